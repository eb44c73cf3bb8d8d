"""What several tests share: a browser, a server for a folder, and a visitor whose every request is watched."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.browser import Serve, Visit, Visitor, served, started_browser, visit


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests of a worker."""
    with started_browser() as browser:
        yield browser


@pytest.fixture(scope="session")
def serve() -> Iterator[Serve]:
    """Return a function that serves a folder on 127.0.0.1 until the tests end, and returns its address."""
    with ExitStack() as stack:
        addresses: dict[Path, str] = {}

        def address(folder: Path) -> str:
            if folder not in addresses:
                addresses[folder] = stack.enter_context(served(folder))
            return addresses[folder]

        yield address


@pytest.fixture
def visitor(browser: Browser, serve: Serve) -> Iterator[Visit]:
    """Return a function that makes a visitor to a folder's site. A test fails where a request went elsewhere."""
    made: list[Visitor] = []
    with ExitStack() as stack:

        def of(folder: Path, **context: Any) -> Visitor:
            made.append(stack.enter_context(visit(browser, serve(folder), **context)))
            return made[-1]

        yield of
    assert [url for one in made for url in one.elsewhere] == [], "the site asked somebody else for something"
