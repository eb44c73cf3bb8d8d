"""Where the place asks for it, the books are audited at the end of a term, and the result hangs long enough.

Shanghai asks for an audit each year and at each change of term, and for thirty days of posting on the spot. Hangzhou
asks for one when the term ends or the chair or the member for finance leaves. The record of the committee names the
report; a term that ended while the record was kept and names none is told. The day on which the report was put up is
not counted.

Source: Shanghai Provisions on Residential Property Management, article 67; Hangzhou Property Management Regulations,
article 37; Civil Code of the PRC, article 201.
"""

from collections.abc import Iterator

from gongkai.check.elections import is_recorded
from gongkai.check.hanging import hanging
from gongkai.check.jurisdiction import law_at
from gongkai.check.rule import Problem
from gongkai.kinds.committee import Committee
from gongkai.kinds.document import Document
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.model.period import exactly
from gongkai.model.record import Record
from gongkai.text import N_

SEVERITY = Severity.WARNING
ACTOR = Actor.COMMITTEE
FIX = N_("Have the books of the term audited, post the report, and name it in the record of the committee.")
NO_AUDIT = N_("The term ended on {end}; no audit of it is recorded ({law}).")
NO_REPORT = N_("“{title}” is not recorded as an audit report.")
OTHER_TIME = N_("The audit covers {period}, which ended before the term began on {begin}.")
NOT_POSTED = N_("No posting of the audit “{title}” is recorded; {needed} days are needed ({law}).")
TOO_SHORT = N_("The audit “{title}” hung for {days} days; {needed} days are needed ({law}).")


def check(archive: Archive) -> Iterator[Problem]:
    for committee in archive.each(Committee):
        named, end = committee.body.audit_document_id, committee.body.end_date
        if report := archive.get(named or "", Document):
            yield from _report(archive, committee, report)
        elif named is None and end and committee.body.is_elected and is_recorded(archive, committee.place, end.first):
            law = law_at(archive, committee.place, "term_audits_count", end)
            if law and end.last < archive.as_of:
                yield Problem(committee, "", NO_AUDIT, end=end, law=law)


def _report(archive: Archive, committee: Record[Committee], report: Record[Document]) -> Iterator[Problem]:
    begin, body = committee.body.start_date, report.body
    if body.classification != "audit-report":
        yield Problem(committee, "/audit_document_id", NO_REPORT, title=body.title)
        return
    if body.period and begin and exactly(body.period.to).certainly_before(begin):
        yield Problem(committee, "/audit_document_id", OTHER_TIME, period=str(body.period), begin=begin)
    law = law_at(archive, report.place, "audit_posting_days", body.date) if body.date else None
    if law is None:
        return
    hung = hanging(law.whole, None, body.posted, on_site=True)
    if hung is None:
        yield Problem(report, "", NOT_POSTED, title=body.title, needed=law.whole, law=law)
    elif hung.too_short:
        yield Problem(report, "/posted", TOO_SHORT, title=body.title, days=hung.days, needed=hung.needed, law=law)
