"""What a record names must be there, and be of the right kind.

A field that ends in `_id` names another record by its path inside its folder, without `.yml`. A resolution is named by
the meeting, `#` and its identifier. The folder that a record lies in names its compound or its area.

Source: the schemas, where each such field says which kind it names (`x-ref`).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import Any

from gongkai.check.rule import Problem
from gongkai.kinds import all_kinds
from gongkai.kinds.meeting import Meeting
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.model.kind import Home
from gongkai.model.record import Record
from gongkai.text import N_

SEVERITY = Severity.ERROR
ACTOR = Actor.SECRETARY
FIX = N_("Correct the id, or add the record that it names.")
NOT_THERE = N_("There is no record “{named}” in records/{folder}/.")
NOT_THERE_MEANT = N_("There is no record “{named}” in records/{folder}/; did you mean “{meant}”?")
OTHER_KIND = N_("The record “{named}” lies in records/{other}/; one from records/{folder}/ is needed here.")
NO_RESOLUTION = N_("The meeting “{meeting}” has no resolution “{identifier}”.")
NO_PLACE = N_("The folder “{named}” is neither a compound nor an area of the archive.")
NO_COMPOUND = N_("The folder “{named}” is not a compound of the archive.")
NO_PLACE_MEANT = N_("The folder “{named}” is neither a compound nor an area of the archive; did you mean “{meant}”?")
NO_COMPOUND_MEANT = N_("The folder “{named}” is not a compound of the archive; did you mean “{meant}”?")
ITSELF = N_("The record names itself.")


# A guess compares letter by letter. Whoever has mended fifty names sees the pattern, or runs the check again.
MOST_GUESSES = 50
MOST_COMPARED = 1000  # ids for one guess


def check(archive: Archive) -> Iterator[Problem]:
    guesses = _Guesses(archive)
    for record in archive.records:
        yield from _home(archive, guesses, record)
    for record, pointer, kind, named in archive.named:
        # Most names are right: only for the others is it worth finding out what was meant.
        if named not in archive.of_kind(kind):
            yield from _named(archive, guesses, record, pointer, kind, named)
        elif kind == record.kind and named == record.id:
            yield Problem(record, pointer, ITSELF)


class _Guesses:
    """What was meant by names that are not there: each found out once, and only so many in a run."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._made: dict[tuple[tuple[str, ...], str], str | None] = {}
        self._alike: dict[str, dict[str, list[str]]] = {}

    def of(self, named: str, *kinds: str) -> str | None:
        """Return the id of a record of these kinds that `named` is a slip of; None where there is none."""
        asked = (kinds, named)
        if asked not in self._made:
            if len(self._made) >= MOST_GUESSES:
                return None
            likely = {i: None for kind in kinds for mark in _marks(named) for i in self._of_kind(kind).get(mark, ())}
            compared = [i for i in likely if abs(len(i) - len(named)) <= max(3, len(named) // 4)][:MOST_COMPARED]
            near = get_close_matches(named, compared, n=1, cutoff=0.8)
            self._made[asked] = near[0] if near else None
        return self._made[asked]

    def _of_kind(self, kind: str) -> dict[str, list[str]]:
        if kind not in self._alike:
            self._alike[kind] = _by_mark(self._archive.of_kind(kind))
        return self._alike[kind]


def _by_mark(ids: Iterable[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for record_id in ids:
        for mark in _marks(record_id):
            found[mark].append(record_id)
    return found


def _marks(record_id: str) -> tuple[str, str]:
    """Return what a slip leaves whole: the place or the name; of an id without a place its beginning or its end."""
    place, inside, name = record_id.partition("/")
    return (f"{place}/", f"/{name}") if inside else (f"{place[:2]}…", f"…{place[-2:]}")


def _named(
    archive: Archive, guesses: _Guesses, record: Record[Any], pointer: str, kind: str, named: str
) -> Iterator[Problem]:
    if kind == "resolution":
        yield from _resolution(archive, guesses, record, pointer, named)
        return
    folder = all_kinds()[kind].folder
    if f"records/{folder}/{named}.yml" in archive.unread:
        return
    other = next((other.folder for name, other in all_kinds().items() if named in archive.of_kind(name)), None)
    if other:
        yield Problem(record, pointer, OTHER_KIND, named=named, other=other, folder=folder)
    elif meant := guesses.of(named, kind):
        yield Problem(record, pointer, NOT_THERE_MEANT, named=named, folder=folder, meant=meant)
    else:
        yield Problem(record, pointer, NOT_THERE, named=named, folder=folder)


def _resolution(
    archive: Archive, guesses: _Guesses, record: Record[Any], pointer: str, named: str
) -> Iterator[Problem]:
    meeting_id, _, identifier = named.partition("#")
    meeting = archive.get(meeting_id, Meeting)
    if meeting is None:
        # Also where the meeting is there and cannot be read: then nothing more is said.
        yield from _named(archive, guesses, record, pointer, "meeting", meeting_id)
    elif all(resolution.identifier != identifier for resolution in meeting.body.resolutions):
        yield Problem(record, pointer, NO_RESOLUTION, meeting=meeting_id, identifier=identifier)


def _home(archive: Archive, guesses: _Guesses, record: Record[Any]) -> Iterator[Problem]:
    home, place = all_kinds()[record.kind].home, record.place
    unread = {f"records/{folder}/{place}.yml" for folder in ("compounds", "areas")} & archive.unread
    if home is Home.FLAT or place in archive.of_kind("compound") or unread:
        return
    if home is Home.COMPOUND:
        kinds: tuple[str, ...] = ("compound",)
        message, with_guess = NO_COMPOUND, NO_COMPOUND_MEANT
    elif place not in archive.of_kind("area"):
        kinds = ("compound", "area")
        message, with_guess = NO_PLACE, NO_PLACE_MEANT
    else:
        return
    meant = guesses.of(place, *kinds)
    if meant:
        yield Problem(record, "", with_guess, named=place, meant=meant)
    else:
        yield Problem(record, "", message, named=place)
