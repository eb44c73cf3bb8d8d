"""The end of a term is prepared before it comes, and what the committee held is handed over after it.

Some places have the committee report the coming end to the street office a number of months before it, others have the
election held a number of days before it. Such a period runs backwards from the last day of the term, and no holiday
makes it shorter. A term that was extended ends with the extension. After the end, archives, books, seals and property
are handed over within the days of the place. They count from the day that its law names: the forming of the group for
the re-election, the end of the term, the election of the next committee, or the day it took office.

Source: Guiding Rules on Owners' Assemblies and Committees (2009), article 48; the local rules that the profile of the
place names.
"""

from collections.abc import Iterator
from datetime import date

from gongkai.check.committees import last_day
from gongkai.check.duty import Duty, Named, dated
from gongkai.check.elections import vote_begins
from gongkai.check.handovers import handover_due
from gongkai.check.jurisdiction import law_at
from gongkai.check.parties import ground_of
from gongkai.kinds.committee import Committee
from gongkai.kinds.compound import Compound
from gongkai.kinds.election import Election
from gongkai.law.calendar import Deadline, before, months_later
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor
from gongkai.model.profile import Number
from gongkai.model.record import Record
from gongkai.text import N_

TITLES = {
    "reelection-report": N_("report that the term is ending"),
    "reelection-held": N_("election of the next committee"),
    "handover": N_("hand-over at the end of a term"),
}
Done = tuple[date, Named] | None


def owed(archive: Archive, compound: Record[Compound]) -> Iterator[Duty]:
    """Yield what is owed before and after the end of each term that ends since the parties keep their record here."""
    since = ground_of(archive, compound, Actor.COMMITTEE).since
    for committee in archive.at(compound.id, Committee) if since else ():
        if since is not None:
            yield from _before(archive, committee, since)
            yield from _after(archive, committee, since)


def _before(archive: Archive, committee: Record[Committee], since: date) -> Iterator[Duty]:
    body, place = committee.body, committee.place
    end = last_day(body)
    if end is None or not body.is_elected or (body.end_date and body.end_date.last < end):
        return  # when the term ends is not known, or it was ended before its time
    when = min(end, archive.as_of)
    report = law_at(archive, place, "reelection_report_months", when)
    if report and months_later(end, -report.whole) >= since:
        due = Deadline(months_later(end, -report.whole), certain=True)
        yield _duty(archive, committee, "reelection-report", report, due, _reported(archive, committee))
    hold = law_at(archive, place, "reelection_hold_days", when)
    if hold and before(end, hold.whole) >= since:
        due = Deadline(before(end, hold.whole), certain=True)
        yield _duty(archive, committee, "reelection-held", hold, due, _held(archive, committee))


def _after(archive: Archive, committee: Record[Committee], since: date) -> Iterator[Duty]:
    handover, owed_by = committee.body.handover, handover_due(archive, committee)
    on = handover.completed_on if handover else None
    done = (on, ("committee", committee.id)) if on and on <= archive.as_of else None
    if owed_by and since <= owed_by.start.first <= archive.as_of:
        yield _duty(archive, committee, "handover", owed_by.law, owed_by.due, done)


def _elections(archive: Archive, committee: Record[Committee]) -> list[Record[Election]]:
    return [e for e in archive.at(committee.place, Election) if e.body.outgoing_committee_id == committee.id]


def _reported(archive: Archive, committee: Record[Committee]) -> Done:
    days = [(e.body.reported_on, ("election", e.id)) for e in _elections(archive, committee)]
    return min(((on, named) for on, named in days if on and on <= archive.as_of), default=None)


def _held(archive: Archive, committee: Record[Committee]) -> Done:
    """Return the day on which the vote in the election began, whatever came of it."""
    days = [(vote_begins(archive, e), ("election", e.id)) for e in _elections(archive, committee)]
    return min(((day.first, named) for day, named in days if day and day.first <= archive.as_of), default=None)


def _duty(archive: Archive, committee: Record[Committee], name: str, law: Number, due: Deadline, done: Done) -> Duty:
    on, by = done or (None, None)
    return dated(
        due,
        on,
        archive.as_of,
        by,
        name=name,
        compound=committee.place,
        by=Actor.COMMITTEE,
        law=law,
        subject=committee.body.name,
        about=("committee", committee.id),
    )
