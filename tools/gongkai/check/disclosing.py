"""From which day on a compound keeps its record here: before it, or without it, nothing is called missing."""

from datetime import date

from gongkai.kinds.compound import Compound
from gongkai.model.archive import Archive


def disclosing_since(archive: Archive, place: str) -> date | None:
    """Return the day from which the record of a compound is kept here; None where nobody promised to."""
    compound = archive.get(place, Compound)
    return compound.body.disclosing_since if compound else None


def is_kept(archive: Archive, place: str, day: date | None) -> bool:
    """Return whether what happened on `day` belongs to the time of which the compound keeps its record here."""
    since = disclosing_since(archive, place)
    return since is not None and day is not None and since <= day
