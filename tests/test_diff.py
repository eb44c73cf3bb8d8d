"""`gongkai diff`: a change in sentences, weighed; what is to be looked at first stands first."""

import base64
import hashlib
import json
import shutil
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongkai.cli import main
from gongkai.derive.changes import RecordChange, Sort, changes_of, touched_by
from gongkai.derive.substance import Substance, substance_at
from gongkai.load.history import History
from gongkai.load.yaml_text import read_text
from gongkai.model.edits import Op, applied, same
from gongkai.report.edit_words import EditWords
from gongkai.text import translator
from tests.example_files import ROOT, schemas
from tests.histories import LINK, MODULE, Files, Made, git
from tests.test_verify import (
    BASE,
    CASE,
    CORRECTION,
    CORRECTS_YES,
    ENTRY,
    MEETING,
    PHOTO,
    SECOND,
    STATEMENT,
    WITHOUT_CASE,
    YES,
    case,
    correction,
    meeting,
    statement,
)

RECORDS = sorted((ROOT / "records").rglob("*.yml"))
WORDS = "  - {event_type: settled, date: 2025-01-05}\n"


def made(tmp_path: Path, files: Files, modes: dict[str, str] | None = None) -> Made:
    """Return a history of two commits: the base, and `files`."""
    found = Made(tmp_path / "repository")
    base = found.commit(BASE)
    found.commit(files, base, modes=modes)
    found.finish()
    return found


def sorts(history: Made) -> dict[str, Sort]:
    """Return what was found of each file."""
    there = History(history.folder)
    changes = changes_of(there, there.changed(history[1], history[2]), schemas())
    return {**{one.path: one.sort for one in changes.records}, **{note.path: note.sort for note in changes.notes}}


CHANGES: dict[str, tuple[Files, dict[str, Sort]]] = {
    "a count after publication": ({**BASE, MEETING: meeting(381)}, {MEETING: Sort.SUBSTANCE}),
    "an amount after publication": ({**BASE, STATEMENT: statement('"1.00"')}, {STATEMENT: Sort.SUBSTANCE}),
    "a date after publication": (
        {**BASE, MEETING: meeting().replace("2025-03-08", "2025-03-09")},
        {MEETING: Sort.SUBSTANCE},
    ),
    "a result after publication": (
        {**BASE, MEETING: meeting().replace("result: pass", "result: fail")},
        {MEETING: Sort.SUBSTANCE},
    ),
    "the direction of money": (
        {**BASE, STATEMENT: statement().replace("receipt", "payment")},
        {STATEMENT: Sort.SUBSTANCE},
    ),
    "a title": ({**BASE, MEETING: meeting(title="换电梯")}, {MEETING: Sort.REWORDED}),
    "a correction with its reason": (
        {**BASE, MEETING: meeting(381), CORRECTION: correction(MEETING, more=CORRECTS_YES % (YES, "381"))},
        {MEETING: Sort.CORRECTED, CORRECTION: Sort.NEW},
    ),
    "a correction of something else": (
        {**BASE, MEETING: meeting(381), CORRECTION: correction(MEETING, more=CORRECTS_YES % (YES, "320"))},
        {MEETING: Sort.SUBSTANCE, CORRECTION: Sort.NEW},
    ),
    "a deletion": (WITHOUT_CASE, {CASE: Sort.DELETED}),
    "a tombstone": (
        {**WITHOUT_CASE, CORRECTION: correction(CASE, more="classification: redacted\n")},
        {CASE: Sort.TOMBSTONE, CORRECTION: Sort.NEW},
    ),
    "a record moved": (
        {**WITHOUT_CASE, "records/cases/jinyu/x.yml": case()},
        {CASE: Sort.DELETED, "records/cases/jinyu/x.yml": Sort.NEW},
    ),
    "something added": ({**BASE, CASE: case(more=WORDS)}, {CASE: Sort.EXTENDED}),
    "an entry added": ({**BASE, STATEMENT: statement(more=ENTRY)}, {STATEMENT: Sort.EXTENDED}),
    "the state of things": ({**BASE, CASE: case(status="closed")}, {CASE: Sort.EXTENDED}),
    "formatting only": ({**BASE, CASE: "# 台账\n" + case()}, {CASE: Sort.FORMAT}),
    "the same amount written otherwise": ({**BASE, STATEMENT: statement("1000")}, {STATEMENT: Sort.FORMAT}),
    "a record that cannot be read": ({**BASE, CASE: "kind: [case\n"}, {CASE: Sort.UNREADABLE}),
    "attributes": ({**BASE, ".gitattributes": "*.yml -diff\n"}, {".gitattributes": Sort.BLINDING}),
    "a mailmap": ({**BASE, "records/.mailmap": "B <a@example.com>\n"}, {"records/.mailmap": Sort.BLINDING}),
    "the engine with the records": (
        {**BASE, CASE: case(more=WORDS), "tools/gongkai/a.py": "1\n"},
        {CASE: Sort.EXTENDED, "tools/gongkai/a.py": Sort.BLINDING},
    ),
    "the engine alone": ({**BASE, "tools/gongkai/a.py": "1\n", ".github/workflows/x.yml": "on: push\n"}, {}),
    "a workflow with the records": (
        {**BASE, CASE: case(more=WORDS), ".github/workflows/x.yml": "on: push\n"},
        {CASE: Sort.EXTENDED, ".github/workflows/x.yml": Sort.BLINDING},
    ),
    "an attachment replaced": ({**BASE, PHOTO: "two"}, {}),
    "nothing": (BASE, {}),
}


@pytest.mark.parametrize(("files", "expected"), CHANGES.values(), ids=list(CHANGES))
def test_a_change_is_weighed(tmp_path: Path, files: Files, expected: dict[str, Sort]) -> None:
    assert sorts(made(tmp_path, files)) == expected


@pytest.mark.parametrize(("path", "mode"), [(CASE, LINK), ("records/x", MODULE), ("tools/x", LINK)])
def test_links_and_submodules_keep_a_reviewer_from_seeing(tmp_path: Path, path: str, mode: str) -> None:
    assert sorts(made(tmp_path, {**BASE, path: "../x"}, {path: mode})) == {path: Sort.BLINDING}


def test_an_attachment_that_was_published_is_told(tmp_path: Path) -> None:
    found = Made(tmp_path / "repository")
    found.commit({**BASE, PHOTO: "one", f"{PHOTO}.txt": "x"}, found.commit({**BASE, PHOTO: "one"}))
    found.commit({**BASE, PHOTO: "two"}, 2)
    found.finish()
    there = History(found.folder)
    changes = changes_of(there, there.changed(found[2], found[3]), schemas())
    assert [(note.path, note.sort) for note in changes.notes] == [
        (PHOTO, Sort.SUBSTANCE),
        (f"{PHOTO}.txt", Sort.DELETED),
    ]


# ---- Applying what is told to the base gives the head, whatever is done to real records.


def mutated(draw: Any, value: Any) -> Any:
    """Return `value` with something done to it somewhere."""
    if isinstance(value, dict) and value:
        key = draw(st.sampled_from(sorted(value)))
        done = draw(st.sampled_from(["inside", "inside", "inside", "drop", "new"]))
        if done == "drop":
            return {name: inner for name, inner in value.items() if name != key}
        if done == "new":
            return {**value, draw(st.sampled_from(["note", "a/b", "~", "备注"])): draw(st.integers(0, 9))}
        return {name: mutated(draw, inner) if name == key else inner for name, inner in value.items()}
    if isinstance(value, list) and value:
        index = draw(st.integers(0, len(value) - 1))
        done = draw(st.sampled_from(["inside", "inside", "drop", "twice", "shuffle"]))
        if done == "shuffle":
            return draw(st.permutations(value))
        changed = [] if done == "drop" else [value[index]] * 2 if done == "twice" else [mutated(draw, value[index])]
        return [*value[:index], *changed, *value[index + 1 :]]
    return draw(st.sampled_from(["1250.00", "2025-03-08", 318, True, "另一段话", ""]))


@st.composite
def edited(draw: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the data of a record of ours, and what several edits at random places make of them."""
    path = draw(st.sampled_from(RECORDS))
    before, _ = read_text(path.read_bytes(), str(path))
    assert before is not None
    after: Any = before
    for _ in range(draw(st.integers(1, 4))):
        after = mutated(draw, after)
    return before, after


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(edited())
def test_what_is_told_makes_the_head_of_the_base(pair: tuple[dict[str, Any], dict[str, Any]]) -> None:
    before, after = pair
    touched = touched_by(schemas(), before, after)
    assert same(applied(before, [one.edit for one in touched]), after)
    assert (touched == ()) is same(before, after)
    change = RecordChange("records/x.yml", "x", Sort.REWORDED, before, after, touched)
    for language in ("zh", "en"):
        said = list(EditWords(schemas(), translator(language)).sentences(change))
        assert len(said) == sum(not (one.edit.moved and one.edit.op is Op.REMOVE) for one in touched)
        assert all(one.isprintable() for one in said)


def test_an_item_that_is_taken_away_is_called_by_its_own_name_and_by_what_surrounds_it(tmp_path: Path) -> None:
    less = SECOND.replace("title", "counts: [{option: yes, heads: 5}, {option: no, heads: 3}], title")
    found = Made(tmp_path / "repository")
    base = found.commit({**BASE, MEETING: meeting(more=less)})
    text = meeting(more=less.replace(", {option: no, heads: 3}", ""))
    start, _, rest = text.partition('  - identifier: "1"')
    _, _, rest = rest.partition("    result: pass\n")
    found.commit({**BASE, MEETING: start + rest}, base)
    found.finish()
    said = asked(found.folder, found[1], found[2]).output
    assert "Resolutions No. 1: Identifier “1”" in said
    assert "Resolutions No. 2 · Counts “no”: Option no, Heads 3 is taken away (number)" in said


def test_the_json_is_a_patch_that_makes_the_head_of_the_base(tmp_path: Path) -> None:
    files = {**BASE, MEETING: meeting(381, more=SECOND).replace("status: passed\n", "")}
    history = made(tmp_path, files)
    found = json.loads(asked(history.folder, history[1], history[2], "--format", "json").stdout)
    (record,) = found["records"]
    before, after = (yaml.load(text, yaml.CSafeLoader) for text in (BASE[MEETING], files[MEETING]))
    for edit in record["edits"]:
        *steps, last = edit["path"].split("/")[1:]
        inside = before
        for step in steps:
            inside = inside[int(step) if isinstance(inside, list) else step]
        if edit["op"] == "remove":
            del inside[last]
        elif isinstance(inside, list):
            inside.insert(int(last), edit["value"])
        else:
            inside[last] = edit["value"]
    assert before == after
    assert (found["format"], found["counts"]["substance"], record["sort"]) == ("gongkai-changes-1", 1, "substance")


# ---- Words


def asked(root: Path, *arguments: str, lang: str = "en") -> Result:
    shutil.copytree(ROOT / "schemas", root / "schemas", dirs_exist_ok=True)
    return CliRunner().invoke(main, ["diff", "--root", str(root), "--lang", lang, *arguments])


def test_a_swapped_count_is_said_first_and_in_words(tmp_path: Path) -> None:
    history = made(tmp_path, {**BASE, MEETING: meeting(381), CASE: case(more=WORDS)})
    result = asked(history.folder, history[1], history[2])
    assert result.exit_code == 0, result.output
    first, title, said, *_ = result.output.splitlines()
    assert first == "Changes an amount, a number, a date, a person or a legal basis after publication: 1"
    assert title == "  Meeting “锦榆小区业主大会会议” meetings/jinyu/2025-03-08-owners-assembly"
    assert said == "      Resolutions No. 1 · Counts “yes” · Heads: 318 → 381 (number)"


def test_a_correction_is_said_with_its_reason(tmp_path: Path) -> None:
    text = correction(MEETING, "抄写时写错", CORRECTS_YES % (YES, "381"))
    history = made(tmp_path, {**BASE, MEETING: meeting(381), CORRECTION: text})
    said = asked(history.folder, history[1], history[2]).output
    assert "Heads: 318 → 381 (number); reason: 抄写时写错" in said
    assert "after publication" not in said


def test_the_working_tree_is_compared_with_files_that_git_does_not_know_yet(tmp_path: Path) -> None:
    history = made(tmp_path, BASE)
    git(history.folder, "checkout", "--quiet", "--force", "main")
    (history.folder / MEETING).write_text(meeting(381))
    (history.folder / ".gitignore").write_text("*.yml\nschemas/\n")
    new = history.folder / "records/areas/new.yml"
    new.parent.mkdir()
    new.write_text("kind: area\nname: 新区\n")
    (history.folder / CASE).unlink()
    found = json.loads(asked(history.folder, "HEAD", "--format", "json").stdout)
    assert found["head"] is None
    assert {one["path"]: one["sort"] for one in found["records"]} == {
        MEETING: "substance",
        CASE: "deleted",
        "records/areas/new.yml": "new",
    }


def test_a_file_whose_time_alone_is_new_has_not_changed(tmp_path: Path) -> None:
    history = made(tmp_path, BASE)
    git(history.folder, "checkout", "--quiet", "--force", "main")
    (history.folder / MEETING).write_text(meeting())
    (history.folder / "README.md").touch()
    (history.folder / ".git/info/exclude").write_text("schemas/\n")
    assert asked(history.folder, "HEAD").output == "No record changes.\n"


def test_the_summary_says_the_same_and_no_record_writes_markdown_into_it(tmp_path: Path) -> None:
    evil = "](https://example.com)<img src=x onerror=alert(1)>|`\\n::error::x"
    history = made(tmp_path, {**BASE, MEETING: meeting(381, title=f'"{evil}"')})
    said = asked(history.folder, history[1], history[2], "--format", "markdown").output
    assert "- **Changes an amount" in said
    for sign in ("](", "<img", "`", "\n::"):
        assert sign not in said
    rows = [line for line in said.splitlines() if line.startswith("| Meeting")]
    assert len(rows) == 1
    assert rows[0].count("|") == 3


def test_summary_and_markdown_are_two_names_of_one_thing(tmp_path: Path) -> None:
    history = made(tmp_path, {**BASE, MEETING: meeting(381)})
    said = [asked(history.folder, history[1], history[2], "--format", form).output for form in ("summary", "markdown")]
    assert said[0] == said[1]


class Seen(HTMLParser):
    """What a browser would find in a page: its elements with their attributes, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text.append(data.strip())


def test_the_page_shows_before_and_after_side_by_side_and_the_weightiest_first(tmp_path: Path) -> None:
    files = {**BASE, MEETING: meeting(381), CASE: case(more=WORDS), ".gitattributes": "*.yml -diff\n"}
    history = made(tmp_path, files)
    page = asked(history.folder, history[1], history[2], "--format", "html").output
    seen = Seen(page)
    sections = [attributes["id"] for tag, attributes in seen.elements if tag == "section"]
    assert sections == ["blinding", "substance", "extended"]
    at = seen.text.index("Resolutions No. 1 · Counts “yes” · Heads")
    assert [said for said in seen.text[at:] if said][1:4] == ["318", "381", "number"]
    assert ".gitattributes" in seen.text
    assert page == asked(history.folder, history[1], history[2], "--format", "html").output


def test_the_page_stands_alone_and_nothing_in_a_record_gets_out_of_its_text(tmp_path: Path) -> None:
    evil = "</td></style><script>alert(1)</script><img src=x onerror=alert(1)>"
    history = made(tmp_path, {**BASE, MEETING: meeting(381, title=f'"{evil}"')})
    page = asked(history.folder, history[1], history[2], "--format", "html").output
    seen = Seen(page)
    assert {tag for tag, _ in seen.elements}.isdisjoint({"script", "img", "link", "iframe", "form"})
    assert {
        name for _, given in seen.elements for name in given if name.startswith("on") or name in ("src", "style")
    } == set()
    links = [given["href"] for tag, given in seen.elements if tag == "a"]
    assert links
    assert all(link and link.startswith("#") for link in links)
    style = page.partition("<style>")[2].partition("</style>")[0]
    allowed = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    (policy,) = [given["content"] for _, given in seen.elements if given.get("http-equiv")]
    assert policy == f"default-src 'none'; style-src 'sha256-{allowed}'"
    assert any("<script>" in text for text in seen.text), "it is shown, and harmless"


def test_the_page_of_no_change_says_so(tmp_path: Path) -> None:
    history = made(tmp_path, BASE)
    assert "No record changes." in asked(history.folder, history[1], history[2], "--format", "html").output


# ---- Where it is counted from


def forked(tmp_path: Path) -> Made:
    """Return a base (1), what came to main since (2), a branch (3), two that join them crosswise (4, 5), a root (6)."""
    found = Made(tmp_path / "repository")
    base = found.commit(BASE)
    main_branch = found.commit({**BASE, CASE: case(more=WORDS)}, base)
    branch = found.commit({**BASE, MEETING: meeting(381)}, base)
    found.commit({**BASE, MEETING: meeting(381), CASE: case(more=WORDS)}, branch, main_branch)
    found.commit({**BASE, STATEMENT: statement('"1.00"')}, main_branch, branch)
    found.commit(BASE)
    found.finish()
    return found


def changed(history: Made, *arguments: str) -> list[str]:
    result = asked(history.folder, *arguments, "--format", "json")
    assert result.exit_code == 0, result.output
    return [record["path"] for record in json.loads(result.stdout)["records"]]


def test_what_came_to_main_since_does_not_show_as_taken_back(tmp_path: Path) -> None:
    history = forked(tmp_path)
    assert set(changed(history, history[2], history[3])) == {MEETING, CASE}
    assert changed(history, history[2], history[3], "--from-fork") == [MEETING]


@pytest.mark.parametrize(("base", "head"), [(4, 5), (1, 6)])
def test_where_there_is_not_one_fork_it_is_not_chosen(tmp_path: Path, base: int, head: int) -> None:
    history = forked(tmp_path)
    result = asked(history.folder, history[base], history[head], "--from-fork")
    assert (result.exit_code, result.stdout) == (2, "")


def test_another_repository_is_judged_by_the_schemas_of_the_root(tmp_path: Path) -> None:
    history = made(tmp_path, {**BASE, MEETING: meeting(381)})
    result = CliRunner().invoke(
        main, ["diff", history[1], history[2], "--root", str(ROOT), "--repository", str(history.folder), "--lang", "en"]
    )
    assert "Heads: 318 → 381 (number)" in result.output


def test_nothing_in_a_record_or_its_name_drives_a_terminal_or_a_runner(tmp_path: Path) -> None:
    strange = "records/areas/a\n::error::\u202e.yml"
    history = made(tmp_path, {**BASE, strange: "kind: area\nname: x\n"})
    said = asked(history.folder, history[1], history[2]).output
    assert "\u202e" not in said
    assert [line for line in said.splitlines() if line.startswith("::")] == []


def test_a_phone_number_that_is_taken_out_is_not_printed(tmp_path: Path) -> None:
    history = made(tmp_path, {**BASE, MEETING: meeting(title="电话 13800138000")})
    assert "13800138000" not in asked(history.folder, history[1], history[2]).output


def test_chinese_is_said_in_chinese(tmp_path: Path) -> None:
    history = made(tmp_path, {**BASE, MEETING: meeting(381)})
    assert "人数" in asked(history.folder, history[1], history[2], lang="zh").output


@pytest.mark.parametrize("name", ["nowhere", "", "--cached"])
def test_what_cannot_be_compared_ends_with_2(tmp_path: Path, name: str) -> None:
    history = made(tmp_path, BASE)
    result = asked(history.folder, "--", name)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "There is no commit" in result.stderr


# ---- What a value is about, by the schemas


@pytest.mark.parametrize(
    ("kind", "pointer", "about"),
    [
        ("meeting", "/resolutions/0/counts/0/heads", Substance.COUNT),
        ("meeting", "/resolutions/0/counts/0/area", Substance.COUNT),
        ("meeting", "/resolutions/0/legal_item", Substance.LEGAL_BASIS),
        ("meeting", "/resolutions/0/text", Substance.MATTER),
        ("meeting", "/resolutions/3/ceiling/amount", Substance.AMOUNT),
        ("meeting", "/end_date", Substance.DATE),
        ("meeting", "/status", Substance.STATE),
        ("meeting", "/name", Substance.OTHER),
        ("statement", "/entries/12/amount", Substance.AMOUNT),
        ("statement", "/entries/12/payee", Substance.PERSON),
        ("committee", "/members/0/display_name", Substance.PERSON),
        ("compound", "/contact_details/0/contact", Substance.STATE),
        ("meeting", "/no_such_field", Substance.OTHER),
        ("no-such-kind", "/name", Substance.OTHER),
    ],
)
def test_the_schema_says_what_a_value_is_about(kind: str, pointer: str, about: Substance) -> None:
    assert substance_at(schemas(), kind, pointer) is about


def test_every_class_of_the_schemas_is_known() -> None:
    for file in (ROOT / "schemas").glob("*.schema.json"):

        def look(node: Any) -> None:
            if isinstance(node, dict):
                if isinstance(node.get("x-class"), str):
                    Substance(node["x-class"])
                for inner in node.values():
                    look(inner)

        look(json.loads(file.read_text("utf-8")))
