"""Whole processes, measured from outside: what they and all their children cost."""

import os
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile

ROOT = Path(__file__).parents[2]
# The memory of a whole family of processes is looked at so often; finer would cost what it measures.
LOOK_EVERY = 0.2  # seconds
PATIENCE = 3600  # seconds


@dataclass(frozen=True)
class Cost:
    """What a run cost: seconds of wall clock and of CPU (children included), and bytes of memory at the peak.

    `peak` is that of the largest single process. `family` sums the proportional share of all processes, looked at
    every fifth of a second; None where the system does not tell or the run was too short to look.
    """

    wall: float
    user: float
    system: float
    peak: int
    family: int | None
    status: int
    said: str = ""

    @property
    def cpu(self) -> float:
        """Return the seconds of CPU, in the program and in the system on its behalf."""
        return self.user + self.system

    @property
    def memory(self) -> int:
        """Return the best figure there is for the memory in use at the peak, in bytes."""
        return max(self.peak, self.family or 0)

    def plus(self, other: "Cost") -> "Cost":
        """Return the cost of one run after another."""
        families = [cost.family for cost in (self, other) if cost.family is not None]
        return Cost(
            self.wall + other.wall,
            self.user + other.user,
            self.system + other.system,
            max(self.peak, other.peak),
            max(families, default=None),
            self.status or other.status,
            self.said + other.said,
        )


def cost_of(command: Sequence[str], environment: Mapping[str, str] | None = None, folder: Path = ROOT) -> Cost:
    """Run `command` to its end and return what it cost. Its output is kept, the last 4,000 characters of it."""
    with TemporaryFile() as output:
        begun = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, env=ours(environment or {}), stdout=output, stderr=subprocess.STDOUT
        )
        with _watched(process.pid) as looked:
            # wait4, because only it says what this child and the children it waited for have used.
            _, status, used = os.wait4(process.pid, 0)
            wall = time.perf_counter() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(max(0, output.seek(0, os.SEEK_END) - 4000))
        said = output.read().decode("utf-8", "replace")
    kilobytes = 1 if os.uname().sysname == "Darwin" else 1024
    return Cost(
        wall, used.ru_utime, used.ru_stime, used.ru_maxrss * kilobytes, looked.most, process.returncode, said.strip()
    )


def ours(more: Mapping[str, str]) -> dict[str, str]:
    """Return an environment in which this working copy is the one that is imported, and every run is alike."""
    return {
        **os.environ,
        "PYTHONPATH": str(ROOT / "tools"),
        "PYTHONHASHSEED": "0",
        "PYTHONUTF8": "1",
        "NO_MKDOCS_2_WARNING": "1",
        **more,
    }


class _watched:  # noqa: N801  # reads as a word: with _watched(process) as looked
    """Look at the memory of a process and its children until the block ends. `most` is the most that was seen."""

    def __init__(self, process: int) -> None:
        self.most: int | None = None
        self._process = process
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> "_watched":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._over.wait(LOOK_EVERY):
            shares = [share for process in _family(self._process) if (share := _proportional(process)) is not None]
            if shares:
                self.most = max(self.most or 0, sum(shares))


def _family(process: int) -> Iterator[int]:
    yield process
    for children in Path(f"/proc/{process}/task").glob("*/children"):
        try:
            found = children.read_text().split()
        except OSError:
            continue
        for child in found:
            yield from _family(int(child))


def _proportional(process: int) -> int | None:
    """Return the memory of a process in bytes, with what it shares divided among those who share it."""
    try:
        for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    except OSError:
        return None
    return None
