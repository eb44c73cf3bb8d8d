"""The life of the owners' committees of a compound in one timeline, from the first preparation to what comes next.

It is put together from elections, committees and the meetings they name. A time in which the record shows no committee
is an event too.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from gongkai.check.committees import last_day
from gongkai.derive import committee_life, election_life
from gongkai.derive.event import OPEN, Event, Standing, say
from gongkai.derive.objected import objected
from gongkai.kinds.committee import Committee
from gongkai.kinds.election import Election
from gongkai.model.archive import Archive
from gongkai.model.period import PartialDate, day_after, day_before, exactly
from gongkai.text import N_

NOBODY = N_("No committee in office")
NOBODY_BETWEEN = N_("From {begin} to {end} the record shows no committee and no body in its place.")
NOBODY_AT_LEAST = N_("At least from {begin} to {end} the record shows no committee and no body in its place.")
NOBODY_SINCE = N_("Since {begin} the record shows no committee and no body in its place.")
# In which order things happen on one day.
STEPS = (
    "trigger",
    "reported",
    "group",
    "group-posted",
    "gate",
    "papers",
    "candidates",
    "guidance",
    "objections",
    "vote",
    "result-posted",
    "ends",
    "runs-out",
    "nobody",
    "handed-over",
    "audited",
    "begins",
    "first-meeting",
    "filed",
    "names-posted",
    "left",
    "joined",
    "change-filed",
    "extended",
    "acting-objections",
    "report",
    "next-held",
)


def life_of(archive: Archive, place: str) -> Sequence[Event]:
    """Return every event in the life of a compound's committees, the earliest first; what has no day stands last."""
    return archive.once(("life", place), lambda: _life_of(archive, place))


def _life_of(archive: Archive, place: str) -> Sequence[Event]:
    found: list[Event] = []
    for election in archive.at(place, Election):
        found += election_life.events_of(archive, election)
    for committee in archive.at(place, Committee):
        found += committee_life.events_of(archive, committee)
    return tuple(in_order([*found, *objected(archive, place), *gaps(archive, place)]))


def in_order(events: list[Event]) -> list[Event]:
    """Return events by their day, those of one day in the order of the steps; one still to be done by its due day."""
    return sorted(events, key=lambda event: (*_day(event), STEPS.index(event.name)))


def _day(event: Event) -> tuple[date, date]:
    day = event.when or (exactly(event.due) if event.due else event.near)
    return (day.first, day.last) if day else (date.max, date.max)


def to_come(events: Sequence[Event]) -> list[Event]:
    """Return what is still to be done, and what comes."""
    return [event for event in events if event.standing in OPEN or event.standing is Standing.TO_COME]


def so_far(events: Sequence[Event]) -> list[Event]:
    """Return what has happened, the times without a committee included."""
    return [event for event in events if event.standing not in OPEN and event.standing is not Standing.TO_COME]


def gaps(archive: Archive, place: str) -> Iterator[Event]:
    """Yield the times between two committees, and after the last, in which certainly none was in office.

    A term without an end in the record lasts at least until it runs out by its rules; what came after is not known.
    """
    started = [c.body for c in archive.at(place, Committee) if c.body.start_date or c.body.end_date]
    covered: PartialDate | None = None
    for body in sorted(started, key=_first):
        begin = body.start_date
        if covered and begin and day_after(covered.last) < begin.first:
            yield _gap(covered, begin)
        covered = max([day for day in (covered, _until(body, archive.as_of)) if day], key=lambda day: day.last)
    if covered and covered.last < archive.as_of and all(body.end_date for body in started):
        since = day_after(covered.last)
        said = (say(NOBODY_SINCE, begin=since),)
        yield Event(name="nobody", title=say(NOBODY), when=exactly(since), sentences=said, standing=Standing.GAP)


def _gap(covered: PartialDate, begin: PartialDate) -> Event:
    first, last = day_after(covered.last), day_before(begin.first)
    message = NOBODY_BETWEEN if covered.exact and begin.exact else NOBODY_AT_LEAST
    return Event(
        name="nobody",
        title=say(NOBODY),
        when=exactly(first),
        until=exactly(last),
        sentences=(say(message, begin=first, end=last),),
        standing=Standing.GAP,
    )


def _first(body: Committee) -> tuple[date, date]:
    day = body.start_date or body.end_date
    return (day.first, day.last) if day else (date.max, date.max)


def _until(body: Committee, as_of: date) -> PartialDate:
    """Return the last day of a term: of its end, else the one by its rules, else the day of judgement."""
    if body.end_date:
        return body.end_date
    return exactly(last_day(body) or as_of)
