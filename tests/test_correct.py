"""A correction changes the line of the value and no other, and says in a record of its own what, why and by whom."""

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.cli import main
from gongkai.load.value_set import NotSet, with_value
from gongkai.load.yaml_text import read_text
from gongkai.model.edits import edits_between
from tests.example_files import ROOT

RECORD = "records/statements/hexiangyuan/q1.yml"
CORRECTION = "records/corrections/hexiangyuan/2026-11-20-q1.yml"
TEXT = """\
# 第一季度
kind: statement
account_id: hexiangyuan/common-income
period: {from: 2024-01-01, to: 2024-03-31}
opening_balance: "100.00"   # 上期结转
closing_balance: "190.00"
entries:
  - booked_on: 2024-01-10
    direction: revenue
    category: parking
    amount: '80.00'
  - {booked_on: 2024-03-10, direction: revenue, category: interest, amount: "10.00"}
sources:
  - {title: 收支公示（虚构）, publisher: 业主委员会（虚构）}
"""
NEEDED = ("--reason", "抄写时写错了，账没有错。", "--decided-by", "业主委员会（虚构）", "--source", "更正公告（虚构）")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    (tmp_path / "schemas").symlink_to(ROOT / "schemas")
    (tmp_path / RECORD).parent.mkdir(parents=True)
    (tmp_path / RECORD).write_text(TEXT)
    return tmp_path


def correct(repository: Path, *arguments: str) -> Result:
    given_ = ("--root", str(repository), "--lang", "zh", "--on", "2026-11-20", *arguments)
    return CliRunner().invoke(main, ["correct", str(repository / RECORD), *given_])


def test_only_the_line_of_the_value_changes_and_a_correction_is_written(repository: Path) -> None:
    result = correct(repository, "--set", "/closing_balance=189.50", *NEEDED)
    assert result.exit_code == 0, result.output
    assert (repository / RECORD).read_text() == TEXT.replace('"190.00"', '"189.50"')
    assert read_text((repository / CORRECTION).read_bytes(), "")[0] == {
        "kind": "correction",
        "title": "2024-01-01 – 2024-03-31更正：期末余额",
        "record": "statements/hexiangyuan/q1",
        "classification": "corrected",
        "date": "2026-11-20",
        "changes": [{"pointer": "/closing_balance", "was": "190.00", "becomes": "189.50"}],
        "reason": "抄写时写错了，账没有错。",
        "decided_by": "业主委员会（虚构）",
        "sources": [{"title": "更正公告（虚构）", "publisher": "业主委员会（虚构）", "date": "2026-11-20"}],
    }
    assert CORRECTION in result.stdout


def test_a_field_that_was_missing_is_put_where_the_schema_has_it(repository: Path) -> None:
    result = correct(
        repository, "--set", "/entries/0/payer=停车业主", "--set", "/entries/1/description=活期, 结息", *NEEDED
    )
    assert result.exit_code == 0, result.output
    text = (repository / RECORD).read_text()
    assert "    amount: '80.00'\n    payer: 停车业主\n  - {" in text
    assert 'amount: "10.00", description: "活期, 结息"}' in text
    assert "was" not in (repository / CORRECTION).read_text()


def test_a_second_correction_of_the_day_has_a_name_of_its_own(repository: Path) -> None:
    assert correct(repository, "--set", "/closing_balance=1.00", *NEEDED).exit_code == 0
    assert correct(repository, "--set", "/closing_balance=190.00", *NEEDED).exit_code == 0
    assert (repository / "records/corrections/hexiangyuan/2026-11-20-q1-2.yml").exists()


def test_a_dry_run_shows_and_writes_nothing(repository: Path) -> None:
    result = correct(repository, "--set", "/closing_balance=189.50", "--dry-run", *NEEDED)
    assert (result.exit_code, (repository / RECORD).read_text()) == (0, TEXT)
    assert 'becomes: "189.50"' in result.stdout
    assert not (repository / "records/corrections").exists()


@pytest.mark.parametrize(
    ("setting", "status", "said"),
    [
        ("/closing_balance=一百元", 1, "期末余额"),
        ("/closing_balance=190.00", 2, "原来写的就是这个值"),
        ("/closing_balanse=1.00", 2, "没有这个字段"),
        ("/entries/7/amount=1.00", 2, "没有能放这个值的地方"),
        ("/entries=1", 2, "不止一个值"),
        ("closing_balance=1.00", 2, "没有写明哪里改成什么"),
        ("/entries/0/payer=张三 13912345678", 1, "什么都没有写入"),
    ],
)
def test_what_would_not_pass_a_check_is_not_written(repository: Path, setting: str, status: int, said: str) -> None:
    result = correct(repository, "--set", setting, *NEEDED)
    assert result.exit_code == status, result.output
    assert said in result.output
    assert "13912345678" not in result.output
    assert (repository / RECORD).read_text() == TEXT
    assert not (repository / "records/corrections").exists()


def test_a_reason_that_says_nothing_is_refused(repository: Path) -> None:
    result = correct(repository, "--set", "/closing_balance=1.00", *NEEDED[2:], "--reason", "错了")
    assert result.exit_code == 1
    assert "理由" in result.output
    assert (repository / RECORD).read_text() == TEXT


def test_personal_data_that_is_removed_is_not_told_again(repository: Path) -> None:
    (repository / RECORD).write_text(
        TEXT.replace("category: parking", "category: parking\n    payer: 王某 13912345678")
    )
    result = correct(repository, "--set", "/entries/0/payer=停车业主", *NEEDED)
    assert result.exit_code == 0, result.output
    correction = (repository / CORRECTION).read_text()
    assert "13912345678" not in correction + result.output
    assert "classification: redacted" in correction


def test_nothing_is_left_where_the_second_file_cannot_be_written(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put = Path.replace

    def full(self: Path, target: Path) -> Path:
        if target.name == "q1.yml":
            raise OSError(28, "No space left on device", str(target))
        return put(self, target)

    monkeypatch.setattr(Path, "replace", full)
    assert correct(repository, "--set", "/closing_balance=1.00", *NEEDED).exit_code == 2
    assert (repository / RECORD).read_text() == TEXT
    assert not (repository / "records/corrections").exists()


POINTERS = [
    "/account_id",
    "/opening_balance",
    "/period/to",
    "/entries/0/amount",
    "/entries/1/amount",
    "/sources/0/title",
]
VALUES = st.text(st.sampled_from("a1 .-:#,[]{}'\"\\业“：　"), max_size=10) | st.sampled_from(
    ["1.50", "true", "null", "~"]
)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(POINTERS), VALUES)
def test_whatever_is_set_is_what_is_read_and_nothing_else_moves(pointer: str, value: str) -> None:
    before: Any = read_text(TEXT.encode(), "")[0]
    try:
        data, _ = with_value(TEXT.encode(), pointer, value)
    except NotSet:
        return
    edits = list(edits_between(before, read_text(data, "")[0]))
    assert [(edit.pointer, edit.becomes) for edit in edits] == [(pointer, value)]
    lines, changed = TEXT.splitlines(), data.decode().splitlines()
    assert len(lines) == len(changed)
    assert sum(one != other for one, other in zip(lines, changed, strict=True)) == 1
