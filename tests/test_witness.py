"""The witness keeps the last checkpoint, follows an honest history, and refuses every other."""

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.histories import Made
from tests.runner import ROOT
from tests.test_verify import (
    BASE,
    CORRECTION,
    CORRECTS_YES,
    ENTRY,
    MEETING,
    STATEMENT,
    YES,
    correction,
    meeting,
    statement,
)

WITNESS = ROOT / ".github/scripts/witness.sh"
LATER = {**BASE, STATEMENT: statement(more=ENTRY)}


class Witness:
    """A witness with a clone of a record and a file of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.kept = folder / "kept checkpoint.txt"
        self.program = folder / "gongkai"
        tools = shlex.quote(str(ROOT / "tools"))
        self.program.write_text(f'#!/bin/sh\nPYTHONPATH={tools} exec {shlex.quote(sys.executable)} -m gongkai "$@"\n')
        self.program.chmod(0o755)
        self.made = made = Made(folder / "record")
        base = made.commit(BASE)  # 1
        later = made.commit(LATER, base)  # 2
        made.commit({**LATER, MEETING: meeting(381)}, later)  # 3: rewritten without a word
        why = correction(MEETING, more=CORRECTS_YES % (YES, "381"))
        made.commit({**LATER, MEETING: meeting(381), CORRECTION: why}, later)  # 4: with a reason
        other = made.commit({**BASE, MEETING: meeting(381)})  # 5: another history
        made.commit({**LATER, MEETING: meeting(381)}, other)  # 6
        made.commit({**LATER, MEETING: meeting(382)}, 6)  # 7
        made.finish(later)
        shutil.copytree(ROOT / "schemas", made.folder / "schemas")

    def looks_at(self, commit: int | str, kept: Path | None = None) -> tuple[int, str]:
        name = self.made[commit] if isinstance(commit, int) else commit
        done = subprocess.run(
            [WITNESS, self.made.folder, kept or self.kept, name],
            env=os.environ | {"GONGKAI": str(self.program), "LC_ALL": "C.UTF-8"},
            capture_output=True,
            text=True,
            check=False,
        )
        return done.returncode, done.stdout + done.stderr

    def left(self) -> set[str]:
        return {path.name.removeprefix(self.kept.name) for path in self.folder.iterdir() if self.kept.name in path.name}


@pytest.fixture
def witness(tmp_path: Path) -> Witness:
    return Witness(tmp_path)


def test_an_honest_history_is_followed_step_by_step(witness: Witness) -> None:
    for commit, size in ((1, 1), (2, 2), (2, 2), (4, 3)):
        status, said = witness.looks_at(commit)
        assert status == 0, said
        origin, entries, _, last, _ = witness.kept.read_text().split("\n")
        assert (origin, entries, last) == ("record", str(size), f"commit {witness.made[commit]}")
    assert witness.left() == {"", ".before"}


@pytest.mark.parametrize(
    ("then", "now", "named"),
    [
        (2, 1, "An old state is shown as if it were the newest"),
        (2, 6, "different people are shown different histories"),
        (2, 7, "does not fit"),
        (1, 5, "different people are shown different histories"),
        (4, 3, "different people are shown different histories"),
        (2, 3, MEETING),
    ],
    ids=[
        "an old state again",
        "a split view",
        "a rewriting",
        "another beginning",
        "one of two ends",
        "a count changed",
    ],
)
def test_every_other_history_is_refused_and_both_checkpoints_are_kept(
    witness: Witness, then: int, now: int, named: str
) -> None:
    assert witness.looks_at(then)[0] == 0
    before = witness.kept.read_bytes()
    status, said = witness.looks_at(now)
    assert status == 1, said
    assert witness.kept.read_bytes() == before
    assert witness.left() == {"", ".refused"}
    assert f"commit {witness.made[now]}" in (witness.folder / "kept checkpoint.txt.refused").read_text()
    assert named in said
    # What was refused once is refused again, and the honest history is still followed.
    assert witness.looks_at(now)[0] == 1
    assert witness.looks_at(then)[0] == 0


def test_what_cannot_be_told_changes_nothing(witness: Witness) -> None:
    assert witness.looks_at("nowhere")[0] == 2
    assert witness.left() == set()
    witness.kept.write_text("no checkpoint\n")
    assert witness.looks_at(1)[0] == 2
    assert witness.kept.read_text() == "no checkpoint\n"
    assert witness.left() == {""}
    assert witness.looks_at(1, witness.folder / "no folder/kept")[0] == 2
    witness.program.write_text("#!/bin/sh\nexit 70\n")
    witness.kept.unlink()
    assert witness.looks_at(1)[0] == 2
    assert witness.left() == set()
