"""The first assembly is held in time after the preparatory group was formed.

Counted from the day on which the group was formed to the first day of the vote. National guidance and most places ask
for ninety days, Beijing and Qingdao for sixty. While no vote is recorded, the group is late once the last day has
passed.

Source: Guiding Rules on Owners' Assemblies and Committees (2009), article 15; Shanghai Provisions on Residential
Property Management, article 16; Beijing Property Management Regulations, article 32.
"""

from collections.abc import Iterator

from gongkai.check.elections import is_recorded, vote_begins
from gongkai.check.jurisdiction import law_at
from gongkai.check.rule import Problem
from gongkai.kinds.election import Election
from gongkai.law.calendar import certainly_after, deadline
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.text import N_

SEVERITY = Severity.WARNING
ACTOR = Actor.STREET
FIX = N_("Hold the first assembly; if it was held, name its meeting in the record of the election.")
LATE = N_("The group was formed on {formed}, the vote began on {held}, due by {due} ({law}).")
NOT_HELD = N_("The group was formed on {formed}; the first assembly was due by {due}, and none is recorded ({law}).")


def check(archive: Archive) -> Iterator[Problem]:
    for election in archive.each(Election):
        group = election.body.group
        if election.body.classification != "formation" or group is None or group.formed_on is None:
            continue
        law = law_at(archive, election.place, "first_assembly_days", group.formed_on)
        if law is None:
            continue
        due = deadline(group.formed_on, law.whole)
        held = vote_begins(archive, election)
        facts = {"formed": group.formed_on, "due": due.day, "law": law}
        if held and certainly_after(held.first, due):
            yield Problem(election, "/meeting_id", LATE, held=held, **facts)
        elif (
            election.body.meeting_id is None
            and election.body.end_date is None
            and certainly_after(archive.as_of, due)
            and is_recorded(archive, election.place, group.formed_on)
        ):
            yield Problem(election, "/group/formed_on", NOT_HELD, **facts)
