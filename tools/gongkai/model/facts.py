"""Small facts that several kinds of record hold: a number from a source, a posting, a contact, a filing."""

from datetime import date
from decimal import Decimal

from msgspec import Struct

from gongkai.model.period import PartialDate


class Figure(Struct, frozen=True):
    """A number as a source states it. `bound` is `exact`, `about` or `at-least`."""

    label: str
    value: Decimal
    unit: str
    bound: str = "exact"
    date: PartialDate | None = None
    note: str | None = None


class Measure(Struct, frozen=True):
    """The same thing measured before and after, in `unit`. `bound` is `exact`, `about` or `at-least`."""

    label: str
    unit: str
    after: Decimal
    before: Decimal | None = None
    bound: str = "exact"
    note: str | None = None


class Posting(Struct, frozen=True, rename={"from_": "from"}):
    """One posting on one channel; without `to` it is not known how long it hung."""

    channel: str
    from_: date
    to: date | None = None
    evidence: str | None = None
    note: str | None = None


class Identification(Struct, frozen=True):
    """An official code, for example the unified social credit code (`scheme` uscc)."""

    scheme: str
    code: str


class ContactDetail(Struct, frozen=True):
    """An office channel; private numbers have no place in the record."""

    contact_type: str
    contact: str


class Filing(Struct, frozen=True):
    """A filing with the authority, for record and not for approval."""

    filed_on: date
    answered_on: date | None = None
    filing_papers: tuple[str, ...] = ()
    number: str | None = None
    authority: str | None = None
    note: str | None = None


class Emergency(Struct, frozen=True):
    """Urgent use of the maintenance fund without the ordinary vote: the danger, and who confirmed it when."""

    emergency_type: str
    confirmed_by: str | None = None
    confirmed_on: date | None = None
    note: str | None = None
