"""A residential compound 小区: one property management area."""

from datetime import date
from decimal import Decimal

from msgspec import Struct

from gongkai.model.body import Body
from gongkai.model.facts import ContactDetail, Figure, Identification
from gongkai.model.kind import Home, Kind
from gongkai.model.period import PartialDate


class Engagement(Struct, frozen=True):
    """One organization's role in the compound, with its dates."""

    organization_id: str
    party_role: str
    start_date: PartialDate | None = None
    end_date: PartialDate | None = None
    note: str | None = None


class FacilityCount(Struct, frozen=True):
    """How many of a facility there were at a time."""

    count: int
    date: PartialDate | None = None
    bound: str = "exact"
    note: str | None = None


class Facility(Struct, frozen=True):
    """One facility and its counts, in order of time."""

    label: str
    unit: str
    counts_over_time: tuple[FacilityCount, ...]


class NotApplicableDuty(Struct, frozen=True):
    """One duty that cannot arise here, with the reason that is shown to everyone."""

    duty: str
    reason: str
    since: date


class Compound(Body, frozen=True, kw_only=True, tag="compound"):
    """A compound. `total_exclusive_area` is in m²; `owner_head_count` follows article 9 of the Court's reading.

    From `disclosing_since` on the parties keep their record here; without it nothing is called missing.
    """

    name: str
    area_id: str
    other_names: tuple[str, ...] = ()
    classification: str | None = None
    stage: str | None = None
    governance_mode: str | None = None
    address: str | None = None
    completion_date: PartialDate | None = None
    identifiers: tuple[Identification, ...] = ()
    number_of_buildings: int | None = None
    number_of_units: int | None = None
    owner_head_count: int | None = None
    total_exclusive_area: Decimal | None = None
    area_basis: str | None = None
    organizations: tuple[Engagement, ...] = ()
    facilities: tuple[Facility, ...] = ()
    disclosing_since: date | None = None
    not_applicable: tuple[NotApplicableDuty, ...] = ()
    contact_details: tuple[ContactDetail, ...] = ()
    description: str | None = None
    figures: tuple[Figure, ...] = ()


KIND = Kind(name="compound", body=Compound, folder="compounds", home=Home.FLAT, heading=lambda body: body.name)
