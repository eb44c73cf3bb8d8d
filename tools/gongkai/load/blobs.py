"""Contents of files as Git holds them, one at a time and quickly: one process of Git answers for as long as we ask.

Pages are rendered in processes of their own, and each asks a Git of its own.
"""

import os
import subprocess
import weakref

from gongkai.load.git import LARGEST, Git


class Blobs:
    """The contents of objects, by id."""

    def __init__(self, git: Git) -> None:
        """Ask this repository, from the first question on."""
        self._git = git
        self._asked: dict[int, subprocess.Popen[bytes]] = {}

    def content(self, blob: str) -> bytes | None:
        """Return what an object holds; None where there is none, or where it is too large to be looked into."""
        process = self._asked.get(os.getpid())
        if process is None:
            process = self._asked[os.getpid()] = self._git.conversation("cat-file", "--batch")
            weakref.finalize(self, _end, process, os.getpid())
        assert process.stdin and process.stdout  # both are pipes
        try:
            process.stdin.write(f"{blob}\n".encode())
            process.stdin.flush()
        except OSError:
            return None  # Git has ended
        said = process.stdout.readline().split()
        if len(said) != 3:
            return None
        content = process.stdout.read(int(said[2]))
        process.stdout.read(1)  # the end of the line after it
        return content if said[1] == b"blob" and len(content) <= LARGEST else None


def _end(process: "subprocess.Popen[bytes]", owner: int) -> None:
    if os.getpid() == owner:
        for pipe in (process.stdin, process.stdout):
            if pipe:
                pipe.close()
        process.wait()
