"""The files of one commit in a folder of their own, with the history behind them, and nothing of what lies around."""

import os
from pathlib import Path

from gongkai.load.git import Git


def checked_out(git: Git, commit: str, folder: Path) -> Path:
    """Put the files of a commit into `folder`, which is empty, and return where the folder of records/ lies in it.

    The folder becomes a repository of its own that borrows the objects of the other: nothing is written there, no hook
    runs, and changes that nobody has committed stay out. Raises NoHistory where Git cannot do it.
    """
    form = git.ask("rev-parse", "--show-object-format").decode().strip()
    objects = git.absolute(os.fsdecode(git.ask("rev-parse", "--git-path", "objects").rstrip(b"\n")))
    git.ask("init", "--quiet", "--initial-branch=main", "--template=", f"--object-format={form}", str(folder.resolve()))
    borrowed = folder / ".git" / "objects" / "info" / "alternates"
    borrowed.parent.mkdir(parents=True, exist_ok=True)
    borrowed.write_bytes(os.fsencode(objects) + b"\n")
    aside = Git(folder)
    aside.ask("update-ref", "refs/heads/main", commit)
    aside.ask("reset", "--hard", "--quiet", commit)
    return folder / git.prefix
