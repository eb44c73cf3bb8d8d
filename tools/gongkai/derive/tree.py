"""Which places lie below an area."""

from collections import defaultdict
from collections.abc import Mapping

from gongkai.kinds.area import Area
from gongkai.kinds.compound import Compound
from gongkai.model.archive import Archive


def places_below(archive: Archive, place: str) -> frozenset[str]:
    """Return the ids of a place and of all areas and compounds below it; of a compound, only its own."""
    inside = archive.once("places by area", lambda: _inside(archive))
    found, ahead = {place}, [place]
    while ahead:
        new = [below for below in inside.get(ahead.pop(), ()) if below not in found]
        found.update(new)
        ahead += new
    return frozenset(found)


def _inside(archive: Archive) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for area in archive.each(Area):
        if area.body.parent_id:
            found[area.body.parent_id].append(area.id)
    for compound in archive.each(Compound):
        found[compound.body.area_id].append(compound.id)
    return found
