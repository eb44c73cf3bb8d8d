"""Whose law applies: from a compound or an area up to the code of its district."""

from datetime import date

from gongkai.kinds.area import Area
from gongkai.kinds.compound import Compound
from gongkai.law.numbers import city_steps, number
from gongkai.model.archive import Archive
from gongkai.model.period import PartialDate, exactly
from gongkai.model.profile import Number


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


def lacks_city_law(archive: Archive, place: str) -> bool:
    """Return whether the city of a compound or an area has no profile. What is wider than a city lies in none."""
    steps = city_steps(code_of(archive, place) or "")
    return bool(steps) and not any(step in archive.profiles for step in steps)


def law_at(archive: Archive, place: str, name: str, when: date | PartialDate) -> Number | None:
    """Return the number of the law called `name` at a compound or an area on the day of the event.

    The names are those of `schemas/profiles/profile.schema.json`. None where the law of that place and day has no one
    such number: then there is nothing to judge by.
    """
    code = archive.once(("code", place), lambda: code_of(archive, place))
    on = exactly(when) if isinstance(when, date) else when
    return archive.once((name, code, on), lambda: number(archive.profiles, code, name, on))
