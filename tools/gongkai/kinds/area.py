"""A level of place: province, city, district, subdistrict or town, community, residential area, grid."""

from typing import Literal

from gongkai.model.body import Body
from gongkai.model.facts import Figure
from gongkai.model.kind import Home, Kind
from gongkai.model.period import PartialDate


class Area(Body, frozen=True, kw_only=True, tag="area"):
    """A place, with the area above it. `admin_code` is GB/T 2260; `fictional` marks made-up example places."""

    name: str
    classification: str
    other_names: tuple[str, ...] = ()
    parent_id: str | None = None
    admin_code: str | None = None
    dwelling_types: tuple[str, ...] = ()
    description: str | None = None
    figures: tuple[Figure, ...] = ()
    fictional: Literal[True] | None = None
    founding_date: PartialDate | None = None
    dissolution_date: PartialDate | None = None


KIND = Kind(name="area", body=Area, folder="areas", home=Home.FLAT, heading=lambda body: body.name)
