"""A new committee meets within days of its election, to choose its chair.

Until then nobody can call it or sign for it. The days are counted from the election, or from the first day of the term
where the owners elected the committee before the old term was over.

Source: Guiding Rules on Owners' Assemblies and Committees (2009), article 32; the local rules that the profile of the
place names.
"""

from collections.abc import Iterator

from gongkai.check.committees import elected_on
from gongkai.check.jurisdiction import law_at
from gongkai.check.rule import Problem
from gongkai.kinds.committee import Committee
from gongkai.law.calendar import Deadline, certainly_after, deadline
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.model.period import PartialDate
from gongkai.model.profile import Number
from gongkai.model.record import Record
from gongkai.text import N_

SEVERITY = Severity.WARNING
ACTOR = Actor.COMMITTEE
FIX = N_("Correct the day if it is a slip; else note why the first meeting was late.")
LATE = N_("The first meeting was on {met}; it has to be held within {days} days of {begun}, by {due} ({law}).")


def first_meeting_due(archive: Archive, committee: Record[Committee]) -> tuple[PartialDate, Deadline, Number] | None:
    """Return from which day the first meeting is counted, by when it is due, and the number of the law."""
    days = [day for day in (elected_on(archive, committee), committee.body.start_date) if day]
    begun = max(days, key=lambda day: day.last, default=None)
    law = law_at(archive, committee.place, "first_meeting_days", begun) if begun and committee.body.is_elected else None
    return (begun, deadline(begun.last, law.whole), law) if begun and law else None


def check(archive: Archive) -> Iterator[Problem]:
    for committee in archive.each(Committee):
        met = committee.body.first_meeting_on
        found = first_meeting_due(archive, committee) if met else None
        if met and found and certainly_after(met, found[1]):
            begun, due, law = found
            facts = {"met": met, "begun": begun, "due": due.day, "days": law.whole, "law": law}
            yield Problem(committee, "/first_meeting_on", LATE, **facts)
