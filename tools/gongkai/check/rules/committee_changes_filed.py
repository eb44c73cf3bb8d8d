"""A change of members, of the rules of procedure or of the covenant is filed in time.

Counted from the day of the change; where the posting of the change has to end first, as in Shenzhen, from the day on
which it ended. A change that is recorded without a filing is late once the last day has passed. So is a member who
left before the others, while the record was kept here, when no change since then is among the filings.

Source: Guiding Rules on Owners' Assemblies and Committees (2009), article 34; Shanghai Provisions on Residential
Property Management, article 33; Beijing Property Management Regulations, article 50.
"""

from collections.abc import Iterator

from gongkai.check.elections import is_recorded
from gongkai.check.jurisdiction import law_at
from gongkai.check.rule import Problem
from gongkai.kinds.committee import Committee
from gongkai.law.calendar import deadline
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.model.record import Record
from gongkai.text import N_

SEVERITY = Severity.WARNING
ACTOR = Actor.COMMITTEE
FIX = N_("File the change now, and record the day and the number of the filing.")
LATE = N_("The change of {changed} was filed on {filed}, due by {due} ({law}).")
NOT_TOLD = N_("A member left on {left}; no filing of the change is recorded, due by {due} ({law}).")
NOT_FILED = N_("The change of {changed} had to be filed by {due}; no filing is recorded ({law}).")


def check(archive: Archive) -> Iterator[Problem]:
    for committee in archive.each(Committee):
        yield from _left(archive, committee)
        for i, change in enumerate(committee.body.change_filings):
            law = law_at(archive, committee.place, "change_filing_days", change.changed_on)
            if law is None:
                continue
            due = deadline(change.changed_on, law.whole).day
            facts = {"changed": change.changed_on, "due": due, "law": law}
            if change.filed_on and change.filed_on > due:
                at = f"/change_filings/{i}/filed_on"
                yield Problem(committee, at, LATE, filed=change.filed_on, **facts)
            elif change.filed_on is None and archive.as_of > due:
                yield Problem(committee, f"/change_filings/{i}", NOT_FILED, **facts)


def _left(archive: Archive, committee: Record[Committee]) -> Iterator[Problem]:
    """Yield the members who left before the others without any change filed since then."""
    body = committee.body
    if not body.is_elected:
        return
    for i, member in body.voting:
        left = member.end_date
        if left is None or (body.end_date and not left.certainly_before(body.end_date)):
            continue
        if any(change.changed_on >= left.first for change in body.change_filings):
            continue
        law = law_at(archive, committee.place, "change_filing_days", left)
        due = deadline(left.last, law.whole).day if law else None
        if due and archive.as_of > due and is_recorded(archive, committee.place, left.first):
            yield Problem(committee, f"/members/{i}", NOT_TOLD, left=left, due=due, law=law)
