"""What is staged for the next commit, read from Git's own objects: never from the working tree, which may differ."""

import os
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from gongkai.load.unusable import Unusable
from gongkai.text import N_

NO_GIT = N_("Git is not installed here, or cannot be started; without it nobody knows what is staged.")
NO_REPOSITORY = N_("This folder is not in a Git repository, so nothing is staged here.")
GIT_FAILED = N_("Git does not say what is staged. Run “git status” and see what it complains about.")

LARGEST = 16 * 1024 * 1024  # bytes of a file that is looked into
_SUBMODULE = "160000"
_PATIENCE = 120  # seconds
_AT_ONCE = 500  # files


class NoIndex(Unusable):
    """Git cannot tell what is staged."""


class Staged(Struct, frozen=True):
    """A file as it is staged: its path from the top of the repository, the object that holds it, and its size."""

    path: str
    blob: str
    size: int


class Index:
    """The index of the repository around a folder. Raises NoIndex where there is none."""

    def __init__(self, root: Path) -> None:
        """Look for the repository around `root`."""
        self._root = root
        # Where the folder lies in the repository, "" or "some/folder/".
        self.prefix = os.fsdecode(self._git("rev-parse", "--show-prefix").rstrip(b"\n"))

    def changed(self) -> list[Staged]:
        """Return every file that is new or changed in the index, with submodules left out."""
        said = self._git(
            "diff", "--cached", "--raw", "-z", "--no-renames", "--no-abbrev", "--diff-filter=ACM", "--no-ext-diff"
        )
        parts = said.split(b"\0")[:-1]
        found = []
        for about, path in zip(parts[::2], parts[1::2], strict=True):
            _, mode, _, blob, _ = about.decode().split(" ")
            if mode != _SUBMODULE:
                found.append((os.fsdecode(path), blob))
        return self._sized(found)

    def files_in(self, folder: str) -> list[Staged]:
        """Return all files of the index below `folder`, which is seen from the folder that was asked about."""
        said = self._git("ls-files", "--stage", "-z", "--full-name", "--", folder)
        entries = [entry.split(b"\t", 1) for entry in said.split(b"\0")[:-1]]
        return self._sized([(os.fsdecode(path), about.decode().split(" ")[1]) for about, path in entries])

    def contents(self, files: Sequence[Staged]) -> Iterator[tuple[Staged, bytes]]:
        """Yield the files that are not too large, with their content."""
        some: list[Staged] = []
        for file in files:
            if file.size > LARGEST:
                continue
            some.append(file)
            if len(some) == _AT_ONCE or sum(one.size for one in some) > LARGEST:
                yield from self._read(some)
                some = []
        yield from self._read(some)

    def _read(self, files: list[Staged]) -> Iterator[tuple[Staged, bytes]]:
        said = self._git("cat-file", "--batch", given="".join(f"{file.blob}\n" for file in files).encode())
        start = 0
        for file in files:
            start = said.index(b"\n", start) + 1  # after the line that says which object follows
            yield file, said[start : start + file.size]
            start += file.size + 1

    def _sized(self, found: list[tuple[str, str]]) -> list[Staged]:
        asked = "".join(f"{blob}\n" for _, blob in found).encode()
        said = self._git("cat-file", "--batch-check=%(objectsize)", given=asked).decode().split("\n")
        return [
            Staged(path, blob, int(size)) for (path, blob), size in zip(found, said, strict=False) if size.isdigit()
        ]

    def _git(self, *arguments: str, given: bytes = b"") -> bytes:
        # Nothing may be asked for, fetched or replaced: this runs in the middle of a commit.
        environment = os.environ | {"GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1"}
        command = ["git", "-C", str(self._root), "--no-replace-objects", "-c", "core.quotePath=off", *arguments]
        try:
            done = subprocess.run(command, input=given, capture_output=True, env=environment, timeout=_PATIENCE)
        except (OSError, subprocess.SubprocessError) as error:
            raise NoIndex(NO_GIT, {}) from error
        if done.returncode:
            raise NoIndex(NO_REPOSITORY if b"not a git repository" in done.stderr else GIT_FAILED, {})
        return done.stdout
