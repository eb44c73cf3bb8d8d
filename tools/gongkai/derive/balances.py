"""What is on the accounts, what came and went, and for what."""

from collections import defaultdict
from datetime import date
from decimal import Decimal
from itertools import pairwise

from msgspec import Struct

from gongkai.kinds.account import Account
from gongkai.kinds.statement import Entry, Statement
from gongkai.model.archive import Archive
from gongkai.model.money import total
from gongkai.model.period import ONE_DAY, Period
from gongkai.model.record import Record

TRANSFER = "transfer"  # money that only changes the account is neither earned nor spent


class Balance(Struct, frozen=True):
    """An account and its statements in order of time. The balance is that of the last one, as its entries give it."""

    account: Record[Account]
    statements: tuple[Record[Statement], ...]

    @property
    def latest(self) -> Record[Statement] | None:
        """Return the last statement; None where there is none."""
        return self.statements[-1] if self.statements else None

    @property
    def gaps(self) -> list[Period]:
        """Return the spans between two statements for which there is none."""
        spans = [s.body.period for s in self.statements]
        return [Period(a.to + ONE_DAY, b.from_ - ONE_DAY) for a, b in pairwise(spans) if b.from_ > a.to + ONE_DAY]


class Flow(Struct, frozen=True):
    """What came (`revenue`) or went (`expenditure`) in a year for one category, in yuan."""

    category: str
    amount: Decimal


class Year(Struct, frozen=True):
    """One year over all accounts, transfers between them left out. `until` is the last day that a statement covers."""

    year: int
    revenue: tuple[Flow, ...]
    expenditure: tuple[Flow, ...]
    until: date

    @property
    def earned(self) -> Decimal:
        """Return what came in, in yuan."""
        return total(flow.amount for flow in self.revenue)

    @property
    def spent(self) -> Decimal:
        """Return what went out, in yuan."""
        return total(flow.amount for flow in self.expenditure)


def balances_at(archive: Archive, compound: str) -> list[Balance]:
    """Return the accounts of a compound, by id, with their statements."""
    of_account: dict[str, list[Record[Statement]]] = defaultdict(list)
    for statement in archive.at(compound, Statement):
        of_account[statement.body.account_id].append(statement)
    for statements in of_account.values():
        statements.sort(key=lambda s: s.body.period.from_)
    return [Balance(account, tuple(of_account[account.id])) for account in archive.at(compound, Account)]


def year_of(balances: list[Balance]) -> Year | None:
    """Return the last year that has statements; None where there are none."""
    statements = [statement.body for balance in balances for statement in balance.statements]
    if not statements:
        return None
    until = max(statement.period.to for statement in statements)
    entries = [e for s in statements for e in s.entries if e.booked_on.year == until.year and e.category != TRANSFER]
    return Year(until.year, _flows(entries, "revenue"), _flows(entries, "expenditure"), until)


def _flows(entries: list[Entry], direction: str) -> tuple[Flow, ...]:
    sums: dict[str, Decimal] = defaultdict(Decimal)
    for entry in entries:
        if entry.direction == direction:
            sums[entry.category] += entry.amount
    return tuple(Flow(*item) for item in sorted(sums.items(), key=lambda item: (-item[1], item[0])))
