"""Visits are recorded in totals: no building, and no flat.

How often people were called on in a month, how much was found and how much of it settled says whether the work was
done. Where the visitors went says who was in need of them. So an activity that consists of visits names no building,
and no number of a flat stands in its description, in a note or beside a figure.

Source: Personal Information Protection Law of the PRC, articles 6 and 28.
"""

import re
from collections.abc import Iterator

from gongkai.check.rule import Problem
from gongkai.kinds.activity import Activity
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.model.record import Record
from gongkai.privacy.people import ROOM
from gongkai.text import N_

SEVERITY = Severity.ERROR
ACTOR = Actor.SECRETARY
FIX = N_("Leave out the building or the flat, and give the month's numbers for the compound or the community.")
BUILDING = N_("These are visits, and {n} buildings are named; visits are recorded in totals only.")
FLAT = N_("These are visits, and the number of a flat stands here; visits are recorded in totals only.")

_ROOM = re.compile(ROOM)


def check(archive: Archive) -> Iterator[Problem]:
    for activity in archive.each(Activity):
        if activity.body.classification != "visit":
            continue
        if activity.body.building_ids:
            yield Problem(activity, "/building_ids", BUILDING, n=len(activity.body.building_ids))
        for at, text in _texts(activity):
            if text and _ROOM.search(text):
                yield Problem(activity, at, FLAT)


def _texts(activity: Record[Activity]) -> Iterator[tuple[str, str | None]]:
    body = activity.body
    yield "/description", body.description
    for index, occurrence in enumerate(body.occurrences):
        yield f"/occurrences/{index}/note", occurrence.note
    for index, figure in enumerate(body.figures):
        yield f"/figures/{index}/label", figure.label
        yield f"/figures/{index}/note", figure.note
