"""The runs about `gongkai build` as a whole: everything, and after one record has changed."""

import shutil
import sys
import time
from pathlib import Path

from tests.bench.checking import SETTLED
from tests.bench.runs import Run
from tests.bench.workspaces import AS_OF, a_case, change

BUILD, BUILD_CHANGED = "gongkai build, cold", "gongkai build, one record changed"


def build_runs(folder: Path, records: int, rounds: int, changed_too: bool) -> list[Run]:
    """Return the runs on one archive: from nothing, and with `changed_too` again after one record has changed."""
    out = folder / "build" / "html"
    command = [sys.executable, "-m", "gongkai", "build", "--root", str(folder), "--out", str(out), "--as-of", AS_OF]

    def from_nothing() -> None:
        shutil.rmtree(folder / "build", ignore_errors=True)

    def changed() -> None:
        change(a_case(folder))
        time.sleep(SETTLED)

    runs = [Run("build", BUILD, records, [command], before=from_nothing, rounds=rounds)]
    if changed_too:
        runs.append(Run("build", BUILD_CHANGED, records, [command], before=changed, rounds=rounds))
    return runs


def largest_compound_page(folder: Path) -> int | None:
    """Return the size in bytes of the largest page of a compound, without its images; None where there is none."""
    pages = (file for file in (folder / "build" / "html" / "compounds").glob("*.html") if file.name != "index.html")
    return max((page.stat().st_size for page in pages), default=None)
