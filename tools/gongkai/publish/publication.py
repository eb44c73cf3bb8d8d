"""The folder of the site and the one beside it, in which the next site is made.

The two change places when the new site is whole, so that a reader never sees half of one, and what cannot be finished
leaves the old one as it was. The folder beside still holds the site before the last: what has not changed since is not
written again. Each of them lists what it holds and what that was made from.
"""

import fcntl
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

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
        self.written = 0

    def is_fresh(self) -> bool:
        """Return whether nothing of an earlier site can be used."""
        return not self._before

    def add(self, path: str, made_from: str, make: Callable[[], bytes]) -> None:
        """Publish a file. `make` is called only where the folder does not hold it yet, made from the same."""
        self.files[path] = made_from
        if self._before.get(path) == made_from:
            return
        target = self._folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(make())
        self.written += 1

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
        new = Publication(aside, {} if anew else _contents(aside))
        # From here on the folder is neither the one site nor the other: without the list nobody will trust it.
        if new.is_fresh():
            shutil.rmtree(aside, ignore_errors=True)
            aside.mkdir()
        (aside / MARK).unlink(missing_ok=True)
        yield new
        if out.exists():
            out.rename(moved)
        aside.rename(out)
        if moved.exists():
            moved.rename(aside)


def _contents(folder: Path) -> dict[str, str]:
    try:
        return msgspec.json.decode((folder / MARK).read_bytes(), type=Contents).files
    except (OSError, msgspec.MsgspecError):
        return {}


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
