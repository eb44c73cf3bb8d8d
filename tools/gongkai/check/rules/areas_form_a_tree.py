"""The areas and the organizations above one another form a tree, without a circle; a place has one name.

An area whose chain of parents leads back to itself lies nowhere. A compound and an area cannot share an id, because the
folder of a meeting or a case names either of them.

Source: the schemas of area and organization (`parent_id`).
"""

from collections.abc import Iterator
from typing import Any

from gongkai.check.rule import Problem
from gongkai.kinds.area import Area
from gongkai.kinds.compound import Compound
from gongkai.kinds.organization import Organization
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.model.record import Record
from gongkai.text import N_

SEVERITY = Severity.ERROR
ACTOR = Actor.SECRETARY
FIX = N_("Correct the area above, so that each place leads up to one city or province.")
MOST_SHOWN = 6  # ids in a sentence: a circle of a thousand would fill the screen
CIRCLE = N_("Going up from here leads back here: {way}.")
TWO_PLACES = N_("“{id}” is the id of an area and of a compound; one of them needs another file name.")


def check(archive: Archive) -> Iterator[Problem]:
    for kind in (Area, Organization):
        records: dict[str, Record[Any]] = {record.id: record for record in archive.each(kind)}
        for circle in _circles(records):
            yield Problem(records[circle[0]], "/parent_id", CIRCLE, way=_shown([*circle, circle[0]]))
    for compound in archive.each(Compound):
        if archive.get(compound.id, Area):
            yield Problem(compound, "", TWO_PLACES, id=compound.id)


def _circles(records: dict[str, Record[Any]]) -> Iterator[list[str]]:
    """Yield the ids of each circle once, in the order of going up and the first by id first.

    Naming itself is another rule's matter. Every record is passed once, so that a long chain costs its length.
    """
    passed: set[str] = set()
    for start in records:
        way: dict[str, int] = {}  # id -> how many steps from the start
        step = start
        while step in records and step not in passed:
            passed.add(step)
            way[step] = len(way)
            step = records[step].body.parent_id
        circle = list(way)[way[step] :] if step in way else []
        if len(circle) > 1:
            first = circle.index(min(circle))
            yield circle[first:] + circle[:first]


def _shown(way: list[str]) -> str:
    return " → ".join(way if len(way) <= MOST_SHOWN else [*way[:MOST_SHOWN], "…"])
