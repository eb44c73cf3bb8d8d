"""When the chair leaves before the term ends, the books are audited where the place asks for it.

Hangzhou asks for an audit when the chair or the member for finance leaves, and not only when the term ends. Who is in
charge of the money is not in the public record, so the chair is looked at. A report of the class audit-report from the
day of leaving or later is enough, and so is the audit that the record of the committee names. Only a chair who left
while the record was kept is looked at.

Source: Hangzhou Property Management Regulations, article 37.
"""

from collections.abc import Iterator

from gongkai.check.elections import is_recorded
from gongkai.check.jurisdiction import law_at
from gongkai.check.rule import Problem
from gongkai.kinds.committee import Committee
from gongkai.kinds.document import Document
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.model.period import PartialDate
from gongkai.text import N_

SEVERITY = Severity.WARNING
ACTOR = Actor.COMMITTEE
FIX = N_("Have the books audited until the day on which the chair left, and record the report as a document.")
NO_AUDIT = N_("The chair left on {left}; no audit since then is recorded ({law}).")


def check(archive: Archive) -> Iterator[Problem]:
    for committee in archive.each(Committee):
        body = committee.body
        if not body.is_elected or body.audit_document_id:
            continue
        for i, member in body.voting:
            left = member.end_date
            # Whoever goes with all the others is the matter of the audit of the term.
            if member.post != "chair" or left is None or (body.end_date and not left.certainly_before(body.end_date)):
                continue
            law = law_at(archive, committee.place, "chair_audits_count", left)
            if law is None or left.last >= archive.as_of or not is_recorded(archive, committee.place, left.first):
                continue
            if not _audited(archive, committee.place, left):
                yield Problem(committee, f"/members/{i}/end_date", NO_AUDIT, left=left, law=law)


def _audited(archive: Archive, place: str, left: PartialDate) -> bool:
    """Return whether an audit report may be from the day of leaving or later."""
    reports = (d.body for d in archive.at(place, Document) if d.body.classification == "audit-report")
    return any(report.date is None or report.date.last >= left.first for report in reports)
