"""Writing a made-up archive to a folder: aside first, then put in its place, so that no half of one is left."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import count
from pathlib import Path

from gongkai.demo.archive import compound_archive, more_cases
from gongkai.demo.page import Record

# This record is in every made-up archive and in no other: a folder that holds it may be replaced.
MARK = Path("records/areas/demo-city.yml")


class NotEmptyError(Exception):
    """The folder holds something, and nobody said that it may be replaced."""


class NotADemoError(Exception):
    """The folder holds records that this command did not write: it never replaces those."""


class TooFewError(Exception):
    """An archive of so few records has no room for one whole compound. The argument is how many it would take."""


def write(
    folder: Path,
    batches: Iterator[list[Record]],
    beside: Mapping[str, bytes],
    done: Callable[[int], None],
    *,
    force: bool = False,
) -> int:
    """Write an archive into `folder` and return how many records it has; `done` is told how many there are so far.

    `beside` are further files, by their path in the folder. The folder may be missing or empty. With `force` the
    records of an earlier made-up archive and these files are replaced, and nothing else in the folder is touched.
    Raises NotEmptyError or NotADemoError before anything is written; if something goes wrong later, the folder is as
    it was.
    """
    _look(folder, force)
    folder.parent.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        number = _write_records(aside / "records", batches, done)
        for name, data in beside.items():
            (aside / name).parent.mkdir(parents=True, exist_ok=True)
            (aside / name).write_bytes(data)
        _put_in_place(aside, folder, beside)
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return number


def compounds_and_years(compounds: int, years: int, seed: int) -> Iterator[list[Record]]:
    """Yield the records of an archive of so many compounds, one compound at a time."""
    for index in range(compounds):
        yield compound_archive(index, years, seed)


def exactly(records: int, years: int, seed: int) -> Iterator[list[Record]]:
    """Yield exactly so many records: whole compounds, the last one cut among its cases.

    Raises TooFewError where there is no room for one compound.
    """
    left = records
    for index in count():
        batch = compound_archive(index, years, seed)
        needed = sum(not path.startswith("cases/") for path, _ in batch)
        if left < needed:
            if index == 0:
                raise TooFewError(needed)
            # No room for another compound: the first one had a busy year.
            batch = more_cases(0, years, seed, left)
        yield batch[:left]
        left -= len(batch)
        if left <= 0:
            return


def _look(folder: Path, force: bool) -> None:
    if not folder.exists() or not any(folder.iterdir()):
        return
    if not force:
        raise NotEmptyError
    if (folder / "records").exists() and not (folder / MARK).exists():
        raise NotADemoError


def _write_records(root: Path, batches: Iterator[list[Record]], done: Callable[[int], None]) -> int:
    number = 0
    made: set[str] = set()
    base = str(root)
    for batch in batches:
        for path, text in batch:
            inside, _, _ = path.rpartition("/")
            if inside not in made:
                (root / inside).mkdir(parents=True, exist_ok=True)
                made.add(inside)
            # Straight to the system: a hundred thousand small files, each written once.
            file = os.open(f"{base}/{path}.yml", os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
            try:
                os.write(file, text.encode())
            finally:
                os.close(file)
        number += len(batch)
        done(number)
    return number


def _put_in_place(aside: Path, folder: Path, beside: Iterable[str]) -> None:
    aside.chmod(0o755)  # mkdtemp makes it private
    if not folder.exists() or not any(folder.iterdir()):
        aside.replace(folder)
        return
    old = folder / "records"
    if old.exists():
        old.replace(aside / "replaced")
    (aside / "records").replace(old)
    for name in beside:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (aside / name).replace(folder / name)
