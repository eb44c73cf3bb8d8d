"""A property service contract is posted in time after its signing.

Ningbo gives ten days. The day of the signing is not counted, and a last day that is a weekend or a holiday moves to the
next working day. A contract without a posting is told where the record was kept when it was signed, unless the record
names the posting as a gap.

Source: Ningbo Residential Compound Property Management Regulations, article 48; Civil Code of the PRC, articles 201 and
203.
"""

from collections.abc import Iterator

from gongkai.check.committees import first_posted
from gongkai.check.elections import is_recorded
from gongkai.check.jurisdiction import law_at
from gongkai.check.rule import Problem
from gongkai.kinds.contract import Contract
from gongkai.law.calendar import certainly_after, deadline
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.text import N_

SEVERITY = Severity.WARNING
ACTOR = Actor.COMMITTEE
FIX = N_("Post the contract now, and record where and from which day; if a day is a slip, correct it.")
LATE = N_("The contract was signed on {signed} and posted on {posted}, due by {due} ({law}).")
NOT_POSTED = N_("The contract was signed on {signed} and had to be posted by {due}; no posting is recorded ({law}).")


def check(archive: Archive) -> Iterator[Problem]:
    for contract in archive.each(Contract):
        body, signed = contract.body, contract.body.date_signed
        if signed is None or not body.is_service:
            continue
        law = law_at(archive, contract.place, "contract_posting_days", signed)
        if law is None:
            continue
        due, posted = deadline(signed, law.whole), first_posted(body.posted)
        facts = {"signed": signed, "due": due.day, "law": law}
        if posted:
            if certainly_after(posted, due):
                yield Problem(contract, "/posted", LATE, posted=posted, **facts)
            continue
        named = any(gap.field == "posted" for gap in body.gaps)
        if not named and certainly_after(archive.as_of, due) and is_recorded(archive, contract.place, signed):
            yield Problem(contract, "", NOT_POSTED, **facts)
