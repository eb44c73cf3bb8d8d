"""`gongkai verdicts`: every vote counted again, as lines and as JSON with stable names."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from gongkai.check import verdict
from gongkai.cli import main
from gongkai.report.verdicts import REASONS
from tests.example_files import ROOT, world

MEETING = """kind: meeting
name: 锦榆小区业主大会会议
classification: owners-assembly
end_date: {day}
resolutions:
  - identifier: "1"
    title: 使用维修资金修理屋面
    legal_item: {item}
    electorate: {{heads: 477, area: "47700.00"}}
    participating: {{heads: 318, area: "31800.00"}}
    counts:
      - {{option: yes, heads: 160, area: "16000.00"}}
      - {{option: no, heads: 158, area: "15800.00"}}
    result: pass
  - {{identifier: "2", title: 通报审计结果, result: pass}}
sources: [{{title: 会议纪要, note: 虚构}}]
"""
NOW, THEN = "jinyu/2025-03-08-owners-assembly", "jinyu/2018-06-24-owners-assembly"


@pytest.fixture
def records(tmp_path: Path) -> Path:
    files = world() | {
        f"records/meetings/{NOW}.yml": MEETING.format(day="2025-03-08", item="278-5").encode(),
        f"records/meetings/{THEN}.yml": MEETING.format(day="2018-06-24", item="76-5").encode(),
    }
    for path, data in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    return tmp_path / "records"


def asked(records: Path, *arguments: str) -> Result:
    options = ["--root", str(ROOT), "--records", str(records), "--as-of", "2026-01-01", "--lang", "en"]
    return CliRunner().invoke(main, ["verdicts", *options, *arguments])


def verdicts(records: Path, *names: str) -> dict[str, dict[str, Any]]:
    result = asked(records, "--format", "json", *names)
    assert result.exit_code == 0, result.output
    found = json.loads(result.stdout)
    assert found["format"] == "gongkai-verdicts-1"
    assert found["as_of"] == "2026-01-01"
    return {one["id"]: one for one in found["verdicts"]}


def test_a_verdict_as_json_has_the_exact_fractions_the_law_and_what_would_turn_it(records: Path) -> None:
    found = verdicts(records, f"{NOW}#1")
    assert list(found) == [f"{NOW}#1"]
    one = found[f"{NOW}#1"]
    assert (one["standing"], one["announced"], one["agrees"], one["why"]) == ("passed", "pass", True, None)
    assert one["turnout"]["heads"] == {"part": 318, "whole": 477, "fraction": "2/3", "reached": True}
    assert one["majority"]["area"] == {
        "part": "16000.00",
        "whole": "31800.00",
        "fraction": "80/159",
        "reached": True,
    }
    assert one["majority"]["needed"] == "1/2"
    assert one["majority"]["inclusive"] is False
    assert one["sensitivity"] == {
        "turn": "yes-to-no",
        "heads": 1,
        "area": "100.00",
        "possible": True,
        "one_is_enough": True,
    }
    assert (one["absence"]["heads"], one["absence"]["area"]) == (1, "0.01")
    assert one["scope"] == "whole-compound"
    assert one["contest_ends"] == "2026-03-09"  # a year after the day of the decision is a Sunday


def test_the_same_vote_dated_2018_is_judged_by_the_law_of_2007(records: Path) -> None:
    found = verdicts(records, THEN)
    one = found[f"{THEN}#1"]
    assert (one["standing"], one["agrees"]) == ("not-passed", False)
    assert (one["majority"]["needed"], one["majority"]["of"]) == ("2/3", "entitled")
    assert one["majority"]["heads"]["fraction"] == "160/477"
    assert one["law"]["special"] is True


def test_a_vote_without_its_numbers_cannot_be_verified_and_says_why(records: Path) -> None:
    one = verdicts(records)[f"{NOW}#2"]
    assert (one["standing"], one["why"], one["agrees"]) == ("cannot-be-verified", "no-matter", None)
    assert one["why_words"]
    assert (one["turnout"], one["sensitivity"]) == (None, None)


def test_every_reason_has_a_fixed_word() -> None:
    said = {
        value
        for name, value in vars(verdict).items()
        if name[0].isupper() and name.isupper() and isinstance(value, str)
    }
    assert said == set(REASONS)
    assert len(set(REASONS.values())) == len(REASONS)


def test_lines_name_the_vote_how_it_stands_and_its_numbers(records: Path) -> None:
    result = asked(records, "jinyu")
    assert result.exit_code == 0
    assert f"{NOW}#1  passed  318/477 31800.00/47700.00 m² (2/3)" in result.output
    assert f"{THEN}#1  not passed" in result.output
    assert f"{NOW}#2  cannot be verified" in result.output


def test_a_name_without_a_vote_is_a_usage_error(records: Path) -> None:
    result = asked(records, "nobody")
    assert result.exit_code == 2
    assert "nobody" in result.output
