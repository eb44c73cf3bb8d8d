"""The maintenance fund as the records show it: its accounts, its years, what it paid and for which works."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct

from gongkai.check.disclosing import disclosing_since
from gongkai.check.jurisdiction import law_at
from gongkai.kinds.account import Account
from gongkai.kinds.contract import Contract
from gongkai.kinds.project import Project
from gongkai.kinds.statement import Entry, Statement
from gongkai.model.archive import Archive
from gongkai.model.facts import Emergency
from gongkai.model.profile import Number
from gongkai.model.record import Record

FUND = "maintenance-fund"
# Money that only changes the account, and what is given back to an owner whose home is gone, is not used.
NO_USE = frozenset({"transfer", "other"})


class FundPayment(Struct, frozen=True):
    """One payment from a maintenance fund: where it is booked, and the contract and the works that it is for."""

    statement: Record[Statement]
    index: int
    entry: Entry
    contract: Record[Contract] | None
    project: Record[Project] | None

    @property
    def emergency(self) -> Emergency | None:
        """Return the emergency that the payment or its works name; None for ordinary use."""
        return self.entry.emergency or (self.project.body.emergency if self.project else None)


class FundYear(Struct, frozen=True):
    """One whole calendar year of a maintenance fund of which the record is kept, with all statements of the account.

    `law` says how often a year the fund is compared with the bank and published; None where no rule is known.
    """

    account: Record[Account]
    year: int
    statements: Sequence[Record[Statement]]
    law: Number | None

    @property
    def published(self) -> list[Record[Statement]]:
        """Return the statements that were posted in the year or whose period ends in it."""
        return [statement for statement in self.statements if self.year in _years(statement.body)]


def _years(statement: Statement) -> set[int]:
    return {posting.from_.year for posting in statement.posted} | {statement.period.to.year}


def fund_payments(archive: Archive) -> Sequence[FundPayment]:
    """Return what was paid from the maintenance funds, in order of the statements."""
    return archive.once("fund-payments", lambda: list(_payments(archive)))


def _payments(archive: Archive) -> Iterator[FundPayment]:
    for statement in archive.each(Statement):
        account = archive.get(statement.body.account_id, Account)
        if account is None or account.body.fund != FUND:
            continue
        for index, entry in enumerate(statement.body.entries):
            if entry.direction == "expenditure" and entry.category not in NO_USE:
                contract = archive.get(entry.contract_id, Contract) if entry.contract_id else None
                works = entry.project_id or (contract.body.project_id if contract else None)
                project = archive.get(works, Project) if works else None
                yield FundPayment(statement, index, entry, contract, project)


def payments_of_works(archive: Archive) -> dict[str, list[FundPayment]]:
    """Return the payments from the maintenance fund for each project that names the fund or is named by a payment."""
    return archive.once("fund-works", lambda: _by_works(archive))


def _by_works(archive: Archive) -> dict[str, list[FundPayment]]:
    found: dict[str, list[FundPayment]] = {
        project.id: []
        for project in archive.each(Project)
        if any(source.fund == FUND for source in project.body.funding)
    }
    for payment in fund_payments(archive):
        if payment.project:
            found.setdefault(payment.project.id, []).append(payment)
    return found


def fund_years(archive: Archive) -> Iterator[FundYear]:
    """Yield each year that is over, of each fund account that was open all through it and whose record is kept here.

    The first whole year is left out, because its figures are published in the next; so is a compound of which a
    statement could not be read, because what it says is not known.
    """
    unknown = {path.split("/")[2] for path in archive.unread if path.startswith("records/statements/")}
    of_account: dict[str, list[Record[Statement]]] = defaultdict(list)
    for statement in archive.each(Statement):
        of_account[statement.body.account_id].append(statement)
    for account in archive.each(Account):
        since = disclosing_since(archive, account.place)
        if account.body.fund != FUND or since is None or account.place in unknown:
            continue
        begin = max(since, account.body.opened_on or since)
        end = min(archive.as_of, account.body.closed_on or archive.as_of)
        first = begin.year if begin == date(begin.year, 1, 1) else begin.year + 1
        for year in range(first + 1, end.year):
            law = law_at(archive, account.place, "fund_reconciliation_per_year_count", date(year, 12, 31))
            yield FundYear(account, year, of_account[account.id], law)
