"""A property service contract is filed with the authority in time.

Where the place asks for it, the contract is filed for record within a number of days of its signing. Filing is no
approval: the contract holds without it.

Source: Shanghai Residential Property Management Provisions, article 44; Beijing Property Management Regulations,
article 63.
"""

from collections.abc import Iterator

from gongkai.check.jurisdiction import law_at
from gongkai.check.rule import Problem
from gongkai.kinds.contract import Contract
from gongkai.law.calendar import certainly_after, days_between, deadline
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.text import N_

SEVERITY = Severity.WARNING
ACTOR = Actor.COMPANY
FIX = N_("File the contract now, and record the day and the number of the filing.")
LATE = N_("The contract was signed on {signed} and filed on {filed}, {late} days after {due} ({law}).")


def check(archive: Archive) -> Iterator[Problem]:
    for contract in archive.each(Contract):
        signed, filing = contract.body.date_signed, contract.body.filing
        if signed is None or filing is None or not contract.body.is_service:
            continue
        law = law_at(archive, contract.place, "contract_filing_days", signed)
        due = deadline(signed, law.whole) if law else None
        if due and certainly_after(filing.filed_on, due):
            facts = {"signed": signed, "filed": filing.filed_on, "due": due.day, "law": law}
            yield Problem(contract, "/filing/filed_on", LATE, late=days_between(due.day, filing.filed_on), **facts)
