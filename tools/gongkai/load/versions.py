"""Every version of every record along the main line, from one pass over the history, kept by commit.

What a commit holds never changes, so the next build reads only the commits that are new. Where the main line does not
go back to what was kept, because history was rewritten, everything is read again.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta, timezone

import msgspec
from msgspec import Struct

from gongkai.load.cache import Cache
from gongkai.load.history import PLAIN_FILE, PROGRAM, Change, Commit, History, Side

KEPT = "versions"
CHINA = timezone(timedelta(hours=8))
_LATEST = 253_370_000_000  # seconds since 1970, in the year 9998
MOST_MESSAGES = 10  # of the commits that one merge brings
_REVIEWED = re.compile(r"^(?:reviewed|approved|acked)-by:.*<([^<>\n]*)>", re.IGNORECASE | re.MULTILINE)


class Recorded(Struct, frozen=True, array_like=True):
    """One commit of the main line and what it does to the records. `position` counts from 1.

    `committed` is what the clock of its maker said, in seconds since 1970. `authors` and `approvers` are addresses, to
    be looked up among the roles and never to be shown: who wrote what it brings, and who let it in. `changes` are, for
    each record (below `records/`, without `.yml`), the object before and after, "" where there is none.
    """

    id: str
    position: int
    committed: int
    authors: tuple[str, ...]
    approvers: tuple[str, ...]
    messages: tuple[str, ...]
    changes: tuple[tuple[str, str, str], ...]

    @property
    def at(self) -> datetime:
        """Return when it was recorded by the clock of its maker, in the time of China; within what a calendar has."""
        return datetime.fromtimestamp(min(max(self.committed, 0), _LATEST), CHINA)


class _Line(Struct, frozen=True, array_like=True):
    key: str
    to: str
    recorded: tuple[Recorded, ...]


def recorded(history: History, to: str, cache: Cache | None, tools: str) -> tuple[Recorded, ...]:
    """Return the main line up to the commit `to`, the oldest first. `tools` stands for the program that reads it."""
    key = f"{tools} {history.records}"
    kept = _kept(cache, key)
    if kept and kept.to == to:
        return kept.recorded
    found = _after(history, to, kept) if kept else None
    if found is None:
        found = _after(history, to, None)
    assert found is not None  # from the root there always is a line
    if cache:
        cache.keep(KEPT, msgspec.msgpack.encode(_Line(key, to, found)))
    return found


def _kept(cache: Cache | None, key: str) -> _Line | None:
    try:
        kept = msgspec.msgpack.decode(cache.kept(KEPT), type=_Line) if cache else None
    except msgspec.MsgspecError:
        return None
    return kept if kept and kept.key == key else None


def _after(history: History, to: str, kept: _Line | None) -> tuple[Recorded, ...] | None:
    """Return what was kept and what came after; None where the main line does not go back to what was kept."""
    if kept and not _is_there(history, kept.to):
        return None
    commits = history.commits(to, kept.to if kept else None)
    line: list[Commit] = []
    here: str | None = to
    while here in commits:
        line.append(commits[here])
        here = next(iter(line[-1].parents), None)
    if here != (kept.to if kept else None):
        return None
    line.reverse()
    parents = [next(iter(commit.parents), None) for commit in line]
    before = kept.recorded if kept else ()
    brought = _brought(commits, line)
    steps = history.steps(line, parents)
    new = (
        _recorded(step.commit, number, brought[step.commit.id], step.changes, history.records)
        for number, step in enumerate(steps, len(before) + 1)
    )
    return (*before, *new)


def _is_there(history: History, commit: str) -> bool:
    return history.git.ask("cat-file", "-t", commit, fine=(0, 1, 128)).strip() == b"commit"


def _brought(commits: Mapping[str, Commit], line: Sequence[Commit]) -> Mapping[str, list[Commit]]:
    """Return which commits beside the main line each of its merges brings, the newest first."""
    seen = {commit.id for commit in line}
    found: dict[str, list[Commit]] = {}
    for commit in line:
        found[commit.id] = []
        ahead = [parent for parent in reversed(commit.parents[1:]) if parent in commits]
        while ahead:
            here = ahead.pop()
            if here not in seen:
                seen.add(here)
                found[commit.id].append(commits[here])
                ahead += [parent for parent in commits[here].parents if parent in commits]
    return found


def _recorded(
    commit: Commit, position: int, brought: Sequence[Commit], changes: Sequence[Change], records: str
) -> Recorded:
    merged = len(commit.parents) > 1
    authors = [address for one in brought or [commit] for address in (one.author, *one.co_authors)]
    own = set(authors) | {one.committer for one in brought}
    let_in = [
        *([commit.author] if merged else []),
        *(found.strip().lower() for found in _REVIEWED.findall(commit.message)),
    ]
    return Recorded(
        id=commit.id,
        position=position,
        committed=commit.committed,
        authors=tuple(dict.fromkeys(authors)),
        # Nobody lets in what is their own.
        approvers=tuple(dict.fromkeys(address for address in let_in if address not in own)),
        messages=(*(one.message for one in reversed(brought[:MOST_MESSAGES])), commit.message),
        changes=tuple(_of_records(changes, records)),
    )


def _of_records(changes: Sequence[Change], records: str) -> Iterator[tuple[str, str, str]]:
    for change in changes:
        path = change.path
        if path.startswith(records) and path.endswith(".yml") and not path.startswith(f"{records}attachments/"):
            before, after = _blob(change.before), _blob(change.after)
            if before != after:
                yield path.removeprefix(records).removesuffix(".yml"), before, after


def _blob(side: Side | None) -> str:
    """Return the object of a plain file; a link or another repository is no version of a record."""
    return side.blob or "" if side and side.mode in (PLAIN_FILE, PROGRAM) else ""
