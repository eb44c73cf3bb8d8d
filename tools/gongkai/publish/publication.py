"""The folder of the site and the one beside it, in which the next site is made.

The two change places when the new site is whole, so that a reader never sees half of one, and what cannot be finished
leaves the old one as it was. The folder beside still holds the site before the last: what has not changed since is not
written again. What each of them holds, and what that was made from, is kept in a file outside of the site, because it
is of no use to a reader and differs from machine to machine.
"""

import ctypes
import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
from msgspec import Struct

from gongkai.text import N_

MARK = ".gongkai-site"  # says that a folder is a site of ours and may be replaced, and which commit it was made from


NOT_OURS = N_("{out} holds files that are not a site made by Gongkai. Choose another folder, or empty it yourself.")
BUSY = N_("Another build is writing to {out}; wait until it has finished.")


class NotPublished(Exception):
    """There can be no new site in that folder. `message` is a sentence with named gaps, `facts` fills them."""

    def __init__(self, message: str, **facts: str | int) -> None:
        super().__init__(message.format_map(facts))
        self.message = message
        self.facts = facts


class NotOurs(NotPublished):
    """The folder to publish into holds something else."""


class Busy(NotPublished):
    """Another build is at work on the same folder."""


class Held(Struct, frozen=True, array_like=True):
    """A file that a folder holds: what it was made from, and its size and time, by which a change by hand is seen."""

    made_from: str
    size: int
    modified: int

    @classmethod
    def of(cls, file: Path, made_from: str) -> "Held":
        """Return what is to be kept of a file as it stands."""
        status = file.stat()
        return cls(made_from, status.st_size, status.st_mtime_ns)


class Publication:
    """A new site while it is being made in `folder`, which holds the files `before` already."""

    def __init__(self, folder: Path, before: dict[str, Held]) -> None:
        self._folder = folder
        self._before = before
        self._files: dict[str, str] = {}

    @property
    def folder(self) -> Path:
        """Return where the new site is being made."""
        return self._folder

    def wants(self, path: str, made_from: str) -> bool:
        """Return whether a file has to be written; not where the folder holds it already, made from the same."""
        self._files[path] = made_from
        held = self._before.get(path)
        return held is None or held.made_from != made_from

    def write(self, path: str, content: bytes) -> None:
        """Write a file of the site."""
        target = self._folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.unlink(missing_ok=True)  # it may be the same file as that of the site which is being read
        target.write_bytes(content)

    def read(self, path: str) -> bytes:
        """Return what a file of the site holds, written now or before. Raises OSError where there is none."""
        return (self._folder / path).read_bytes()

    def finish(self, commit: str) -> dict[str, Held]:
        """Take away what does not belong to the site, and return what does."""
        self.write(MARK, f"{commit}\n".encode())
        for path in _files_in(self._folder):
            if path not in self._files and path != MARK:
                (self._folder / path).unlink()
        for folder, _, _ in os.walk(self._folder, topdown=False):
            _remove_if_empty(Path(folder))
        return {path: Held.of(self._folder / path, made_from) for path, made_from in self._files.items()}


@contextmanager
def publication(out: Path, commit: str, *, anew: bool = False) -> Iterator[Publication]:
    """Give a site to be filled; when all went well, it stands at `out` afterwards, and else nothing has changed there.

    With `anew`, every file is written, whatever the folder beside holds. Raises NotOurs where `out` holds files that
    are no site of ours, and Busy while another build is at work.
    """
    out = out.resolve()  # what a link leads to is replaced, not the link
    if out.exists() and any(out.iterdir()) and not (out / MARK).is_file():
        raise NotOurs(NOT_OURS, out=str(out))
    out.parent.mkdir(parents=True, exist_ok=True)
    with _alone(out):
        aside, moved = _beside(out, "aside"), _beside(out, "moved")
        if moved.exists() and not out.exists():
            moved.rename(out)  # the build before was ended between two renames
        shutil.rmtree(moved, ignore_errors=True)
        before = {} if anew else _held(out, aside) or _linked(out, aside)
        if not before:
            _empty(aside)
        # From here on the folder is neither the one site nor the other: without its list nobody will trust it.
        for file in out.parent.glob(f".{out.name}-list-*"):
            if not out.exists() or file != _list_of(out, out):
                file.unlink()
        new = Publication(aside, before)
        try:
            yield new
        except BaseException:
            shutil.rmtree(aside, ignore_errors=True)  # perhaps it was the disk that had no room for it
            raise
        _list_of(out, aside).write_bytes(msgspec.msgpack.encode(new.finish(commit)))
        _exchange(aside, out, moved)


def _exchange(aside: Path, out: Path, moved: Path) -> None:
    """Let two folders change places: in one step where the system can, so that at no moment there is no site."""
    if not out.exists():
        aside.rename(out)
        return
    swap = getattr(ctypes.CDLL(None), "renameat2", None)  # Linux; elsewhere three steps, which the next build mends
    if swap and swap(_HERE, os.fsencode(aside), _HERE, os.fsencode(out), _RENAME_EXCHANGE) == 0:
        return
    out.rename(moved)
    aside.rename(out)
    moved.rename(aside)


_HERE = -100  # AT_FDCWD
_RENAME_EXCHANGE = 2


def _beside(out: Path, what: str) -> Path:
    return out.with_name(f".{out.name}-{what}")


def _list_of(out: Path, folder: Path) -> Path:
    """Return where it is kept what a folder holds. The inode stays with the folder when it changes places."""
    return _beside(out, f"list-{folder.stat().st_ino}")


def _held(out: Path, folder: Path) -> dict[str, Held]:
    """Return what a folder holds as it was written; what somebody has changed or taken away since is left out."""
    try:
        files = msgspec.msgpack.decode(_list_of(out, folder).read_bytes(), type=dict[str, Held])
    except (OSError, msgspec.MsgspecError):
        return {}
    return {path: held for path, held in files.items() if _is_as_written(folder / path, held)}


def _is_as_written(file: Path, held: Held) -> bool:
    try:
        return Held.of(file, held.made_from) == held
    except OSError:
        return False


def _linked(out: Path, aside: Path) -> dict[str, Held]:
    """Make `aside` hold the files of `out`, and return what they were made from; nothing where it cannot.

    The two then share their files on the disk, which costs a hundredth of making them again.
    """
    files = _held(out, out)
    _empty(aside)
    try:
        for path in files:
            (aside / path).parent.mkdir(parents=True, exist_ok=True)
            (aside / path).hardlink_to(out / path)
    except OSError:
        return {}
    return files


def _empty(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()


@contextmanager
def _alone(out: Path) -> Iterator[None]:
    with _beside(out, "lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise Busy(BUSY, out=str(out)) from error
        yield


def _files_in(folder: Path) -> Iterator[str]:
    for top, _, names in os.walk(folder):
        inside = os.path.relpath(top, folder)
        yield from (name if inside == "." else f"{inside}/{name}" for name in names)


def _remove_if_empty(folder: Path) -> None:
    try:
        folder.rmdir()
    except OSError:
        return  # something is in it
