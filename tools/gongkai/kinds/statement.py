"""What came and went on one account over one period, with every entry."""

from datetime import date
from decimal import Decimal

from msgspec import Struct

from gongkai.model.body import Body
from gongkai.model.facts import Posting
from gongkai.model.kind import Home, Kind
from gongkai.model.money import total
from gongkai.model.period import Period


class Entry(Struct, frozen=True):
    """One receipt or payment. `amount` is in yuan and never negative: `direction` says whether it came or went."""

    booked_on: date
    direction: str
    category: str
    amount: Decimal
    description: str | None = None
    payer: str | None = None
    payee: str | None = None
    resolution_id: str | None = None
    project_id: str | None = None
    voucher: str | None = None


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
    budget: tuple[BudgetLine, ...] = ()
    evidence: str | None = None
    posted: tuple[Posting, ...] = ()
    description: str | None = None

    @property
    def revenue(self) -> Decimal:
        """Return what came in, in yuan."""
        return total(entry.amount for entry in self.entries if entry.direction == "revenue")

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
