"""Whose law applies: from a compound or an area up to the code of its district."""

from gongkai.kinds.area import Area
from gongkai.kinds.compound import Compound
from gongkai.model.archive import Archive


def areas_above(archive: Archive, place: str) -> list[str]:
    """Return the ids of the areas that a compound or an area lies in, the nearest first; an area counts itself.

    A chain that leads in a circle ends where it would repeat.
    """
    compound = archive.get(place, Compound)
    step = compound.body.area_id if compound else place
    found: dict[str, None] = {}  # in order, and quick to ask
    while step and step not in found and (area := archive.get(step, Area)):
        found[step] = None
        step = area.body.parent_id or ""
    return list(found)


def code_of(archive: Archive, place: str) -> str | None:
    """Return the administrative code that applies at a place: the nearest area above that has one."""
    for area_id in areas_above(archive, place):
        area = archive.get(area_id, Area)
        if area and area.body.admin_code:
            return area.body.admin_code
    return None


def is_fictional(archive: Archive, place: str) -> bool:
    """Return whether a compound or an area belongs to a made-up example place."""
    areas = (archive.get(area_id, Area) for area_id in areas_above(archive, place))
    return any(area is not None and bool(area.body.fictional) for area in areas)
