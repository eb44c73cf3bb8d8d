"""A request for a first assembly is answered: once enough area is delivered, the group is formed in time.

When more than half of the floor area has been delivered, owners or the developer can ask in writing. The street or
town then has a number of days to form the preparatory group. Exactly half is enough in some places and not in others.
The area is looked at only where the record says that it was the occasion: some places have other ways to a first
assembly.

Source: Guiding Rules on Owners' Assemblies and Committees (2009), articles 8 and 9; Beijing Property Management
Regulations, articles 30 and 31; Shanghai Provisions on Residential Property Management, article 15.
"""

from collections.abc import Iterator
from datetime import date

from gongkai.check.jurisdiction import law_at
from gongkai.check.rule import Problem
from gongkai.kinds.election import Election
from gongkai.law.calendar import certainly_after, deadline
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.model.record import Record
from gongkai.text import N_

SEVERITY = Severity.WARNING
ACTOR = Actor.STREET
FIX = N_("Answer the request and form the group; if a day is a slip, correct it.")
FORMED_LATE = N_("The request arrived on {asked}, the group was formed on {formed}, due by {due} ({law}).")
NOT_ANSWERED = N_("The request arrived on {asked}; it was to be answered by {due}, and no answer is recorded ({law}).")
TOO_EARLY = N_("{delivered} m² of {whole} m² were delivered; the first assembly needs {part} ({law}).")


def check(archive: Archive) -> Iterator[Problem]:
    for election in archive.each(Election):
        trigger = election.body.trigger
        if trigger is None or trigger.received_on is None or election.body.classification != "formation":
            continue
        yield from _answered(archive, election, trigger.received_on)
        part = law_at(archive, election.place, "assembly_trigger_share", trigger.received_on)
        if part is None or trigger.delivered_area is None or trigger.whole_area is None:
            continue
        if trigger.occasion != "delivered-area":
            continue
        got = trigger.delivered_area * part.value.denominator
        needed = trigger.whole_area * part.value.numerator
        if got < needed or (got == needed and not part.inclusive):
            facts = {"delivered": trigger.delivered_area, "whole": trigger.whole_area, "part": part.value, "law": part}
            yield Problem(election, "/trigger/delivered_area", TOO_EARLY, **facts)


def _answered(archive: Archive, election: Record[Election], asked: date) -> Iterator[Problem]:
    law = law_at(archive, election.place, "prep_group_formation_days", asked)
    if law is None or election.body.trigger is None:
        return
    due = deadline(asked, law.whole)
    group, answered = election.body.group, election.body.trigger.answered_on
    formed = group.formed_on if group else None
    facts = {"asked": asked, "due": due.day, "law": law}
    if formed and certainly_after(formed, due) and not (answered and answered <= due.day):
        yield Problem(election, "/group/formed_on", FORMED_LATE, formed=formed, **facts)
    elif not formed and not answered and certainly_after(archive.as_of, due):
        yield Problem(election, "/trigger", NOT_ANSWERED, **facts)
