"""Before the owners vote on a higher fee, the accounts are audited or the fee is appraised.

Shanghai asks for audited accounts or for an appraisal by a third party first. The plan is a document that discloses the
rates and names the resolution; the report is an audit report or an appraisal report that names it too, and is dated
before the vote begins. How long both have to hang is the matter of another rule.

Source: Shanghai Residential Property Management Provisions, article 48.
"""

from collections import defaultdict
from collections.abc import Iterator

from gongkai.check.jurisdiction import law_at
from gongkai.check.rule import Problem
from gongkai.kinds.document import Document
from gongkai.kinds.meeting import Meeting
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.model.record import Record
from gongkai.text import N_

SEVERITY = Severity.WARNING
ACTOR = Actor.COMPANY
FIX = N_("Have the accounts audited or the fee appraised, and let the owners vote after it; record the report.")
NONE = N_("The vote on these rates began on {begins}, and no audit or appraisal of them is recorded ({law}).")
AFTER = N_("The vote on these rates began on {begins}; “{title}” is of {dated}, and it has to come first ({law}).")
REPORTS = ("audit-report", "appraisal-report")


def check(archive: Archive) -> Iterator[Problem]:
    of_resolution: dict[str, list[Record[Document]]] = defaultdict(list)
    for document in archive.each(Document):
        if document.body.resolution_id:
            of_resolution[document.body.resolution_id].append(document)
    for resolution_id, documents in of_resolution.items():
        plan = next((one for one in documents if "charge-rates" in one.body.discloses), None)
        meeting = archive.get(resolution_id.partition("#")[0], Meeting) if plan else None
        begins = meeting.body.start_date if meeting and meeting.body.classification == "owners-assembly" else None
        law = law_at(archive, meeting.place, "fee_change_audits_count", begins) if meeting and begins else None
        if plan is None or begins is None or law is None:
            continue
        reports = [one for one in documents if one.body.classification in REPORTS or "audit" in one.body.discloses]
        if not reports:
            yield Problem(plan, "/resolution_id", NONE, begins=begins, law=law)
        late = [one for one in reports if one.body.date and begins.certainly_before(one.body.date)]
        if late and len(late) == len(reports):
            facts = {"begins": begins, "title": late[0].body.title, "dated": late[0].body.date, "law": law}
            yield Problem(late[0], "/date", AFTER, **facts)
