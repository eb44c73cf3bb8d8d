"""Fees that were paid in advance for days not served are given back.

When a service contract has ended, the owners can ask for the fees that they paid for the time after it. The record of
the hand-back says the total, "0.00" where nothing was left; never who paid what.

Source: Interpretation of the Supreme People's Court on property service disputes (2020), article 3.
"""

from collections.abc import Iterator

from gongkai.check.rule import Problem
from gongkai.kinds.contract import Contract
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.text import N_

SEVERITY = Severity.WARNING
ACTOR = Actor.COMPANY
FIX = N_('Record the total that was given back, or "0.00" where nothing was left.')
NOT_SAID = N_("The company has left; the record does not say what became of the fees paid in advance.")


def check(archive: Archive) -> Iterator[Problem]:
    for contract in archive.each(Contract):
        handback = contract.body.handback
        if handback and contract.body.is_service and contract.body.end_date and handback.prepaid_refund is None:
            yield Problem(contract, "/handback", NOT_SAID)
