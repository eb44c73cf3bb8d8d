"""The benchmark: that its figures come out, in the shape that is written down. Not how large they are."""

import json
import subprocess
import sys

import pytest

from tests.bench import targets
from tests.bench.building import BUILD, BUILD_CHANGED
from tests.bench.checking import BARE, CHANGED, CHECK_JSONSCHEMA, COLD, SLOW, WARM
from tests.bench.exporting import CHECKED, EVERY_FORMAT
from tests.bench.markdown import markdown
from tests.bench.paging import HUGO, MKDOCS, OURS
from tests.bench.process import ROOT, cost_of
from tests.bench.runs import Run, Samples, measure
from tests.bench.searching import OUR_INDEX, PAGEFIND


# One test, so that two workers do not measure twice, and each other.
def test_a_quick_run_gives_figures_or_reasons_and_says_what_it_measured_on(tmp_path):
    out = tmp_path / "bench.json"
    command = [sys.executable, "-m", "tests.bench", "--quick", "--folder", str(tmp_path / "work"), "--out", str(out)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=900, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    found = json.loads(out.read_text("utf-8"))

    measured = {sample["name"] for sample in found["samples"] if sample["status"] == 0}
    missing = {run["name"] for run in found["missing"]}
    assert all(run["why"] for run in found["missing"])
    assert {COLD, WARM, CHANGED, BARE, SLOW, OURS, BUILD, BUILD_CHANGED} <= measured, done.stdout
    assert {CHECKED, EVERY_FORMAT} <= measured, done.stdout
    assert OUR_INDEX in measured, done.stdout
    assert {CHECK_JSONSCHEMA, HUGO, MKDOCS, PAGEFIND} <= measured | missing
    for sample in found["samples"]:
        assert sample["cpu"] == pytest.approx(sample["user"] + sample["system"])
        assert sample["wall"] > 0
        assert sample["peak"] > 1_000_000

    lines = [line for part in ("check", "pages", "search", "build", "phone") for line in found["results"][part]]
    for line in lines:
        assert set(line) == {"what", "value", "unit", "target", "side", "extrapolated", "reached"}
    ratio = next(line for line in lines if line["what"].endswith("CPU, times the bare stack"))
    assert ratio["value"] > 0
    assert ratio["target"] is None, "the target is about 100,000 records"
    assert "times the bare stack" in done.stdout

    assert found["format"] == 1
    assert found["quick"] is True
    assert found["machine"]["cores"] >= 1
    assert found["machine"]["memory"] > 0
    assert {"gongkai", "yaml-rs", "jsonschema-rs", "PyYAML", "jsonschema", "commit"} <= set(found["versions"])
    assert list((tmp_path / "work").iterdir()) == []


def test_the_cost_of_a_process_counts_its_children():
    busy = "import time; end = time.process_time() + 0.3\nwhile time.process_time() < end: pass"
    script = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {busy!r}])"
    cost = cost_of([sys.executable, "-c", script])
    assert cost.status == 0
    assert cost.cpu >= 0.3


def test_rounds_take_turns_and_a_missing_peer_is_reported():
    samples, told = Samples(), []
    quiet = [sys.executable, "-c", ""]
    runs = [
        Run("check", "a", 1, [quiet], rounds=2),
        Run("check", "b", 1, [quiet], rounds=2),
        Run("check", "c", 1, missing="not installed"),
    ]
    measure(runs, samples, lambda run, number: told.append((run.name, number)))
    assert told == [("a", 1), ("b", 1), ("a", 2), ("b", 2)]
    assert [run.name for run in samples.missing] == ["c"]
    assert samples.median("check", "c", 1, "cpu") is None


def test_a_run_that_fails_has_no_figures():
    samples = Samples()
    measure([Run("check", "broken", 1, [[sys.executable, "-c", "raise SystemExit(3)"]])], samples, lambda *_: None)
    assert samples.taken[0].cost.status == 3
    assert samples.median("check", "broken", 1, "cpu") is None


@pytest.mark.parametrize(
    ("value", "target", "side", "reached"),
    [(2.0, 2, "at most", True), (2.1, 2, "at most", False), (8.0, 8, "at least", True), (7.9, 8, "at least", False)],
)
def test_a_target_is_reached_on_its_side_of_the_limit(value, target, side, reached):
    assert targets.Line("x", value, "x", target, side).reached is reached


def test_without_a_figure_or_a_target_nothing_is_claimed():
    assert targets.Line("x", None, "x", 2).reached is None
    assert targets.Line("x", 1.0, "x").reached is None


def test_a_page_as_markdown_keeps_headings_lists_tables_and_text():
    html = (
        "<h2>收支</h2><p>本季度 <b>结余</b></p><ul><li>停车</li></ul>"
        "<table><tr><th>项目</th><th>金额</th></tr><tr><td>停车</td><td>¥1</td></tr></table><svg><text>x</text></svg>"
    )
    text = markdown(html)
    assert "## 收支" in text
    assert "- 停车" in text
    assert "| 项目 | 金额 |\n| --- | --- |\n| 停车 | ¥1 |" in text
    assert "x" not in text
