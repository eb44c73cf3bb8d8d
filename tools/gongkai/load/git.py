"""Git as a source of facts: asked without a prompt, without the network, and deaf to what would change its answers.

A repository can carry things that make Git show something else than what was committed: replaced objects, grafts,
another author's name, attributes, settings. None of them counts here. What is asked are plumbing commands, about ids.
"""

import os
import shutil
import subprocess
import tempfile
import weakref
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path

from gongkai.load.unusable import Unusable
from gongkai.text import N_

NO_GIT = N_("Git is not installed here, or cannot be started; without it nobody knows what was recorded before.")
NO_REPOSITORY = N_("This folder is not in a Git repository, so there is no history here.")
GIT_FAILED = N_("Git cannot read the history. Run “git fsck” and see what it complains about.")
TOO_SLOW = N_("Git has not answered within {seconds} seconds, so nothing can be said about the history.")
NO_SUCH_COMMIT = N_("There is no commit “{name}” here. To see the newest ones: git log --oneline -5")
SHALLOW = N_("This copy holds only a part of the history. Fetch the rest first: git fetch --unshallow")
PARTIAL = N_("This copy fetches files only when they are asked for. Make a whole one first: git clone without --filter")

LARGEST = 16 * 1024 * 1024  # bytes of a file that is looked into
PATIENCE = 600  # seconds
_AT_ONCE = 500  # files
# Only where the settings are found; everything else of the environment could turn the answers.
_KEPT = frozenset({"GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM", "GIT_CEILING_DIRECTORIES"})
_SETTINGS = (
    "core.attributesFile=/dev/null",
    "core.commitGraph=false",  # a file beside the objects that could tell other parents
    "core.fsmonitor=false",
    "core.hooksPath=/dev/null",
    "core.quotePath=off",
    "diff.ignoreSubmodules=none",
    "diff.orderFile=/dev/null",
    "diff.relative=false",
    "i18n.logOutputEncoding=UTF-8",
    "log.mailmap=false",
    "log.showSignature=false",
    "protocol.allow=never",
)


class NoHistory(Unusable):
    """The history cannot be read here, or not all of it."""


class Git:
    """The repository around a folder. Raises NoHistory where there is none or where Git cannot be started."""

    def __init__(self, folder: Path) -> None:
        """Look for the repository around `folder`."""
        self._folder = folder
        # Where the folder lies in the repository, "" or "some/folder/".
        self.prefix = os.fsdecode(self.ask("rev-parse", "--show-prefix").rstrip(b"\n"))
        self.has_files = self.ask("rev-parse", "--is-inside-work-tree").strip() == b"true"

    def ask(self, *arguments: str, given: bytes = b"", fine: Sequence[int] = (0,), aside: bool = False) -> bytes:
        """Return what a command of Git prints. Raises NoHistory where it ends with a status that is not `fine`."""
        return self._run(arguments, given, fine, self._aside if aside else {}).stdout

    def conversation(self, *arguments: str) -> "subprocess.Popen[bytes]":
        """Return a command of Git that answers as often as it is asked. Raises NoHistory where it cannot be started."""
        try:
            return subprocess.Popen(
                self._command(arguments),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=_environment(),
            )
        except OSError as error:
            raise NoHistory(NO_GIT, {}) from error

    def _command(self, arguments: Sequence[str]) -> list[str]:
        settings = [word for setting in _SETTINGS for word in ("-c", setting)]
        return ["git", "-C", str(self._folder), "--no-pager", "--no-replace-objects", *settings, *arguments]

    def _run(
        self, arguments: Sequence[str], given: bytes, fine: Sequence[int], more: Mapping[str, str]
    ) -> subprocess.CompletedProcess[bytes]:
        command = self._command(arguments)
        environment = {**_environment(), **more}
        try:
            done = subprocess.run(command, input=given, capture_output=True, env=environment, timeout=PATIENCE)
        except subprocess.TimeoutExpired as error:
            raise NoHistory(TOO_SLOW, {"seconds": PATIENCE}) from error
        except (OSError, subprocess.SubprocessError) as error:
            raise NoHistory(NO_GIT, {}) from error
        if done.returncode not in fine:
            raise NoHistory(NO_REPOSITORY if b"not a git repository" in done.stderr else GIT_FAILED, {})
        return done

    def whole(self) -> None:
        """Make sure that all of the history is here: where a part is missing, nothing would ever be found in it."""
        if self.ask("rev-parse", "--is-shallow-repository").strip() != b"false":
            raise NoHistory(SHALLOW, {})
        asked = ("config", "--get-regexp", r"^(extensions\.partialclone|remote\..*\.(promisor|partialclonefilter))$")
        if self.ask(*asked, fine=(0, 1)).strip():
            raise NoHistory(PARTIAL, {})

    def commit(self, name: str) -> str:
        """Return the id of the commit called `name`. Raises NoHistory where there is none."""
        asked = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
        found = b"" if "\0" in name else self.ask(*asked, fine=(0, 1, 128)).strip()
        if not found:
            raise NoHistory(NO_SUCH_COMMIT, {"name": name})
        return found.decode()

    @cached_property
    def empty_tree(self) -> str:
        """Return the id of the tree that holds nothing."""
        return self.ask("hash-object", "-t", "tree", "--stdin").decode().strip()

    def replaced(self) -> list[str]:
        """Return the objects for which another one would be shown (refs/replace)."""
        said = self.ask("for-each-ref", "--format=%(refname:lstrip=2)", "refs/replace/")
        return said.decode("utf-8", "replace").split()

    def absolute(self, said: str) -> str:
        """Return a path that Git has said, which counts from the folder that it was asked about, in full."""
        return str((self._folder / said).resolve())

    def has_grafts(self) -> bool:
        """Return whether a file of grafts gives commits other parents than they have."""
        common = os.fsdecode(self.ask("rev-parse", "--git-common-dir").rstrip(b"\n"))
        grafts = self._folder / common / "info" / "grafts"
        return grafts.is_file() and grafts.stat().st_size > 0

    def contents(self, blobs: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        """Yield the content of each object that is a file and not too large, with its id."""
        wanted = list(dict.fromkeys(blobs))
        for start in range(0, len(wanted), _AT_ONCE):
            some = wanted[start : start + _AT_ONCE]
            asked = "".join(f"{blob}\n" for blob in some).encode()
            said = self.ask("cat-file", "--batch-check=%(objecttype) %(objectsize)", given=asked).split(b"\n")
            sized = [(blob, one.partition(b" ")) for blob, one in zip(some, said, strict=False)]
            held = [(blob, int(size)) for blob, (kind, _, size) in sized if kind == b"blob" and int(size) <= LARGEST]
            yield from self._read(held)

    def _read(self, held: Sequence[tuple[str, int]]) -> Iterator[tuple[str, bytes]]:
        said = self.ask("cat-file", "--batch", given="".join(f"{blob}\n" for blob, _ in held).encode())
        start = 0
        for blob, size in held:
            start = said.index(b"\n", start) + 1  # after the line that says which object follows
            yield blob, said[start : start + size]
            start += size + 1

    def merged_again(self, ours: str, theirs: str) -> "tuple[bytes, frozenset[str]] | None":
        """Return how Git itself would merge two commits, seen from the merge's side, as a way to ask about it.

        That is the id of the tree and the files in which both sides had changed the same lines. None where this Git
        cannot tell (before 2.38). Nothing is written into the repository.
        """
        asked = ("merge-tree", "--write-tree", "-z", "--name-only", "--no-messages", "--allow-unrelated-histories")
        done = self._run((*asked, ours, theirs), b"", range(256), self._aside)
        if done.returncode not in (0, 1):
            return None
        tree, _, conflicts = done.stdout.partition(b"\0")
        return tree, frozenset(os.fsdecode(path) for path in conflicts.split(b"\0") if path)

    def differing(self, tree: bytes, commit: str) -> frozenset[str]:
        """Return the files in which `commit` differs from a tree that `merged_again` has made."""
        asked = ("diff-tree", "-r", "-z", "--name-only", "--no-renames", tree.decode(), f"{commit}^{{tree}}")
        return frozenset(os.fsdecode(path) for path in self.ask(*asked, aside=True).split(b"\0") if path)

    @cached_property
    def _aside(self) -> Mapping[str, str]:
        """Return where new objects go, so that asking leaves no trace."""
        scratch = tempfile.mkdtemp(prefix="gongkai-")
        weakref.finalize(self, shutil.rmtree, scratch, ignore_errors=True)
        said = os.fsdecode(self.ask("rev-parse", "--git-path", "objects").rstrip(b"\n"))
        # In quotes, because a colon would separate two folders.
        objects = str((self._folder / said).resolve()).replace("\\", "\\\\").replace('"', '\\"')
        return {"GIT_OBJECT_DIRECTORY": scratch, "GIT_ALTERNATE_OBJECT_DIRECTORIES": f'"{objects}"'}


def _environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_") or name in _KEPT}
    return kept | {
        "GIT_ALLOW_PROTOCOL": "none",
        "GIT_ATTR_NOSYSTEM": "1",
        "GIT_GRAFT_FILE": os.devnull,
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_NO_REPLACE_OBJECTS": "1",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_TERMINAL_PROMPT": "0",
        "LC_ALL": "C",
    }
