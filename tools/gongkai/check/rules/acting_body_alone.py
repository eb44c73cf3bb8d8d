"""A body acts for the owners' committee only while there is no committee that can act itself.

A property management commission or an acting residents' committee begins where no committee was formed, where its term
is over, or where fewer than half of its seats are filled; it ends when the owners elect one. Where the place gives days
for dissolving it, they are counted from the start of the new committee, in Beijing from its filing, and where that is
not recorded nothing is said; elsewhere the day of the hand-over belongs to both.

The national article is known second-hand only: where no place says more, the finding is a hint and fails no record.
The rule of Shenzhen on residents' committees that act lapsed after 28 February 2026.

Source: Guiding Rules on Owners' Assemblies and Committees (2009), article 58; Beijing Property Management
Regulations, article 59; Guangzhou Property Management
Regulations, articles 47 to 50; Measures on residents' committees acting for owners' committees, Shenzhen
(深建规〔2023〕1号), article 21.
"""

from collections.abc import Iterator
from datetime import date

from gongkai.check.committees import last_day, sitting
from gongkai.check.jurisdiction import law_at
from gongkai.check.rule import Problem
from gongkai.kinds.committee import ACTING, COMMISSION, Committee
from gongkai.law.calendar import Deadline, certainly_after, deadline
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.model.period import PartialDate
from gongkai.model.profile import Number
from gongkai.model.record import Record
from gongkai.text import N_

SEVERITY = Severity.ERROR
ACTOR = Actor.STREET
FIX = N_("Correct the dates if they are a slip; else end the acting body, and let the elected committee decide.")
ALREADY = N_("This body acts from {begin} on, while {committee} is in office ({law}).")
STILL = N_("{committee} is in office since {begin}; this body has to end by {due}, not on {end} ({law}).")
OPEN = N_("{committee} is in office since {begin}; this body has to end by {due}, and no end is recorded ({law}).")


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
        law = _law(archive, acting, begin)
        if law and _surely_acts(committee.body, begin.last):
            yield Problem(acting, "/start_date", ALREADY, begin=begin, committee=name, law=law)
        return
    counted = _counted_from(archive, acting, committee, elected)
    if counted is None:
        return
    law, day = counted
    due = deadline(day, law.whole) if law.whole else Deadline(day, certain=True)
    facts = {"committee": name, "begin": elected, "due": due.day, "law": law}
    if end is None:
        known_to_be_open = any(gap.field == "end_date" for gap in acting.body.gaps)
        if certainly_after(archive.as_of, due) and not known_to_be_open:
            yield Problem(acting, "", OPEN, **facts)
    elif certainly_after(end.first, due):
        yield Problem(acting, "/end_date", STILL, end=end, **facts)


def _counted_from(
    archive: Archive, acting: Record[Committee], committee: Record[Committee], elected: PartialDate
) -> tuple[Number, date] | None:
    """Return the number of days to the end of the body and the day from which they count; None where unknown."""
    if acting.body.classification == COMMISSION:
        since_filing = law_at(archive, acting.place, "commission_dissolve_after_filing_days", elected)
        if since_filing:
            filing = committee.body.filing
            return (since_filing, filing.filed_on) if filing else None
    law = _law(archive, acting, elected)
    return (law, elected.last) if law else None


def _law(archive: Archive, acting: Record[Committee], when: PartialDate) -> Number | None:
    """Return how many days after the start of an elected committee the body has to end, by the law of the place."""
    of_commissions = acting.body.classification == COMMISSION
    law = law_at(archive, acting.place, "commission_dissolve_days", when) if of_commissions else None
    return law or law_at(archive, acting.place, "acting_end_days", when)


def _surely_acts(committee: Committee, day: date) -> bool:
    """Return whether a committee is in office on a day, its term runs, and half of its seats may be filled."""
    ended = committee.end_date is not None and committee.end_date.first <= day
    runs_out, sat = last_day(committee), sitting(committee, day)
    too_few = sat is not None and committee.seats is not None and 2 * sat[0] < committee.seats
    return not ended and not too_few and runs_out is not None and day < runs_out
