"""The duties of a compound as its pages show them: what is missing now, what comes soon, what was late."""

from collections.abc import Iterable, Sequence
from datetime import date
from heapq import nsmallest

from msgspec import Struct

from gongkai.check.duty import Duty, State, duties_of
from gongkai.kinds.compound import Compound
from gongkai.model.archive import Archive
from gongkai.model.record import Record

EARLY = 180  # for how many days ahead is warned


class Dues(Struct, frozen=True):
    """The duties of one compound. `missing` are the oldest first, `soon` what is due within the next EARLY days."""

    every: Sequence[Duty]
    missing: Sequence[Duty]
    soon: Sequence[Duty]
    late: Sequence[Duty]

    @property
    def judged(self) -> bool:
        """Return whether anything is judged: the parties have said since when they keep their record here."""
        return any(duty.state is not State.NOT_JUDGED for duty in self.every)

    def of(self, state: State) -> list[Duty]:
        """Return the duties that stand so, in order of their day."""
        return [duty for duty in self.every if duty.state is state]


def dues_of(archive: Archive, compound: Record[Compound]) -> Dues:
    """Return the duties of a compound."""
    every = duties_of(archive, compound)
    return Dues(
        every,
        missing=[d for d in every if d.state is State.MISSING],
        soon=[d for d in every if d.due_within(EARLY)],
        late=[d for d in every if d.state is State.LATE],
    )


def first_due(duties: Iterable[Duty], most: int) -> list[Duty]:
    """Return the duties whose days come first, at most so many."""
    return nsmallest(most, duties, key=lambda duty: (duty.due or date.max, duty.compound, duty.name, duty.subject))
