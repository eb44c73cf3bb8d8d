"""What files alone tell of checkpoints: whose they are, what is under them, and what is wrong between two of them."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from gongkai.cli import main
from gongkai.derive.checkpoint import checkpoint_in
from gongkai.derive.proofs import NotAProof, Standing, proof_in, standing
from tests.histories import Files, Made
from tests.test_verify import BASE, CASE, ENTRY, MEETING, STATEMENT, case, meeting, statement

LATER: Files = {**BASE, STATEMENT: statement(more=ENTRY)}
LAST: Files = {**LATER, CASE: case(title="楼道漏水，已修")}


def asked(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["checkpoint", *map(str, arguments), "--lang", "en"])


class Kept:
    """A history of five commits (1 to 5), two that were rewritten after the second (6, 7), and files made of them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.made = made = Made(folder / "repository")
        here = made.commit(BASE)
        second = here = made.commit(LATER, here)
        for title in ("甲", "乙", "丙"):
            here = made.commit({**LATER, CASE: case(title=title)}, here)
        rewritten = made.commit({**LATER, MEETING: meeting(381)}, second)
        made.commit({**LAST, MEETING: meeting(381)}, rewritten)
        made.finish(here)

    def checkpoint(self, mark: int, *more: str | Path, name: str = "") -> Path:
        file = self.folder / f"{name or mark}.txt"
        result = asked("make", self.made[mark], "--root", self.made.folder, *more)
        assert result.exit_code == 0, result.output
        file.write_text(result.stdout)
        return file

    def proof(self, older: Path, mark: int) -> Path:
        result = asked("connect", older, self.made[mark], "--root", self.made.folder)
        assert result.exit_code == 0, result.output
        file = self.folder / "connect.json"
        file.write_text(result.stdout)
        return file

    def proof_of(self, path: str, mark: int) -> Path:
        result = asked("prove", path, self.made[mark], "--root", self.made.folder)
        assert result.exit_code == 0, result.output
        file = self.folder / "proof.json"
        file.write_text(result.stdout)
        return file


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    return Kept(tmp_path)


@pytest.mark.parametrize(("then", "now"), [(1, 2), (1, 5), (2, 4), (3, 5), (4, 5), (2, 7), (6, 7)])
def test_a_checkpoint_goes_on_from_an_older_one_and_a_few_hashes_show_it(kept: Kept, then: int, now: int) -> None:
    older, newer = kept.checkpoint(then), kept.checkpoint(now)
    proof = kept.proof(older, now)
    result = asked("verify", newer, "--after", older, "--proof", proof)
    assert result.exit_code == 0, result.output
    assert "goes on from the older one" in result.output
    # Without the proof it may have, and nobody can tell.
    result = asked("verify", newer, "--after", older)
    assert (result.exit_code, "takes a proof" in result.output) == (2, True)


def test_the_same_checkpoint_again_is_no_alarm(kept: Kept) -> None:
    assert asked("verify", kept.checkpoint(3), "--after", kept.checkpoint(3, name="again")).exit_code == 0


@pytest.mark.parametrize(
    ("then", "now", "named"),
    [
        (5, 2, "An old state is shown as if it were the newest"),
        (4, 7, "different people are shown different histories"),
        (3, 6, "different people are shown different histories"),
        (7, 3, "An old state is shown as if it were the newest"),
    ],
    ids=["replayed", "split view", "split view right behind the fork", "replayed from the other side"],
)
def test_what_is_wrong_between_two_checkpoints_is_named(kept: Kept, then: int, now: int, named: str) -> None:
    older, newer = kept.checkpoint(then), kept.checkpoint(now)
    if now == 3 and then == 7:
        assert checkpoint_in(older.read_text()).size == 4
    result = asked("verify", newer, "--after", older)
    assert (result.exit_code, named in result.output) == (1, True), result.output


def test_the_checkpoint_of_another_record_is_named(kept: Kept) -> None:
    older, newer = kept.checkpoint(2), kept.checkpoint(4, "--origin", "another", name="other")
    result = asked("verify", newer, "--after", older)
    assert (result.exit_code, "“another” and “gongkai”" in result.output) == (1, True), result.output


def test_a_history_that_was_rewritten_has_no_proof_and_no_other_proof_does(kept: Kept) -> None:
    older, rewritten = kept.checkpoint(3), kept.checkpoint(7)
    result = asked("connect", older, kept.made[7], "--root", kept.made.folder)
    assert (result.exit_code, result.stdout) == (1, "")
    proofs = [kept.proof(older, 5).read_text(), kept.proof(kept.checkpoint(2), 7).read_text()]
    for text in proofs:
        file = kept.folder / "wrong.json"
        file.write_text(text)
        result = asked("verify", rewritten, "--after", older, "--proof", file)
        assert (result.exit_code, "does not connect" in result.output) == (1, True), result.output
        # Nor where somebody writes the right checkpoints around the hashes.
        given = json.loads(text) | {"older": older.read_text(), "newer": rewritten.read_text()}
        file.write_text(json.dumps(given))
        assert asked("verify", rewritten, "--after", older, "--proof", file).exit_code == 1


def test_the_size_of_a_checkpoint_is_held_by_the_proof_though_not_by_the_hash(kept: Kept) -> None:
    """Between 1 and 3 entries the same hashes lead to the same root as between 1 and 4."""
    older, newer = (checkpoint_in(kept.checkpoint(mark).read_text()) for mark in (1, 3))
    proof = proof_in(kept.proof(kept.folder / "1.txt", 3).read_bytes())
    assert standing(older, newer, proof) is Standing.GROWN  # type: ignore[arg-type]
    more = checkpoint_in(newer.text().replace("\n3\n", "\n4\n"))
    assert standing(older, more, proof) is Standing.NOT_SHOWN  # type: ignore[arg-type]


def test_a_record_is_under_a_checkpoint_and_files_alone_show_it(kept: Kept) -> None:
    proof, checkpoint = kept.proof_of(STATEMENT, 5), kept.checkpoint(5)
    result = asked("verify", checkpoint, "--proof", proof)
    assert result.exit_code == 0, result.output
    (hash_,) = [hash_ for path, hash_ in json.loads(proof.read_text())["entry"]["files"] if path == STATEMENT]
    assert f"{STATEMENT}: SHA-256 {hash_}" in result.output
    for other in (4, 7):
        result = asked("verify", kept.checkpoint(other), "--proof", proof)
        assert (result.exit_code, "not under this checkpoint" in result.output) == (1, True)


@pytest.mark.parametrize("changed", ["number", "entry number", "hash", "reason", "path", "cut"])
def test_a_proof_in_which_anything_is_changed_does_not_hold(kept: Kept, changed: str) -> None:
    file, checkpoint = kept.proof_of(CASE, 5), kept.checkpoint(5)
    proof: dict[str, Any] = json.loads(file.read_text())
    if changed == "number":
        proof["number"] = proof["entry"]["number"] = proof["number"] - 1
    elif changed == "entry number":
        proof["entry"]["number"] += 1
    elif changed == "hash":
        proof["entry"]["files"][0][1] = "0" * 64
    elif changed == "reason":
        proof["entry"]["reason"] = "another"
    elif changed == "path":
        proof["entry"]["files"][0][0] = MEETING
    else:
        proof["proof"].pop()
    file.write_text(json.dumps(proof))
    assert asked("verify", checkpoint, "--proof", file).exit_code == 1


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{}",
        b"[" * 100_000,
        b'{"format": "gongkai-proof-1"}',
        b'{"format": "gongkai-consistency-1", "older": "", "newer": "", "proof": ["00"]}',
        b'{"format": "gongkai-consistency-1", "older": "", "newer": "", "proof": [1]}',
        b"\xff",
    ],
)
def test_what_is_no_proof_is_not_a_pass(kept: Kept, content: bytes) -> None:
    with pytest.raises(NotAProof):
        proof_in(content)
    file = kept.folder / "x.json"
    file.write_bytes(content)
    assert asked("verify", kept.checkpoint(2), "--proof", file).exit_code == 2


def test_where_nothing_is_asked_nothing_passes(kept: Kept) -> None:
    assert asked("verify", kept.checkpoint(2)).exit_code == 2
    proof = kept.proof(kept.checkpoint(1), 2)
    assert asked("verify", kept.checkpoint(2), "--proof", proof).exit_code == 2


def test_both_checkpoints_must_be_signed_where_a_signer_is_named(kept: Kept, tmp_path: Path) -> None:
    secret = tmp_path / "a.key"
    public = asked("keygen", "street.example", "--out", secret).stdout.strip()
    newer = kept.checkpoint(4, "--key", secret)
    older, unsigned = (
        kept.checkpoint(2, "--key", secret),
        kept.checkpoint(2, "--origin", "street.example", name="plain"),
    )
    proof = kept.proof(older, 4)
    good = asked("verify", newer, "--after", older, "--proof", proof, "--signed-by", public)
    assert (good.exit_code, good.output.count("The signature is genuine: street.example.")) == (0, 2), good.output
    assert asked("verify", newer, "--signed-by", public).exit_code == 0
    assert asked("verify", newer, "--after", unsigned, "--proof", proof, "--signed-by", public).exit_code == 1
