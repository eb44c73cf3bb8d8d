"""What is measured: named runs on archives of a size, in rounds that take turns, and the samples they leave."""

import os
import statistics
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from tests.bench.process import Cost, cost_of

# The figures of a cost that are reported, and how to get them.
FIGURES: dict[str, Callable[[Cost], float]] = {
    "cpu": lambda cost: cost.cpu,
    "user": lambda cost: cost.user,
    "wall": lambda cost: cost.wall,
    "memory": lambda cost: cost.memory,
}


@dataclass(frozen=True)
class Run:
    """One thing to measure: its name, on how many records, the commands, what to do before; how often to repeat it.

    `missing` says why it cannot be measured here; such a run is reported, never left out.
    """

    subject: str
    name: str
    records: int
    commands: Sequence[Sequence[str]] = ()
    before: Callable[[], None] = lambda: None
    rounds: int = 1
    missing: str = ""


@dataclass(frozen=True)
class Sample:
    """One measurement."""

    run: Run
    round: int
    cost: Cost


@dataclass
class Samples:
    """All measurements, in the order they were made."""

    taken: list[Sample] = field(default_factory=list)
    missing: list[Run] = field(default_factory=list)

    def median(self, subject: str, name: str, records: int, figure: str) -> float | None:
        """Return the median of a figure over the rounds of a run; None where it was not measured or failed."""
        found = [
            FIGURES[figure](sample.cost)
            for sample in self.taken
            if (sample.run.subject, sample.run.name, sample.run.records) == (subject, name, records)
            and sample.cost.status == 0
        ]
        return statistics.median(found) if found else None


def measure(runs: Iterable[Run], samples: Samples, told: Callable[[Run, int], None]) -> None:
    """Measure every run, round by round: one after the other and then again, so that a busy minute hits them all."""
    waiting = list(runs)
    samples.missing += [run for run in waiting if run.missing]
    waiting = [run for run in waiting if not run.missing]
    for number in range(1, max((run.rounds for run in waiting), default=0) + 1):
        for run in waiting:
            if number > run.rounds:
                continue
            told(run, number)
            run.before()
            # What the run before has written is on the disk now, and does not cost this one.
            os.sync()
            whole: Cost | None = None
            for command in run.commands:
                cost = cost_of(command)
                whole = cost if whole is None else whole.plus(cost)
            if whole is not None:
                samples.taken.append(Sample(run, number, whole))
