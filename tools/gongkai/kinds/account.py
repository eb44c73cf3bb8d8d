"""An account that holds the owners' money: which money, in whose name, at which bank."""

from datetime import date

from gongkai.model.body import Body
from gongkai.model.kind import Home, Kind


class Account(Body, frozen=True, kw_only=True, tag="account"):
    """An account; only the last four digits of its number are ever public."""

    name: str
    fund: str
    holder: str | None = None
    organization_id: str | None = None
    bank: str | None = None
    last_four: str | None = None
    currency: str = "CNY"
    opened_on: date | None = None
    closed_on: date | None = None
    description: str | None = None


KIND = Kind(name="account", body=Account, folder="accounts", home=Home.COMPOUND, heading=lambda body: body.name)
