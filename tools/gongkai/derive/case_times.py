"""How long cases take: from the day a case was received to the day it was settled."""

from collections.abc import Iterable, Sequence
from statistics import median

from msgspec import Struct

from gongkai.kinds.case import Case
from gongkai.model.archive import Archive
from gongkai.model.record import Record

SETTLED = ("settled", "closed")
ENOUGH = 5  # fewer cases make no median worth comparing


class CaseLoad(Struct, frozen=True):
    """The cases of a place: all, those still open, and the median of days to settle with the number it rests on."""

    every: Sequence[Record[Case]]
    open: Sequence[Record[Case]]
    median_days: int | None
    measured: int


def cases_at(archive: Archive, places: Iterable[str]) -> CaseLoad:
    """Return the cases of one or more places, the latest first."""
    every = [case for place in places for case in archive.at(place, Case)]
    every.sort(key=lambda c: (str(first_day(c.body) or ""), c.id), reverse=True)
    days = [d for d in (days_to_settle(case.body) for case in every) if d is not None]
    still = [case for case in every if case.body.status == "open"]
    return CaseLoad(every, still, int(median(days)) if len(days) >= ENOUGH else None, len(days))


def first_day(case: Case) -> object:
    """Return the date of the first dated event; None where no event has one."""
    return next((event.date for event in case.events if event.date), None)


def days_to_settle(case: Case) -> int | None:
    """Return the days from receipt to settlement; None while it is open or where one of the days is not known."""
    received = next((e.date for e in case.events if e.event_type == "received" and e.date and e.date.exact), None)
    settled = [e.date for e in case.events if e.event_type in SETTLED and e.date and e.date.exact]
    return (settled[-1].first - received.first).days if received and settled else None
