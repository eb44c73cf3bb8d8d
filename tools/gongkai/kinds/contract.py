"""A contract about service, works or business on common parts: how it was chosen, what it says, how it ended."""

from datetime import date as Day
from decimal import Decimal

from msgspec import Struct

from gongkai.model.body import Body
from gongkai.model.facts import Filing, Posting
from gongkai.model.kind import Home, Kind
from gongkai.model.period import PartialDate

SERVICE = frozenset({"property-service", "preliminary-property-service", "emergency-property-service"})


class Bid(Struct, frozen=True):
    """One bid of a firm. `amount` is in yuan."""

    bidder: str
    organization_id: str | None = None
    amount: Decimal | None = None
    bid_outcome: str | None = None
    note: str | None = None


class Selection(Struct, frozen=True):
    """How the other side was chosen; `procurement_method` follows OCDS."""

    procurement_method: str
    date: PartialDate | None = None
    bids: tuple[Bid, ...] = ()
    related_parties: tuple[str, ...] = ()
    posted: tuple[Posting, ...] = ()
    note: str | None = None


class ContractNotice(Struct, frozen=True):
    """A written notice: given on a day, with effect from another, and where it was posted."""

    notice_type: str
    given_by: str
    given_on: Day
    effective_on: Day | None = None
    resolution_id: str | None = None
    posted: tuple[Posting, ...] = ()
    note: str | None = None


class Amendment(Struct, frozen=True):
    """One change; `amount` and `expires_on` are what holds after it."""

    date: PartialDate
    rationale: str
    amount: Decimal | None = None
    expires_on: Day | None = None
    resolution_id: str | None = None


class ServicePrice(Struct, frozen=True):
    """One price in yuan for each `unit`."""

    label: str
    amount: Decimal
    unit: str
    note: str | None = None


class Subcontract(Struct, frozen=True):
    """A part of the service that somebody else does."""

    label: str
    organization_id: str | None = None
    whole_service: bool | None = None
    note: str | None = None


class Handback(Struct, frozen=True):
    """What the company handed back when it left; `prepaid_refund` is in yuan."""

    handback_items: tuple[str, ...]
    completed_on: Day | None = None
    prepaid_refund: Decimal | None = None
    note: str | None = None


class Contract(Body, frozen=True, kw_only=True, tag="contract"):
    """A contract. `expires_on` is its last day by agreement, `end_date` when it really ended."""

    title: str
    classification: str
    organization_id: str | None = None
    other_party: str | None = None
    fee_basis: str | None = None
    date_signed: Day | None = None
    start_date: PartialDate | None = None
    expires_on: Day | None = None
    end_date: PartialDate | None = None
    end_reason: str | None = None
    contract_state: str | None = None
    amount: Decimal | None = None
    prices: tuple[ServicePrice, ...] = ()
    resolution_id: str | None = None
    project_id: str | None = None
    selection: Selection | None = None
    in_writing: bool | None = None
    clauses: tuple[str, ...] = ()
    notice_days: int | None = None
    contract_notices: tuple[ContractNotice, ...] = ()
    amendments: tuple[Amendment, ...] = ()
    subcontracts: tuple[Subcontract, ...] = ()
    filing: Filing | None = None
    posted: tuple[Posting, ...] = ()
    handback: Handback | None = None
    url: str | None = None
    sha256: str | None = None
    description: str | None = None

    @property
    def is_service(self) -> bool:
        """Return whether it is about the service of the whole compound."""
        return self.classification in SERVICE

    @property
    def last_day(self) -> Day | None:
        """Return its last day by agreement, with the latest amendment that moved it."""
        moved = [amendment.expires_on for amendment in self.amendments if amendment.expires_on]
        return moved[-1] if moved else self.expires_on

    @property
    def price(self) -> Decimal | None:
        """Return its price in yuan, with the latest amendment that changed it."""
        changed = [amendment.amount for amendment in self.amendments if amendment.amount is not None]
        return changed[-1] if changed else self.amount

    def state_on(self, day: Day) -> str | None:
        """Return `fixed`, `indefinite` or `ended` on a day as its dates say; None before it begins or without a date.

        A service that goes on after the last day without a decision goes on for an indefinite time.
        Source: Civil Code, article 948.
        """
        if self.start_date is None or day < self.start_date.first:
            return None
        if self.end_date is not None:
            return "ended" if self.end_date.last < day else None if self.end_date.first <= day else self._running(day)
        return self._running(day)

    def _running(self, day: Day) -> str | None:
        if self.last_day is None or day > self.last_day:
            return "indefinite" if self.is_service else None
        return "fixed"


KIND = Kind(
    name="contract",
    body=Contract,
    folder="contracts",
    home=Home.PLACE,
    heading=lambda body: body.title,
    dated_by="start_date",
)
