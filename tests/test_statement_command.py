"""The next statement of an account begins where the last one ended: its day, and its balance to the fen."""

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from gongkai.cli import main
from gongkai.load.yaml_text import read_text
from tests.example_files import ROOT

SOURCES = "sources:\n  - {title: 公示（虚构）, publisher: 业主委员会（虚构）, date: 2025-04-10}\n"
RECORDS = {
    "areas/hetang": f"kind: area\nname: 荷塘社区（虚构）\nclassification: community\n{SOURCES}",
    "compounds/hexiang": f"kind: compound\nname: 荷香园（虚构）\narea_id: hetang\n{SOURCES}",
    "accounts/hexiang/common-income": f"kind: account\nname: 公共收益\nfund: common-income\n{SOURCES}",
    "statements/hexiang/common-income-2025-q1": (
        "kind: statement\naccount_id: hexiang/common-income\nperiod: {from: 2025-01-01, to: 2025-03-31}\n"
        'opening_balance: "100.00"\nclosing_balance: "180.50"\nentries:\n'
        '  - {booked_on: 2025-02-01, direction: revenue, category: parking, amount: "80.50", payer: 车主}\n' + SOURCES
    ),
}
NEXT = "records/statements/hexiang/common-income-2025-q2.yml"
ACCOUNT = "hexiang/common-income"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    (tmp_path / "schemas").symlink_to(ROOT / "schemas")
    for path, text in RECORDS.items():
        file = tmp_path / f"records/{path}.yml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    return tmp_path


def statement(repository: Path, *arguments: str, answers: str = "") -> Result:
    options = ("--root", str(repository), "--lang", "zh", "--as-of", "2025-07-15")
    return CliRunner().invoke(main, ["statement", *arguments, *options], input=answers)


def entries(tmp_path: Path, closing: str) -> str:
    file = tmp_path / "begun.yml"
    file.write_text(
        f'closing_balance: "{closing}"\nentries:\n'
        '  - {booked_on: 2025-05-01, direction: revenue, category: parking, amount: "20.00", payer: 车主}\n' + SOURCES
    )
    return str(file)


def written(repository: Path) -> dict[str, Any]:
    return read_text((repository / NEXT).read_bytes(), "")[0] or {}


def test_the_next_statement_opens_with_what_the_last_one_closed_with(repository: Path, tmp_path: Path) -> None:
    result = statement(repository, ACCOUNT, "--period", "2025-q2", "--from", entries(tmp_path, "200.50"), "--yes")
    assert result.exit_code == 0, result.output
    found = written(repository)
    assert (found["opening_balance"], found["closing_balance"]) == ("180.50", "200.50")
    assert found["period"] == {"from": "2025-04-01", "to": "2025-06-30"}
    assert "180.50" in result.stdout


def test_a_closing_balance_that_the_entries_do_not_lead_to_is_refused(repository: Path, tmp_path: Path) -> None:
    result = statement(repository, ACCOUNT, "--period", "2025-q2", "--from", entries(tmp_path, "200.40"), "--yes")
    assert result.exit_code == 1, result.output
    assert not (repository / NEXT).exists()


def test_entries_can_be_typed_one_after_the_other(repository: Path) -> None:
    # Closing balance; an entry: day, direction, category, amount; no other; source: title, publisher, day; no other.
    typed = ["200.50", "y", "2025-05-01", "revenue", "parking", "20.00", "n", "公示", "业委会", "2025-07-10", "n", "y"]
    result = statement(repository, ACCOUNT, "--period", "2025-q2", answers="".join(f"{one}\n" for one in typed))
    assert result.exit_code == 0, result.output
    assert written(repository)["entries"] == [
        {"booked_on": "2025-05-01", "direction": "revenue", "category": "parking", "amount": "20.00"}
    ]


@pytest.mark.parametrize(
    ("account", "period", "said"),
    [
        (ACCOUNT, "2025-q3", "下一份要从2025-04-01开始"),
        (ACCOUNT, "2025-q1", "下一份要从2025-04-01开始"),
        (ACCOUNT, "2025-q5", "不是期间"),
        ("hexiang/parking", "2025-q2", "没有“hexiang/parking”"),
    ],
)
def test_a_gap_an_overlap_and_what_is_not_there_are_refused(
    repository: Path, account: str, period: str, said: str
) -> None:
    result = statement(repository, account, "--period", period, "--yes")
    assert result.exit_code == 2
    assert said in result.output
    assert not (repository / NEXT).exists()
