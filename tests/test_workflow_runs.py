"""What the shell lines of the workflows do with a good change, a bad one and a hostile one."""

import html
import json
import re
import shutil
from pathlib import Path

import pytest

from tests.runner import Runner, read


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    """Return a runner whose head is its base."""
    return Runner(tmp_path)


ALL = [step["name"] for step in read("check.yml")["jobs"]["records"]["steps"]]
UP_TO_THE_GUARD = ALL[:3]


def a_record(runner: Runner) -> Path:
    """Return one record of the example street."""
    return sorted((runner.origin / "records/compounds").glob("shili-*.yml"))[0]


def test_a_sound_change_of_records_passes(runner: Runner) -> None:
    with a_record(runner).open("a", encoding="utf-8") as file:
        file.write("# a remark\n")
    runner.head = runner.commit()
    outcome = runner.run_job("check.yml", "records")
    assert not outcome.failed, outcome.printed
    assert outcome.ran == ALL
    assert outcome.summary.strip(), "whoever sends a change reads the outcome on its page"


def test_a_faulty_record_is_shown_beside_its_line(runner: Runner) -> None:
    record = a_record(runner)
    lines = record.read_text("utf-8").splitlines()
    record.write_text("\n".join([*lines, "colour_of_the_gate: red", ""]), "utf-8")
    runner.head = runner.commit()
    outcome = runner.run_job("check.yml", "records")
    assert outcome.failed
    assert outcome.ran == ALL
    shown = [line for line in outcome.printed.splitlines() if line.startswith("::error ")]
    place = f"file=records/compounds/{record.name},line={len(lines) + 1},"
    assert [line for line in shown if place in line], outcome.printed
    assert "colour_of_the_gate" in html.unescape(outcome.summary)


def test_a_number_that_changes_after_publication_is_the_first_thing_a_reviewer_reads(runner: Runner) -> None:
    record = runner.origin / "records/meetings/shili-jinse-jiayuan/2025-05-10-owners-assembly.yml"
    text = record.read_text("utf-8")
    assert "heads: 341" in text
    record.write_text(text.replace("heads: 341", "heads: 441"), "utf-8")
    with a_record(runner).open("a", encoding="utf-8") as file:
        file.write("# a remark\n")
    runner.head = runner.commit()
    outcome = runner.run_job("check.yml", "records")
    headings = [line for line in outcome.summary.splitlines() if line.startswith("#")]
    assert headings[:2] == ["## 记录的变化", "### 公开以后改动金额、数量、日期、人员或者法律依据"], headings
    assert "341 → 441" in html.unescape(outcome.summary)
    assert outcome.summary.index("## 记录的变化") < outcome.summary.index("## 记录检查")


def test_text_of_a_record_never_becomes_a_command_of_the_runner(runner: Runner) -> None:
    seen = "##[add-mask]c %0A::stop-commands::a"
    unseen = "x\n::stop-commands::a\n  ::error::b\n##[add-mask]c\r::warning::d\x1b[2J ##[stop-commands]e"
    record = a_record(runner)
    with record.open("a", encoding="utf-8") as file:
        file.write(f"{json.dumps(seen)}: 1\n")
    (record.parent / "shili-zz.yml").write_text(f"kind: {json.dumps(seen)}\n", "utf-8")
    # Raw, and not only as escapes: the lines that a finding quotes.
    (record.parent / "shili-zz-raw.yml").write_text(f"kind: {unseen}\n{json.dumps(unseen)}: 1\n", "utf-8")
    runner.head = runner.commit()
    outcome = runner.run_job("check.yml", "records")
    assert outcome.failed
    assert outcome.ran == ALL
    lines = re.split(r"[\r\n]", outcome.printed)
    assert [line for line in lines if "add-mask" in line and "%250A" in line], "the text is shown, and harmless"
    allowed = re.compile(r"::(error|warning|notice) file=records/[^:,]+(,[a-zA-Z]+=[^:,]*)*::")
    assert [line for line in lines if line.lstrip().startswith("::") and not allowed.match(line)] == []
    # The old form of a command is obeyed anywhere in a line that is not itself a command.
    assert [line for line in lines if "##[" in line and not line.startswith("::")] == []
    assert "\x1b" not in outcome.printed
    # The summary is Markdown: no text of a record may be a link, an image or a mention there.
    assert "##[" not in outcome.summary
    assert "add-mask" in html.unescape(outcome.summary)


def test_records_cannot_bring_their_own_judge(runner: Runner) -> None:
    with a_record(runner).open("a", encoding="utf-8") as file:
        file.write("colour_of_the_gate: red\n")
    (runner.origin / "tools/gongkai/cli/__init__.py").write_text("def main(): raise SystemExit(0)\n", "utf-8")
    runner.head = runner.commit()
    outcome = runner.run_job("check.yml", "records")
    assert (outcome.failed, outcome.ran) == (True, UP_TO_THE_GUARD)
    assert "two pull requests" in outcome.printed


def test_a_change_of_the_engine_is_left_to_the_other_job(runner: Runner) -> None:
    (runner.origin / "tools/gongkai/cli/__init__.py").write_text("def main(): raise SystemExit(0)\n", "utf-8")
    runner.head = runner.commit()
    outcome = runner.run_job("check.yml", "records")
    assert (outcome.failed, outcome.ran) == (False, UP_TO_THE_GUARD)
    assert "kind=engine\n" in outcome.printed
    engine = read("check.yml")["jobs"]["engine"]
    assert engine["if"] == "needs.records.outputs.kind == 'engine'"


def test_an_archive_without_records_does_not_pass(runner: Runner) -> None:
    shutil.rmtree(runner.origin / "records")
    runner.head = runner.commit()
    outcome = runner.run_job("check.yml", "records")
    assert (outcome.failed, outcome.ran) == (True, ALL)


def test_what_is_published_is_checked_and_built_by_its_own_commit(runner: Runner) -> None:
    outcome = runner.run_job("publish.yml", "build")
    assert not outcome.failed, outcome.printed
    built = runner.folder / "workspace/build/html"
    assert (built / "index.html").exists()
    assert [path for path in built.rglob("*") if path.is_symlink()] == [], "the artifact would lack them"


def test_a_faulty_record_on_main_is_not_published(runner: Runner) -> None:
    with a_record(runner).open("a", encoding="utf-8") as file:
        file.write("colour_of_the_gate: red\n")
    runner.base = runner.commit()
    outcome = runner.run_job("publish.yml", "build")
    assert (outcome.failed, outcome.ran[-1]) == (True, "Check the records and build the site")
    assert not (runner.folder / "workspace/build/html/index.html").exists()
