"""`gongkai check` as it is typed: exit status, text with line and caret, JSON, annotations, and hostile records."""

import json
import os
import re
import shutil
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from gongkai.check import rule as rule_module
from gongkai.check.rule import Rule
from gongkai.cli import main
from gongkai.model.finding import Actor, Finding, Place, Severity, Titled
from gongkai.report import github, json_findings, text
from gongkai.text import translator
from tests.example_files import AS_OF, ROOT

DAY = "2024-09-30"
MEETING = "records/meetings/hexiangyuan/2023-04-15-owners-assembly.yml"
STATEMENT = "records/statements/hexiangyuan/gonggong-shouyi-2024-q1.yml"
WAIVED = "records/meetings/hexiangyuan/2024-03-16-owners-assembly.yml"
NO_FOLDER_ZH = "这里没有 records 文件夹。请先进入仓库所在的文件夹，或用 --root 指明。"
UNSAFE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A repository with the small archive."""
    shutil.copytree(ROOT / "tests" / "archive" / "records", tmp_path / "records")
    shutil.copytree(ROOT / "schemas", tmp_path / "schemas")
    return tmp_path


def run(root: Path, *arguments: object, day: str = DAY, lang: str = "en") -> Result:
    """Return what comes of `gongkai check` in the repository `root`."""
    # Without a cache, which has tests of its own: to know whether the tools are the same takes time here.
    given = ["check", "--root", str(root), "--as-of", day, "--lang", lang, "--no-cache", *map(str, arguments)]
    return CliRunner().invoke(main, given, catch_exceptions=False)


def replace(root: Path, path: str, old: str, new: str) -> None:
    written = (root / path).read_text("utf-8")
    assert old in written
    (root / path).write_text(written.replace(old, new), "utf-8")


def add(root: Path, path: str, content: str | bytes) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_bytes(content.encode() if isinstance(content, str) else content)


# ---- Exit status


def test_nothing_that_blocks_is_status_0(root: Path) -> None:
    result = run(root)
    assert result.exit_code == 0
    assert result.stdout.startswith(f"{WAIVED}:17:13  accepted by the waiver hexiangyuan-2024-xupin: Announced as ")
    assert result.stdout.count("\n") == 4, "what is accepted takes one line"
    assert result.stdout.endswith(
        "  [vote-quorum]\n\n"
        "To be mended: 0; warnings: 0; notes: 0; accepted in public: 1.\n"
        "Records checked as of 2024-09-30: 22. Nothing keeps them from being published.\n"
    )


def test_an_error_is_status_1(root: Path) -> None:
    replace(root, STATEMENT, "15120.55", "15120.56")
    result = run(root)
    assert result.exit_code == 1
    assert "Findings that keep them from being published: 2." in result.stdout


def test_a_waiver_holds_until_the_end_of_its_last_day(root: Path) -> None:
    assert run(root, day="2024-12-31").exit_code == 0
    result = run(root, day="2025-01-01")
    assert result.exit_code == 1
    assert "The waiver ended on 2024-12-31" in result.stdout
    assert "accepted by" not in result.stdout


def test_a_warning_or_a_note_is_status_0(root: Path) -> None:
    replace(root, "records/buildings/hexiangyuan/2.yml", ", date: 2025-01-06}", "}")
    (root / WAIVED).unlink()
    replace(root, "records/projects/hexiangyuan/jiankong.yml", "resolution_id", "# resolution_id")
    replace(
        root,
        "records/statements/hexiangyuan/gonggong-shouyi-2024-q2.yml",
        "    resolution_id: hexiangyuan/2024-03-16-owners-assembly#2\n",
        "",
    )
    result = run(root)
    assert result.exit_code == 0, result.stdout
    assert "To be mended: 0; warnings: 1; notes: 1; accepted in public: 0." in result.stdout


def test_no_records_is_status_2_because_a_check_of_nothing_proves_nothing(root: Path) -> None:
    shutil.rmtree(root / "records")
    (root / "records").mkdir()
    result = run(root)
    assert result.exit_code == 2
    assert "There are no records in" in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--as-of", "2025-02-30"], "is not a day; write it as 2026-11-22."),
        (["--as-of", "gestern"], "is not a day; write it as 2026-11-22."),
        (["--lang", "fr"], "'fr' is not one of"),
        (["--format", "xml"], "'xml' is not one of"),
        (["--root", "/nowhere/at/all"], "does not exist"),
        (["--records", "/nowhere/at/all"], "does not exist"),
        (["--fix"], "No such option"),
    ],
)
def test_a_wrong_argument_is_status_2_and_one_sentence(root: Path, arguments: list[str], said: str) -> None:
    result = run(root, *arguments)
    assert result.exit_code == 2
    assert said in result.stderr
    assert result.stdout == ""


BREAKS: dict[str, Callable[[Path], object]] = {
    "no schemas": lambda root: shutil.rmtree(root / "schemas"),
    "a schema is missing": lambda root: (root / "schemas" / "area.schema.json").unlink(),
    "a schema is no JSON": lambda root: add(root, "schemas/area.schema.json", "{"),
    "a schema is no text": lambda root: add(root, "schemas/area.schema.json", b"\xff\xfe"),
    "the shared fields are missing": lambda root: (root / "schemas" / "fields.schema.json").unlink(),
    "a profile is no YAML": lambda root: add(root, "schemas/profiles/a.yml", "place: ["),
    "a profile has a wrong field": lambda root: add(root, "schemas/profiles/a.yml", "place: '330100'\nyears: 5\n"),
    "a share of the law is none": lambda root: replace(root, "schemas/profiles/national.yml", "part: 2/3", "part: x"),
    "the nation has no profile": lambda root: (root / "schemas" / "profiles" / "national.yml").unlink(),
    "two profiles for one place": lambda root: shutil.copy(
        root / "schemas" / "profiles" / "national.yml", root / "schemas" / "profiles" / "other.yml"
    ),
}


@pytest.mark.parametrize("what", BREAKS)
def test_without_schemas_and_law_nothing_is_judged_and_one_sentence_says_why(root: Path, what: str) -> None:
    BREAKS[what](root)
    result = run(root)
    assert result.exit_code == 2
    assert result.stdout == ""
    [said] = [line for line in result.stderr.splitlines() if line.startswith("Error: ")]
    assert str(root) in said
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("command", ["check", "build"])
@pytest.mark.parametrize("what", ["nothing", "a file", "a pipe"])
def test_without_a_folder_of_records_one_is_told_where_to_go(root: Path, command: str, what: str) -> None:
    shutil.rmtree(root / "records")
    if what == "a file":
        (root / "records").write_text("", "utf-8")
    elif what == "a pipe":
        os.mkfifo(root / "records")
    for lang, said in (("en", "There is no folder records/ here."), ("zh", NO_FOLDER_ZH)):
        given = [command, "--root", str(root), "--as-of", DAY, "--lang", lang]
        result = CliRunner().invoke(main, given, catch_exceptions=False)
        assert result.exit_code == 2
        assert said in result.stderr
        assert "Traceback" not in result.stderr


# ---- Text


def test_text_shows_the_line_of_the_file_with_a_caret_below_the_place(root: Path) -> None:
    replace(root, STATEMENT, "15120.55", "15120.56")
    shown = run(root, STATEMENT_OF(root)).stdout
    assert shown.startswith(
        f"{STATEMENT}\n"
        "  5:18  error  Opening 12,000.00 + revenue 8,420.55 − expenditure 5,300.00 = 15,120.55 yuan, but the closing"
        " balance says 15,120.56: a difference of 0.01 yuan.  [statement-balance]\n"
        '         5 | closing_balance: "15120.56"\n'
        "           |                  ^\n"
    )


def STATEMENT_OF(root: Path) -> Path:  # noqa: N802  # the constant, in a repository
    return root / STATEMENT


def width(shown: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in shown)


def test_the_caret_stands_below_its_character_also_after_chinese(root: Path) -> None:
    replace(
        root,
        "records/buildings/hexiangyuan/1.yml",
        "date: 2024-12, authority: 荷花街道",
        "dote: 2024-12, authority: 荷花街道",
    )
    lines = run(root, lang="zh").stdout.splitlines()
    [at] = [i for i, line in enumerate(lines) if "dote: 2024" in line]
    assert width(lines[at].partition("dote")[0]) == width(lines[at + 1].partition("^")[0])
    assert len(lines[at].partition("dote")[0]) < len(lines[at + 1].partition("^")[0])
    assert "这里没有“dote”这个字段；是不是“date”（日期）？" in lines[at - 1]


def test_of_a_long_line_the_part_around_the_place_is_shown(root: Path) -> None:
    line = "honours: [{title: " + "荣" * 150 + ", dote: 2024-12}]"
    add(
        root,
        "records/buildings/hexiangyuan/3.yml",
        f"kind: building\nname: 3号楼\n{line}\nsources: [{{title: 甲, note: 乙}}]\n",
    )
    lines = run(root).stdout.splitlines()
    [at] = [i for i, shown in enumerate(lines) if "| " in shown and "dote" in shown]
    assert "荣" * 51 not in lines[at]
    assert width(lines[at].partition("dote")[0]) == width(lines[at + 1].partition("^")[0])


def test_a_finding_about_the_file_as_a_whole_needs_no_line(root: Path) -> None:
    add(root, "records/areas/Upper.yml", "kind: area\n")
    (root / "records" / "areas" / "link.yml").symlink_to("/etc/passwd")
    shown = run(root).stdout
    assert "records/areas/Upper.yml\n  -  error  Some computers do not tell capitals from small letters." in shown
    assert "  -  error  This is a link to another file." in shown
    assert "1:1" not in shown
    assert "^" not in shown
    assert "root:" not in shown, "what a link leads to is not shown"


def test_a_pipe_among_the_records_keeps_nobody_waiting(root: Path) -> None:
    os.mkfifo(root / "records" / "areas" / "pipe.yml")
    for form in ("text", "json", "github"):
        result = run(root, "--format", form)
        assert result.exit_code == 1
        assert "This is not an ordinary file." in result.stdout


def test_a_line_is_counted_as_the_reader_counts_it(root: Path) -> None:
    # A form feed, U+2028 and a lone carriage return end no line, though Python's splitlines() thinks so.
    add(root, "records/areas/a.yml", "kind: area\nname: 甲\u2028乙\x0c丙\r丁\n\t# tab\n")
    shown = run(root, root / "records" / "areas").stdout
    assert "         3 | ␦# tab\n           | ^\n" in shown


def test_the_article_stands_below_the_finding_in_the_language_of_the_reader(root: Path) -> None:
    (root / "records" / "waivers" / "hexiangyuan-2024-xupin.yml").unlink()
    assert "      Source: Civil Code of the PRC, articles 278 and 1259;" in run(root).stdout
    assert "      依据：《中华人民共和国民法典》第二百七十八条、第一千二百五十九条；" in run(root, lang="zh").stdout


def test_what_is_to_be_mended_comes_first_and_what_is_accepted_last(root: Path) -> None:
    replace(root, STATEMENT, "15120.55", "15120.56")
    replace(root, "records/buildings/hexiangyuan/2.yml", ", date: 2025-01-06}", "}")
    add(root, "records/areas/.a.yml.swp", "")
    lines = run(root).stdout.splitlines()
    weights = [re.search(r"\d  (error|warning|info)  |-  (warning)|(accepted) by", line) for line in lines]
    assert [next(filter(None, found.groups())) for found in weights if found] == [
        *("error", "error", "warning", "info", "accepted")
    ]
    assert run(root, lang="zh").stdout.count("错误") == 2


def test_a_list_in_the_place_of_a_kind_is_not_shown_as_python_writes_it(root: Path) -> None:
    for number, written in enumerate(("[a]", "{a: b}", "true", "3")):
        add(root, f"records/areas/x{number}.yml", f"kind: {written}\nname: 甲\n")
    shown = run(root).stdout
    for sign in ("“…”", "“true”", "“3”"):
        assert f"There is no kind of record called {sign}" in shown
    assert "['a']" not in shown
    assert "True" not in shown


def test_no_colours_where_there_is_no_terminal(root: Path) -> None:
    replace(root, STATEMENT, "15120.55", "15120.56")
    assert "\x1b" not in run(root).stdout


# ---- Paths


def test_with_paths_only_what_concerns_them_is_shown_and_counts(root: Path) -> None:
    replace(root, STATEMENT, "15120.55", "15120.56")
    assert run(root, root / MEETING).exit_code == 0
    assert run(root, root / "records" / "statements").exit_code == 1
    result = run(root, root / "records" / "meetings" / "hexiangyuan", root / "records" / "areas")
    assert result.exit_code == 0
    assert "[vote-quorum]" in result.stdout
    assert "statement-balance" not in result.stdout
    shown = json.loads(run(root, root / STATEMENT, "--format", "json").stdout)
    assert {finding["path"] for finding in shown["findings"]} == {STATEMENT}


def test_a_path_is_meant_as_seen_from_where_one_stands(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace(root, STATEMENT, "15120.55", "15120.56")
    monkeypatch.chdir(root / "records")
    assert run(root, "statements").exit_code == 1
    assert run(root, "meetings").exit_code == 0


def test_with_paths_nothing_is_said_of_the_records_elsewhere_that_is_not_so(root: Path, tmp_path: Path) -> None:
    replace(root, STATEMENT, "15120.55", "15120.56")
    summary = tmp_path / "summary.md"
    result = run(root, root / MEETING, "--summary", summary)
    assert result.exit_code == 0
    assert result.stdout == (
        "Records checked as of 2024-09-30: 22. Nothing to be mended was found in the files you named. Findings"
        " elsewhere that keep the records from being published: 2.\n"
    )
    assert "0 in the files asked about, 2 elsewhere." in summary.read_text("utf-8")
    result = run(root, root / STATEMENT)
    assert result.exit_code == 1
    assert "published: 1 in the files you named, 1 elsewhere.\n" in result.stdout
    assert json.loads(run(root, root / MEETING, "--format", "json").stdout)["blocking_elsewhere"] == 2
    assert "2 elsewhere" not in run(root, root).stdout, "the folder around the records is all of them"


@pytest.mark.parametrize("path", ["records/areas/nowhere.yml", "records/nowhere", "schemas", "schemas/profiles", ".."])
def test_a_path_at_which_no_record_can_be_is_status_2(root: Path, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)
    result = run(root, path)
    assert result.exit_code == 2
    assert result.stdout == ""
    there = Path(path).exists()
    assert ("is not in the folder of the records" if there else "There is no file or folder") in result.stderr


def test_paths_are_those_of_the_folder_that_is_checked(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    change = tmp_path / "change"
    shutil.copytree(root / "records", change / "records")
    replace(change, STATEMENT, "15120.55", "15120.56")
    assert run(root, "--records", change / "records", change / STATEMENT).exit_code == 1
    assert run(root, "--records", change / "records", root / STATEMENT).exit_code == 2
    monkeypatch.chdir(change)
    assert run(root, "--records", "records", STATEMENT).exit_code == 1
    assert run(root, "--records", "records", "records").exit_code == 1
    assert run(Path(".."), "--records", "records", MEETING).exit_code == 0
    (tmp_path / "way").symlink_to(change)
    monkeypatch.chdir(tmp_path)
    assert run(root, "--records", change / "records", "way/records/statements").exit_code == 1


def test_a_file_whose_name_cannot_be_shown_and_a_link_are_found_by_their_own_names(root: Path) -> None:
    hidden = root / "records" / "areas" / "a\u202eb.yml"
    hidden.write_text("kind: area\n", "utf-8")
    assert run(root, hidden).exit_code == 1
    (root / "records" / "areas" / "link.yml").symlink_to("/etc/passwd")
    assert "This is a link" in run(root, root / "records" / "areas" / "link.yml").stdout
    (root / "records" / "cases").rename(root / "cases")
    (root / "records" / "cases").symlink_to(root / "cases")
    result = run(root, root / "records" / "cases" / "hexiangyuan")
    assert result.exit_code == 1
    assert "This is a link" in result.stdout, "it keeps what was asked for from being read"


def test_records_of_another_folder_are_judged_by_the_schemas_here(root: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "change" / "records"
    shutil.copytree(root / "records", elsewhere)
    replace(elsewhere.parent, STATEMENT, "15120.55", "15120.56")
    shutil.copytree(root / "schemas", elsewhere.parent / "schemas")
    shutil.rmtree(elsewhere.parent / "schemas" / "profiles")
    assert run(root).exit_code == 0
    result = run(root, "--records", elsewhere)
    assert result.exit_code == 1
    assert f"{STATEMENT}\n  5:18  error" in result.stdout


# ---- JSON


def test_json_has_stable_names(root: Path) -> None:
    replace(root, "records/buildings/hexiangyuan/1.yml", "storeys: 18", "storeyes: 18")
    result = run(root, "--format", "json", lang="zh")
    assert result.exit_code == 1
    found = json.loads(result.stdout)
    assert {name: found[name] for name in found if name != "findings"} == {
        "format": "gongkai-findings-1",
        "as_of": DAY,
        "records": 22,
        "blocking": 1,
        "blocking_elsewhere": 0,
        "counts": {"error": 2, "warning": 0, "info": 0},
        "causes": 2,
    }
    misspelt, waived = found["findings"]
    assert misspelt == {
        "rule": "shape",
        "severity": "error",
        "path": "records/buildings/hexiangyuan/1.yml",
        "line": 6,
        "column": 1,
        "pointer": "/storeyes",
        "message": "这里没有“storeyes”这个字段；是不是“storeys”（层数）？",
        "facts": misspelt["facts"],
        "actor": "secretary",
        "fix": misspelt["fix"],
        "source": None,
        "page": "rules/shape.html",
        "cause": misspelt["cause"],
        "waiver": None,
        "blocks": True,
    }
    assert misspelt["facts"]["meant"] == "storeys"
    assert misspelt["facts"]["title"] == {"zh": "层数", "en": "Storeys"}
    assert (waived["rule"], waived["waiver"], waived["blocks"]) == ("vote-quorum", "hexiangyuan-2024-xupin", False)


def test_json_is_all_there_is_on_the_standard_output(root: Path) -> None:
    result = run(root, "--format", "json")
    assert json.loads(result.stdout)["blocking"] == 0
    assert result.stderr == ""


# ---- Annotations and the summary, with records by somebody who means harm

HARM = "::error file=a,line=1::owned%0A::warning::x | <img src=x onerror=alert(1)> @everyone [a](javascript:1) `b` #1"
HOSTILE = [
    f"kind: building\nname: 3号楼\nstoreys: '{HARM}'\n",
    f"kind: building\nname: 3号楼\n'{HARM}': 1\n",
    f"kind: '{HARM}'\nname: 3号楼\n",
    f"kind: building\nname: 3号楼\norganization_id: '{HARM}'\n",
    "kind: building\nname: 3号楼\nstoreys: |\n  one\n  ::error::owned\n  %0A::error::owned\n",
    'kind: building\nname: 3号楼\nstoreys: "\\e[31m\\r\\n::error::owned\\u202e\\u2028::error::owned"\n',
    'kind: building\nname: 3号楼\n"\\n::error::owned\\e[2J": 1\n',
    "kind: building\nname: 3号楼\x1b[31m\n",
    "kind: building\nname: 3号楼\u202e\n",
    "kind: building\nname: 3号楼\n::error::owned\n",
    "::error::owned\n",
    f"# {HARM}\n- {HARM}\n",
    "kind: building\nname: {::error::owned: 1}\n",
]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with one record of each hostile sort: `records/buildings/hexiangyuan/x0.yml`, `x1.yml` and so on."""
    root = tmp_path_factory.mktemp("hostile")
    shutil.copytree(ROOT / "tests" / "archive" / "records", root / "records")
    shutil.copytree(ROOT / "schemas", root / "schemas")
    for number, content in enumerate(HOSTILE):
        path = f"records/buildings/hexiangyuan/x{number}.yml"
        add(root, path, f"{content}sources: [{{title: 甲, note: 乙}}]\n")
    return root


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_a_record_says_never_becomes_a_command(hostile: Path, lang: str, tmp_path: Path) -> None:
    summary = tmp_path / "summary.md"
    result = run(hostile, "--format", "github", "--summary", summary, lang=lang)
    assert result.exit_code == 1
    ours = re.compile(r"::(error|warning|notice) file=records/[a-z0-9./-]+,line=\d+,col=\d+,title=[a-z-]+::[^\n]*\Z")
    lines, page = result.stdout.splitlines(), summary.read_text("utf-8")
    for line in lines:
        assert ours.match(line), line
    for number in range(len(HOSTILE)):
        assert any(f"::error file=records/buildings/hexiangyuan/x{number}.yml," in line for line in lines), number
    for shown in (result.stdout, result.stderr, page):
        assert not UNSAFE.search(shown)
        assert "%0A::" not in shown
    for sign in ("<", "@", "`", "](", "javascript:"):
        assert sign not in page
    # Each row of the table has its three cells, whatever a record puts into one.
    assert {row.count("|") for row in page.splitlines() if row.startswith("| ")} == {4}


@pytest.mark.parametrize("form", ["text", "json"])
def test_what_a_record_says_never_drives_a_terminal(hostile: Path, form: str) -> None:
    shown = run(hostile, "--format", form, lang="zh").stdout
    assert "owned" in shown
    assert not UNSAFE.search(shown)


def finding(message: str = "{said}", path: str = "records/areas/a.yml", **facts: str) -> Finding:
    return Finding("shape", Severity.ERROR, Place(path, "", 1, 1), message, facts)


def test_every_sign_that_a_runner_or_a_page_would_read_is_escaped() -> None:
    said = finding(said="100% done\n::error::x\r\x1b]0;x\x07\u202e\u200b", path="records/a,b:c%/d\n::error::y.yml")
    [line] = github.annotations([said], translator("en"))
    assert line == (
        "::error file=records/a%2Cb%3Ac%25/d␦%3A%3Aerror%3A%3Ay.yml,line=1,col=1,title=shape::"
        "100%25 done␦::error::x␦␦]0;x␦␦␦"
    )
    page = github.summary([finding(said=HARM)], 1, translator("en"))
    assert "&#124;" in page
    assert "&#60;img" in page
    assert "&#64;everyone" in page


def test_the_summary_shows_the_heaviest_and_says_how_many_more_there_are() -> None:
    light = Finding(
        "source-complete", Severity.INFO, Place("records/areas/a.yml", "", 1, 1), "{said}", {"said": "light"}
    )
    page = github.summary([light, *(finding(said=f"heavy {n}") for n in range(60))], 99, translator("en"))
    assert page.count("heavy") == github.SHOWN
    assert "light" not in page
    assert "… and 11 more; the log of the run lists all." in page
    assert "Records checked: 99. Findings that keep them from being published: 60." in page


def test_the_summary_is_added_to_what_is_there(root: Path, tmp_path: Path) -> None:
    summary = tmp_path / "summary.md"
    summary.write_text("before\n", "utf-8")
    assert run(root, "--summary", summary, lang="zh").exit_code == 0
    written = summary.read_text("utf-8")
    assert written.startswith("before\n## 记录检查\n\n检查了 22 份记录，可以发布。\n")
    assert "| 已公开豁免 |" in written


def test_a_waived_finding_is_a_notice_and_the_totals_go_beside_the_annotations(root: Path) -> None:
    result = run(root, "--format", "github")
    assert result.exit_code == 0
    assert result.stdout.startswith(f"::notice file={WAIVED},line=17,col=13,title=vote-quorum::Announced as passed")
    assert result.stdout.count("\n") == 1
    assert "Nothing keeps them from being published." in result.stderr


def test_facts_in_two_languages_are_chosen_and_made_safe() -> None:
    both = Finding("a", Severity.INFO, Place("p"), "{x} {y}", {"x": Titled(zh="甲", en="A"), "y": "\x9b1m"})
    assert json.loads(json_findings.document([both], 1, AS_OF, translator("zh")))["findings"][0]["message"] == "甲 ␦1m"
    assert (
        click.unstyle("\n".join(text.lines([both], Path("/nowhere"), translator("en")))) == "p\n  -  info  A ␦1m  [a]\n"
    )


# ---- A rule that fails


def test_a_rule_that_raises_is_a_finding_and_the_others_are_heard(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(archive: object) -> object:
        raise ZeroDivisionError("secret::detail")

    page = "It holds.\n\nSource: us."
    broken = Rule("broken-rule", Severity.ERROR, Actor.SECRETARY, "Mend it.", page, fails)  # type: ignore[arg-type]  # never yields
    rules = (broken, *rule_module.all_rules())
    monkeypatch.setattr("gongkai.check.runner.all_rules", lambda: rules)
    result = run(root)
    assert result.exit_code == 1
    said = "the rule broken-rule could not be run (ZeroDivisionError). Please report it.  [broken-rule]"
    assert said in result.stdout
    assert "[vote-quorum]" in result.stdout
    result = run(root, root / STATEMENT)
    assert result.exit_code == 1, "what could not be decided counts for every file"
    assert said in result.stdout


# ---- The same on every machine


def test_the_output_is_the_same_whatever_seed_time_zone_and_language_the_machine_has(root: Path) -> None:
    replace(root, MEETING, "heads: 161", "heads: 160")
    replace(root, "records/buildings/hexiangyuan/1.yml", "storeys: 18", "storeyes: 18\nunknown: 1\nzzz: 2")
    add(root, "records/organizations/a.yml", "kind: organization\nclassification: x\ncompound_ids: [a, a]\n")
    said = set()
    machines = (("0", "UTC", "C", "text"), ("1", "Asia/Shanghai", "zh_CN.UTF-8", "text"), ("2", "NZ", "POSIX", "text"))
    for seed, zone, language, form in (*machines, ("0", "UTC", "C", "json"), ("3", "NZ", "tr_TR.UTF-8", "json")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": language, "COLUMNS": "40"}
        environment["PYTHONPATH"] = str(ROOT / "tools")
        given = ["--root", str(root), "--as-of", DAY, "--lang", "zh", "--no-cache", "--format", form]
        command = [sys.executable, "-m", "gongkai", "check", *given]
        done = subprocess.run(command, capture_output=True, env=environment, check=False)
        assert done.returncode == 1, done.stderr
        assert done.stderr == b""
        said.add((form, done.stdout))
    assert len(said) == 2


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({"LC_ALL": "zh_CN.UTF-8", "LANG": "en_US.UTF-8"}, "可以发布"),
        ({"LC_ALL": "", "LC_MESSAGES": "", "LANG": "zh_TW.UTF-8"}, "可以发布"),
        ({"LC_ALL": "C.UTF-8", "LANG": "zh_CN.UTF-8"}, "Nothing keeps"),
        ({"LC_ALL": "", "LC_MESSAGES": "en_GB.UTF-8", "LANG": "zh_CN.UTF-8"}, "Nothing keeps"),
    ],
)
def test_the_language_is_that_of_the_computer_where_none_is_asked_for(
    root: Path, monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], said: str
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    result = CliRunner().invoke(main, ["check", "--root", str(root), "--as-of", DAY], catch_exceptions=False)
    assert said in result.stdout


def test_the_day_is_that_of_the_last_commit_where_none_is_given(root: Path) -> None:
    def git(*arguments: str) -> None:
        settings = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"]
        dated = {**os.environ, "GIT_COMMITTER_DATE": "2024-12-31T16:30:00+00:00"}
        subprocess.run(["git", "-C", str(root), *settings, *arguments], check=True, capture_output=True, env=dated)

    git("init", "-q")
    git("commit", "-q", "--allow-empty", "-m", "one")
    result = CliRunner().invoke(main, ["check", "--root", str(root), "--lang", "en"], catch_exceptions=False)
    # In Beijing it is the next year already: the waiver has ended.
    assert "Records checked as of 2025-01-01: 22." in result.stdout
    assert result.exit_code == 1
