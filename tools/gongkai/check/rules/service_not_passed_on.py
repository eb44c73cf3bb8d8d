"""The company does not pass its whole service on to somebody else.

Parts of the service, such as cleaning or lifts, may be done by specialists. The whole of it may not be passed on, nor
cut into parts that are all passed on.

Source: Civil Code of the PRC, article 941; Property Management Regulations, article 39.
"""

from collections.abc import Iterator

from gongkai.check.rule import Problem
from gongkai.kinds.contract import Contract
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.text import N_

SEVERITY = Severity.WARNING
ACTOR = Actor.COMPANY
FIX = N_("Take the service back, or let the owners choose the company that really serves.")
PASSED_ON = N_("The whole service was passed on: “{label}”.")


def check(archive: Archive) -> Iterator[Problem]:
    for contract in archive.each(Contract):
        for index, subcontract in enumerate(contract.body.subcontracts):
            if subcontract.whole_service and contract.body.is_service:
                yield Problem(contract, f"/subcontracts/{index}", PASSED_ON, label=subcontract.label)
