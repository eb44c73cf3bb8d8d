"""Before the owners vote on a higher fee, the plan and the audit report hang long enough.

Hangzhou asks for thirty days before the assembly. The plan is a document that discloses the rates and names the
resolution; the report is one of the class audit-report, or one that discloses an audit, and names it too. The days run
backwards from the day the vote begins, which is not counted. A paper of which the record does not say when it was
posted is not told here, because it may have been.

Source: Hangzhou Property Management Regulations, article 53; Shanghai Residential Property Management Provisions,
article 48.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from gongkai.check.jurisdiction import law_at
from gongkai.check.rule import Problem
from gongkai.kinds.document import Document
from gongkai.kinds.meeting import Meeting
from gongkai.law.calendar import before, days_between
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.model.period import PartialDate
from gongkai.model.profile import Number
from gongkai.model.record import Record
from gongkai.text import N_

SEVERITY = Severity.WARNING
ACTOR = Actor.COMPANY
FIX = N_("Post the plan and the report for the whole time, and let the owners vote after it.")
TOO_LATE = N_("The vote on this began on {begins}; this was posted {days} days before; {needed} are needed ({law}).")
NO_AUDIT = N_("The vote on these rates began on {begins}, and no audit report on it is recorded ({law}).")


def check(archive: Archive) -> Iterator[Problem]:
    of_resolution: dict[str, list[Record[Document]]] = defaultdict(list)
    for document in archive.each(Document):
        if document.body.resolution_id:
            of_resolution[document.body.resolution_id].append(document)
    for resolution_id, documents in of_resolution.items():
        plans = [document for document in documents if "charge-rates" in document.body.discloses]
        meeting = archive.get(resolution_id.partition("#")[0], Meeting) if plans else None
        begins = meeting.body.start_date if meeting and meeting.body.classification == "owners-assembly" else None
        law = law_at(archive, meeting.place, "fee_change_posting_days", begins) if meeting and begins else None
        if begins and law:
            yield from _before(plans, [d for d in documents if _is_audit(d.body)], begins, law)


def _is_audit(document: Document) -> bool:
    return document.classification == "audit-report" or "audit" in document.discloses


def _before(
    plans: list[Record[Document]], audits: list[Record[Document]], begins: PartialDate, law: Number
) -> Iterator[Problem]:
    if not audits:
        yield Problem(plans[0], "/resolution_id", NO_AUDIT, begins=begins, law=law)
    for papers in (plans, audits):
        first: list[tuple[date, Record[Document]]] = [
            (min(posting.from_ for posting in paper.body.posted), paper) for paper in papers if paper.body.posted
        ]
        # The list of rates that holds after the vote may name it too: the first paper is the plan.
        if first and len(first) == len(papers):
            posted, paper = min(first, key=lambda pair: (pair[0], pair[1].id))
            if posted > before(begins.last, law.whole):
                days = max(0, days_between(posted, begins.last))
                yield Problem(paper, "/posted", TOO_LATE, begins=begins, days=days, needed=law.whole, law=law)
