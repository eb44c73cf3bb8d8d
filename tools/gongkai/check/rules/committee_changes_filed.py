"""A change of members, of the rules of procedure or of the covenant is filed in time.

Counted from the day of the change; where the posting of the change has to end first, as in Shenzhen, from the day on
which it ended. A change that is recorded without a filing is late once the last day has passed. So is a member who
left before the others, while the record was kept here, when no change since then is among the filings.

Shenzhen has a shorter period of its own for a seat that was filled. The record says such a change with the word of the
law, “递补”, and holds its posting; one that still hangs, as far as the record says, need not be filed yet.

Source: Guiding Rules on Owners' Assemblies and Committees (2009), article 34; Shanghai Provisions on Residential
Property Management, article 33; Beijing Property Management Regulations, article 50; Shenzhen Special Economic Zone
Property Management Regulations, article 41.
"""

from collections.abc import Iterator
from datetime import date

from gongkai.check.elections import is_recorded
from gongkai.check.jurisdiction import law_at
from gongkai.check.rule import Problem
from gongkai.kinds.committee import ChangeFiling, Committee
from gongkai.law.calendar import Deadline, certainly_after, deadline
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.model.profile import Number
from gongkai.model.record import Record
from gongkai.text import N_

SEVERITY = Severity.WARNING
ACTOR = Actor.COMMITTEE
FIX = N_("File the change now, and record the day and the number of the filing.")
LATE = N_("The change of {changed} was filed on {filed}, due by {due} ({law}).")
NOT_TOLD = N_("A member left on {left}; no filing of the change is recorded, due by {due} ({law}).")
NOT_FILED = N_("The change of {changed} had to be filed by {due}; no filing is recorded ({law}).")
FILLED = "递补"


def check(archive: Archive) -> Iterator[Problem]:
    for committee in archive.each(Committee):
        yield from _left(archive, committee)
        for i, change in enumerate(committee.body.change_filings):
            found = filing_due(archive, committee.place, change)
            if found is None:
                continue
            law, due = found
            facts = {"changed": change.changed_on, "due": due.day, "law": law}
            if change.filed_on and certainly_after(change.filed_on, due):
                at = f"/change_filings/{i}/filed_on"
                yield Problem(committee, at, LATE, filed=change.filed_on, **facts)
            elif change.filed_on is None and certainly_after(archive.as_of, due):
                yield Problem(committee, f"/change_filings/{i}", NOT_FILED, **facts)


def filing_due(archive: Archive, place: str, change: ChangeFiling) -> tuple[Number, Deadline] | None:
    """Return the number of the law and by when a change has to be filed; None where nothing is asked for yet."""
    filled = _filled(archive, place, change)
    law = filled or law_at(archive, place, "change_filing_days", change.changed_on)
    since = _posted_until(change) if filled else change.changed_on
    return (law, deadline(since, law.whole)) if law and since else None


def _filled(archive: Archive, place: str, change: ChangeFiling) -> Number | None:
    """Return within how many days a seat that was filled has to be filed; None for another change or elsewhere."""
    return law_at(archive, place, "vacancy_filing_days", change.changed_on) if FILLED in change.change else None


def _posted_until(change: ChangeFiling) -> date | None:
    """Return the last day of the posting of a change, or its own day without one; None while it may still hang."""
    ends = [posting.to for posting in change.posted]
    return max([change.changed_on, *(end for end in ends if end)]) if None not in ends else None


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
        due = deadline(left.last, law.whole) if law else None
        if due and certainly_after(archive.as_of, due) and is_recorded(archive, committee.place, left.first):
            yield Problem(committee, f"/members/{i}", NOT_TOLD, left=left, due=due.day, law=law)
