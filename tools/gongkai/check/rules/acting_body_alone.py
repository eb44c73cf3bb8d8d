"""A body acts for the owners' committee only while there is no committee that can act itself.

A property management commission or an acting residents' committee begins where no committee was formed, where its term
is over, or where fewer than half of its seats are filled; it ends when the owners elect one. Where the place gives days
for dissolving it, they are counted from the start of the new committee; else the day of the hand-over belongs to both.

Source: Guiding Rules on Owners' Assemblies and Committees (2009), article 58; Guangzhou Property Management
Regulations, articles 47 to 50; Shenzhen Special Economic Zone Property Management Regulations, article 124.
"""

from collections.abc import Iterator
from datetime import date

from gongkai.check.committees import last_day, sitting
from gongkai.check.jurisdiction import law_at
from gongkai.check.rule import Problem
from gongkai.kinds.committee import ACTING, COMMISSION, Committee
from gongkai.law.calendar import deadline
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.model.period import PartialDate
from gongkai.model.record import Record
from gongkai.text import N_

SEVERITY = Severity.ERROR
ACTOR = Actor.STREET
FIX = N_("Correct the dates if they are a slip; else end the acting body, and let the elected committee decide.")
ALREADY = N_("This body acts from {begin} on, while {committee} is in office.")
STILL = N_("{committee} is in office since {begin}; this body has to end by {due}, and its record says {end}.")
OPEN = N_("{committee} is in office since {begin}; this body has to end by {due}, and no end is recorded.")


def check(archive: Archive) -> Iterator[Problem]:
    for acting in archive.each(Committee):
        if acting.body.classification not in (COMMISSION, ACTING) or acting.body.start_date is None:
            continue
        for committee in archive.at(acting.place, Committee):
            if committee.body.is_elected and committee.body.start_date:
                yield from _both(archive, acting, committee, acting.body.start_date, committee.body.start_date)


def _both(
    archive: Archive, acting: Record[Committee], committee: Record[Committee], begin: PartialDate, elected: PartialDate
) -> Iterator[Problem]:
    name, end = committee.body.name, acting.body.end_date
    if elected.certainly_before(begin):
        if _surely_acts(committee.body, begin.last):
            yield Problem(acting, "/start_date", ALREADY, begin=begin, committee=name)
        return
    law = law_at(archive, acting.place, "commission_dissolve_days", elected)
    due = deadline(elected.last, law.whole).day if law and acting.body.classification == COMMISSION else elected.last
    facts = {"committee": name, "begin": elected, "due": due}
    if end is None:
        known_to_be_open = any(gap.field == "end_date" for gap in acting.body.gaps)
        if archive.as_of > due and not known_to_be_open:
            yield Problem(acting, "", OPEN, **facts)
    elif end.first > due:
        yield Problem(acting, "/end_date", STILL, end=end, **facts)


def _surely_acts(committee: Committee, day: date) -> bool:
    """Return whether a committee is in office on a day, its term runs, and half of its seats may be filled."""
    ended = committee.end_date is not None and committee.end_date.first <= day
    runs_out, sat = last_day(committee), sitting(committee, day)
    too_few = sat is not None and committee.seats is not None and 2 * sat[0] < committee.seats
    return not ended and not too_few and runs_out is not None and day < runs_out
