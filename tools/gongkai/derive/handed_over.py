"""The hand-over at the end of a term: when, between whom, what is on its list, and what the list does not name."""

from collections.abc import Iterator, Sequence
from typing import Any

from gongkai.check.handovers import handover_due
from gongkai.check.rules.handover_items import THINGS
from gongkai.derive.event import OPEN, Event, Said, judged, say
from gongkai.kinds.committee import Committee, Handover
from gongkai.model.archive import Archive
from gongkai.model.period import exactly
from gongkai.model.record import Record
from gongkai.text import N_

HANDED_OVER = N_("Hand-over by {name}")
BETWEEN = N_("From {giver} to {receiver}.")
WITNESSED = N_("Witness: {witness}.")
ON_LIST = N_("The list names {things} sorts of things.")
NOT_ON_LIST = N_("The list does not name: {things}.")
NONE_THERE = N_("The list says that there is none of these: {things}.")
NO_LIST = N_("The record holds no list of what was handed over.")


def handed_over(archive: Archive, committee: Record[Committee]) -> Iterator[Event]:
    """Yield the hand-over of a committee; where there is none in the record, only if one had to be made by a day."""
    handover = committee.body.handover
    done = handover.completed_on if handover else None
    due = _due(archive, committee)
    if handover is None and due.get("standing") not in OPEN:
        return
    said = []
    if handover:
        if handover.giver and handover.receiver:
            said.append(say(BETWEEN, giver=handover.giver, receiver=handover.receiver))
        if handover.witness:
            said.append(say(WITNESSED, witness=handover.witness))
        listed = {item.handover_class for item in handover.handover_items}
        said.append(say(ON_LIST, things=len(listed)) if listed else say(NO_LIST))
        none = tuple(item.handover_class for item in handover.handover_items if item.count == 0)
        for message, classes in ((NOT_ON_LIST, not_on_list(handover)), (NONE_THERE, none)):
            if classes:
                said.append(say(message, things=tuple(_class(one) for one in classes)))
    yield Event(
        name="handed-over",
        title=say(HANDED_OVER, name=committee.body.name),
        near=committee.body.end_date,
        sentences=tuple(said),
        note=(handover.note if handover else None) or "",
        about=("committee", committee.id),
        **{"when": exactly(done) if done else None, **due},
    )


def not_on_list(handover: Handover) -> Sequence[str]:
    """Return the classes of things that the rules name and a list does not; none where there is no list."""
    listed = {item.handover_class for item in handover.handover_items}
    return [thing for thing in THINGS if thing not in listed] if listed else []


def _class(value: str) -> Said:
    return Said("committee", "/handover/handover_items/0/handover_class", value)


def _due(archive: Archive, committee: Record[Committee]) -> dict[str, Any]:
    """Return how the hand-over stands by the law of the place; empty where it sets no day."""
    handover, owed = committee.body.handover, handover_due(archive, committee)
    if owed is None or owed.start.first > archive.as_of:
        return {}
    return judged(archive, committee.place, owed.law, owed.due, handover.completed_on if handover else None)
