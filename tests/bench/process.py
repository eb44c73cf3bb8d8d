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
# The memory of a process is looked at so often, and that of its whole family together every fourth time only: finer
# would cost what it measures.
LOOK_EVERY = 0.05  # seconds
FAMILY_EVERY = 4
PATIENCE = 3600  # seconds


@dataclass(frozen=True)
class Cost:
    """What a run cost: seconds of wall clock and of CPU (children included), and bytes of memory at the peak.

    `peak` is that of the largest single process. `family` sums the proportional share of all processes at one time;
    None where the system does not tell or the run was too short to look.
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
    # Second choice, because Linux counts into it how large we were ourselves when the child was made.
    largest = used.ru_maxrss * (1 if os.uname().sysname == "Darwin" else 1024)
    peak = looked.largest or largest
    return Cost(wall, used.ru_utime, used.ru_stime, peak, looked.family, process.returncode, said.strip())


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
    """Look at the memory of a process and its children until the block ends.

    `largest` is the most that one of them has had, `family` the most that they were seen to have together.
    """

    def __init__(self, process: int) -> None:
        self.largest: int | None = None
        self.family: int | None = None
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
        looks = 0
        while not self._over.wait(LOOK_EVERY):
            looks += 1
            family = list(_family(self._process))
            peaks = [_bytes(process, "status", "VmHWM:") for process in family]
            self.largest = max((peak for peak in (self.largest, *peaks) if peak), default=None)
            if looks % FAMILY_EVERY == 0:
                # What processes share is divided among those who share it, so that the sum counts it once.
                together = sum(_bytes(process, "smaps_rollup", "Pss:") or 0 for process in family)
                self.family = max(self.family or 0, together) or None


def _family(process: int) -> Iterator[int]:
    yield process
    for children in Path(f"/proc/{process}/task").glob("*/children"):
        try:
            found = children.read_text().split()
        except OSError:
            continue
        for child in found:
            yield from _family(int(child))


def _bytes(process: int, file: str, name: str) -> int | None:
    """Return a figure of memory that Linux keeps of a process; None where there is none, or no such process."""
    try:
        for line in Path(f"/proc/{process}/{file}").read_text().splitlines():
            if line.startswith(name):
                return int(line.split()[1]) * 1024
    except OSError:
        return None
    return None
