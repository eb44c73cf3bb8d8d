"""`gongkai serve`: the site on this machine, built again on every change, and never worse than the last good one."""

import os
import queue
import re
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

import gongkai
from tests.site_reader import MakeRepository, Repository

CASE = "records/cases/hexiangyuan/2024-014.yml"
CASE_PAGE = "cases/hexiangyuan/2024-014.html"
TITLE, OTHER_TITLE, THIRD_TITLE = "1号楼顶层渗水报修", "1号楼顶层漏水报修", "1号楼楼顶漏水报修"
PATIENCE = 60  # seconds until a test gives up; it waits no longer than it has to


class Server:
    """A running `gongkai serve`, with what it says."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process
        self._lines: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._listen, daemon=True).start()
        self.said: list[str] = []

    def _listen(self) -> None:
        assert self._process.stdout
        for line in self._process.stdout:
            self._lines.put(line)

    def says(self, pattern: str) -> re.Match[str]:
        """Wait for a line in which `pattern` is found."""
        while True:
            try:
                self.said.append(self._lines.get(timeout=PATIENCE))
            except queue.Empty:
                pytest.fail(f"{pattern!r} was not said, but:\n{''.join(self.said)}")
            if found := re.search(pattern, self.said[-1]):
                return found

    def end(self) -> int:
        """Stop it as Ctrl+C does, and return its status."""
        self._process.send_signal(signal.SIGINT)
        return self._process.wait(PATIENCE)


@contextmanager
def serving(made: Repository) -> Iterator[Server]:
    command = [sys.executable, "-u", "-m", "gongkai", "serve", "--port", "0", "--as-of", made.day, "--lang", "en"]
    changed = os.environ | {
        "PYTHONPATH": str(Path(gongkai.__file__).parents[1]),
        "GIT_CEILING_DIRECTORIES": str(made.root.parent),
    }
    piped = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True, "encoding": "utf-8"}
    with subprocess.Popen(command, cwd=made.root, env=changed, **piped) as process:  # type: ignore[call-overload]
        try:
            yield Server(process)
        finally:
            process.kill()


def page(address: str, path: str) -> str:
    with urlopen(address + path) as answer:  # noqa: S310 -- the address that was said, which begins with http
        assert answer.headers["Cache-Control"] == "no-store"
        text: str = answer.read().decode("utf-8")
        return text


def test_a_change_is_seen_and_a_broken_record_or_template_leaves_the_last_good_site(
    repository: MakeRepository,
) -> None:
    made = repository()
    with serving(made) as server:
        address = server.says(r"http://127\.0\.0\.1:[0-9]+/")[0]
        assert TITLE in page(address, CASE_PAGE)

        made.replace(CASE, TITLE, OTHER_TITLE)
        server.says("written anew")
        assert OTHER_TITLE in page(address, CASE_PAGE)

        made.replace(CASE, "status: closed", "status: closed\nnonsense: 1")
        server.says("nonsense")
        server.says("What was there before is still there")
        assert OTHER_TITLE in page(address, CASE_PAGE)
        made.replace(CASE, "\nnonsense: 1", "")
        server.says("written anew")

        made.replace("site/templates/record.html.j2", "{% block body %}", "{% block body %}{{ nobody.knows }}")
        server.says("'nobody' is undefined")
        assert OTHER_TITLE in page(address, CASE_PAGE)
        made.replace("site/templates/record.html.j2", "{{ nobody.knows }}", "")
        server.says("written anew")

        made.replace(CASE, OTHER_TITLE, THIRD_TITLE)
        server.says("written anew")
        assert THIRD_TITLE in page(address, CASE_PAGE)
        assert server.end() == 0
        assert "Traceback" not in "".join(server.said)


def test_records_that_cannot_be_published_yet_are_served_when_they_can(repository: MakeRepository) -> None:
    made = repository()
    made.replace(CASE, "status: closed", "status: closed\nnonsense: 1")
    with serving(made) as server:
        server.says("nonsense")
        address = server.says(r"http://127\.0\.0\.1:[0-9]+/")[0]
        with pytest.raises(HTTPError) as nothing:
            page(address, "index.html")
        assert nothing.value.code == 404
        nothing.value.close()
        made.replace(CASE, "\nnonsense: 1", "")
        server.says("written anew")
        assert TITLE in page(address, CASE_PAGE)


def test_nobody_on_the_network_is_served(repository: MakeRepository) -> None:
    with serving(repository()) as server:
        port = int(server.says(r"http://127\.0\.0\.1:([0-9]+)/")[1])
        # Another address of this machine, which a server for everybody would answer on.
        with pytest.raises(ConnectionRefusedError), socket.create_connection(("127.0.0.2", port), timeout=PATIENCE):
            pass


def test_a_port_in_use_is_told_in_one_sentence(repository: MakeRepository) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = repository().gongkai("serve", "--port", str(port), "--lang", "en")
    assert result.exit_code == 2
    assert f"Port {port} is in use on this machine." in result.stderr
