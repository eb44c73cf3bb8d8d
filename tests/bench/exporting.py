"""The runs about the data: every format at once, and the check that each export begins with, to be taken off."""

import sys
from pathlib import Path

from tests.bench.runs import Run, Samples
from tests.bench.targets import Line
from tests.bench.workspaces import AS_OF

CHECKED, EVERY_FORMAT = "gongkai check, before an export", "gongkai export, every format"


def export_runs(folder: Path, records: int, rounds: int) -> list[Run]:
    """Return the runs on one archive; the check comes first, so that a later round finds a full cache."""
    judged = ["--root", str(folder), "--as-of", AS_OF, "--lang", "en"]
    check = [sys.executable, "-m", "gongkai", "check", *judged]
    export = [sys.executable, "-m", "gongkai", "export", *judged, "--out", str(folder / "build" / "data")]
    return [
        Run("data", CHECKED, records, [check], rounds=rounds),
        Run("data", EVERY_FORMAT, records, [export], rounds=rounds),
    ]


def export_lines(samples: Samples, records: int) -> list[Line]:
    """Return the figures about the data: seconds, memory, and what a record costs in all formats together."""

    def of(name: str, figure: str) -> float | None:
        return samples.median("data", name, records, figure)

    n = f"{records:,}"
    cpu, checked, memory = of(EVERY_FORMAT, "cpu"), of(CHECKED, "cpu"), of(EVERY_FORMAT, "memory")
    above = (cpu - checked) / records * 1000 if cpu is not None and checked is not None and cpu > checked else None
    return [
        Line(f"export {n} records, every format: wall", of(EVERY_FORMAT, "wall"), "s"),
        Line(f"export {n} records, every format: CPU", cpu, "s"),
        Line(f"export {n} records, every format: CPU a record beyond the check", above, "ms"),
        Line(f"export {n} records, every format: memory", None if memory is None else memory / 10**9, "GB"),
    ]
