"""A building as a unit of governance: head, Party group, covenant, honours."""

from decimal import Decimal

from msgspec import Struct

from gongkai.model.body import Body
from gongkai.model.facts import Figure
from gongkai.model.kind import Home, Kind
from gongkai.model.period import PartialDate


class Honour(Struct, frozen=True):
    """An honour that the building received."""

    title: str
    date: PartialDate | None = None
    authority: str | None = None


class Building(Body, frozen=True, kw_only=True, tag="building"):
    """A building. `total_exclusive_area` is in m²; who the building head is stays out of the record."""

    name: str
    number_of_units: int | None = None
    owner_head_count: int | None = None
    total_exclusive_area: Decimal | None = None
    storeys: int | None = None
    has_building_head: bool | None = None
    organization_id: str | None = None
    document_id: str | None = None
    honours: tuple[Honour, ...] = ()
    description: str | None = None
    figures: tuple[Figure, ...] = ()


KIND = Kind(name="building", body=Building, folder="buildings", home=Home.COMPOUND, heading=lambda body: body.name)
