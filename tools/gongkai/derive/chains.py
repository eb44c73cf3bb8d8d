"""The chain of one project: what was decided, contracted and paid from which money, and what came of it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal

from msgspec import Struct

from gongkai.check.decided import resolution_named
from gongkai.check.payments import Payment, paid, payments
from gongkai.derive.caseload import Handled, handled
from gongkai.derive.decisions import Decision, decision_of
from gongkai.kinds.case import Case
from gongkai.kinds.contract import Contract
from gongkai.kinds.project import Project
from gongkai.model.archive import Archive
from gongkai.model.record import Record


class Spent(Struct, frozen=True):
    """What one sort of money paid, in yuan: its fund, and the payments."""

    fund: str
    amount: Decimal
    n: int


class Chain(Struct, frozen=True):
    """Everything that hangs on one project. `decision` is None where it names none or names one that is not there."""

    project: Record[Project]
    decision: Decision | None
    contracts: Sequence[Record[Contract]]
    payments: Sequence[Payment]
    cases: Sequence[Handled]

    @property
    def ceiling(self) -> Decimal | None:
        """Return the most that the decision allows, in yuan."""
        found = self.decision.resolution.ceiling if self.decision else None
        return found.amount if found else None

    @property
    def price(self) -> Decimal | None:
        """Return what the contracts come to, in yuan; None where one of them has no price."""
        prices = [contract.body.price for contract in self.contracts]
        known = [price for price in prices if price is not None]
        return sum(known, Decimal()) if prices and len(known) == len(prices) else None

    @property
    def paid(self) -> Decimal:
        """Return what was paid, in yuan, over all accounts."""
        return paid(self.payments)

    @property
    def by_fund(self) -> list[Spent]:
        """Return what each sort of money paid, the most first; sources are kept apart."""
        sums: dict[str, list[Payment]] = defaultdict(list)
        for payment in self.payments:
            sums[payment.account.body.fund if payment.account else ""].append(payment)
        found = [Spent(fund, paid(made), len(made)) for fund, made in sums.items()]
        return sorted(found, key=lambda spent: (-spent.amount, spent.fund))

    @property
    def reopened(self) -> list[Handled]:
        """Return the cases about it that had to be opened again."""
        return [case for case in self.cases if case.reopened]


def chain_of(archive: Archive, project: Record[Project]) -> Chain:
    """Return the chain of one project: the payments and contracts that name it, and the cases about it."""
    found = resolution_named(archive, project.body.resolution_id)
    contracts, cases = archive.once("by project", lambda: _by_project(archive))
    return Chain(
        project=project,
        decision=decision_of(archive, *found) if found else None,
        contracts=contracts.get(project.id, ()),
        payments=payments(archive).of_project.get(project.id, ()),
        cases=[handled(case) for case in cases.get(project.id, ())],
    )


def _by_project(archive: Archive) -> tuple[Mapping[str, list[Record[Contract]]], Mapping[str, list[Record[Case]]]]:
    contracts: dict[str, list[Record[Contract]]] = defaultdict(list)
    cases: dict[str, list[Record[Case]]] = defaultdict(list)
    for contract in archive.each(Contract):
        if contract.body.project_id:
            contracts[contract.body.project_id].append(contract)
    for case in archive.each(Case):
        if case.body.project_id:
            cases[case.body.project_id].append(case)
    return contracts, cases
