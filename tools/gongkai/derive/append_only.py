"""Whether a history only grew: nothing published was rewritten or deleted without a published reason, no id came back.

Every step along the main line is looked at, so that a change and its taking back do not cancel out, and so are the
merges, which Git's own list of changes leaves out. A correction gives the reason for what it names: with `changes`, for
these values wherever they were changed; without, for one step that rewrites its record. Where the record itself is
taken away, the correction has to say so (`classification` withdrawn, redacted or superseded).
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct

from gongkai.derive.changes import (
    Data,
    Reader,
    Touched,
    blinding,
    is_attachment,
    is_record,
    record_at,
    touched_by,
)
from gongkai.derive.notices import FOLDER, Notice, notice_in
from gongkai.load.history import (
    PLAIN_FILE,
    PROGRAM,
    Change,
    ChangeKind,
    Commit,
    History,
    NoHistory,
    Side,
    Step,
    main_line,
)
from gongkai.load.schemas import Schemas
from gongkai.model.edits import Op, same
from gongkai.model.finding import Fact, Severity
from gongkai.text import N_

REWRITTEN = N_("{count} published values are rewritten here, the first at {pointer}, and no correction says why.")
DELETED = N_("A published record is deleted here, and no correction says that it is taken away.")
MOVED = N_("A published record is moved to {path} here, so its address is gone, and no correction says so.")
ATTACHMENT_REPLACED = N_("A published attachment is replaced by another file here; add the new one under another name.")
ATTACHMENT_DELETED = N_("A published attachment is deleted here, and no correction says that it is taken away.")
UNREADABLE = N_("This record cannot be read as it stands here, so nobody can tell what was changed.")
REUSED = N_("This id was that of a record that was deleted; now it names another one.")
CASE_REUSED = N_("The case number {number} was given to {other} before.")
NUMBER_REUSED = N_("The number {number} was that of an item that was taken away; now it names another one.")
EVIL_MERGE = N_("The merge itself changes this record: neither side had it so, and no side could be reviewed for it.")
BY_HAND = N_("Both sides of this merge had changed the same lines; somebody decided by hand what holds.")
RESTORED = N_("What was rewritten or deleted before is put back here as it was.")
NOT_A_FILE = N_("Among the records lies something here that is no plain file: a link, a program or another repository.")
BLINDED = N_("With this file a change can be kept from being seen. Read it, and what changes in this step, yourself.")
NOT_DESCENDING = N_(
    "The history does not go back to {since}: it was rewritten after that, or it is that of something else. What the"
    " two differ in is listed below."
)
REPLACED = N_("In this copy, Git shows other objects than were committed ({count} replaced). Here the real ones count.")
GRAFTS = N_("In this copy, a file gives commits other parents than they have (info/grafts). Here the real ones count.")
BACK_DATED = N_("This commit says it was made {days} days before the one that it follows. Positions count, not dates.")
NO_RECORDS = N_("There is no record in {commit}, so there is nothing to verify.")
READING = N_("Reading the history")
MERGES = N_("Merging once more, to compare")

_DAY = 24 * 60 * 60
_AT_ONCE = 2000  # contents of files
_CASE_NUMBER = re.compile(r"cases/(?:[^/]+/)?([0-9]{4}-[0-9]+)(?:-|\Z)")
Report = Callable[[str, int, int], None]


class Breach(Struct, frozen=True):
    """One thing that is told of a history: a fixed name, how much it weighs, at which commit, of which file."""

    name: str
    severity: Severity
    message: str
    commit: Commit | None = None
    path: str = ""
    pointer: str = ""
    facts: Mapping[str, Fact] = {}


class Verified(Struct, frozen=True):
    """What was looked at, and what was found: by position, the oldest first."""

    since: str | None
    to: str
    commits: int
    records: int
    breaches: tuple[Breach, ...]

    @property
    def holds(self) -> bool:
        """Return whether nothing speaks against the history."""
        return not any(breach.severity is Severity.ERROR for breach in self.breaches)


def verified(
    history: History, since: str | None, to: str, schemas: Schemas, report: Report = lambda step, done, total: None
) -> Verified:
    """Return what is to be said of the history after the commit `since` up to `to`; without `since`, of all of it.

    Raises NoHistory where there is no record at all, because then nothing could ever be found.
    """
    commits = history.commits(to)
    found = [*_of_the_copy(history)]
    watch = _Watch(history, schemas, report)
    line = main_line(commits, to, since)
    if line is None and since:
        found.append(Breach("not-descending", Severity.ERROR, NOT_DESCENDING, commits[to], facts={"since": since[:12]}))
        last = commits[to]
        commits = {**history.commits(since), **commits}
        line = [last], [since]
    before = main_line(commits, since, None) if since else None
    assert line is not None  # only a history that does not descend has none, and it was given one
    if before:
        watch.remember(list(history.steps(*before)))
    steps = list(history.steps(*line))
    found += watch.found_in(steps)
    if not watch.records:
        raise NoHistory(NO_RECORDS, {"commit": to[:12]})
    found += _back_dated(steps, commits)
    found.sort(key=lambda one: (one.commit.position if one.commit else 0, one.severity.rank, one.path, one.name))
    return Verified(since, to, len(steps), len(watch.records), tuple(found))


def _of_the_copy(history: History) -> Iterator[Breach]:
    replaced = history.git.replaced()
    if replaced:
        yield Breach("replaced-objects", Severity.ERROR, REPLACED, facts={"count": len(replaced)})
    if history.git.has_grafts():
        yield Breach("grafts", Severity.ERROR, GRAFTS)


def _back_dated(steps: Sequence[Step], commits: Mapping[str, Commit]) -> Iterator[Breach]:
    for step in steps:
        parent = commits.get(step.parent or "")
        if parent and parent.committed - step.commit.committed > _DAY:
            days = (parent.committed - step.commit.committed) // _DAY
            yield Breach("back-dated", Severity.INFO, BACK_DATED, step.commit, facts={"days": days})


class _Taken(Struct, frozen=True):
    """Something published that a step rewrites or takes away, until a notice is found that says why."""

    at: int  # which step
    breach: Breach
    touched: tuple[Touched, ...] = ()


class _Watch:
    """What is known of the records while the steps go by."""

    def __init__(self, history: History, schemas: Schemas, report: Report) -> None:
        self._history, self._schemas, self._report = history, schemas, report
        self._top = history.records
        self.records: set[str] = set()
        self._gone: dict[str, Side] = {}  # what was deleted, as it was last
        self._cases: dict[tuple[str, str], str] = {}  # (folder, number) -> the record that has it
        self._readable: dict[str, Data] = {}  # what stood there when it could last be read
        self._before: dict[str, list[Data]] = defaultdict(list)  # what was rewritten, as it was
        self._numbers: dict[tuple[str, str], dict[str, Any]] = defaultdict(dict)  # items that were taken away
        self._taken: dict[str, list[_Taken]] = defaultdict(list)
        self._notices: list[tuple[int, Notice]] = []

    def remember(self, steps: Sequence[Step]) -> None:
        """Take in what lies before the part that is verified: which records there are and were, and the corrections."""
        for step in steps:
            for change in step.changes:
                if is_record(change.path, self._top):
                    for _ in self._known(change, step.commit):
                        pass
        # Corrections that name values may come before what they announce; the others have had their step.
        added = [
            (change.path, change.after)
            for step in steps
            for change in step.changes
            if change.after and change.kind is ChangeKind.ADDED and change.path.startswith(self._top + FOLDER)
        ]
        reader = Reader(self._history.contents(added))
        for path, side in added:
            notice = notice_in(path, reader.data(path, side))
            if notice and notice.changes:
                self._notices.append((-1, notice))

    def found_in(self, steps: Sequence[Step]) -> list[Breach]:
        """Return what is to be told of the steps, in no order."""
        merged = self._merged(steps)
        found: list[Breach] = []
        start = 0
        while start < len(steps):
            end, size = start, 0
            while end < len(steps) and (end == start or size < _AT_ONCE):
                size += len(steps[end].changes)
                end += 1
            reader = Reader(self._history.contents(self._wanted(steps[start:end])))
            for at in range(start, end):
                found += self._step(at, steps[at], reader, merged.get(at, {}))
                self._report(READING, at + 1, len(steps))
            start = end
        return found + self._without_reason()

    def _wanted(self, steps: Sequence[Step]) -> Iterator[tuple[str, Side]]:
        """Yield what has to be read: both sides of what changes, and of what comes only the corrections."""
        for step in steps:
            for change in step.changes:
                if is_record(change.path, self._top):
                    both = change.kind is ChangeKind.CHANGED
                    if both and change.before:
                        yield change.path, change.before
                    if change.after and (both or change.path.startswith(self._top + FOLDER)):
                        yield change.path, change.after

    def _step(self, at: int, step: Step, reader: Reader, merged: Mapping[str, Breach]) -> Iterator[Breach]:
        yield from merged.values()
        arrived = {c.after.blob: c.path for c in step.changes if c.kind is ChangeKind.ADDED and c.after}
        for change in step.changes:
            path = change.path
            if change.after and path.startswith(self._top) and change.after.mode != PLAIN_FILE:
                yield Breach("not-a-plain-file", Severity.ERROR, NOT_A_FILE, step.commit, path)
            elif blinding(change, self._top):
                yield Breach("review-blinded", Severity.WARNING, BLINDED, step.commit, path)
            evil = path in merged and merged[path].severity is Severity.ERROR
            if is_attachment(path, self._top):
                if change.before and not evil and not self._only_mode(change):
                    self._attachment(at, step.commit, change)
            elif is_record(path, self._top):
                yield from self._known(change, step.commit)
                if change.kind is ChangeKind.DELETED and not evil:
                    self._deleted(at, step.commit, change, arrived)
                elif change.kind is ChangeKind.ADDED:
                    self._added(at, change, reader)
                elif change.kind is ChangeKind.CHANGED and change.after and change.after.mode in (PLAIN_FILE, PROGRAM):
                    yield from self._changed(at, step.commit, change, reader, evil=evil)

    def _known(self, change: Change, commit: Commit) -> Iterator[Breach]:
        """Take note of which records there are, and yield what is wrong with a new name."""
        path, record = change.path, record_at(change.path, self._top)
        if change.kind is ChangeKind.DELETED:
            self.records.discard(path)
            if change.before:
                self._gone[path] = change.before
        elif change.kind is ChangeKind.ADDED:
            self.records.add(path)
            was = self._gone.pop(path, None)
            if was and change.after and was.blob == change.after.blob:
                yield Breach("restored", Severity.INFO, RESTORED, commit, path)
            elif was:
                yield Breach("id-reused", Severity.ERROR, REUSED, commit, path)
            number = _CASE_NUMBER.match(record)
            if number:
                known = (record.rpartition("/")[0], number[1])
                other = self._cases.setdefault(known, path)
                if other != path:
                    facts: dict[str, Fact] = {"number": number[1], "other": other}
                    yield Breach("number-reused", Severity.ERROR, CASE_REUSED, commit, path, facts=facts)

    def _deleted(self, at: int, commit: Commit, change: Change, arrived: Mapping[str | None, str]) -> None:
        moved_to = arrived.get(change.before.blob) if change.before else None
        breach = Breach("record-deleted", Severity.ERROR, DELETED, commit, change.path)
        if moved_to:
            facts: dict[str, Fact] = {"path": moved_to}
            breach = Breach("record-moved", Severity.ERROR, MOVED, commit, change.path, facts=facts)
        self._taken[record_at(change.path, self._top)].append(_Taken(at, breach))

    def _attachment(self, at: int, commit: Commit, change: Change) -> None:
        message = ATTACHMENT_REPLACED if change.after else ATTACHMENT_DELETED
        name = "attachment-replaced" if change.after else "attachment-deleted"
        breach = Breach(name, Severity.ERROR, message, commit, change.path)
        self._taken[record_at(change.path, self._top)].append(_Taken(at, breach))

    def _added(self, at: int, change: Change, reader: Reader) -> None:
        if change.path.startswith(self._top + FOLDER):
            notice = notice_in(change.path, reader.data(change.path, change.after))
            if notice:
                self._notices.append((at, notice))

    def _changed(self, at: int, commit: Commit, change: Change, reader: Reader, *, evil: bool) -> Iterator[Breach]:
        path = change.path
        if self._only_mode(change):
            return
        before = reader.data(path, change.before) or self._readable.pop(path, None)
        after = reader.data(path, change.after)
        if after is None:
            if before is not None:
                self._readable[path] = before
            yield Breach("record-unreadable", Severity.ERROR, UNREADABLE, commit, path)
            return
        if before is None:
            return  # it was told when it became so, or has never been read: then there is nothing to compare with
        touched = touched_by(self._schemas, before, after)
        yield from self._numbers_reused(commit, path, touched)
        lost = tuple(one for one in touched if one.rewrites)
        if not lost or evil:
            return
        if any(same(after, earlier) for earlier in self._before[path]):
            yield Breach("restored", Severity.INFO, RESTORED, commit, path)
            return
        self._before[path].append(before)
        breach = Breach("record-rewritten", Severity.ERROR, REWRITTEN, commit, path)
        self._taken[record_at(path, self._top)].append(_Taken(at, breach, lost))

    def _numbers_reused(self, commit: Commit, path: str, touched: Sequence[Touched]) -> Iterator[Breach]:
        for one in touched:
            edit = one.edit
            items = self._numbers[path, edit.pointer.rpartition("/")[0]]
            if edit.moved:
                continue
            if edit.op is Op.REMOVE and isinstance(edit.was, dict) and "identifier" in edit.was:
                items[str(edit.was["identifier"])] = edit.was
            if edit.op is Op.ADD and isinstance(edit.becomes, dict) and "identifier" in edit.becomes:
                number = str(edit.becomes["identifier"])
                if number in items and not same(items[number], edit.becomes):
                    facts: dict[str, Fact] = {"number": number}
                    yield Breach(
                        "number-reused", Severity.ERROR, NUMBER_REUSED, commit, path, edit.pointer, facts=facts
                    )

    @staticmethod
    def _only_mode(change: Change) -> bool:
        return bool(change.before and change.after and change.before.blob == change.after.blob)

    def _without_reason(self) -> list[Breach]:
        """Return what was rewritten or taken away and is covered by no notice."""
        notices: dict[str, list[tuple[int, Notice]]] = defaultdict(list)
        for at, notice in self._notices:
            notices[notice.record].append((at, notice))
        return [breach for record, taken in self._taken.items() for breach in _uncovered(taken, notices[record])]

    def _merged(self, steps: Sequence[Step]) -> Mapping[int, Mapping[str, Breach]]:
        """Return, by step, the records that a merge itself changes, against what Git would make of the two sides."""
        merges = [at for at, step in enumerate(steps) if len(step.commit.parents) > 1 and step.parent]
        found: dict[int, Mapping[str, Breach]] = {}
        for number, at in enumerate(merges, 1):
            step = steps[at]
            paths = {change.path for change in step.changes if change.path.startswith(self._top)}
            if paths and step.parent in step.commit.parents:
                found[at] = {path: breach for path, breach in self._of_merge(step) if path in paths}
            self._report(MERGES, number, len(merges))
        return found

    def _of_merge(self, step: Step) -> Iterator[tuple[str, Breach]]:
        commit, git = step.commit, self._history.git
        again = git.merged_again(*commit.parents) if len(commit.parents) == 2 else None
        if again is None:
            differing, conflicts = self._differing_from_all(commit), frozenset[str]()
        else:
            differing, conflicts = git.differing(again[0], commit.id), again[1]
        for path in differing:
            if path in conflicts:
                yield path, Breach("merged-by-hand", Severity.INFO, BY_HAND, commit, path)
            else:
                yield path, Breach("evil-merge", Severity.ERROR, EVIL_MERGE, commit, path)

    def _differing_from_all(self, commit: Commit) -> frozenset[str]:
        sides = [
            frozenset(change.path for change in step.changes)
            for parent in commit.parents
            for step in self._history.steps([commit], [parent])
        ]
        return frozenset.intersection(*sides)


def _uncovered(taken: Sequence[_Taken], notices: Sequence[tuple[int, Notice]]) -> Iterator[Breach]:
    """Yield what no notice covers, of one record. A notice that names no values covers one step, the nearest."""
    named = [notice for _, notice in notices if notice.changes]
    left: list[tuple[_Taken, Sequence[Touched]]] = []
    for one in taken:
        if one.touched:
            bare = [touched for touched in one.touched if not any(notice.covers(touched.edit) for notice in named)]
            if bare:
                left.append((one, bare))
        elif not any(notice.takes_away for notice in named):
            left.append((one, ()))
    for at, notice in notices:
        if notice.changes:
            continue
        fits = [entry for entry in left if entry[0].touched or notice.takes_away]
        if fits:
            left.remove(min(fits, key=lambda entry: _distance(entry[0].at, at)))
    for one, bare in left:
        if bare:
            first = bare[0].edit.pointer
            facts: dict[str, Fact] = {"count": len(bare), "pointer": first}
            breach = one.breach
            yield Breach(breach.name, breach.severity, breach.message, breach.commit, breach.path, first, facts=facts)
        else:
            yield one.breach


def _distance(step: int, notice: int) -> tuple[int, int]:
    """Return how far a step is from a notice: the same one first, then the next one after it, then those before."""
    return (0, step - notice) if step >= notice else (1, notice - step)
