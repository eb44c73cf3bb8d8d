"""Whether a history only grew: nothing published was rewritten or deleted without a published reason, no id came back.

Every step along the main line is looked at, so that a change and its taking back do not cancel out, and so are the
merges, which Git's own list of changes leaves out. A correction gives the reason for what it names: where it says the
values (`was`, `becomes`), for these wherever they were changed; else for the nearest step that rewrites its record.
Where the record itself is taken away, it has to say so (`classification` withdrawn, redacted or superseded).
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from gongkai.derive import merges
from gongkai.derive.breach import Breach, Verified
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
from gongkai.derive.colliding import Names
from gongkai.derive.notices import FOLDER, Notice, notice_in
from gongkai.derive.taken import BEFORE, RESTORED, Taken, uncovered
from gongkai.load.git import NoHistory
from gongkai.load.history import (
    PLAIN_FILE,
    PROGRAM,
    Change,
    ChangeKind,
    Commit,
    History,
    Side,
    Step,
    main_line,
)
from gongkai.load.schemas import Schemas
from gongkai.model.edits import Op, same
from gongkai.model.finding import Fact, Severity
from gongkai.text import N_

REWRITTEN = N_("Published values rewritten here: {count}. No correction says why.")
DELETED = N_("A published record is deleted here, and no correction says that it is taken away.")
MOVED = N_("A published record is moved to {path} here, so its address is gone, and no correction says so.")
ATTACHMENT_REPLACED = N_("A published attachment is replaced by another file here; add the new one under another name.")
ATTACHMENT_DELETED = N_("A published attachment is deleted here, and no correction says that it is taken away.")
UNREADABLE = N_("This record cannot be read as it stands here, so nobody can tell what was changed.")
REUSED = N_("This id was that of a record that was deleted; now it names another one.")
COLLIDING = N_("Some machines take this name for that of {other}, so a copy there holds only one of the two records.")
CASE_REUSED = N_("The case number {number} was given to {other} before.")
NUMBER_REUSED = N_("The number {number} was that of an item that was taken away; now it names another one.")
ANOTHER_ROOT = N_("Another history, with a beginning of its own, was joined to this one; its steps are not looked at.")
NOT_A_FILE = N_("Among the records lies something here that is no plain file: a link, a program or another repository.")
BLINDED = N_("With this file a change can be kept from being seen. Read it, and what changes in this step, yourself.")
NOT_DESCENDING = N_(
    "The history does not go back to {since}: it was rewritten after that, or it is that of something else. What the"
    " two differ in is listed below."
)
REPLACED = N_("In this copy, Git shows other objects than were committed; replaced: {count}. Here the real ones count.")
GRAFTS = N_("In this copy, a file gives commits other parents than they have (info/grafts). Here the real ones count.")
BACK_DATED = N_(
    "This commit carries an earlier date than the one that it follows; days between: {days}."
    " Positions count, not dates."
)
NO_RECORDS = N_("There is no record in {commit}, so there is nothing to verify.")
READING = N_("Reading the history")

_DAY = 24 * 60 * 60
_AT_ONCE = 2000  # contents of files
_CASE_NUMBER = re.compile(r"cases/(?:[^/]+/)?([0-9]{4}-[0-9]+)(?:-|\Z)")
Report = Callable[[str, int, int], None]


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
    descends = line is not None
    if line is None and since:
        last = _whole_line(commits, to)[0][-1]
        found.append(Breach("not-descending", Severity.ERROR, NOT_DESCENDING, last, facts={"since": since[:12]}))
        commits = {**history.commits(since), **commits}
        line = [last], [since]
    assert line is not None  # only a history that does not descend has none, and it was given one
    if since:
        watch.remember(list(history.steps(*_whole_line(commits, since))))
    steps = list(history.steps(*line))
    found += watch.found_in(steps)
    if not watch.records:
        raise NoHistory(NO_RECORDS, {"commit": to[:12]})
    found += _back_dated(steps, commits)
    if descends:
        found += _other_beginnings(commits, since or steps[0].commit.id)
    found.sort(key=lambda one: (one.commit.position if one.commit else 0, one.severity.rank, one.path, one.name))
    return Verified(since, to, len(steps), len(watch.records), tuple(found))


def _whole_line(commits: Mapping[str, Commit], to: str) -> tuple[list[Commit], list[str | None]]:
    line = main_line(commits, to, None)
    assert line is not None  # from the root, there always is one
    return line


def _of_the_copy(history: History) -> Iterator[Breach]:
    replaced = history.git.replaced()
    if replaced:
        yield Breach("replaced-objects", Severity.ERROR, REPLACED, facts={"count": len(replaced)})
    if history.git.has_grafts():
        yield Breach("grafts", Severity.ERROR, GRAFTS)


def _other_beginnings(commits: Mapping[str, Commit], since: str) -> Iterator[Breach]:
    """Yield the roots of the history that `since` does not go back to."""
    known, ahead = set(), [since]
    while ahead:
        here = ahead.pop()
        if here not in known:
            known.add(here)
            ahead.extend(commits[here].parents)
    for commit in commits.values():
        if not commit.parents and commit.id not in known:
            yield Breach("another-beginning", Severity.WARNING, ANOTHER_ROOT, commit)


def _back_dated(steps: Sequence[Step], commits: Mapping[str, Commit]) -> Iterator[Breach]:
    for step in steps:
        parent = commits.get(step.parent or "")
        if parent and parent.committed - step.commit.committed > _DAY:
            days = (parent.committed - step.commit.committed) // _DAY
            yield Breach("back-dated", Severity.INFO, BACK_DATED, step.commit, facts={"days": days})


class _Watch:
    """What is known of the records while the steps go by."""

    def __init__(self, history: History, schemas: Schemas, report: Report) -> None:
        self._history, self._schemas, self._report = history, schemas, report
        self._top = history.records
        self.records: set[str] = set()
        self._names = Names()
        self._gone: dict[str, Side] = {}  # what was deleted, as it was last
        self._cases: dict[tuple[str, str], str] = {}  # (folder, number) -> the record that has it
        self._readable: dict[str, Data] = {}  # what stood there when it could last be read
        self._numbers: dict[tuple[str, str], dict[str, Any]] = defaultdict(dict)  # items that were taken away
        self._taken: dict[str, list[Taken]] = defaultdict(list)
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
                self._notices.append((BEFORE, notice))

    def found_in(self, steps: Sequence[Step]) -> list[Breach]:
        """Return what is to be told of the steps, in no order."""
        merged = merges.merged(self._history, steps, self._report)
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

        yield from self._colliding(step)

    def _colliding(self, step: Step) -> Iterator[Breach]:
        """Yield the new names that are taken for others, after the step, for a record may be renamed in it."""
        for change in step.changes:
            if change.kind is ChangeKind.ADDED and is_record(change.path, self._top):
                other = self._names.other_than(change.path)
                if other:
                    facts: dict[str, Fact] = {"other": other}
                    yield Breach("names-collide", Severity.ERROR, COLLIDING, step.commit, change.path, facts=facts)

    def _known(self, change: Change, commit: Commit) -> Iterator[Breach]:
        """Take note of which records there are, and yield what is wrong with a new name."""
        path, record = change.path, record_at(change.path, self._top)
        if change.kind is ChangeKind.DELETED:
            self.records.discard(path)
            self._names.discard(path)
            if change.before:
                self._gone[path] = change.before
        elif change.kind is ChangeKind.ADDED:
            self.records.add(path)
            self._names.add(path)
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
        self._taken[record_at(change.path, self._top)].append(Taken(at, breach))

    def _attachment(self, at: int, commit: Commit, change: Change) -> None:
        message = ATTACHMENT_REPLACED if change.after else ATTACHMENT_DELETED
        name = "attachment-replaced" if change.after else "attachment-deleted"
        breach = Breach(name, Severity.ERROR, message, commit, change.path)
        self._taken[record_at(change.path, self._top)].append(Taken(at, breach))

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
        breach = Breach("record-rewritten", Severity.ERROR, REWRITTEN, commit, path)
        self._taken[record_at(path, self._top)].append(Taken(at, breach, lost, before, after))

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
        return [breach for record, taken in self._taken.items() for breach in uncovered(taken, notices[record])]
