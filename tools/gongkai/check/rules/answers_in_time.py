"""A complaint or a suggestion is answered within the days of the place.

Hangzhou gives ten days for a complaint, Liaocheng seven for a suggestion. The day it came in is not counted; the first
answer, feedback or settlement counts. The national law says “in time” and no number, so nobody is late by it; there is
no national rule of twenty-four hours, whatever is said on the web. An objection to a record has a rule of its own.

Source: Civil Code of the PRC, article 285; Hangzhou Property Management Regulations, article 50; Liaocheng Property
Management Regulations, articles 35 and 38.
"""

from collections.abc import Iterator

from gongkai.check.duty import State, duties_of
from gongkai.check.overdue import each_disclosing
from gongkai.check.rule import Problem
from gongkai.kinds.case import Case
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.text import N_

SEVERITY = Severity.WARNING
ACTOR = Actor.COMPANY
FIX = N_("Answer it now and record the day; an answer that was late stays late.")
LATE = N_("The answer was due on {due}; it came on {answered}, {days} days late ({law}).")
OPEN = N_("The answer was due on {due}, {days} days ago, and none is recorded ({law}).")


def check(archive: Archive) -> Iterator[Problem]:
    for compound in each_disclosing(archive):
        for duty in duties_of(archive, compound):
            case = archive.get(duty.about[1], Case) if duty.about and duty.about[0] == "case" else None
            if case is None or not duty.blamed:
                continue
            facts = {"due": duty.due, "days": duty.days, "law": duty.law}
            if duty.state is State.LATE:
                yield Problem(case, "/events", LATE, answered=duty.done_on, **facts)
            else:
                yield Problem(case, "/events", OPEN, **facts)
