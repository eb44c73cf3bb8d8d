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
from gongkai.model.finding import Severity
from gongkai.model.record import Record
from gongkai.text import N_

SEVERITY = Severity.ERROR
CIRCLE = N_("Going up from here leads back here: {way}.")
TWO_PLACES = N_("“{id}” is the id of an area and of a compound; one of them needs another file name.")


def check(archive: Archive) -> Iterator[Problem]:
    for kind in (Area, Organization):
        records: dict[str, Record[Any]] = {record.id: record for record in archive.each(kind)}
        for record in records.values():
            way = _way_up(records, record)
            if way:
                yield Problem(record, "/parent_id", CIRCLE, way=" → ".join(way))
    for compound in archive.each(Compound):
        if archive.get(compound.id, Area):
            yield Problem(compound, "", TWO_PLACES, id=compound.id)


def _way_up(records: dict[str, Record[Any]], start: Record[Any]) -> list[str]:
    """Return the ids from `start` back to itself; empty where it ends. Naming itself is another rule's matter."""
    way, step = [start.id], start.body.parent_id
    while step in records and step not in way:
        way.append(step)
        step = records[step].body.parent_id
    return [*way, step] if step == start.id and len(way) > 1 else []
