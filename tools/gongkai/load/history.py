"""What changed when, by whom and why: commits as Git holds them, in the order of their positions, never of their dates.

Two questions to Git answer everything: which commits there are, and in which files each step along the main line
differs from the one before. A date is a claim of whoever made the commit; a position is a fact. A file that is moved is
one that goes and one that comes, because what a record is called is its address for good.
"""

import os
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from pathlib import Path

from msgspec import Struct

from gongkai.load.git import GIT_FAILED, Git, NoHistory
from gongkai.load.opened import content_in
from gongkai.text import N_

NO_FILES = N_("This copy holds the history and no files. Name two commits: gongkai diff BASE HEAD")

NO_FORK = N_("The two commits have no history in common, so there is no place where the one left the other.")
MANY_FORKS = N_("The one commit left the other in more than one place. Rebase it first, then there is one.")

RECORDS = "records/"
PLAIN_FILE = "100644"
PROGRAM, LINK, SUBMODULE = "100755", "120000", "160000"
_FIELDS = ("%H", "%T", "%P", "%at", "%ct", "%ae", "%ce", "%B")
_ID = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?\Z")
_TOGETHER = re.compile(r"^co-authored-by:.*<([^<>\n]*)>", re.IGNORECASE | re.MULTILINE)


class Commit(Struct, frozen=True):
    """One commit. `position` counts from 1 along the main line, 0 beside it; times are what its maker claims.

    `author` and the others are addresses as they were written, to be looked up among the roles and never to be shown.
    """

    id: str
    tree: str
    parents: tuple[str, ...]
    authored: int
    committed: int
    author: str
    committer: str
    co_authors: tuple[str, ...]
    message: str
    position: int = 0


class Side(Struct, frozen=True):
    """A file on one side of a change: its mode and the object that holds it, None where it lies in the working tree."""

    mode: str
    blob: str | None


class ChangeKind(StrEnum):
    """What happens to a file."""

    ADDED = "added"
    DELETED = "deleted"
    CHANGED = "changed"


class Change(Struct, frozen=True):
    """One file in one step: its path from the top of the repository, and what it was and became."""

    path: str
    before: Side | None
    after: Side | None

    @property
    def kind(self) -> ChangeKind:
        """Return whether the file came, went, or is another now."""
        if self.before is None:
            return ChangeKind.ADDED
        return ChangeKind.CHANGED if self.after else ChangeKind.DELETED


class Step(Struct, frozen=True):
    """One commit on the main line, the commit that the step is counted from (None at the root), and what changed."""

    commit: Commit
    parent: str | None
    changes: tuple[Change, ...]


class History:
    """The history of the repository around a folder. Raises NoHistory where not all of it is here."""

    def __init__(self, folder: Path) -> None:
        """Look for the repository around `folder`, and make sure that it is whole."""
        self.git = Git(folder)
        self.git.whole()
        self._folder = folder
        self.records = self.git.prefix + RECORDS

    def commits(self, to: str, since: str | None = None) -> dict[str, Commit]:
        """Return every commit that `to` goes back to, and itself, by id; not those that `since` goes back to."""
        asked = ("log", "-z", f"--format={'%x00'.join(_FIELDS)}", "--no-show-signature", "--end-of-options", to)
        words = self.git.ask(*asked, *([f"^{since}"] if since else [])).split(b"\0")
        found: dict[str, Commit] = {}
        for start in range(0, len(words) - 1, len(_FIELDS)):
            commit = _commit(words[start : start + len(_FIELDS)])
            found[commit.id] = commit
        return found

    def steps(self, line: Sequence[Commit], parents: Sequence[str | None]) -> Iterator[Step]:
        """Yield what each commit of `line` changed against its parent in `parents`, in that order."""
        trees = {commit.id: commit.tree for commit in line}
        missing = [parent for parent in parents if parent and parent not in trees]
        trees |= {id_: self.git.ask("rev-parse", f"{id_}^{{tree}}").decode().strip() for id_ in missing}
        pairs = [(trees[p] if p else self.git.empty_tree, c.tree) for c, p in zip(line, parents, strict=True)]
        changes = self.changes_between(pairs)
        for commit, parent, pair in zip(line, parents, pairs, strict=True):
            yield Step(commit, parent, changes[pair])

    def changes_between(self, pairs: Iterable[tuple[str, str]]) -> Mapping[tuple[str, str], tuple[Change, ...]]:
        """Return in which files the trees of each pair differ."""
        asked = "".join(f"{a} {b}\n" for a, b in dict.fromkeys(pairs) if a != b).encode()
        said = self.git.ask(
            *("diff-tree", "--stdin", "-r", "-z", "--raw", "--no-renames", "--no-abbrev", "--no-ext-diff"),
            *("--no-textconv", "--ignore-submodules=none"),
            given=asked,
        )
        found: dict[tuple[str, str], list[Change]] = defaultdict(list)
        pair, at = ("", ""), 0
        while at < len(said):
            if said[at : at + 1] == b":":
                about, path, at = _raw_entry(said, at)
                found[pair].append(_change(about, path))
            else:
                end = said.index(b"\n", at)
                first, second = said[at:end].decode().split(" ")
                pair, at = (first, second), end + 1
        return defaultdict(tuple, {pair: tuple(changes) for pair, changes in found.items()})

    def fork(self, base: str, head: str) -> str:
        """Return the commit where `head` left `base`. Raises NoHistory where there is none, or more than one.

        Where histories cross there is more than one, and whoever made `head` could choose which one is looked at.
        """
        found = self.git.ask("merge-base", "--all", base, head, fine=(0, 1)).decode().split()
        if len(found) != 1:
            raise NoHistory(MANY_FORKS if found else NO_FORK, {})
        return found[0]

    def changed(self, base: str, head: str | None) -> tuple[Change, ...]:
        """Return in which files a commit differs from `base`; without `head`, the working tree."""
        if head is None:
            return self.changes_to_working_tree(base)
        first, second = (self.git.ask("rev-parse", f"{id_}^{{tree}}").decode().strip() for id_ in (base, head))
        return self.changes_between([(first, second)])[first, second]

    def changes_to_working_tree(self, base: str) -> tuple[Change, ...]:
        """Return in which files the working tree differs from a commit, with files that Git does not know yet."""
        if not self.git.has_files:
            raise NoHistory(NO_FILES, {})
        # Not diff-index, which takes a file for changed because its time is.
        said = self.git.ask(
            *("diff", "-z", "--raw", "--no-renames", "--no-abbrev", "--no-ext-diff", "--no-textconv"),
            *("--ignore-submodules=none", base, "--"),
        )
        changes, at = [], 0
        while at < len(said):
            about, path, at = _raw_entry(said, at)
            change = _change(about, path)
            changes.append(Change(change.path, change.before, Side(change.after.mode, None) if change.after else None))
        known = {change.path for change in changes}
        return tuple(sorted((*changes, *self._unknown(known)), key=lambda change: change.path))

    def _unknown(self, known: set[str]) -> Iterator[Change]:
        # Among the records nothing is hidden by a list of files to be ignored; elsewhere it is not asked what is built.
        here = self.git.ask("ls-files", "-z", "--others", "--full-name", "--", "records")
        there = self.git.ask("ls-files", "-z", "--others", "--full-name", "--exclude-standard", "--", ":/")
        for path in sorted({os.fsdecode(word) for said in (here, there) for word in said.split(b"\0") if word}):
            if path in known:
                continue
            place = self._top / path
            mode = LINK if place.is_symlink() else PROGRAM if os.access(place, os.X_OK) else PLAIN_FILE
            yield Change(path, None, Side(mode, None))

    @property
    def _top(self) -> Path:
        depth = self.git.prefix.count("/")
        return self._folder.resolve().parents[depth - 1] if depth else self._folder.resolve()

    def contents(self, changes: Iterable[tuple[str, Side]]) -> dict[tuple[str, str | None], bytes]:
        """Return the content of files, by path and object; what cannot be read or is too large is left out."""
        asked = [(path, side) for path, side in changes if side.mode in (PLAIN_FILE, PROGRAM)]
        held = dict(self.git.contents(side.blob for _, side in asked if side.blob))
        read = content_in(self._top)
        found: dict[tuple[str, str | None], bytes] = {}
        for path, side in asked:
            content = held.get(side.blob) if side.blob else read(path)
            if content is not None:
                found[path, side.blob] = content
        return found


def main_line(
    commits: Mapping[str, Commit], to: str, since: str | None
) -> tuple[list[Commit], list[str | None]] | None:
    """Return the commits after `since` up to `to`, the oldest first, and the parent that each step is counted from.

    The line follows first parents, and at a merge that has taken `since` in from another side, that side. Without
    `since` it begins at the root. None where `to` does not go back to `since`: then history was rewritten.
    """
    after = _descendants(commits, since) if since else frozenset[str]()
    if since and to not in after:
        return None
    line: list[Commit] = []
    parents: list[str | None] = []
    here: str | None = to
    while here and here != since:
        commit = commits[here]
        known = [parent for parent in commit.parents if not since or parent in after]
        parent = known[0] if known else None
        line.append(commit)
        parents.append(parent)
        here = parent
    line.reverse()
    parents.reverse()
    start = _length(commits, since)
    return [_placed(commit, start + number) for number, commit in enumerate(line, 1)], parents


def _placed(commit: Commit, position: int) -> Commit:
    return Commit(
        commit.id,
        commit.tree,
        commit.parents,
        commit.authored,
        commit.committed,
        commit.author,
        commit.committer,
        commit.co_authors,
        commit.message,
        position,
    )


def _length(commits: Mapping[str, Commit], to: str | None) -> int:
    """Return how many commits there are from the root to `to` along first parents."""
    number = 0
    while to:
        number += 1
        to = next(iter(commits[to].parents), None)
    return number


def _descendants(commits: Mapping[str, Commit], since: str) -> frozenset[str]:
    """Return `since` and every commit that goes back to it."""
    children = defaultdict(list)
    for commit in commits.values():
        for parent in commit.parents:
            children[parent].append(commit.id)
    found, ahead = {since}, [since]
    while ahead:
        for child in children[ahead.pop()]:
            if child not in found:
                found.add(child)
                ahead.append(child)
    return frozenset(found) if since in commits else frozenset()


def _commit(words: Sequence[bytes]) -> Commit:
    said = [word.decode("utf-8", "replace") for word in words]
    if len(said) != len(_FIELDS) or not _ID.match(said[0]):
        raise NoHistory(GIT_FAILED, {})
    id_, tree, parents, authored, committed, author, committer, message = said
    return Commit(
        id=id_,
        tree=tree,
        parents=tuple(parents.split()),
        authored=_seconds(authored),
        committed=_seconds(committed),
        author=author.lower(),
        committer=committer.lower(),
        co_authors=tuple(found.strip().lower() for found in _TOGETHER.findall(message)),
        message=message,
    )


def _seconds(said: str) -> int:
    return int(said) if re.fullmatch(r"-?[0-9]{1,18}", said) else 0


def _raw_entry(said: bytes, at: int) -> tuple[list[str], str, int]:
    """Return what stands about one file at `at`, its path, and where the next one begins."""
    middle = said.index(b"\0", at)
    end = said.index(b"\0", middle + 1)
    return said[at + 1 : middle].decode().split(" "), os.fsdecode(said[middle + 1 : end]), end + 1


def _change(about: Sequence[str], path: str) -> Change:
    old_mode, new_mode, old, new, _ = about
    before = Side(old_mode, old) if old_mode != "000000" else None
    after = Side(new_mode, new) if new_mode != "000000" else None
    return Change(path, before, after)
