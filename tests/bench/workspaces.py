"""Made-up archives to measure on, each a whole repository in a folder of its own."""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

from tests.bench.process import cost_of

# All measurements judge at one day, so that the law and the archive are the same next year.
AS_OF = "2026-06-30"
SEED = "7"
MUCH = 10**9  # bytes; the pages of one run are a tenth of it


class DemoError(Exception):
    """The archive to measure on could not be written."""


def workspace(base: Path, records: int) -> Path:
    """Return a fresh repository with so many made-up records, in a folder below `base`."""
    folder = base / f"records-{records}"
    shutil.rmtree(folder, ignore_errors=True)
    folder.parent.mkdir(parents=True, exist_ok=True)
    size = ["--records", str(records), "--seed", SEED]
    written = cost_of([sys.executable, "-m", "gongkai", "demo", str(folder), *size, "--lang", "en"])
    if written.status:
        raise DemoError(written.said)
    return folder


def forget(folder: Path) -> None:
    """Empty the cache of the tools, so that the next run is a first one."""
    shutil.rmtree(folder / "build" / "cache", ignore_errors=True)


@contextmanager
def fast_folder(base: Path) -> Iterator[Path]:
    """Give an empty folder in memory to write pages to; below `base` where the system has none.

    To make a file costs ten times as much on one disk as on another, and that is nobody's merit here.
    """
    memory = Path("/dev/shm")  # noqa: S108  # memory is just what is wanted
    fits = memory.is_dir() and os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > MUCH
    folder = Path(mkdtemp(prefix="gongkai-bench-", dir=memory if fits else base))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def a_case(folder: Path) -> Path:
    """Return a record that can be changed without anything else becoming wrong."""
    return min((folder / "records" / "cases").rglob("*.yml"))


def change(record: Path) -> None:
    """Change one record: another line of note at its end, or that line taken away again."""
    text = record.read_text("utf-8")
    note = "note: 补充了一句说明。\n"
    record.write_text(text.removesuffix(note) if text.endswith(note) else text + note, "utf-8")
