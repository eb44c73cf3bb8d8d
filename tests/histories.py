"""Small histories made for tests: each commit from a whole tree of files, with parents, dates and modes as given.

One `git fast-import` makes them all, so that forty histories take seconds. The settings of the machine do not count.
"""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

Files = Mapping[str, str]
PLAIN, PROGRAM, LINK, MODULE = "100644", "100755", "120000", "160000"
DAY = 24 * 60 * 60
START = 1_700_000_000


def git(folder: Path, *arguments: str, given: bytes = b"") -> bytes:
    """Run git in `folder` and return what it prints."""
    kept = {"PATH": os.environ["PATH"], "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    who = {f"GIT_{role}_{word}": "t@example.com" for role in ("AUTHOR", "COMMITTER") for word in ("NAME", "EMAIL")}
    done = subprocess.run(["git", *arguments], cwd=folder, input=given, env=kept | who, capture_output=True, check=True)
    return done.stdout


class Made:
    """A repository in the making. `commit` returns a mark; after `finish` the marks have ids."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self._stream: list[bytes] = []
        self._number = 0
        self._ids: dict[int, str] = {}
        self.files: dict[int, Files] = {}  # what each commit holds
        git(folder, "init", "--quiet", "--initial-branch=main", ".")

    def commit(
        self,
        files: Files,
        *parents: int,
        day: int | None = None,
        message: str = "a change",
        modes: Mapping[str, str] | None = None,
        author: str = "t@example.com",
    ) -> int:
        """Add a commit that holds exactly `files`, with `parents` (none: a root), made on a day after the start."""
        self._number += 1
        self.files[self._number] = files
        when = START + (self._number if day is None else day) * DAY
        lines = [
            f"commit refs/heads/c{self._number}\nmark :{self._number}",
            f"author t <{author}> {when} +0800\ncommitter t <t@example.com> {when} +0800",
            f"data {len(message.encode())}\n{message}",
        ]
        lines += [f"{'from' if n == 0 else 'merge'} :{parent}" for n, parent in enumerate(parents)]
        self._stream.append("\n".join([*lines, "deleteall", ""]).encode())
        for path, text in files.items():
            mode = (modes or {}).get(path, PLAIN)
            quoted = '"' + path.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
            if mode == MODULE:
                self._stream.append(f"M {mode} {'1' * 40} {quoted}\n".encode())
                continue
            data = text.encode("utf-8", "surrogateescape")
            self._stream.append(f"M {mode} inline {quoted}\ndata {len(data)}\n".encode("utf-8", "surrogateescape"))
            self._stream.append(data + b"\n")
        return self._number

    def finish(self, head: int | None = None) -> None:
        """Make all commits; `head`, by default the last one, becomes the branch main, checked out nowhere."""
        marks = self.folder / ".git" / "marks"
        git(self.folder, "fast-import", "--quiet", f"--export-marks={marks}", given=b"".join(self._stream))
        for line in marks.read_text().splitlines():
            mark, id_ = line.split()
            self._ids[int(mark[1:])] = id_
        git(self.folder, "update-ref", "refs/heads/main", self[head or self._number])

    def __getitem__(self, mark: int) -> str:
        return self._ids[mark]

    def mark_of(self, id_: str) -> int:
        """Return the mark of a commit."""
        return next(mark for mark, known in self._ids.items() if known == id_)
