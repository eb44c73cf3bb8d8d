"""What a change does to the records, as values: record by record, weighed, with the reason where one is published."""

import os
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

from msgspec import Struct

from gongkai.derive.notices import FOLDER, Notice, notice_in
from gongkai.derive.substance import Substance, only_written_otherwise, rewrites, substances
from gongkai.load.history import LINK, PLAIN_FILE, PROGRAM, SUBMODULE, Change, ChangeKind, History, Side
from gongkai.load.schemas import Schemas
from gongkai.load.yaml_text import read_text
from gongkai.model.edits import Edit, Op, edits_between
from gongkai.model.finding import Fact
from gongkai.text import N_

ATTRIBUTES = N_("This file decides which changes Git shows at all. Read it yourself, before everything else.")
MAILMAP = N_("This file makes Git show another person as the author of a change.")
MODULES = N_("This file brings in another repository; what it holds cannot be seen here.")
IGNORED = N_("This file keeps Git from seeing records.")
NO_PLAIN_FILE = N_("This is a link or another repository, not a file: what it shows can change without any trace here.")
A_PROGRAM = N_("This file is marked as a program, which a record never is.")
ENGINE = N_(
    "Files by which records are judged change together with them: {count}, such as {example}. They belong into a change"
    " of their own; look at them first."
)
ATTACHMENT_REPLACED = N_("This attachment is another file than the one that was published.")
ATTACHMENT_GONE = N_("This attachment was published, and is taken away.")

# What decides how records are checked and published, below the folder that holds them.
_JUDGES = (".github/", ".ci/", "Makefile", "pyproject.toml", "requirements/", "schemas/", "tools/")
Data = Mapping[str, Any]


class Sort(StrEnum):
    """What a change of a record amounts to, the one to be looked at first at the top."""

    BLINDING = "blinding"
    SUBSTANCE = "substance"
    DELETED = "deleted"
    UNREADABLE = "unreadable"
    REWORDED = "reworded"
    CORRECTED = "corrected"
    TOMBSTONE = "tombstone"
    EXTENDED = "extended"
    NEW = "new"
    FORMAT = "format"

    @property
    def rank(self) -> int:
        """Return 0 for what is to be looked at first."""
        return list(Sort).index(self)


class Touched(Struct, frozen=True):
    """One edit of a record, what it is about, whether it replaces what was published, and the notice that says why."""

    edit: Edit
    about: frozenset[Substance]
    rewrites: bool
    notice: Notice | None = None

    @property
    def weighs(self) -> bool:
        """Return whether it changes an amount, a count, a date, a person or another thing of weight."""
        return self.rewrites and any(one.weighs for one in self.about)


class RecordChange(Struct, frozen=True):
    """One record: its path from the top of the repository, and its data, None where it is not there or not readable."""

    path: str
    record: str
    sort: Sort
    before: Data | None = None
    after: Data | None = None
    touched: tuple[Touched, ...] = ()
    notice: Notice | None = None
    moved_to: str | None = None

    @property
    def kind(self) -> str:
        """Return the kind of the record as it says itself, "" where it cannot be read."""
        return str((self.before or self.after or {}).get("kind", ""))


class FileNote(Struct, frozen=True):
    """Something about a file that is no record, or about all of them: a message with its facts."""

    path: str
    sort: Sort
    message: str
    facts: Mapping[str, Fact] = {}


class Changes(Struct, frozen=True):
    """All that a change does: the records, the weightiest first, what is to be told of other files, and how many."""

    records: tuple[RecordChange, ...]
    notes: tuple[FileNote, ...]
    elsewhere: int

    def counts(self) -> dict[Sort, int]:
        """Return how many records and files there are of each sort."""
        every = [*(one.sort for one in self.records), *(note.sort for note in self.notes)]
        return {sort: every.count(sort) for sort in Sort}


def changes_of(history: History, changes: Sequence[Change], schemas: Schemas) -> Changes:
    """Return what `changes` of files do to the records, with the reasons that corrections among them give."""
    sides = [(change.path, side) for change in changes for side in (change.before, change.after) if side]
    contents = history.contents([one for one in sides if is_record(one[0], history.records)])
    real = [change for change in changes if not _is_the_same(change, contents)]
    reader = Reader(contents)
    records = [change for change in real if is_record(change.path, history.records) and _is_plain(change)]
    announced = [_announced(change, reader, history.records) for change in records]
    notices = [notice for notice in announced if notice]
    arrived = {reader.frozen(c.path, c.after): c.path for c in records if c.kind is ChangeKind.ADDED and c.after}
    found = [_record_change(change, reader, history.records, schemas, notices, arrived) for change in records]
    notes, elsewhere = _notes(real, history.records, bool(records))
    return Changes(
        tuple(sorted(found, key=lambda one: (one.sort.rank, one.path))),
        tuple(sorted(notes, key=lambda note: (note.sort.rank, note.path))),
        elsewhere,
    )


class Reader:
    """The data of records by path and object, read when they are asked for."""

    def __init__(self, contents: Mapping[tuple[str, str | None], bytes]) -> None:
        self._contents = contents

    def data(self, path: str, side: Side | None) -> Data | None:
        """Return the data of a record on one side of a change; None where there are none, or they cannot be read."""
        content = self._contents.get((path, side.blob)) if side else None
        return read_text(content, path)[0] if content is not None else None

    def frozen(self, path: str, side: Side | None) -> bytes | None:
        """Return the bytes themselves."""
        return self._contents.get((path, side.blob)) if side else None


def is_record(path: str, records: str) -> bool:
    """Return whether a record lies at a path from the top of the repository; `records` is where their folder lies."""
    return path.startswith(records) and path.endswith(".yml") and not is_attachment(path, records)


def is_attachment(path: str, records: str) -> bool:
    """Return whether an attachment lies there."""
    return path.startswith(f"{records}attachments/")


def record_at(path: str, records: str) -> str:
    """Return what corrections call a record: its path below `records/` without `.yml`."""
    return path.removeprefix(records).removesuffix(".yml")


def touched_by(schemas: Schemas, before: Data, after: Data, notices: Sequence[Notice] = ()) -> tuple[Touched, ...]:
    """Return the edits that make `after` of `before`, each weighed and with the first notice that covers it."""
    kind = str(before.get("kind", ""))
    found = []
    for edit in edits_between(before, after):
        replaces = rewrites(schemas, kind, edit)
        notice = next((one for one in notices if replaces and one.covers(edit)), None)
        found.append(Touched(edit, substances(schemas, kind, edit), replaces, notice))
    return tuple(found)


def _announced(change: Change, reader: Reader, records: str) -> Notice | None:
    if change.kind is not ChangeKind.ADDED or not change.path.startswith(records + FOLDER):
        return None
    return notice_in(change.path, reader.data(change.path, change.after))


def _record_change(
    change: Change,
    reader: Reader,
    records: str,
    schemas: Schemas,
    notices: Sequence[Notice],
    arrived: Mapping[bytes | None, str],
) -> RecordChange:
    path, record = change.path, record_at(change.path, records)
    before, after = reader.data(path, change.before), reader.data(path, change.after)
    about = [notice for notice in notices if notice.record == record]
    if (change.before and before is None) or (change.after and after is None):
        return RecordChange(path, record, Sort.UNREADABLE, before, after)
    if before is None:
        return RecordChange(path, record, Sort.NEW, None, after)
    if after is None:
        why = next((notice for notice in about if notice.takes_away), None)
        sort = Sort.TOMBSTONE if why else Sort.DELETED
        moved_to = arrived.get(reader.frozen(path, change.before))
        return RecordChange(path, record, sort, before, notice=why, moved_to=moved_to)
    touched = touched_by(schemas, before, after, about)
    return RecordChange(path, record, sort_of(touched, schemas, str(before.get("kind", ""))), before, after, touched)


def sort_of(touched: Sequence[Touched], schemas: Schemas, kind: str) -> Sort:
    """Return what the edits of one record of that kind amount to."""
    if all(one.edit.op is Op.REPLACE and only_written_otherwise(schemas, kind, one.edit) for one in touched):
        return Sort.FORMAT
    bare = [one for one in touched if one.rewrites and one.notice is None]
    if bare:
        return Sort.SUBSTANCE if any(one.weighs for one in bare) else Sort.REWORDED
    return Sort.CORRECTED if any(one.notice for one in touched) else Sort.EXTENDED


def _is_plain(change: Change) -> bool:
    return all(side.mode in (PLAIN_FILE, PROGRAM) for side in (change.before, change.after) if side)


def _is_the_same(change: Change, contents: Mapping[tuple[str, str | None], bytes]) -> bool:
    if not change.before or not change.after or change.before.mode != change.after.mode:
        return False
    before = contents.get((change.path, change.before.blob))
    return before is not None and before == contents.get((change.path, change.after.blob))


def _notes(changes: Sequence[Change], records: str, with_records: bool) -> tuple[list[FileNote], int]:
    notes = []
    elsewhere = [change.path for change in changes if not change.path.startswith(records)]
    for change in changes:
        message = blinding(change, records)
        if message:
            notes.append(FileNote(change.path, Sort.BLINDING, message))
        elif is_attachment(change.path, records) and change.before:
            message = ATTACHMENT_REPLACED if change.after else ATTACHMENT_GONE
            notes.append(FileNote(change.path, Sort.SUBSTANCE if change.after else Sort.DELETED, message))
    engine = [path for path in elsewhere if path.startswith(_engine(records))]
    if engine and with_records:
        facts: dict[str, Fact] = {"count": len(engine), "example": engine[0]}
        notes.append(FileNote(engine[0], Sort.BLINDING, ENGINE, facts))
    return notes, len(elsewhere)


def _engine(records: str) -> tuple[str, ...]:
    here = records.removesuffix("records/")
    return (".github/", *(here + folder for folder in _JUDGES))


def blinding(change: Change, records: str) -> str | None:
    """Return what keeps a reviewer from seeing a change, a message; None where nothing does.

    Taking such a file away is always welcome. Disks that ignore capitals take .GitAttributes for .gitattributes.
    """
    if change.after is None:
        return None
    name = os.path.basename(change.path).lower()  # noqa: PTH119  # a path of Git, not of this system
    if name == ".gitattributes":
        return ATTRIBUTES
    if name == ".mailmap":
        return MAILMAP
    if name == ".gitmodules":
        return MODULES
    if name == ".gitignore" and change.path.startswith(records):
        return IGNORED
    if change.after.mode in (LINK, SUBMODULE):
        return NO_PLAIN_FILE
    if change.after.mode == PROGRAM and change.path.startswith(records):
        return A_PROGRAM
    return None
