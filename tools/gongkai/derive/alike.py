"""Which compounds are alike enough to be compared: the same city, about the same size, about the same age.

The size is the number of units, the age the year of completion; a band counts its lower edge and not its upper one.
Made-up compounds are never put together with real ones. What is not stated is not guessed: a compound without one of
the three belongs to no group.

Source: a compound of 150 flats of 1988 and one of 3,000 of 2019 differ in lifts, staff and repairs, whoever runs them;
the bands are this project's own, and coarse, so that groups are not too small.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence

from msgspec import Struct

from gongkai.check.jurisdiction import areas_above, is_fictional
from gongkai.kinds.area import Area
from gongkai.kinds.compound import Compound
from gongkai.model.archive import Archive
from gongkai.model.record import Record
from gongkai.text import N_

LEAST = 5  # compounds: fewer would say more of each other than of the group
UNITS = (200, 500, 1000, 2000)  # where a new band of size begins, in units
YEARS = (1990, 2000, 2010, 2020)  # where a new band of age begins, in years of completion
# Cities that are provinces: Beijing, Tianjin, Shanghai, Chongqing. Source: GB/T 2260.
MUNICIPALITIES = frozenset({"11", "12", "31", "50"})

NO_CITY = N_("the city it lies in")
NO_UNITS = N_("how many units it has")
NO_YEAR = N_("the year in which it was completed")


class Alike(Struct, frozen=True, order=True):
    """What the compounds of one group have in common. `units` and `years` are the numbers of the bands, from 0."""

    made_up: bool
    city: str
    units: int
    years: int


class Group(Struct, frozen=True):
    """The compounds that are alike, by id."""

    alike: Alike
    compounds: Sequence[Record[Compound]]

    @property
    def enough(self) -> bool:
        """Return whether there are enough of them for a comparison."""
        return len(self.compounds) >= LEAST


def band(edges: Sequence[int], value: int) -> int:
    """Return the number of the band that a value lies in: 0 below the first edge; an edge begins the next band."""
    return bisect_right(edges, value)


def edges_of(edges: Sequence[int], number: int) -> tuple[int | None, int | None]:
    """Return the first value of a band and the last whole one; None where it is open."""
    first = edges[number - 1] if number > 0 else None
    return first, edges[number] - 1 if number < len(edges) else None


def alike(archive: Archive, compound: Record[Compound]) -> Alike | None:
    """Return to which group a compound belongs; None where `lacking` says what is not known."""
    if lacking(archive, compound):
        return None
    body = compound.body
    assert body.number_of_units  # lacking has seen to it
    assert body.completion_date
    return Alike(
        made_up=is_fictional(archive, compound.id),
        city=city_of(archive, compound.id),
        units=band(UNITS, body.number_of_units),
        years=band(YEARS, body.completion_date.first.year),
    )


def lacking(archive: Archive, compound: Record[Compound]) -> list[str]:
    """Return what the record does not say and would have to, so that the compound could be compared, as messages."""
    said = {
        NO_CITY: city_of(archive, compound.id),
        NO_UNITS: compound.body.number_of_units,
        NO_YEAR: compound.body.completion_date,
    }
    return [message for message, value in said.items() if not value]


def city_of(archive: Archive, place: str) -> str:
    """Return the id of the city that a compound or an area lies in; "" where the record does not say.

    The nearest area above that is a city; else a province that is a city itself; else what lies directly below a
    province, such as a county that no city has charge of.
    """
    above = [area for area_id in areas_above(archive, place) if (area := archive.get(area_id, Area))]
    for below, area in zip([None, *above], above, strict=False):
        if area.body.classification == "city":
            return area.id
        if area.body.classification == "province":
            if (area.body.admin_code or "")[:2] in MUNICIPALITIES:
                return area.id
            return below.id if below and below.body.classification in ("county", "district") else ""
    return ""


def groups(archive: Archive) -> Mapping[Alike, Group]:
    """Return every group of compounds that are alike, in order."""
    return archive.once("alike", lambda: _groups(archive))


def group_of(archive: Archive, compound: Record[Compound]) -> Group | None:
    """Return the group of a compound, itself included; None where it belongs to none."""
    found = alike(archive, compound)
    return groups(archive)[found] if found else None


def _groups(archive: Archive) -> Mapping[Alike, Group]:
    found: dict[Alike, list[Record[Compound]]] = defaultdict(list)
    for compound in archive.each(Compound):
        if (key := alike(archive, compound)) is not None:
            found[key].append(compound)
    return {key: Group(key, found[key]) for key in sorted(found)}
