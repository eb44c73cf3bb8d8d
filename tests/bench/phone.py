"""How long a resident with an old phone waits for a page: slow processor, slow line, nothing loaded before.

The browser is told to run four times slower than this machine, and to load 400 kbit/s with a delay on each request. The
site is served compressed, as every static host does. What counts is the moment when the words of the page are drawn.
"""

import gzip
import statistics
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Browser

from tests.bench.targets import Line
from tests.browser import started_browser

SLOWER = 4  # times
LINE = 400_000 // 8  # bytes a second
DELAYS = (150, 400)  # ms: a usual mobile line, and a bad one
PATIENCE = 1.0  # seconds, the target of the design
LIGHT = 100_000  # bytes of a page before images, the same
_PACKED = {".html", ".css", ".js", ".svg", ".json"}
PAINTED = "performance.getEntriesByName('first-contentful-paint')[0].startTime"
LOADED = "performance.getEntriesByType('resource').map(one => new URL(one.name).pathname)"


class _Compressed(SimpleHTTPRequestHandler):
    """A static host: files with gzip, kept connections, nothing said about it."""

    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- the name is the standard library's
        """Print nothing: the benchmark prints figures."""

    def do_GET(self) -> None:
        """Answer with the file, compressed where that is worth it."""
        file = Path(self.translate_path(self.path))
        if not file.is_file() or file.suffix not in _PACKED:
            super().do_GET()
            return
        packed = gzip.compress(file.read_bytes(), 6)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(packed)))
        self.end_headers()
        self.wfile.write(packed)


@contextmanager
def _host(folder: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Compressed, directory=str(folder))) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def seconds_to_read(browser: Browser, address: str, delay: int) -> tuple[float, list[str]]:
    """Return after how many seconds the words of a page stand on a phone, and which other files it loaded by then."""
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, device_scale_factor=2, service_workers="block"
    )
    try:
        page = context.new_page()
        page.goto("about:blank")
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.setCacheDisabled", {"cacheDisabled": True})
        session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        line = {"offline": False, "latency": delay, "downloadThroughput": LINE, "uploadThroughput": LINE}
        session.send("Network.emulateNetworkConditions", line)
        page.goto(address, wait_until="load")
        page.wait_for_function("performance.getEntriesByName('first-contentful-paint').length > 0")
        return page.evaluate(PAINTED) / 1000, page.evaluate(LOADED)
    finally:
        context.close()


def phone_lines(site: Path, rounds: int) -> list[Line]:
    """Return the figures about the largest page of a compound of the site in the folder `site`."""
    pages = [file for file in (site / "compounds").glob("*.html") if file.name != "index.html"]
    largest = max(pages, key=lambda file: (file.stat().st_size, file.name))
    lines = [Line("the largest page of a compound, before images", largest.stat().st_size / 1000, "kB", LIGHT / 1000)]
    with started_browser() as browser, _host(site) as home:
        address = home + largest.relative_to(site).as_posix()
        for delay in DELAYS:
            taken = [seconds_to_read(browser, address, delay) for _ in range(rounds)]
            what = f"a compound on a phone {SLOWER} times slower, 400 kbit/s, {delay} ms: until its words stand"
            lines.append(Line(what, statistics.median(seconds for seconds, _ in taken), "s", PATIENCE))
        loaded = [site / path.lstrip("/") for path in taken[0][1]]
    files = [largest, *(file for file in loaded if file.is_file())]
    weight = sum(len(gzip.compress(file.read_bytes(), 6)) for file in files)
    lines.append(Line(f"a compound on a phone: all {len(files)} files, compressed", weight / 1000, "kB"))
    return lines
