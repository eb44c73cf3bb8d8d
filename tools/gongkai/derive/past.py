"""The past of every record: its versions by their position in the history, what each changed, and the reason given.

A version is a state of the file on the main line; it is numbered from 1 and keeps its number for good. What a step
takes away has no number. Everything is put together from two things that are kept between builds: which objects each
commit changes, and which edits lead from one object to the next.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

import msgspec
from msgspec import Struct

from gongkai.derive.changes import Data, Sort, Touched, is_record, record_at, sort_of, touched_by
from gongkai.derive.notices import FOLDER, Notice, notice_in
from gongkai.derive.reasons import Done, Reasoned, reasoned
from gongkai.kinds import kind_in
from gongkai.load.blobs import Blobs
from gongkai.load.cache import Cache
from gongkai.load.history import PLAIN_FILE, History, Side
from gongkai.load.schemas import Schemas
from gongkai.load.versions import Recorded, recorded
from gongkai.load.yaml_text import read_text

KEPT = "weighed"
AT_ONCE = 2000  # changes of which the contents are in memory
# What says that something published was rewritten or taken away.
REWRITING = frozenset({Sort.SUBSTANCE, Sort.DELETED, Sort.UNREADABLE, Sort.REWORDED, Sort.CORRECTED, Sort.TOMBSTONE})


class Entry(Struct, frozen=True, kw_only=True):
    """What one commit does to one record.

    `number` is the version that it makes, 0 where it takes the record away; `previous` the one before, 0 where there
    is none. `blob` and `was` are the objects that hold the two. `hidden` says that its own version is not shown, and
    `was_hidden` that the one before is not: personal data was taken out of them.
    """

    record: str
    step: Recorded
    sort: Sort
    number: int
    previous: int
    blob: str
    was: str
    touched: tuple[Touched, ...] = ()
    notice: Notice | None = None
    moved_to: str = ""
    hidden: bool = False
    was_hidden: bool = False

    @property
    def weighs(self) -> bool:
        """Return whether it changes an amount, a count, a date, a person or a legal basis after publication."""
        return any(touched.weighs for touched in self.touched)


class Past(Struct, frozen=True):
    """The whole past up to a commit. `records` are the entries of each record, the oldest first.

    `uncommitted` are the records whose file is not as the commit holds it.
    """

    commit: str
    root: str  # the commit with which the history begins
    records: Mapping[str, Sequence[Entry]]
    uncommitted: frozenset[str]
    blobs: Blobs

    def data(self, entry: Entry) -> Data | None:
        """Return the data of the version that an entry makes; None where they are hidden or cannot be read."""
        content = self.blobs.content(entry.blob) if entry.blob and not entry.hidden else None
        return read_text(content, f"records/{entry.record}.yml")[0] if content is not None else None


class _Weighed(Struct, frozen=True, array_like=True):
    """The edits between two objects; None where one of them cannot be read."""

    touched: tuple[Touched, ...] | None


class _Kept(Struct):
    key: str
    edits: dict[str, _Weighed]
    notices: dict[str, Notice | None]


def past_of(history: History, to: str, schemas: Schemas, cache: Cache | None, tools: str) -> Past:
    """Return the past up to the commit `to`. `tools` stands for the program and the schemas."""
    line = recorded(history, to, cache, tools)
    kept = _kept(cache, tools)
    before = len(kept.edits), len(kept.notices)
    _weigh(history, line, schemas, kept)
    if cache and before != (len(kept.edits), len(kept.notices)):
        cache.keep(KEPT, msgspec.msgpack.encode(kept))
    changed = history.changes_to_working_tree(to) if history.git.has_files else ()
    return Past(
        commit=to,
        root=line[0].id,
        records=_entries(line, kept, schemas),
        uncommitted=frozenset(
            record_at(change.path, history.records) for change in changed if is_record(change.path, history.records)
        ),
        blobs=Blobs(history.git),
    )


def _kept(cache: Cache | None, tools: str) -> _Kept:
    try:
        kept = msgspec.msgpack.decode(cache.kept(KEPT), type=_Kept) if cache else None
    except msgspec.MsgspecError:
        kept = None
    return kept if kept and kept.key == tools else _Kept(tools, {}, {})


def _weigh(history: History, line: Sequence[Recorded], schemas: Schemas, kept: _Kept) -> None:
    """Add to what was kept the edits between objects, and the corrections, that are not in it yet."""
    changes = [(record, was, blob) for step in line for record, was, blob in step.changes]
    edits = [one for one in changes if one[1] and one[2] and one[1] + one[2] not in kept.edits]
    notices = [
        one for one in changes if one[2] and one[0].startswith(FOLDER) and f"{one[0]} {one[2]}" not in kept.notices
    ]
    for start in range(0, len(edits), AT_ONCE):
        some = edits[start : start + AT_ONCE]
        read = _read(history, [(record, blob) for record, was, becomes in some for blob in (was, becomes)])
        for _, was, becomes in some:
            before, after = read[was], read[becomes]
            readable = before is not None and after is not None
            kept.edits[was + becomes] = _Weighed(touched_by(schemas, before or {}, after or {}) if readable else None)
    read = _read(history, [(record, blob) for record, _, blob in notices])
    for record, _, blob in notices:
        kept.notices[f"{record} {blob}"] = notice_in(f"records/{record}.yml", read[blob])


def _read(history: History, asked: Sequence[tuple[str, str]]) -> Mapping[str, Data | None]:
    """Return the data of records by object; None where they cannot be read."""
    sides = {blob: record for record, blob in asked}
    contents = history.contents((record, Side(PLAIN_FILE, blob)) for blob, record in sides.items())
    found: dict[str, Data | None] = {}
    for blob, record in sides.items():
        content = contents.get((record, blob))
        found[blob] = read_text(content, f"records/{record}.yml")[0] if content is not None else None
    return found


def _entries(line: Sequence[Recorded], kept: _Kept, schemas: Schemas) -> Mapping[str, Sequence[Entry]]:
    steps: dict[str, list[tuple[Recorded, str, str]]] = defaultdict(list)
    notices: dict[str, list[tuple[int, Notice]]] = defaultdict(list)
    arrived: dict[tuple[int, str], str] = {}
    for step in line:
        for record, was, blob in step.changes:
            steps[record].append((step, was, blob))
            notice = kept.notices.get(f"{record} {blob}") if record.startswith(FOLDER) and not was else None
            if notice:
                notices[notice.record].append((step.position, notice))
            if blob and not was:
                arrived[step.position, blob] = record
    return {
        record: _of_record(record, of_record, notices.get(record, ()), kept, schemas, arrived)
        for record, of_record in sorted(steps.items())
    }


def _of_record(
    record: str,
    steps: Sequence[tuple[Recorded, str, str]],
    notices: Sequence[tuple[int, Notice]],
    kept: _Kept,
    schemas: Schemas,
    arrived: Mapping[tuple[int, str], str],
) -> Sequence[Entry]:
    weighed = [kept.edits[was + blob] if was and blob else _Weighed(()) for _, was, blob in steps]
    done = [Done(s[0].position, w.touched or (), gone=not s[2]) for s, w in zip(steps, weighed, strict=True)]
    reasons = reasoned(done, notices) if notices else [Reasoned(list(one.touched)) for one in done]
    last_redacted = max((number for number, one in enumerate(reasons) if one.redacts), default=-1)
    found: list[Entry] = []
    number = 0
    for at, ((step, was, blob), why) in enumerate(zip(steps, reasons, strict=True)):
        previous, number = number, number + (blob != "")
        sort = _sort(was, blob, weighed[at], why, schemas, kind_in(record.partition("/")[0]))
        found.append(
            Entry(
                record=record,
                step=step,
                sort=sort,
                number=number if blob else 0,
                previous=previous if was else 0,
                blob=blob,
                was=was,
                touched=tuple(why.touched),
                notice=why.notice,
                moved_to=arrived.get((step.position, was), "") if not blob else "",
                hidden=at < last_redacted,
                was_hidden=at <= last_redacted,
            )
        )
    return found


def _sort(was: str, blob: str, weighed: _Weighed, why: Reasoned, schemas: Schemas, kind: str) -> Sort:
    if not was:
        return Sort.NEW
    if not blob:
        return Sort.TOMBSTONE if why.notice else Sort.DELETED
    return Sort.UNREADABLE if weighed.touched is None else sort_of(why.touched, schemas, kind)
