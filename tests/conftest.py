"""What several tests share: sites that were built once, a browser, and a visitor whose every request is watched."""

import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment, FileSystemBytecodeCache
from playwright.sync_api import Browser

from gongkai.publish import build, templates
from gongkai.publish.build import FRAME
from gongkai.publish.frame import build_frame
from gongkai.publish.page import Page
from gongkai.publish.site import Site
from tests.browser import Serve, Visit, Visitor, served, started_browser, visit
from tests.runner import TODAY
from tests.site_reader import ROOT, MakeRepository, PublishedSite, Repository


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--bless`."""
    parser.addoption("--bless", action="store_true", help="write the golden files anew from what comes out now")


@pytest.fixture(scope="session")
def compiled_templates(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Let a template be compiled once for all sites of these tests: it takes longer than filling it for a small one."""
    cache = FileSystemBytecodeCache(str(tmp_path_factory.mktemp("templates")))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(templates, "Environment", partial(Environment, bytecode_cache=cache))
        yield


@pytest.fixture(scope="session")
def repository(tmp_path_factory: pytest.TempPathFactory, compiled_templates: None) -> MakeRepository:
    """Return a function that makes a repository to publish from; MkDocs makes the frame once for all of them."""
    frame = tmp_path_factory.mktemp("mkdocs") / "frame"

    def make(**changed: Any) -> Repository:
        if not frame.exists():
            build_frame(ROOT, frame)
        made = Repository(tmp_path_factory.mktemp("repository"), **changed)
        shutil.copytree(frame, made.root / FRAME)
        return made

    return make


@pytest.fixture(scope="session")
def page_templates() -> Iterator[dict[str, str]]:
    """By which template each page made from records was made: path -> template, of Chinese pages of all sites."""
    found: dict[str, str] = {}
    original = build.all_pages

    def watched(site: Site) -> Iterator[Page]:
        for page in original(site):
            found[page.path] = page.template
            yield page

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(build, "all_pages", watched)
        yield found


@pytest.fixture(scope="session")
def real_site(repository: MakeRepository, page_templates: dict[str, str]) -> PublishedSite:
    """The site of the records of this project."""
    return repository(records=ROOT / "records", day=TODAY).build()


@pytest.fixture(scope="session")
def small_site(repository: MakeRepository) -> PublishedSite:
    """The site of tests/archive. Nobody changes it: who wants to makes a repository of their own."""
    return repository().build()


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
