"""What was paid, from every account: by the decision, the contract and the project that a payment names."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from msgspec import Struct

from gongkai.kinds.account import Account
from gongkai.kinds.contract import Contract
from gongkai.kinds.statement import Entry, Statement
from gongkai.model.archive import Archive
from gongkai.model.money import total
from gongkai.model.record import Record

TRANSFER = "transfer"  # money that only changes the account is not spent


class Payment(Struct, frozen=True):
    """One payment: where it is booked, from which account, and under which contract."""

    statement: Record[Statement]
    index: int
    entry: Entry
    account: Record[Account] | None
    contract: Record[Contract] | None

    @property
    def pointer(self) -> str:
        """Return where the entry stands in its statement, as a JSON Pointer."""
        return f"/entries/{self.index}"

    @property
    def project_id(self) -> str | None:
        """Return the project that it pays for."""
        return self.entry.project_id or (self.contract.body.project_id if self.contract else None)

    @property
    def resolution_id(self) -> str | None:
        """Return the decision that it rests on: its own, else that of its contract."""
        return self.entry.resolution_id or (self.contract.body.resolution_id if self.contract else None)


class Payments(Struct, frozen=True):
    """Every payment of an archive by what it names, each list in order of the day."""

    of_resolution: Mapping[str, Sequence[Payment]]
    of_contract: Mapping[str, Sequence[Payment]]
    of_project: Mapping[str, Sequence[Payment]]


def payments(archive: Archive) -> Payments:
    """Return the payments that name a decision, a contract or a project; transfers between accounts are none."""
    return archive.once("payments", lambda: _grouped(archive))


def paid(of: Sequence[Payment]) -> Decimal:
    """Return what payments come to, in yuan."""
    return total(payment.entry.amount for payment in of)


def _grouped(archive: Archive) -> Payments:
    groups: tuple[dict[str, list[Payment]], ...] = (defaultdict(list), defaultdict(list), defaultdict(list))
    for payment in sorted(_each(archive), key=lambda p: (p.entry.booked_on, p.statement.id, p.index)):
        names = (payment.resolution_id, payment.entry.contract_id, payment.project_id)
        for group, name in zip(groups, names, strict=True):
            if name:
                group[name].append(payment)
    return Payments(*groups)


def _each(archive: Archive) -> Iterator[Payment]:
    for statement in archive.each(Statement):
        account: Record[Account] | None = None
        for index, entry in enumerate(statement.body.entries):
            if entry.direction != "expenditure" or entry.category == TRANSFER:
                continue
            if entry.resolution_id or entry.contract_id or entry.project_id:
                account = account or archive.get(statement.body.account_id, Account)
                contract = archive.get(entry.contract_id, Contract) if entry.contract_id else None
                yield Payment(statement, index, entry, account, contract)
