"""An account that holds the owners' money: which money, in whose name, at which bank."""

from datetime import date
from decimal import Decimal

from msgspec import Struct

from gongkai.model.body import Body
from gongkai.model.kind import Home, Kind


class IncomeBasis(Struct, frozen=True):
    """What allows one type of income: a decision of the owners, or the clause that holds until there is one."""

    category: str
    resolution_id: str | None = None
    allowed_by: str | None = None
    note: str | None = None


class AuditRequest(Struct, frozen=True):
    """Owners asked for an audit of the books: how many, with how much floor area (m²), and the report it led to."""

    requested_on: date
    heads: int
    area: Decimal | None = None
    audit_id: str | None = None
    note: str | None = None


class Account(Body, frozen=True, kw_only=True, tag="account"):
    """An account; only the last four digits of its number are ever public.

    `first_payment` is what all owners together first paid into the maintenance fund, in yuan.
    """

    name: str
    fund: str
    holder: str | None = None
    holder_type: str | None = None
    organization_id: str | None = None
    bank: str | None = None
    last_four: str | None = None
    currency: str = "CNY"
    opened_on: date | None = None
    closed_on: date | None = None
    first_payment: Decimal | None = None
    monitored: bool | None = None
    income_bases: tuple[IncomeBasis, ...] = ()
    audit_requests: tuple[AuditRequest, ...] = ()
    description: str | None = None


KIND = Kind(name="account", body=Account, folder="accounts", home=Home.COMPOUND, heading=lambda body: body.name)
