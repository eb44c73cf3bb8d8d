"""`gongkai checkpoint`: a history that only grew fits the checkpoint that was kept; any other does not."""

import hashlib
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from gongkai.cli import main
from gongkai.derive.checkpoint import checkpoint_in, checkpoint_of, entries, fits
from gongkai.load.git import NoHistory
from gongkai.load.history import History
from gongkai.model.merkle import included, leaf_hash
from tests.histories import Files, Made, git
from tests.test_verify import BASE, CASE, ENTRY, MEETING, STATEMENT, WITHOUT_CASE, meeting, statement

LATER: Files = {**BASE, STATEMENT: statement(more=ENTRY)}
LAST: Files = {**LATER, "records/areas/a.yml": "kind: area\n"}


@pytest.fixture
def made(tmp_path: Path) -> Made:
    """Return a history of three commits, and beside it others with the same beginning."""
    found = Made(tmp_path / "repository")
    base = found.commit(BASE, message="第一批记录")
    later = found.commit(LATER, base)
    found.commit(LAST, later)
    rewritten = found.commit({**LATER, MEETING: meeting(381)}, base)
    found.commit({**LAST, MEETING: meeting(381)}, rewritten)
    found.commit(WITHOUT_CASE)
    found.commit(LAST, base, later)
    found.finish(3)
    return found


def asked(made: Made, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["checkpoint", *arguments, "--root", str(made.folder), "--lang", "en"])


def kept(made: Made, mark: int) -> Path:
    """Return a file with the checkpoint at a commit."""
    result = asked(made, "make", made[mark], "--origin", "shili-jiedao")
    assert result.exit_code == 0, result.output
    file = made.folder / "checkpoint.txt"
    file.write_text(result.stdout)
    return file


def test_a_checkpoint_is_a_note_of_four_lines(made: Made) -> None:
    origin, size, root, commit, end = kept(made, 2).read_text().split("\n")
    assert (origin, size, commit, end) == ("shili-jiedao", "2", f"commit {made[2]}", "")
    assert len(root) == 44
    assert "Short code for the notice board: " in asked(made, "make").stderr


def test_equal_histories_have_equal_checkpoints_and_others_have_others(made: Made) -> None:
    history = History(made.folder)
    roots = set()
    for mark in (1, 2, 3, 4, 5, 6, 7):
        found = entries(history, made[mark])
        assert found is not None
        assert checkpoint_of(found, "x") == checkpoint_of(entries(history, made[mark]) or [], "x")
        roots.add(checkpoint_of(found, "x").root)
    assert len(roots) == 7


@pytest.mark.parametrize(("at", "now"), [(1, 1), (1, 2), (1, 3), (2, 3), (3, 3), (1, 5), (4, 5), (2, 7)])
def test_a_history_that_grew_fits(made: Made, at: int, now: int) -> None:
    result = asked(made, "show", str(kept(made, at)), made[now])
    assert result.exit_code == 0, result.output
    assert "The checkpoint fits" in result.stdout


@pytest.mark.parametrize(("at", "now"), [(2, 1), (3, 2), (2, 5), (3, 5), (5, 3), (1, 6), (6, 3)])
def test_a_history_that_was_rewritten_cut_short_or_exchanged_does_not(made: Made, at: int, now: int) -> None:
    result = asked(made, "show", str(kept(made, at)), made[now])
    assert result.exit_code == 1, result.output
    assert f"gongkai verify {made[at][:12]}" in result.stdout


@pytest.mark.parametrize("line", [1, 2, 3])
def test_a_checkpoint_in_which_anything_is_exchanged_does_not_fit(made: Made, line: int) -> None:
    mine, other = (kept(made, mark).read_text().split("\n") for mark in (2, 3))
    file = made.folder / "swapped.txt"
    file.write_text("\n".join([*mine[:line], other[line], *mine[line + 1 :]]))
    assert asked(made, "show", str(file)).exit_code == 1


def test_signatures_behind_a_checkpoint_are_left_alone(made: Made) -> None:
    file = kept(made, 2)
    file.write_text(f"{file.read_text()}\n— street Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5\n")
    result = asked(made, "show", str(file))
    assert result.exit_code == 0
    assert "signatures" in result.stderr


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x",
        "x\n1\nAAAA\ncommit " + "1" * 40,
        "x\n0\n" + "A" * 43 + "=\ncommit " + "1" * 40,
        "x\n1\n" + "A" * 43 + "=\n",
    ],
)
def test_what_is_no_checkpoint_is_not_a_pass(made: Made, text: str) -> None:
    with pytest.raises(NoHistory, match="does not hold a checkpoint"):
        checkpoint_in(text)
    file = made.folder / "other.txt"
    file.write_text(text)
    assert asked(made, "show", str(file)).exit_code == 2


def test_a_proof_shows_with_a_few_hashes_that_a_record_is_in_it(made: Made) -> None:
    result = asked(made, "prove", STATEMENT)
    assert result.exit_code == 0, result.output
    proof = json.loads(result.stdout)
    assert proof["entry"]["files"] == [[STATEMENT, hashlib.sha256(f"{LATER[STATEMENT]}".encode()).hexdigest()]]
    # As the format says, and not by the code that made it.
    entry = json.dumps(proof["entry"], sort_keys=True, separators=(",", ":")).encode()
    path = [bytes.fromhex(one) for one in proof["proof"]]
    root = checkpoint_in(proof["checkpoint"]).root
    assert root.hex() == proof["root"]
    assert included(leaf_hash(entry), proof["number"], proof["size"], path, root)
    swapped = entry.replace(proof["entry"]["files"][0][1].encode(), b"0" * 64)
    assert not included(leaf_hash(swapped), proof["number"], proof["size"], path, root)


def test_a_deletion_has_a_proof_too(tmp_path: Path) -> None:
    made = Made(tmp_path / "repository")
    made.commit(WITHOUT_CASE, made.commit(BASE))
    made.finish()
    assert json.loads(asked(made, "prove", CASE).stdout)["entry"]["files"] == [[CASE, None]]


def test_a_record_that_never_was_has_none(made: Made) -> None:
    result = asked(made, "prove", "records/areas/b.yml")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "records/areas/b.yml" in result.stderr


def test_what_replaced_objects_show_does_not_count(made: Made) -> None:
    file = kept(made, 3)
    git(made.folder, "replace", made[2], made[4])
    assert asked(made, "show", str(file)).exit_code == 0


def test_a_checkpoint_of_no_entries_fits_nothing(made: Made) -> None:
    history = History(made.folder)
    found = entries(history, made[3]) or []
    mine = checkpoint_of(found, "x")
    assert fits(mine, found)
    assert not fits(mine, found[:2])
    assert not fits(mine, [])
