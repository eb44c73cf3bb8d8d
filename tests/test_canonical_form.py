"""A record in canonical form says what it said before, with every comment, and is written in one way only."""

import stat
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.cli import main
from gongkai.load.canonical_form import NotWritten, canonical, document
from gongkai.load.kept_comments import comments_of
from gongkai.load.replacing import replace_content
from gongkai.load.yaml_fast import is_plain_record
from gongkai.load.yaml_text import read_text
from tests.example_files import EXAMPLES, ROOT, example_of, schemas

RECORDS = sorted((ROOT / "records").rglob("*.yml")) + sorted((ROOT / "tests/archive").rglob("*.yml"))
KIND = "meeting"


def formed(text: str) -> str:
    return canonical(text.encode(), schemas()).decode()


def data_of(data: bytes) -> dict[str, Any] | None:
    return read_text(data, "")[0]


def test_every_record_of_this_project_says_the_same_in_canonical_form_and_stays_as_it_is_then() -> None:
    assert len(RECORDS) > 500
    for path in RECORDS:
        data = path.read_bytes()
        once = canonical(data, schemas())
        assert data_of(once) == data_of(data), path
        assert canonical(once, schemas()) == once, path
        assert is_plain_record(once.decode()), f"{path}: has to be read the fast way"


def test_an_example_that_can_be_read_says_the_same_with_all_its_comments() -> None:
    count = 0
    for path in EXAMPLES[::20]:  # all of them take a minute, and hold the same few sorts of comments
        for data in example_of(path.read_text("utf-8")).documents.values():
            try:
                once = canonical(data, schemas())
            except NotWritten:
                continue
            count += 1
            assert data_of(once) == data_of(data)
            assert comments_of(once.decode()).all() == comments_of(data.decode()).all()
            assert canonical(once, schemas()) == once
    assert count > 50


LINE = st.text(st.sampled_from("a1 0-:#,[]{}'\"\\|>*&!%@`~?=.e业主大会　：，“（/_<\n"), max_size=12)
TEXTS = LINE | st.sampled_from(
    [
        "true",
        "NO",
        "Null",
        "~",
        "1",
        "-1",
        "1250.50",
        "0x1f",
        "1e3",
        "2024-02-30",
        "19:30",
        "278-4",
        "a: b",
        "a #b",
        "…",
    ]
)
LEAVES = TEXTS | st.integers(-(10**14), 10**14) | st.booleans() | st.none()
NAMES = st.sampled_from(["name", "sources", "counts", "resolutions", "no", "说明", "true", "a/b", "1", "a b", "-"])
DATA = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3), max_leaves=12
)


@settings(max_examples=400, deadline=None)
@given(st.dictionaries(NAMES, DATA, max_size=4))
def test_whatever_a_record_says_is_read_again_as_it_was(raw: dict[str, Any]) -> None:
    raw = {"kind": KIND, **raw}
    text = document(raw, KIND, schemas())
    again, findings = read_text(text.encode(), "")
    assert (again, findings) == (raw, [])
    assert canonical(text.encode(), schemas()) == text.encode()


def test_fields_stand_in_the_order_of_the_schema_wherever_they_stood() -> None:
    text = formed("sources: []\nstart_date: 2024-03-08\nname: 会议\nclassification: owners-assembly\nkind: meeting\n")
    assert [line.split(":")[0] for line in text.splitlines()] == [
        "kind",
        "name",
        "classification",
        "start_date",
        "sources",
    ]


def test_digits_stay_as_they_were_written_and_have_quotes_only_where_they_would_be_a_number() -> None:
    text = formed("kind: meeting\nresolutions: [{electorate: {area: '62430.60', heads: 598}, legal_item: '278-4'}]\n")
    assert 'electorate: {heads: 598, area: "62430.60"}' in text
    assert "legal_item: 278-4\n" in text


def test_a_row_of_several_fields_has_one_line_as_long_as_it_fits() -> None:
    short, long = "短" * 40, "长" * 120
    text = formed(
        f"kind: meeting\nsources:\n  - title: {short}\n    publisher: 甲\n  - {{title: {long}, publisher: 甲}}\n"
    )
    assert f"  - {{title: {short}, publisher: 甲}}\n  - title: {long}\n    publisher: 甲\n" in text


def test_text_of_several_lines_stands_as_it_is_read() -> None:
    assert "description: |-\n  第一条　甲。\n\n  第二条　乙。\n" in formed(
        'kind: meeting\ndescription: "第一条　甲。\\n\\n第二条　乙。"\n'
    )


def test_every_comment_stays_at_what_it_is_about() -> None:
    text = formed(
        """\
# of the whole
name: 会议  # of the name

# of the sources
sources:
  # of the first
  - {title: 甲, # of the title
     publisher: 乙}
  -   publisher: "丁"  # of the publisher
      title: 丙#不是
kind: meeting
resolutions:  # of all
    - identifier: '1'
# at the end
"""
    )
    assert text == (
        """\
# of the whole
kind: meeting
name: 会议  # of the name
resolutions:  # of all
  - {identifier: "1"}
# of the sources
sources:
  # of the first
  - title: 甲  # of the title
    publisher: 乙
  - title: 丙#不是
    publisher: 丁  # of the publisher
# at the end
"""
    )


def test_a_comment_that_could_get_lost_keeps_the_record_as_it_is() -> None:
    with pytest.raises(NotWritten):
        formed("kind: meeting\ndescription: |- # here\n  甲\n")


def test_windows_line_ends_become_ordinary_ones() -> None:
    assert formed("kind: meeting\r\nname: 会议\r\n# 完\r\n") == "kind: meeting\nname: 会议\n# 完\n"


# The command.


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    (tmp_path / "schemas").symlink_to(ROOT / "schemas")
    folder = tmp_path / "records/areas"
    folder.mkdir(parents=True)
    (folder / "good.yml").write_text("kind: area\nname: 好\n")
    (folder / "other.yml").write_text("name: '别'\nkind: area # 区\n")
    (folder / "broken.yml").write_text("kind: area\nname: “甲\n  - 乙: [\n")
    return tmp_path


def run(repository: Path, *arguments: str, stdin: str | None = None) -> Any:
    return CliRunner().invoke(main, ["fmt", "--root", str(repository), "--lang", "zh", *arguments], input=stdin)


def test_the_command_writes_what_is_otherwise_and_leaves_what_it_cannot_read(repository: Path) -> None:
    other = repository / "records/areas/other.yml"
    broken = (repository / "records/areas/broken.yml").read_bytes()
    other.chmod(0o640)
    result = run(repository)
    assert result.exit_code == 1, "one had to be left"
    assert other.read_text() == "kind: area  # 区\nname: 别\n"
    assert stat.S_IMODE(other.stat().st_mode) == 0o640
    assert (repository / "records/areas/broken.yml").read_bytes() == broken
    assert "records/areas/other.yml" in result.stdout
    assert "good.yml" not in result.stdout
    assert "records/areas/broken.yml" in result.stderr
    assert sorted(path.name for path in other.parent.iterdir()) == ["broken.yml", "good.yml", "other.yml"]
    assert run(repository, str(other)).exit_code == 0


def test_check_writes_nothing_and_says_which(repository: Path) -> None:
    other = repository / "records/areas/other.yml"
    before = other.read_bytes()
    result = run(repository, "--check", str(other))
    assert (result.exit_code, other.read_bytes()) == (1, before)
    assert "records/areas/other.yml" in result.stdout
    assert run(repository, "--check", str(repository / "records/areas/good.yml")).exit_code == 0


def test_a_record_can_come_in_and_go_out_as_text(repository: Path) -> None:
    result = run(repository, "--stdin", stdin="name: '别'\nkind: area\n")
    assert (result.exit_code, result.stdout) == (0, "kind: area\nname: 别\n")
    refused = run(repository, "--stdin", stdin="name: 甲\n")
    assert (refused.exit_code, refused.stdout) == (1, "")


def test_a_file_that_cannot_be_put_in_its_place_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    path = tmp_path / "a.yml"
    path.write_bytes(b"before")
    monkeypatch.setattr(Path, "replace", stopped)
    with pytest.raises(KeyboardInterrupt):
        replace_content(path, b"after")
    assert [one.name for one in tmp_path.iterdir()] == ["a.yml"]
    assert path.read_bytes() == b"before"
