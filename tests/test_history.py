"""The history as Git holds it: by position, with any name and any message, and never a prompt or a wait without end."""

import os
import stat
from pathlib import Path

import pytest

from gongkai.load import git as git_module
from gongkai.load.git import Git, NoHistory
from gongkai.load.history import ChangeKind, History, main_line
from tests.histories import LINK, Made, git

A, B = "records/areas/a.yml", "records/areas/b.yml"


@pytest.fixture
def made(tmp_path: Path) -> Made:
    return Made(tmp_path / "repository")


def line(made: Made, to: int, since: int | None = None) -> list[tuple[int, int]] | None:
    """Return the marks and positions of the main line."""
    history = History(made.folder)
    found = main_line(history.commits(made[to]), made[to], made[since] if since else None)
    return None if found is None else [(made.mark_of(commit.id), commit.position) for commit in found[0]]


def test_positions_count_along_the_main_line_whatever_the_dates_say(made: Made) -> None:
    one = made.commit({A: "1"}, day=900)
    two = made.commit({A: "2"}, one, day=-4000)
    side = made.commit({A: "1", B: "1"}, one, day=500)
    merge = made.commit({A: "2", B: "1"}, two, side, day=3)
    last = made.commit({A: "3", B: "1"}, merge, day=1)
    made.finish()
    assert line(made, last) == [(one, 1), (two, 2), (merge, 3), (last, 4)]
    assert line(made, last, two) == [(merge, 3), (last, 4)]
    assert line(made, last, last) == []


def test_a_line_from_the_other_side_of_a_merge_follows_that_side(made: Made) -> None:
    one = made.commit({A: "1"})
    own = made.commit({A: "2"}, one)
    side = made.commit({A: "1", B: "1"}, one)
    merge = made.commit({A: "2", B: "1"}, own, side)
    made.finish()
    assert line(made, merge, side) == [(merge, 3)]


def test_there_is_no_line_to_what_a_commit_does_not_go_back_to(made: Made) -> None:
    one = made.commit({A: "1"})
    left, right = made.commit({A: "2"}, one), made.commit({A: "3"}, one)
    alone = made.commit({A: "1"})
    made.finish()
    assert line(made, left, right) is None
    assert line(made, one, left) is None
    assert line(made, alone, one) is None


def test_each_step_says_what_came_went_and_changed(made: Made) -> None:
    one = made.commit({A: "1"})
    two = made.commit({B: "1"}, one)
    three = made.commit({B: "2"}, two)
    four = made.commit({B: "2"}, three, modes={B: LINK})
    made.finish()
    history = History(made.folder)
    found = main_line(history.commits(made[four]), made[four], None)
    assert found is not None
    kinds = [[(change.path, change.kind) for change in step.changes] for step in history.steps(*found)]
    changed = [(B, ChangeKind.CHANGED)]
    assert kinds == [[(A, ChangeKind.ADDED)], [(A, ChangeKind.DELETED), (B, ChangeKind.ADDED)], changed, changed]


@pytest.mark.parametrize(
    "name", ["a\nb", ":100644 100644 x", '"', "\\", "-rf", " ", "\udcff\udcfe", "小区", "\u202e", "a\tb"]
)
def test_a_name_may_have_any_bytes(made: Made, name: str) -> None:
    path = f"records/areas/{name}.yml"
    made.commit({path: "1\n"})
    made.finish()
    history = History(made.folder)
    found = main_line(history.commits(made[1]), made[1], None)
    assert found is not None
    (step,) = history.steps(*found)
    assert [change.path for change in step.changes] == [path]
    contents = history.contents((change.path, change.after) for change in step.changes if change.after)
    assert list(contents.values()) == [b"1\n"]


def test_who_wrote_it_and_why(made: Made) -> None:
    message = "更正同意票\n\n:100644 x\nCo-authored-by: 乙 <B@Example.com>\nco-authored-by: 丙 <c@example.com>\n"
    made.commit({A: "1"}, message=message, author="A@Example.com")
    made.finish()
    (commit,) = History(made.folder).commits(made[1]).values()
    assert (commit.author, commit.co_authors) == ("a@example.com", ("b@example.com", "c@example.com"))
    assert commit.message.rstrip() == message.rstrip()


def test_what_is_too_large_or_no_file_is_left_out(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(git_module, "LARGEST", 3)
    made.commit({A: "1234567", B: "1"})
    made.finish()
    found = Git(made.folder)
    blobs = [git(made.folder, "rev-parse", f"main:{path}").decode().strip() for path in (A, B)]
    tree = git(made.folder, "rev-parse", "main:records").decode().strip()
    assert dict(found.contents([*blobs, tree, "0" * 40])) == {blobs[1]: b"1"}


def test_a_git_that_does_not_answer_is_not_waited_for(
    made: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made.commit({A: "1"})
    made.finish()
    slow = tmp_path / "bin" / "git"
    slow.parent.mkdir()
    slow.write_text("#!/bin/sh\nexec sleep 30\n")
    slow.chmod(slow.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{slow.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr(git_module, "PATIENCE", 0.2)
    with pytest.raises(NoHistory, match="has not answered"):
        History(made.folder)


def test_without_git_it_is_said(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(NoHistory, match="not installed"):
        History(made.folder)


def test_a_copy_without_files_has_a_history(made: Made, tmp_path: Path) -> None:
    made.commit({A: "2"}, made.commit({A: "1"}))
    made.finish()
    git(tmp_path, "clone", "--quiet", "--mirror", str(made.folder), "mirror")
    history = History(tmp_path / "mirror")
    assert [change.path for change in history.changed(made[1], made[2])] == [A]
    with pytest.raises(NoHistory, match="no files"):
        history.changed(made[1], None)


def test_a_damaged_repository_is_not_a_pass(made: Made) -> None:
    made.commit({A: "1"})
    made.finish()
    for pack in (made.folder / ".git/objects/pack").glob("*"):
        pack.chmod(0o644)
        pack.unlink()
    for loose in (made.folder / ".git/objects").glob("??/*"):
        loose.unlink()
    with pytest.raises(NoHistory, match=r"git fsck|no commit"):
        History(made.folder).commits(made[1])
