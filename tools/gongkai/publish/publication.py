"""The folder of the site and the one beside it, in which the next site is made.

The two change places when the new site is whole, so that a reader never sees half of one, and what cannot be finished
leaves the old one as it was. The folder beside still holds the site before the last: what has not changed since is not
written again. Each of them lists what it holds and what that was made from.
"""

import fcntl
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

import msgspec
from msgspec import Struct

MARK = ".gongkai-site"  # the list; it also says that a folder is a site of ours, and may be replaced


class NotOurs(Exception):
    """The folder to publish into holds something else. `str()` says so in one sentence."""


class Busy(Exception):
    """Another build is at work on the same folder. `str()` says so in one sentence."""


class Contents(Struct, frozen=True):
    """What a folder holds: the commit that the site was made from, and for each file what it was made from."""

    commit: str
    files: dict[str, str]


class Publication:
    """A new site while it is being made."""

    def __init__(self, folder: Path, before: dict[str, str]) -> None:
        self._folder = folder
        self._before = before
        self.files: dict[str, str] = {}

    def wants(self, path: str, made_from: str) -> bool:
        """Return whether a file has to be written; not where the folder holds it already, made from the same."""
        self.files[path] = made_from
        return self._before.get(path) != made_from

    def write(self, path: str, content: bytes) -> None:
        """Write a file of the site."""
        target = self._folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.unlink(missing_ok=True)  # it may be the same file as that of the site which is being read
        target.write_bytes(content)

    def finish(self, commit: str) -> None:
        """Take away what no longer belongs to the site, and list what does."""
        for path in self._before.keys() - self.files.keys():
            (self._folder / path).unlink(missing_ok=True)
            _drop_empty(self._folder, (self._folder / path).parent)
        (self._folder / MARK).write_bytes(msgspec.json.encode(Contents(commit, dict(sorted(self.files.items())))))


@contextmanager
def publication(out: Path, *, anew: bool = False) -> Iterator[Publication]:
    """Give a site to be filled; when all went well, it stands at `out` afterwards, and else nothing has changed there.

    With `anew`, every file is written, whatever the folder beside holds. Raises NotOurs where `out` holds files that
    are no site of ours, and Busy while another build is at work.
    """
    out = out.resolve()  # what a link leads to is replaced, not the link
    if out.exists() and any(out.iterdir()) and not (out / MARK).is_file():
        raise NotOurs(
            f"{out} holds files that are not a site made by Gongkai. Choose another folder, or empty it yourself."
        )
    out.parent.mkdir(parents=True, exist_ok=True)
    aside, moved = out.with_name(f".{out.name}-aside"), out.with_name(f".{out.name}-moved")
    with _alone(out.with_name(f".{out.name}-lock"), out):
        if moved.exists() and not out.exists():
            moved.rename(out)  # the build before was ended between two renames
        shutil.rmtree(moved, ignore_errors=True)
        before = {} if anew else _contents(aside) or _linked(out, aside)
        if not before:
            _empty(aside)
        # From here on the folder is neither the one site nor the other: without the list nobody will trust it.
        (aside / MARK).unlink(missing_ok=True)
        yield Publication(aside, before)
        if out.exists():
            out.rename(moved)
        aside.rename(out)
        if moved.exists():
            moved.rename(aside)


def _contents(folder: Path) -> dict[str, str]:
    try:
        files = msgspec.json.decode((folder / MARK).read_bytes(), type=Contents).files
    except (OSError, msgspec.MsgspecError):
        return {}
    inside = (PurePosixPath(path) for path in files)
    return {} if any(path.is_absolute() or ".." in path.parts for path in inside) else files


def _linked(out: Path, aside: Path) -> dict[str, str]:
    """Make `aside` hold the files of `out`, and return what they were made from; nothing where it cannot.

    The two then share their files on the disk, which costs a hundredth of making them again.
    """
    files = _contents(out)
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
def _alone(lock: Path, out: Path) -> Iterator[None]:
    with lock.open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise Busy(f"Another build is writing to {out}; wait until it has finished.") from error
        yield


def _drop_empty(top: Path, folder: Path) -> None:
    while folder != top:
        try:
            folder.rmdir()
        except OSError:
            return
        folder = folder.parent
