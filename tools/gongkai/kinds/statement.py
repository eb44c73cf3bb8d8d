"""What came and went on one account over one period, with every entry."""

from datetime import date
from decimal import Decimal

from msgspec import Struct

from gongkai.model.body import Body
from gongkai.model.facts import Emergency, Posting
from gongkai.model.kind import Home, Kind
from gongkai.model.money import total
from gongkai.model.period import Period


class Entry(Struct, frozen=True):
    """One receipt or payment. `amount` is in yuan and never negative: `direction` says whether it came or went.

    `counter_account_id` names the other account of a transfer. `emergency` is of a payment that has no project.
    Where something is paid by the piece, `quantity` times `unit_price` (yuan) is the amount, to the fen.
    """

    booked_on: date
    direction: str
    category: str
    amount: Decimal
    description: str | None = None
    payer: str | None = None
    payee: str | None = None
    resolution_id: str | None = None
    contract_id: str | None = None
    project_id: str | None = None
    voucher: str | None = None
    counter_account_id: str | None = None
    emergency: Emergency | None = None
    quantity: Decimal | None = None
    unit: str | None = None
    unit_price: Decimal | None = None


class IncomeCost(Struct, frozen=True):
    """One reasonable cost of the income, in yuan, and what it rests on."""

    category: str
    amount: Decimal
    basis: str | None = None
    note: str | None = None


class IncomeResult(Struct, frozen=True):
    """Income of the common parts less its reasonable costs, in yuan; `to_fund` goes on to the maintenance fund."""

    gross: Decimal
    net: Decimal
    costs: tuple[IncomeCost, ...] = ()
    to_fund: Decimal | None = None
    note: str | None = None

    @property
    def cost(self) -> Decimal:
        """Return what the costs come to, in yuan."""
        return total(cost.amount for cost in self.costs)

    @property
    def computed_net(self) -> Decimal:
        """Return what must be left of the gross income, in yuan."""
        return self.gross - self.cost


class BudgetLine(Struct, frozen=True):
    """What was planned for one category in the period, in yuan."""

    direction: str
    category: str
    amount: Decimal


class Statement(Body, frozen=True, kw_only=True, tag="statement"):
    """A statement; balances are in yuan."""

    account_id: str
    period: Period
    opening_balance: Decimal
    closing_balance: Decimal
    entries: tuple[Entry, ...]
    income_result: IncomeResult | None = None
    budget: tuple[BudgetLine, ...] = ()
    evidence: str | None = None
    reconciled_on: date | None = None
    bank_statement: str | None = None
    announced_classes: tuple[str, ...] = ()
    posted: tuple[Posting, ...] = ()
    description: str | None = None

    @property
    def revenue(self) -> Decimal:
        """Return what came in, in yuan."""
        return total(entry.amount for entry in self.entries if entry.direction == "revenue")

    @property
    def income(self) -> Decimal:
        """Return what came in without transfers between accounts, in yuan."""
        return total(e.amount for e in self.entries if e.direction == "revenue" and e.category != "transfer")

    @property
    def expenditure(self) -> Decimal:
        """Return what went out, in yuan."""
        return total(entry.amount for entry in self.entries if entry.direction == "expenditure")

    @property
    def computed_closing(self) -> Decimal:
        """Return what must be left: opening plus revenue minus expenditure, in yuan."""
        return self.opening_balance + self.revenue - self.expenditure


KIND = Kind(
    name="statement",
    body=Statement,
    folder="statements",
    home=Home.COMPOUND,
    heading=lambda body: str(body.period),
    dated_by="period",
)
