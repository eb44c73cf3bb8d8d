"""Objections to the record of an election, of a committee or of a vote that elected or recalled one, as events."""

from collections.abc import Iterator
from typing import Any

from gongkai.check.jurisdiction import law_at
from gongkai.derive.event import Event, Standing, judged, say
from gongkai.kinds.committee import Committee
from gongkai.kinds.election import Election
from gongkai.kinds.objection import Objection
from gongkai.law.calendar import deadline
from gongkai.model.archive import Archive
from gongkai.model.period import exactly
from gongkai.model.record import Record
from gongkai.text import N_

TITLE = N_("Objection: {title}")
HOUSEHOLDS = N_("{n} households object.")
ANSWERED = N_("It was answered on {day}.")
NO_ANSWER = N_("No answer is recorded.")


def objected(archive: Archive, place: str) -> Iterator[Event]:
    """Yield the objections of a compound that are about the life of its committees."""
    about = {f"elections/{election.id}" for election in archive.at(place, Election)}
    about |= {f"committees/{committee.id}" for committee in archive.at(place, Committee)}
    about |= {f"meetings/{meeting}" for meeting in _votes(archive, place)}
    for objection in archive.at(place, Objection):
        if objection.body.record in about:
            yield _event(archive, objection)


def _votes(archive: Archive, place: str) -> Iterator[str]:
    """Yield the meetings at which committees were elected or recalled."""
    for election in archive.at(place, Election):
        if election.body.meeting_id:
            yield election.body.meeting_id
    for committee in archive.at(place, Committee):
        for named in (committee.body.elected_by_id, committee.body.ended_by_id):
            if named:
                yield named.partition("#")[0]


def _event(archive: Archive, objection: Record[Objection]) -> Event:
    body = objection.body
    law = law_at(archive, objection.place, "objection_reply_days", body.received_on)
    said = [say(HOUSEHOLDS, n=body.households)] if body.households else []
    said.append(say(ANSWERED, day=body.replied_on) if body.replied_on else say(NO_ANSWER))
    standing = Standing.DONE if body.replied_on or body.reply_outcome == "withdrawn" else Standing.OPEN
    held: dict[str, Any] = {"standing": standing, "due": body.reply_due_on}
    if law and body.reply_outcome != "withdrawn":
        held = judged(archive, objection.place, law, deadline(body.received_on, law.whole), body.replied_on)
    return Event(
        name="objections",
        title=say(TITLE, title=body.title),
        sentences=tuple(said),
        about=("objection", objection.id),
        **{**held, "when": exactly(body.received_on)},
    )
