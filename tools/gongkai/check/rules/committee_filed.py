"""A committee files with the authority in time after its election.

Counted from the day on which the owners decided; where the record names no decision, from the first day of the term.
The filing is for the record and no approval: the committee is in office without it. Bodies that stand in for a
committee are set up by the authority itself, and are left out. What was never filed stands in the list of duties.

Source: Property Management Regulations, article 16; Guiding Rules on Owners' Assemblies and Committees (2009), article
33.
"""

from collections.abc import Iterator

from gongkai.check.elections import elected_on
from gongkai.check.jurisdiction import law_at
from gongkai.check.rule import Problem
from gongkai.kinds.committee import Committee
from gongkai.law.calendar import deadline
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.text import N_

SEVERITY = Severity.ERROR
ACTOR = Actor.COMMITTEE
FIX = N_("Compare the day of the filing with the receipt; if it is right, record a waiver that says why it was late.")
LATE = N_("The committee was elected on {elected} and filed on {filed}, due by {due} ({law}).")


def check(archive: Archive) -> Iterator[Problem]:
    for committee in archive.each(Committee):
        filing = committee.body.filing
        if filing is None or not committee.body.is_elected:
            continue
        elected = elected_on(archive, committee)
        law = law_at(archive, committee.place, "filing_days", elected) if elected else None
        if elected is None or law is None:
            continue
        due = deadline(elected.last, law.whole)
        if due.certain and filing.filed_on > due.day:
            facts = {"elected": elected, "filed": filing.filed_on, "due": due.day, "law": law}
            yield Problem(committee, "/filing/filed_on", LATE, **facts)
