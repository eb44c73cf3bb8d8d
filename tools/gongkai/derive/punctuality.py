"""How the duties whose day is past were kept, by the year of that day: in time, late, or still missing."""

from collections import defaultdict
from collections.abc import Iterable

from msgspec import Struct

from gongkai.check.duty import Duty, State


class Punctuality(Struct, frozen=True):
    """The duties that fell due in one year."""

    year: int
    in_time: int
    late: int
    missing: int

    @property
    def due(self) -> int:
        """Return how many fell due."""
        return self.in_time + self.late + self.missing


_COUNTED = (State.IN_TIME, State.LATE, State.MISSING)


def punctuality(duties: Iterable[Duty]) -> list[Punctuality]:
    """Return each year in which a judged duty fell due, the earliest first. A duty without a day is in no year."""
    counts: dict[int, dict[State, int]] = defaultdict(lambda: dict.fromkeys(_COUNTED, 0))
    for duty in duties:
        if duty.due is not None and duty.state in _COUNTED:
            counts[duty.due.year][duty.state] += 1
    return [Punctuality(year, *(counts[year][state] for state in _COUNTED)) for year in sorted(counts)]
