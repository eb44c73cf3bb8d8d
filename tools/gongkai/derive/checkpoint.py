"""A checkpoint: one hash over every step of the history so far, short enough for a notice board.

An entry is one commit of the main line: its number, its id and tree, the SHA-256 of every file below `records/` that it
brings or changes (null for one that goes), and its message. Its bytes are JSON with sorted keys, no blanks and only
ASCII. Git's own ids rest on SHA-1 in most repositories; these hashes do not.
"""

import base64
import hashlib
import json
import re
from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct

from gongkai.load.git import NoHistory
from gongkai.load.history import Change, History, Step, main_line
from gongkai.model.merkle import Hash, inclusion, leaf_hash, root_of
from gongkai.text import N_

NO_ENTRY = N_("No commit up to {commit} brings or changes {path}.")
NOT_A_CHECKPOINT = N_("The file does not hold a checkpoint: an origin, a number, a hash and a commit, a line for each.")
READING = N_("Reading the history")
_AT_ONCE = 500  # steps
_COMMIT = re.compile(r"commit ([0-9a-f]{40}(?:[0-9a-f]{24})?)\Z")
Report = Callable[[str, int, int], None]


class Entry(Struct, frozen=True):
    """One step of the history; `files` are paths from the folder that holds `records/`, with their hashes."""

    number: int
    commit: str
    tree: str
    files: tuple[tuple[str, str | None], ...]
    reason: str

    def canonical(self) -> bytes:
        """Return the bytes that are hashed."""
        said = {
            "number": self.number,
            "commit": self.commit,
            "tree": self.tree,
            "files": self.files,
            "reason": self.reason,
        }
        return json.dumps(said, sort_keys=True, separators=(",", ":")).encode("ascii")


class Checkpoint(Struct, frozen=True):
    """What a checkpoint says: of which records, how many entries, the hash over them, and the last commit."""

    origin: str
    size: int
    root: Hash
    commit: str

    def text(self) -> str:
        """Return it as the text of a note, in the form of a checkpoint of a transparency log (C2SP tlog-checkpoint)."""
        root = base64.b64encode(self.root).decode()
        return f"{self.origin}\n{self.size}\n{root}\ncommit {self.commit}\n"

    def short_code(self) -> str:
        """Return 80 bits of the hash in sixteen characters, in groups of four, for paper."""
        code = base64.b32encode(self.root[:10]).decode()
        return " ".join(code[i : i + 4] for i in range(0, 16, 4))


class Proof(Struct, frozen=True):
    """That an entry is one of those under a checkpoint."""

    checkpoint: Checkpoint
    entry: Entry
    path: tuple[Hash, ...]


def entries(
    history: History, to: str, through: str | None = None, report: Report = lambda step, done, total: None
) -> list[Entry] | None:
    """Return the entries up to the commit `to`, the first one first; None where `to` does not go back to `through`."""
    commits = history.commits(to)
    start = main_line(commits, through, None) if through in commits and through else ([], [])
    rest = main_line(commits, to, through)
    if start is None or rest is None:
        return None
    steps = list(history.steps([*start[0], *rest[0]], [*start[1], *rest[1]]))
    found: list[Entry] = []
    for at in range(0, len(steps), _AT_ONCE):
        found += _entries_of(history, steps[at : at + _AT_ONCE], len(found))
        report(READING, len(found), len(steps))
    return found


def checkpoint_of(found: Sequence[Entry], origin: str) -> Checkpoint:
    """Return the checkpoint over entries, of which there is at least one."""
    root = root_of([leaf_hash(entry.canonical()) for entry in found])
    return Checkpoint(origin, len(found), root, found[-1].commit)


def fits(checkpoint: Checkpoint, found: Sequence[Entry]) -> bool:
    """Return whether the first entries of a history are those that a checkpoint was made of."""
    first = found[: checkpoint.size]
    if checkpoint.size < 1 or len(first) < checkpoint.size:
        return False
    return checkpoint_of(first, checkpoint.origin) == checkpoint


def proof_for(found: Sequence[Entry], path: str, origin: str) -> Proof | None:
    """Return the proof for the last entry that brings or changes the file at `path`; None where there is none."""
    entry = next((one for one in reversed(found) if any(path == name for name, _ in one.files)), None)
    if entry is None:
        return None
    leaves = [leaf_hash(one.canonical()) for one in found]
    return Proof(checkpoint_of(found, origin), entry, tuple(inclusion(leaves, entry.number)))


def checkpoint_in(text: str) -> Checkpoint:
    """Return the checkpoint that the text of a note holds; signatures behind it are left to those who know the keys.

    Raises NoHistory where it is not one.
    """
    lines = text.split("\n")
    if len(lines) >= 4 and re.fullmatch(r"[1-9][0-9]{0,17}", lines[1]) and lines[0].strip():
        commit = _COMMIT.match(lines[3])
        root = _root_in(lines[2])
        if commit and root:
            return Checkpoint(lines[0], int(lines[1]), root, commit[1])
    raise NoHistory(NOT_A_CHECKPOINT, {})


def _root_in(said: str) -> Hash | None:
    try:
        root = base64.b64decode(said, validate=True)
    except ValueError:
        return None
    return root if len(root) == hashlib.sha256().digest_size else None


def _entries_of(history: History, steps: Sequence[Step], number: int) -> Iterator[Entry]:
    """Yield the entries of steps, numbered from `number` on."""
    changes = [[change for change in step.changes if change.path.startswith(history.records)] for step in steps]
    contents = history.contents((one.path, one.after) for listed in changes for one in listed if one.after)
    hashes = {key: hashlib.sha256(content).hexdigest() for key, content in contents.items()}
    for index, (step, listed) in enumerate(zip(steps, changes, strict=True), number):
        files = tuple((one.path.removeprefix(history.git.prefix), _hash_of(one, hashes)) for one in listed)
        yield Entry(index, step.commit.id, step.commit.tree, files, step.commit.message)


def _hash_of(change: Change, hashes: dict[tuple[str, str | None], str]) -> str | None:
    if change.after is None:
        return None
    # What is no plain file, or too large to be read, is called by what Git calls it.
    return hashes.get((change.path, change.after.blob)) or f"git:{change.after.mode}:{change.after.blob}"
