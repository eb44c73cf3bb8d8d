"""The maintenance fund pays the contractor of the works, and nobody between.

The bank transfers the money to the one who does the repair. Where the works name their contractor, the payee of each
payment for repair or renewal is that contractor, with the same name. A payment for the audit of the works goes to the
auditor.

Source: Measures for the Residential Maintenance Fund (Order 165), articles 22 and 23.
"""

from collections.abc import Iterator

from gongkai.check.fund import fund_payments
from gongkai.check.rule import Problem
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.text import N_

SEVERITY = Severity.WARNING
ACTOR = Actor.COMMITTEE
FIX = N_("Compare the payee with the contract: correct the name, or ask why the money went to another.")
OTHER_PAYEE = N_("The fund paid “{payee}”; the contractor of “{works}” is “{contractor}”.")
_TO_THE_CONTRACTOR = frozenset({"repair", "renewal"})


def check(archive: Archive) -> Iterator[Problem]:
    for payment in fund_payments(archive):
        contractor, payee = payment.project and payment.project.body.contractor, payment.entry.payee
        if payment.entry.category not in _TO_THE_CONTRACTOR or not contractor or not payee:
            continue
        if payment.contract:
            continue  # one cause, one message: `paid-to-contract-party` compares it with the contract itself
        if payee.strip() != contractor.strip():
            assert payment.project
            facts = {"payee": payee, "contractor": contractor, "works": payment.project.body.name}
            yield Problem(payment.statement, f"/entries/{payment.index}/payee", OTHER_PAYEE, **facts)
