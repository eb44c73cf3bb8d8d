"""What is paid under a contract goes to the other side of the contract.

The payee is the organization that the contract names, under its name or one of its other names, or the firm that is
written as the other side. A payment to somebody else needs a reason that the owners can read.

Source: Civil Code of the PRC, article 509 (a contract is performed as agreed).
"""

from collections.abc import Iterator

from gongkai.check.payments import payments
from gongkai.check.rule import Problem
from gongkai.kinds.contract import Contract
from gongkai.kinds.organization import Organization
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.text import N_

SEVERITY = Severity.ERROR
ACTOR = Actor.COMMITTEE
FIX = N_("Compare the payee with the contract: correct the name, or ask why the money went to another.")
OTHER = N_("The payment went to “{payee}”; the other side of “{title}” is “{party}”.")


def check(archive: Archive) -> Iterator[Problem]:
    for contract_id, made in payments(archive).of_contract.items():
        contract = archive.get(contract_id, Contract)
        names = _names(archive, contract.body) if contract else []
        for payment in made if names else ():
            payee = payment.entry.payee
            if contract and payee and payee.strip() not in names:
                facts = {"payee": payee, "title": contract.body.title, "party": names[0]}
                yield Problem(payment.statement, f"{payment.pointer}/payee", OTHER, **facts)


def _names(archive: Archive, contract: Contract) -> list[str]:
    organization = archive.get(contract.organization_id, Organization) if contract.organization_id else None
    names = [organization.body.name, *organization.body.other_names] if organization else []
    return [name.strip() for name in (*names, contract.other_party) if name]
