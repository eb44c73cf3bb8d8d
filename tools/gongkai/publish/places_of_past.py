"""To which place something belongs that stands in the history, though it may be gone by now."""

from gongkai.check.jurisdiction import is_fictional
from gongkai.kinds.area import Area
from gongkai.kinds.compound import Compound
from gongkai.publish.site import Site


def place_of(site: Site, record: str) -> tuple[str, bool]:
    """Return the compound or area that a record is or was about ("" where none is known), and whether it is made up."""
    now = site.record_at(f"records/{record}.yml")
    if now is not None:
        return site.place_of(now), site.is_fictional(now)
    # What is gone belongs to the place whose folder it lay in.
    place = record.split("/")[1]
    known = site.archive.get(place, Compound) is not None or site.archive.get(place, Area) is not None
    return (place, is_fictional(site.archive, place)) if known else ("", False)
