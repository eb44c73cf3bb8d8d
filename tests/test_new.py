"""A new record by questions: only what is needed, bad answers again with the reason, and one file or none."""

import os
import pty
import select
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from gongkai.cli import main
from gongkai.load.yaml_text import read_text
from tests.example_files import ROOT

COMPOUND = """\
kind: compound
name: 荷香园（虚构）
area_id: hetang
owner_head_count: 300
total_exclusive_area: "30000.00"
sources:
  - {title: 不动产登记（虚构）, publisher: 登记中心（虚构）, date: 2024-01-01}
"""
AREA = """\
kind: area
name: 荷塘社区（虚构）
classification: community
sources:
  - {title: 区划公告（虚构）, publisher: 荷花街道（虚构）, date: 2024-01-01}
"""
MEETING = "records/meetings/hexiangyuan/2025-05-10-owners-assembly.yml"
# name, classification, day, title of the source, publisher, its day, another source?, name of the file, write?
ANSWERS = ["荷香园业主大会", "1", "2025-05-10", "会议纪要（虚构）", "业主委员会（虚构）", "2025-05-12", "n", "", "y"]


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    (tmp_path / "schemas").symlink_to(ROOT / "schemas")
    for path, text in (("compounds/hexiangyuan", COMPOUND), ("areas/hetang", AREA)):
        file = tmp_path / f"records/{path}.yml"
        file.parent.mkdir(parents=True)
        file.write_text(text)
    return tmp_path


def new(repository: Path, *arguments: str, answers: list[str] | None = None) -> Result:
    typed = "".join(f"{answer}\n" for answer in answers or [])
    options = ("--root", str(repository), "--lang", "zh", "--as-of", "2026-01-01")
    return CliRunner().invoke(main, ["new", *arguments, *options], input=typed)


def written(repository: Path, path: str = MEETING) -> dict[str, Any] | None:
    return read_text((repository / path).read_bytes(), "")[0]


def files(repository: Path) -> list[str]:
    return sorted(path.name for path in (repository / "records").rglob("*") if path.is_file())


def test_a_meeting_takes_the_questions_that_are_needed_and_no_more(repository: Path) -> None:
    result = new(repository, "meeting", "--place", "hexiangyuan", answers=ANSWERS)
    assert result.exit_code == 0, result.output
    assert written(repository) == {
        "kind": "meeting",
        "name": "荷香园业主大会",
        "classification": "owners-assembly",
        "start_date": "2025-05-10",
        "sources": [{"title": "会议纪要（虚构）", "publisher": "业主委员会（虚构）", "date": "2025-05-12"}],
    }
    assert MEETING in result.stdout
    assert "  1  owners-assembly  业主大会" in result.stdout


def test_a_bad_answer_is_asked_again_with_the_reason(repository: Path) -> None:
    bad = [*ANSWERS[:1], "业主大汇", "业主大会", "2025年5月10日", "2025-02-30", *ANSWERS[2:]]
    result = new(repository, "meeting", "--place", "hexiangyuan", answers=bad)
    assert result.exit_code == 0, result.output
    assert "不能写成“业主大汇”" in result.stdout
    assert "请写成“2025-05-10”" in result.stdout
    assert "日历上没有“2025-02-30”" in result.stdout
    assert (written(repository) or {})["start_date"] == "2025-05-10"


def test_personal_data_is_refused_at_once_and_never_shown_or_kept(repository: Path) -> None:
    answers = ["荷香园业主大会 13912345678", *ANSWERS]
    result = new(repository, "meeting", "--place", "hexiangyuan", answers=answers)
    assert result.exit_code == 0, result.output
    assert "个人信息" in result.stdout
    assert "13912345678" not in result.output + (repository / MEETING).read_text()


def test_a_place_or_a_record_that_is_not_there_is_asked_again(repository: Path) -> None:
    answers = ["hexiangyan", "hexiangyuan", *ANSWERS[:-2], "a b", "2025-dahui", "y"]
    result = new(repository, "meeting", answers=answers)
    assert result.exit_code == 0, result.output
    assert "没有“hexiangyan”" in result.stdout
    assert (repository / "records/meetings/hexiangyuan/2025-dahui.yml").exists()
    compound = ["新园（虚构）", "hetan", "hetang", "公告（虚构）", "街道（虚构）", "2025-01-01", "n", "xinyuan", "y"]
    result = new(repository, "compound", answers=compound)
    assert result.exit_code == 0, result.output
    assert "没有“hetan”这份记录" in result.stdout
    assert (written(repository, "records/compounds/xinyuan.yml") or {})["area_id"] == "hetang"


def test_where_one_record_could_be_meant_it_is_offered(repository: Path) -> None:
    compound = ["新园（虚构）", "", "公告（虚构）", "街道（虚构）", "", "n", "xinyuan", "y"]
    result = new(repository, "compound", answers=compound)
    assert result.exit_code == 0, result.output
    assert (written(repository, "records/compounds/xinyuan.yml") or {})["area_id"] == "hetang"


def test_a_vote_is_counted_again_before_it_is_written(repository: Path, tmp_path: Path) -> None:
    begun = tmp_path / "begun.yml"
    begun.write_text(
        "name: 荷香园业主大会\nclassification: owners-assembly\nstart_date: 2025-05-10\nresolutions:\n"
        "  - {identifier: '1', title: 续聘物业, legal_item: 278-4, result: pass,\n"
        "     participating: {heads: 200, area: '20000.00'}, electorate: {},\n"
        "     counts: [{option: yes, heads: 101, area: '10001.00'}]}\n"
        "sources: [{title: 纪要（虚构）, publisher: 业委会（虚构）, date: 2025-05-12}]\n"
    )
    result = new(repository, "meeting", "--place", "hexiangyuan", "--from", str(begun), answers=["", "", "y"])
    assert result.exit_code in (0, 1), result.output
    assert "重新核算" in result.stdout
    assert "hexiangyuan/2025-05-10-owners-assembly#1" in result.stdout
    # The heads of the electorate were offered from the record of the compound.
    assert "[300]" in result.stdout
    if (repository / MEETING).exists():
        assert (written(repository) or {})["resolutions"][0]["electorate"]["heads"] == 300


SET = [
    *("--set", "name=荷香园业主大会", "--set", "classification=owners-assembly", "--set", "start_date=2025-05-10"),
    *("--set", "/sources/0/title=会议纪要（虚构）", "--set", "/sources/0/publisher=业主委员会（虚构）"),
    *("--set", "/sources/0/date=2025-05-12"),
]


def test_a_script_says_everything_in_options(repository: Path) -> None:
    result = new(repository, "meeting", "--place", "hexiangyuan", "--yes", *SET)
    assert result.exit_code == 0, result.output
    assert (written(repository) or {})["name"] == "荷香园业主大会"
    again = new(repository, "meeting", "--place", "hexiangyuan", "--yes", *SET)
    assert again.exit_code == 2
    assert "已经有了" in again.output


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["meeting", "--yes", *SET], 2, "--place"),
        (["meeting", "--yes", "--place", "hexiangyuan", *SET[2:]], 1, "名称"),
        (
            ["meeting", "--yes", "--place", "hexiangyuan", *SET, "--name", "a", "--set", "classification=大会"],
            1,
            "类别",
        ),
        (["meeting", "--yes", "--place", "hexiangyuan", *SET, "--set", "note=请打13912345678"], 1, "什么都没有写入"),
        (["meeting", "--yes", "--place", "hexiangyuan", *SET, "--set", "titel=甲"], 2, "没有这个字段"),
        (["meeting", "--yes", "--place", "hexiangyuan", *SET, "--set", "/sources/7/title=甲"], 2, "没有这个字段"),
        (["meeting", "--yes", "--place", "hexiangyuan", *SET, "--name", "../x"], 2, "../x"),
        (["meting"], 2, "meeting"),
    ],
)
def test_what_is_wrong_or_missing_in_a_script_is_said_and_nothing_written(
    repository: Path, arguments: list[str], status: int, said: str
) -> None:
    before = files(repository)
    result = new(repository, *arguments)
    assert result.exit_code == status, result.output
    assert said in result.output
    assert "13912345678" not in result.output
    assert files(repository) == before


def test_an_input_that_ends_too_early_is_said_and_nothing_written(repository: Path) -> None:
    result = new(repository, "meeting", "--place", "hexiangyuan", answers=ANSWERS[:3])
    assert result.exit_code == 2
    assert "问题还没有答完" in result.output
    assert files(repository) == ["hetang.yml", "hexiangyuan.yml"]


def test_whoever_says_no_at_the_end_has_written_nothing(repository: Path) -> None:
    result = new(repository, "meeting", "--place", "hexiangyuan", answers=[*ANSWERS[:-1], "n"])
    assert result.exit_code == 1
    assert files(repository) == ["hetang.yml", "hexiangyuan.yml"]


def at_a_terminal(repository: Path, typed: list[bytes]) -> tuple[int, str]:
    """Run the command at a real terminal, type each answer once it asks; return its status and what it showed."""
    main_end, other_end = pty.openpty()
    command = [sys.executable, "-m", "gongkai", "new", "meeting", "--place", "hexiangyuan", "--lang", "zh"]
    process = subprocess.Popen(
        [*command, "--root", str(repository), "--as-of", "2026-01-01"],
        stdin=other_end,
        stdout=other_end,
        stderr=other_end,
        start_new_session=True,
        env={**os.environ, "LC_ALL": "C.UTF-8", "TERM": "dumb", "PYTHONPATH": str(ROOT / "tools")},
        preexec_fn=_take_terminal,  # so that Ctrl+C reaches it as from a keyboard
    )
    os.close(other_end)
    shown, asked = b"", 0
    give_up = time.monotonic() + 60
    while time.monotonic() < give_up:
        if select.select([main_end], [], [], 0.2)[0]:
            try:
                shown += os.read(main_end, 65536)
            except OSError:
                break  # the other end is closed
        elif asked < len(typed) and shown.rstrip(b" ").endswith(b":"):
            os.write(main_end, typed[asked])
            asked += 1
    os.close(main_end)
    return process.wait(timeout=10), shown.decode("utf-8", "replace")


def _take_terminal() -> None:
    import fcntl
    import termios

    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


def test_at_a_real_terminal_it_asks_and_writes(repository: Path) -> None:
    status, shown = at_a_terminal(repository, [f"{answer}\n".encode() for answer in ANSWERS])
    assert status == 0, shown
    assert (written(repository) or {})["name"] == "荷香园业主大会"


def test_ctrl_c_at_a_real_terminal_leaves_nothing(repository: Path) -> None:
    status, shown = at_a_terminal(repository, ["荷香园\n".encode(), b"1\n", b"\x03"])
    assert status == 130, shown
    assert "停止" in shown
    assert files(repository) == ["hetang.yml", "hexiangyuan.yml"]
