"""What a record names must be there, and be of the right kind.

A field that ends in `_id` names another record by its path inside its folder, without `.yml`. A resolution is named by
the meeting, `#` and its identifier. The folder that a record lies in names its compound or its area.

Source: the schemas, where each such field says which kind it names (`x-ref`).
"""

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any

from gongkai.check.rule import Problem
from gongkai.kinds import all_kinds
from gongkai.kinds.meeting import Meeting
from gongkai.model.archive import Archive
from gongkai.model.finding import Severity
from gongkai.model.kind import Home
from gongkai.model.record import Record
from gongkai.text import N_

SEVERITY = Severity.ERROR
NOT_THERE = N_("There is no record “{named}” in records/{folder}/.")
NOT_THERE_MEANT = N_("There is no record “{named}” in records/{folder}/; did you mean “{meant}”?")
OTHER_KIND = N_("The record “{named}” lies in records/{other}/; one from records/{folder}/ is needed here.")
NO_RESOLUTION = N_("The meeting “{meeting}” has no resolution “{identifier}”.")
NO_PLACE = N_("The folder “{named}” is neither a compound nor an area of the archive.")
NO_COMPOUND = N_("The folder “{named}” is not a compound of the archive.")
ITSELF = N_("The record names itself.")


def check(archive: Archive) -> Iterator[Problem]:
    for record in archive.records:
        yield from _home(archive, record)
    for record, pointer, kind, named in archive.named:
        # Most names are right: only for the others is it worth finding out what was meant.
        if named not in archive.of_kind(kind):
            yield from _named(archive, record, pointer, kind, named)
        elif kind == record.kind and named == record.id:
            yield Problem(record, pointer, ITSELF)


def _named(archive: Archive, record: Record[Any], pointer: str, kind: str, named: str) -> Iterator[Problem]:
    if kind == "resolution":
        yield from _resolution(archive, record, pointer, named)
        return
    folder = all_kinds()[kind].folder
    if f"records/{folder}/{named}.yml" in archive.unread:
        return
    other = next((other.folder for name, other in all_kinds().items() if named in archive.of_kind(name)), None)
    near = get_close_matches(named, archive.of_kind(kind), n=1, cutoff=0.8)
    if other:
        yield Problem(record, pointer, OTHER_KIND, named=named, other=other, folder=folder)
    elif near:
        yield Problem(record, pointer, NOT_THERE_MEANT, named=named, folder=folder, meant=near[0])
    else:
        yield Problem(record, pointer, NOT_THERE, named=named, folder=folder)


def _resolution(archive: Archive, record: Record[Any], pointer: str, named: str) -> Iterator[Problem]:
    meeting_id, _, identifier = named.partition("#")
    meeting = archive.get(meeting_id, Meeting)
    if meeting is None:
        # Also where the meeting is there and cannot be read: then nothing more is said.
        yield from _named(archive, record, pointer, "meeting", meeting_id)
    elif all(resolution.identifier != identifier for resolution in meeting.body.resolutions):
        yield Problem(record, pointer, NO_RESOLUTION, meeting=meeting_id, identifier=identifier)


def _home(archive: Archive, record: Record[Any]) -> Iterator[Problem]:
    home, place = all_kinds()[record.kind].home, record.place
    unread = {f"records/{folder}/{place}.yml" for folder in ("compounds", "areas")} & archive.unread
    if home is Home.FLAT or place in archive.of_kind("compound") or unread:
        return
    if home is Home.COMPOUND:
        yield Problem(record, "", NO_COMPOUND, named=record.place)
    elif record.place not in archive.of_kind("area"):
        yield Problem(record, "", NO_PLACE, named=record.place)
