"""What lies below an area, rolled up: areas by level, compounds by kind, buildings, units, owners, who organised them.

A number is summed up only over the compounds that state it, and says over how many. What nobody stated is not zero.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from gongkai.derive.committees import in_office
from gongkai.derive.tree import places_below
from gongkai.kinds.area import Area
from gongkai.kinds.building import Building
from gongkai.kinds.compound import Compound
from gongkai.kinds.organization import Organization
from gongkai.model.archive import Archive
from gongkai.model.record import Record

LEVELS = ("province", "city", "district", "county", "subdistrict", "town", "community", "residential-area", "grid")
KINDS = ("new", "old", "mixed", "resettlement", "business")
PARTY = ("party-committee", "party-branch", "party-group")
# What a compound may have, with the role and the kinds of organization that show it.
COVERED: Mapping[str, tuple[str, Sequence[str]]] = {
    "party": ("party-branch", PARTY),
    "manager": ("property-manager", ("property-manager",)),
    "volunteers": ("volunteer-team", ("volunteer-team",)),
}


class Stated(Struct, frozen=True):
    """A number summed up over the `n` compounds that state it; None where none does."""

    total: int | None
    n: int


class Below(Struct, frozen=True):
    """An area and everything below it in numbers. `covered` says how many compounds have what, by a word for it."""

    areas: Mapping[str, int]
    compounds: int
    kinds: Mapping[str, int]
    of_no_kind: int
    buildings: Stated
    units: Stated
    owners: Stated
    building_records: int
    building_heads: int
    covered: Mapping[str, int]
    organizations: Mapping[str, int]


def below(archive: Archive, area: str) -> Below:
    """Return what lies below an area; the area itself is not counted among the areas."""
    return archive.once(("below", area), lambda: _below(archive, area))


def _below(archive: Archive, area: str) -> Below:
    places = places_below(archive, area)
    areas = [one for place in places if place != area and (one := archive.get(place, Area))]
    compounds = [found for place in places if (found := archive.get(place, Compound))]
    buildings = [building for compound in compounds for building in archive.at(compound.id, Building)]
    by_place = archive.once("organizations by place", lambda: _organizations(archive))
    organizations = {one.id: one for place in places for one in by_place.get(place, ())}
    kinds = Counter(compound.body.classification for compound in compounds)
    has = Counter(word for compound in compounds for word in had_by(archive, compound))
    return Below(
        areas=_ordered(Counter(one.body.classification for one in areas), LEVELS),
        compounds=len(compounds),
        kinds=_ordered(kinds, KINDS),
        of_no_kind=kinds[None],
        buildings=_stated(compound.body.number_of_buildings for compound in compounds),
        units=_stated(compound.body.number_of_units for compound in compounds),
        owners=_stated(compound.body.owner_head_count for compound in compounds),
        building_records=len(buildings),
        building_heads=sum(building.body.has_building_head is True for building in buildings),
        covered={word: has[word] for word in ("committee", *COVERED)},
        organizations=dict(sorted(Counter(one.body.classification for one in organizations.values()).items())),
    )


def had_by(archive: Archive, compound: Record[Compound]) -> frozenset[str]:
    """Return what a compound has on the day of judgement: a committee in office, and those of `COVERED`."""
    return archive.once(("had by", compound.id), lambda: _had_by(archive, compound))


def _had_by(archive: Archive, compound: Record[Compound]) -> frozenset[str]:
    today = archive.as_of
    roles = {
        one.party_role for one in compound.body.organizations if one.end_date is None or one.end_date.last >= today
    }
    by_place = archive.once("organizations by place", lambda: _organizations(archive))
    classes = {one.body.classification for one in by_place.get(compound.id, ())}
    found = {word for word, (role, kinds) in COVERED.items() if role in roles or classes & set(kinds)}
    return frozenset(found | {"committee"} if in_office(archive, compound.id) else found)


def _organizations(archive: Archive) -> Mapping[str, list[Record[Organization]]]:
    """Return the organizations that are not dissolved, by each area and each compound that they belong to."""
    found: dict[str, list[Record[Organization]]] = defaultdict(list)
    for one in archive.each(Organization):
        ended = one.body.dissolution_date
        if ended is None or ended.last >= archive.as_of:
            for place in {one.body.area_id or "", *one.body.compound_ids} - {""}:
                found[place].append(one)
    return found


def _stated(numbers: Iterable[int | None]) -> Stated:
    known = [number for number in numbers if number is not None]
    return Stated(sum(known) if known else None, len(known))


def _ordered(counted: Mapping[str | None, int], order: Sequence[str]) -> Mapping[str, int]:
    return {name: counted[name] for name in order if counted.get(name)}
