"""A real browser for the tests: the system's Chromium, a folder served on 127.0.0.1, a watch on every request."""

import json
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, Route, sync_playwright

AXE = Path(__file__).parent / "npm/node_modules/axe-core/axe.min.js"
NAMES = ("chromium", "chromium-browser", "google-chrome", "/usr/bin/chromium")
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def chromium() -> str:
    """Return where Chromium is. Without one the test fails, and says which command mends it: it never skips."""
    for name in NAMES:
        if found := shutil.which(name):
            return found
    pytest.fail(
        "The browser tests need Chromium: sudo apt-get update && sudo apt-get install -y chromium fonts-wqy-microhei",
        pytrace=False,
    )


@contextmanager
def started_browser() -> Iterator[Browser]:
    """Run Chromium without a window for as long as the block lasts."""
    path = chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- the name is the standard library's
        """Print nothing: pytest shows what a test needs."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve `folder` on a free port of 127.0.0.1 and yield its address, with a slash at the end."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


class Visitor:
    """One reader with a browser of their own. `elsewhere` lists the requests that were not for `home`; none got out."""

    def __init__(self, context: BrowserContext, home: str) -> None:
        self.home = home
        self.elsewhere: list[str] = []
        self.complaints: list[str] = []
        context.on("request", self._seen)
        context.route("**/*", self._guard)
        self.page: Page = context.new_page()
        # What the browser itself objects to: a script error, or something the content security policy refused.
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("console", lambda line: self.complaints.append(line.text) if line.type == "error" else None)

    def open(self, path: str = "") -> Page:
        """Open `path` below the home address and return the page."""
        self.page.goto(self.home + path)
        return self.page

    def _is_home(self, url: str) -> bool:
        return url.startswith((self.home, "data:", "blob:", "about:"))

    def _seen(self, request: Request) -> None:
        if not self._is_home(request.url):
            self.elsewhere.append(request.url)

    def _guard(self, route: Route) -> None:
        if self._is_home(route.request.url):
            route.continue_()
        else:
            route.abort()


@contextmanager
def visit(browser: Browser, home: str, **context: Any) -> Iterator[Visitor]:
    """Yield a visitor to the site at `home`; `context` goes to Playwright's `new_context` (viewport, color_scheme)."""
    opened = browser.new_context(service_workers="block", **context)
    try:
        yield Visitor(opened, home)
    finally:
        opened.close()


def axe_violations(page: Page, impacts: frozenset[str] = frozenset({"serious", "critical"})) -> list[str]:
    """Return what axe-core finds wrong with the accessibility of `page`: rule and element, one line each."""
    if not AXE.exists():
        pytest.fail("axe-core is missing: cd tests/npm && npm ci", pytrace=False)
    # Not as a script element: the page's content security policy would rightly refuse it.
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate("() => axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{violation['id']} ({violation['impact']}): {json.dumps(node['target'])} {node['html'][:200]}"
        for violation in found["violations"]
        if violation["impact"] in impacts
        for node in violation["nodes"]
    ]


Serve = Callable[[Path], str]
Visit = Callable[..., Visitor]
