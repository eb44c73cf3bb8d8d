"""Cases and how they went: from single files and from registers alike. Status, outcome and overdue are three facts."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from fractions import Fraction
from math import ceil
from statistics import median

from msgspec import Struct

from gongkai.kinds.case import Case
from gongkai.kinds.case_register import CaseRegister, RegisterEntry
from gongkai.model.archive import Archive
from gongkai.model.period import PartialDate, Period
from gongkai.model.record import Record

SETTLED = ("settled", "closed")
ENOUGH = 5  # fewer cases make no median worth comparing
LEVELS = ("building", "grid", "compound", "community", "subdistrict", "department")


class Handled(Struct, frozen=True):
    """One case as it went. Days that are not known to the day are None; `open` is false for what is closed.

    `record` is the file that holds it, `identifier` its line in a register. `levels` are those that it went through.
    """

    record: Record[Case] | Record[CaseRegister]
    identifier: str | None
    case_class: str
    category: str | None
    received: PartialDate | None
    answered: PartialDate | None
    settled: PartialDate | None
    fed_back: PartialDate | None
    confirmed: PartialDate | None
    due: PartialDate | None
    levels: tuple[str, ...]
    open: bool
    outcome: str | None
    satisfaction: str | None
    reopened: bool = False

    @property
    def days(self) -> int | None:
        """Return the days from receipt to settlement; None while it is open or where a day is not known."""
        return _between(self.received, self.settled)

    @property
    def days_to_answer(self) -> int | None:
        """Return the days from receipt to the first answer; None where a day is not known."""
        return _between(self.received, self.answered)

    @property
    def year(self) -> int | None:
        """Return the year in which it was received; None where that is not known."""
        return (
            self.received.first.year if self.received and self.received.first.year == self.received.last.year else None
        )

    @property
    def escalated(self) -> bool:
        """Return whether it went to a higher level than the one that took it first."""
        ranks = [LEVELS.index(level) for level in self.levels]
        return any(rank > ranks[0] for rank in ranks[1:])

    def overdue(self, as_of: date) -> int | None:
        """Return by how many days it is or was settled after its day; None where it has none or was in time."""
        if self.due is None:
            return None
        end = self.settled.first if self.settled else as_of if self.open else None
        late = (end - self.due.last).days if end else 0
        return late if late > 0 else None


class CaseLoad(Struct, frozen=True):
    """The cases of a place, the latest first."""

    every: Sequence[Handled]

    @property
    def open(self) -> list[Handled]:
        """Return those that still go on."""
        return [case for case in self.every if case.open]

    @property
    def days(self) -> list[int]:
        """Return the days to settlement of those of which they are known, in order of length."""
        return sorted(days for case in self.every if (days := case.days) is not None)

    @property
    def measured(self) -> int:
        """Return on how many cases the median rests."""
        return len(self.days)

    @property
    def median_days(self) -> int | None:
        """Return the median of days to settlement; None for fewer than five."""
        return int(median(self.days)) if len(self.days) >= ENOUGH else None

    @property
    def slow_days(self) -> int | None:
        """Return the days within which nine of ten were settled (nearest rank); None for fewer than five."""
        days = self.days
        return days[ceil(len(days) * 9 / 10) - 1] if len(days) >= ENOUGH else None

    @property
    def rated(self) -> int:
        """Return how many cases the residents rated; one case is rated once."""
        return sum(case.satisfaction is not None for case in self.every)

    @property
    def satisfied(self) -> Fraction | None:
        """Return the share of satisfied or mostly satisfied among those rated; None for fewer than five."""
        good = sum(case.satisfaction in ("satisfied", "mostly-satisfied") for case in self.every)
        return Fraction(good, self.rated) if self.rated >= ENOUGH else None

    @property
    def closed_loops(self) -> int:
        """Return how many went the whole way: settled, told to the residents, confirmed by them."""
        return sum(bool(case.settled and case.fed_back and case.confirmed) for case in self.every)

    @property
    def settled(self) -> int:
        """Return how many were settled."""
        return sum(case.settled is not None for case in self.every)

    def by_year(self, case_class: str | None = None) -> list[tuple[int, int]]:
        """Return how many were received in each year, of one class or of all, the earliest first."""
        years = Counter(c.year for c in self.every if c.year and (case_class is None or c.case_class == case_class))
        return [(year, years[year]) for year in range(min(years), max(years) + 1)] if years else []

    def by_level(self) -> list[tuple[str, int]]:
        """Return how many ended at each level, the lowest first."""
        last = Counter(case.levels[-1] for case in self.every if case.levels)
        return [(level, last[level]) for level in LEVELS if level in last]


def cases_at(archive: Archive, places: Iterable[str]) -> CaseLoad:
    """Return the cases of one or more places, the latest first."""
    every = [case for place in places for case in _at(archive, place)]
    every.sort(key=lambda c: (c.received.text if c.received else "", c.record.id, c.identifier or ""), reverse=True)
    return CaseLoad(every)


def cases_in(archive: Archive, place: str, window: Period) -> list[Handled]:
    """Return the cases of a place that were received within a span, whatever day of it was meant."""
    load = archive.once(("cases", place), lambda: cases_at(archive, [place]))
    return [
        case
        for case in load.every
        if case.received and window.from_ <= case.received.first and case.received.last <= window.to
    ]


def handled(record: Record[Case]) -> Handled:
    """Return a case that has a file of its own. The last settlement counts, so that a reopened case is not hidden."""
    body, events = record.body, record.body.events
    first = {kind: next((e.date for e in events if e.event_type == kind and e.date), None) for kind in _STEPS}
    settled = [e.date for e in events if e.event_type in SETTLED and e.date]
    reopened = [i for i, e in enumerate(events) if e.event_type == "reopened"]
    done = [i for i, e in enumerate(events) if e.event_type in SETTLED]
    again = bool(reopened) and (not done or done[-1] < reopened[-1])
    levels = [e.level for e in events if e.level] or ([body.level] if body.level else [])
    return Handled(
        record=record,
        identifier=None,
        case_class=body.classification,
        category=body.category,
        received=first["received"] or next((e.date for e in events if e.date), None),
        answered=first["answered"],
        settled=settled[-1] if settled and not again else None,
        fed_back=first["fed-back"],
        confirmed=first["confirmed"],
        due=body.due_date,
        levels=tuple(levels),
        open=body.status == "open" or again,
        outcome=body.outcome,
        satisfaction=body.satisfaction,
        reopened=bool(reopened),
    )


_STEPS = ("received", "answered", "fed-back", "confirmed")


def _at(archive: Archive, place: str) -> Iterator[Handled]:
    for case in archive.at(place, Case):
        yield handled(case)
    for register in archive.at(place, CaseRegister):
        for entry in register.body.cases:
            yield _entry(register, entry)


def registered(register: Record[CaseRegister]) -> CaseLoad:
    """Return the cases of one register, in its own order."""
    return CaseLoad([_entry(register, entry) for entry in register.body.cases])


def _entry(register: Record[CaseRegister], entry: RegisterEntry) -> Handled:
    def exactly(day: date | None) -> PartialDate | None:
        return PartialDate(day, day) if day else None

    return Handled(
        record=register,
        identifier=entry.identifier,
        case_class=entry.case_class,
        category=entry.category,
        received=exactly(entry.received_on),
        answered=exactly(entry.answered_on),
        settled=exactly(entry.settled_on),
        fed_back=exactly(entry.fed_back_on),
        confirmed=exactly(entry.confirmed_on),
        due=entry.due_date,
        levels=(entry.level,) if entry.level else (),
        open=entry.status == "open",
        outcome=entry.outcome,
        satisfaction=entry.satisfaction,
    )


def _between(first: PartialDate | None, last: PartialDate | None) -> int | None:
    return (last.first - first.first).days if first and last and first.exact and last.exact else None
