"""Findings for people and for programs: by their cause, with who acts and how, as SARIF, as annotations."""

import json
import re
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft4Validator, FormatChecker

from gongkai.check import rule as rule_module
from gongkai.check.rule import Rule
from gongkai.check.runner import RULE_FAILED
from gongkai.cli import main
from gongkai.load.reading_rules import READING_RULES
from gongkai.model.finding import Actor, Finding, Place, Severity, Titled
from gongkai.report import github, json_findings, sarif, text
from gongkai.report.causes import cause_keys, causes, groups, key_of
from gongkai.report.guides import all_guides
from gongkai.report.words import safe
from gongkai.text import translator
from tests.example_files import ROOT

DAY = "2024-09-30"
STATEMENT = "records/statements/hexiangyuan/gonggong-shouyi-2024-q1.yml"
WAIVED = "records/meetings/hexiangyuan/2024-03-16-owners-assembly.yml"
SCHEMA = ROOT / "tests/npm/node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"
ENGLISH = translator("en")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A repository with the small archive."""
    shutil.copytree(ROOT / "tests" / "archive" / "records", tmp_path / "records")
    shutil.copytree(ROOT / "schemas", tmp_path / "schemas")
    return tmp_path


def run(root: Path, *arguments: object, lang: str = "en") -> Result:
    given = ["check", "--root", str(root), "--as-of", DAY, "--lang", lang, "--no-cache", *map(str, arguments)]
    return CliRunner().invoke(main, given, catch_exceptions=False)


def replace(root: Path, path: str, old: str, new: str) -> None:
    written = (root / path).read_text("utf-8")
    assert old in written
    (root / path).write_text(written.replace(old, new), "utf-8")


def finding(number: int = 1, rule: str = "references-exist", path: str = "", **facts: str) -> Finding:
    place = Place(path or f"records/cases/jinyu/{number}.yml", "/handled_by", number, 3)
    return Finding(rule, Severity.ERROR, place, "There is no record “{named}” in records/{folder}/.", facts)


def unknown(number: int, named: str = "donghu-wuye") -> Finding:
    return finding(number, named=named, folder="organizations")


# ---- Causes


def test_what_is_named_from_thirty_places_is_one_cause() -> None:
    found = causes([unknown(number) for number in range(30)])
    [cause] = found
    assert len(cause.findings) == 30
    assert cause.first == unknown(0)
    shown = "\n".join(text.lines([unknown(number) for number in range(1, 31)], Path("/nowhere"), ENGLISH))
    assert shown.count("There is no record “donghu-wuye”") == 1
    assert shown.count(all_guides()["references-exist"].fix) == 1
    assert "The same at 29 more places:" in shown
    for number in range(2, 31):
        assert f"        records/cases/jinyu/{number}.yml:{number}:3\n" in shown


def test_other_facts_are_another_cause_with_the_same_explanation() -> None:
    found = [unknown(1), unknown(2, "qinghe-dianti"), unknown(3)]
    assert [len(cause.findings) for cause in causes(found)] == [2, 1]
    [group] = groups(found)
    assert len(group.causes) == 2
    shown = "\n".join(text.lines(found, Path("/nowhere"), ENGLISH))
    assert shown.count("There is no record") == 2
    assert shown.count("To do, by whoever keeps the record: ") == 1


def test_what_only_follows_from_a_file_that_cannot_be_read_belongs_to_it() -> None:
    broken = Finding("yaml-spaces", Severity.ERROR, Place("records/organizations/donghu-wuye.yml", "", 2, 1), "A tab.")
    found = [unknown(1), broken, unknown(2, "elsewhere")]
    assert [(cause.first, list(cause.following)) for cause in causes(found)] == [
        (broken, [unknown(1)]),
        (unknown(2, "elsewhere"), []),
    ]
    keys = cause_keys(found)
    assert keys[0] == keys[1] != keys[2]
    shown = "\n".join(text.lines(found, Path("/nowhere"), ENGLISH))
    assert "Only because of this, and gone with it:\n        records/cases/jinyu/1.yml:1:3  There is no" in shown
    assert shown.index("A tab.") < shown.index("Only because of this") < shown.index("“elsewhere”")


def test_a_warning_about_a_file_is_no_reason_for_others() -> None:
    left = Finding("file-expected", Severity.WARNING, Place("records/organizations/donghu-wuye.yml"), "x")
    assert [cause.following for cause in causes([left, unknown(1)])] == [(), ()]


def test_the_heaviest_comes_first_and_what_is_accepted_last() -> None:
    weights = [Severity.INFO, Severity.ERROR, Severity.WARNING, Severity.ERROR]
    found = [Finding(f"rule-{n}", weight, Place(f"records/{n}.yml"), "x") for n, weight in enumerate(weights)]
    accepted = Finding("rule-9", Severity.ERROR, Place("records/0.yml"), "x", waiver="w")
    assert [group.first.rule for group in groups([accepted, *found])] == [
        *("rule-1", "rule-3", "rule-2", "rule-0", "rule-9")
    ]


def test_a_finding_that_a_waiver_accepts_is_another_cause_than_one_that_none_does() -> None:
    accepted = Finding("a", Severity.ERROR, Place("records/a.yml"), "x", waiver="w")
    open_ = Finding("a", Severity.ERROR, Place("records/b.yml"), "x")
    assert key_of(accepted) != key_of(open_)
    assert len(groups([accepted, open_])) == 2


@given(st.permutations([unknown(n, name) for n, name in enumerate("aabbcab")]))
def test_no_finding_is_lost_or_told_twice(found: list[Finding]) -> None:
    told = [f for cause in causes(found) for f in (*cause.findings, *cause.following)]
    assert sorted(told, key=lambda f: f.place) == sorted(found, key=lambda f: f.place)
    assert [cause.first for cause in causes(found)] == sorted((c.first for c in causes(found)), key=found.index)


def test_a_misspelt_field_in_several_files_is_one_cause_of_the_whole_check(root: Path) -> None:
    for number in (1, 2):
        replace(root, f"records/buildings/hexiangyuan/{number}.yml", "storeys:", "storeyes:")
    shown = run(root).stdout
    assert shown.count("There is no field “storeyes” here") == 1
    assert "The same at 1 more places:\n        records/buildings/hexiangyuan/2.yml:" in shown
    found = json.loads(run(root, "--format", "json").stdout)
    of_field = [f for f in found["findings"] if f["rule"] == "shape"]
    assert len(of_field) == 2
    assert len({f["cause"] for f in of_field}) == 1
    assert found["causes"] == len({f["cause"] for f in found["findings"]})


def test_a_waiver_is_not_called_useless_while_its_record_cannot_be_read(root: Path) -> None:
    replace(root, WAIVED, "kind: meeting", "kind: meeting\n\t# tab")
    rules = {f["rule"] for f in json.loads(run(root, "--format", "json").stdout)["findings"]}
    assert "yaml-spaces" in rules
    assert "waivers-used" not in rules


# ---- Who acts and how


def test_the_sentence_is_followed_by_who_has_to_do_what(root: Path) -> None:
    replace(root, STATEMENT, "15120.55", "15120.56")
    guide = all_guides()["statement-balance"]
    shown = run(root, root / STATEMENT).stdout
    assert f"\n      To do, by whoever keeps the record: {guide.fix}\n      Source: " in shown
    assert run(root, root / STATEMENT, lang="zh").stdout.count(translator("zh").gettext(guide.fix)) == 1
    [one] = json.loads(run(root, root / STATEMENT, "--format", "json").stdout)["findings"]
    assert (one["actor"], one["fix"], one["page"]) == (guide.actor.value, guide.fix, "rules/statement-balance.html")
    [one] = json.loads(run(root, root / STATEMENT, "--format", "json", "--site-url", "https://example.org/x/").stdout)[
        "findings"
    ]
    assert one["page"] == "https://example.org/x/rules/statement-balance.html"


# ---- SARIF


@pytest.fixture(scope="module")
def validator() -> Draft4Validator:
    """The official schema, from a package that carries it."""
    if not SCHEMA.exists():
        pytest.fail("The schema of SARIF is missing: cd tests/npm && npm ci", pytrace=False)
    schema = json.loads(SCHEMA.read_text("utf-8"))
    Draft4Validator.check_schema(schema)
    return Draft4Validator(schema, format_checker=FormatChecker())


def faults(validator: Draft4Validator, log: object) -> list[str]:
    return [f"{error.json_path}: {error.message[:200]}" for error in validator.iter_errors(log)]


def test_the_schema_that_is_asked_would_refuse_something(validator: Draft4Validator) -> None:
    assert faults(validator, {"version": "2.1.0", "runs": [{"tool": {}}]})
    assert faults(validator, {"version": "2.0.0", "runs": []})


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("site_url", ["", "https://example.org/gongkai/"])
def test_sarif_fits_its_schema(root: Path, validator: Draft4Validator, lang: str, site_url: str) -> None:
    replace(root, STATEMENT, "15120.55", "15120.56")
    replace(root, "records/buildings/hexiangyuan/1.yml", "storeys: 18", "storeyes: 18")
    (root / "records" / "areas" / "录 %.yml").write_text("kind: area\n", "utf-8")
    (root / "records" / "areas" / ".a.yml.swp").write_text("", "utf-8")
    result = run(root, "--format", "sarif", "--site-url", site_url, lang=lang)
    assert result.exit_code == 1
    log = json.loads(result.stdout)
    assert faults(validator, log) == []
    [ran] = log["runs"]
    rules = ran["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == list(all_guides())
    assert all(("helpUri" in rule) == bool(site_url) for rule in rules)
    assert ran["tool"]["driver"]["language"] == {"zh": "zh-CN", "en": "en"}[lang]
    assert ran["invocations"] == [{"executionSuccessful": True}]
    found = json.loads(run(root, "--format", "json", lang=lang).stdout)["findings"]
    assert [(r["ruleId"], r["message"]["text"]) for r in ran["results"]] == [(f["rule"], f["message"]) for f in found]
    for result_, f in zip(ran["results"], found, strict=True):
        assert rules[result_["ruleIndex"]]["id"] == result_["ruleId"]
        assert result_["level"] == {"error": "error", "warning": "warning", "info": "note"}[f["severity"]]
        place = result_["locations"][0]["physicalLocation"]
        assert place["region"] == {"startLine": max(f["line"], 1), "startColumn": max(f["column"], 1)}
        assert re.fullmatch(r"records/[A-Za-z0-9/._%-]+", place["artifactLocation"]["uri"])
    assert {r["level"] for r in ran["results"]} >= {"error", "warning"}


def test_sarif_of_a_clean_check_fits_its_schema(validator: Draft4Validator) -> None:
    log = json.loads(sarif.document([], 0, date(2026, 1, 1), Path("/nowhere"), ENGLISH))
    assert faults(validator, log) == []
    assert log["runs"][0]["results"] == []


def test_a_finding_that_is_accepted_is_suppressed_with_the_reason(root: Path, validator: Draft4Validator) -> None:
    log = json.loads(run(root, "--format", "sarif").stdout)
    assert faults(validator, log) == []
    [result] = log["runs"][0]["results"]
    waiver = root / "records/waivers/hexiangyuan-2024-xupin.yml"
    [suppression] = result["suppressions"]
    assert (suppression["kind"], suppression["status"]) == ("external", "accepted")
    said, _, reason = suppression["justification"].partition(": ")
    assert said == "Accepted in public by the waiver hexiangyuan-2024-xupin"
    assert reason in waiver.read_text("utf-8")
    assert len(reason) >= 8


def fingerprints(root: Path) -> list[str]:
    results = json.loads(run(root, "--format", "sarif").stdout)["runs"][0]["results"]
    return [result["partialFingerprints"]["gongkaiPlace/v1"] for result in results]


def test_the_fingerprint_stays_when_lines_move_and_no_two_are_equal(root: Path) -> None:
    replace(root, STATEMENT, "15120.55", "15120.56")
    replace(root, "records/buildings/hexiangyuan/1.yml", "storeys: 18", "storeyes: 18\nfloors: 3")
    before = fingerprints(root)
    assert len(set(before)) == len(before) >= 4
    replace(root, STATEMENT, "kind: statement\n", "# one line\n# and another\nkind: statement\n")
    assert fingerprints(root) == before
    replace(root, STATEMENT, "15120.56", "15120.57")
    assert fingerprints(root) == before, "the same fault with another amount"


def test_equal_findings_at_one_place_have_fingerprints_of_their_own() -> None:
    log = json.loads(sarif.document([unknown(1), unknown(1)], 1, date(2026, 1, 1), Path("/nowhere"), ENGLISH))
    first, second = (result["partialFingerprints"] for result in log["runs"][0]["results"])
    assert first != second


def test_a_rule_that_could_not_be_run_makes_the_run_unsuccessful(
    root: Path, monkeypatch: pytest.MonkeyPatch, validator: Draft4Validator
) -> None:
    def check(_archive: object) -> Any:
        return iter([1 // 0])  # type: ignore[list-item]

    broken = Rule("broken-rule", Severity.ERROR, Actor.SECRETARY, "x", "x", check)
    rules = (*rule_module.all_rules(), broken)
    monkeypatch.setattr("gongkai.check.runner.all_rules", lambda: rules)
    log = json.loads(run(root, "--format", "sarif").stdout)
    assert faults(validator, log) == []
    assert log["runs"][0]["invocations"] == [{"executionSuccessful": False}]
    found = json.loads(run(root, "--format", "json").stdout)["findings"]
    [one] = [f for f in found if f["rule"] == "broken-rule"]
    assert (one["actor"], one["fix"]) == (None, None)
    assert "broken-rule" in one["message"]


# ---- To a file


@pytest.mark.parametrize("form", ["text", "json", "sarif", "github"])
def test_findings_go_to_a_file_and_the_totals_are_still_shown(root: Path, tmp_path: Path, form: str) -> None:
    replace(root, STATEMENT, "15120.55", "15120.56")
    out = tmp_path / "out" / "findings"
    out.parent.mkdir()
    straight = run(root, "--format", form)
    result = run(root, "--format", form, "--output", out)
    assert result.exit_code == straight.exit_code == 1
    assert "Findings that keep them from being published: 2." in result.stdout
    written = out.read_text("utf-8")
    assert straight.stdout.startswith(written)
    assert "statement-balance" in written
    assert "statement-balance" not in result.stdout


def test_a_file_that_cannot_be_written_is_status_2(root: Path, tmp_path: Path) -> None:
    result = run(root, "--output", tmp_path / "nowhere" / "findings.txt")
    assert result.exit_code == 2
    assert "Traceback" not in result.stderr


# ---- Annotations


ANYTHING = st.text(st.characters(exclude_categories=()), max_size=60) | st.sampled_from(
    [
        "\n::error::x",
        "%0A::error::x",
        "%250A::x",
        "a,line=9::b",
        "::stop-commands::x",
        "##[add-mask]x",
        "###[error]",
        "\r\n",
        "\x1b[2J",
        "\u2028::error::",
        "\x85::error::x",
        "%",
        "%%3A",
        "\ud800",
        "\u202e",
        "\u061c",
        "\U000e0041",
    ]
)
LINE = re.compile(r"::error file=[^,:\n]*,line=\d+,col=\d+,title=[^,:\n]*::[^\r\n]*\Z")


def unescaped(value: str, *, of_property: bool) -> str:
    """Return what a runner makes of a value, in the order in which it does it."""
    pairs = [("%0D", "\r"), ("%0A", "\n")]
    pairs += [("%3A", ":"), ("%2C", ",")] if of_property else []
    for written, meant in [*pairs, ("%25", "%")]:
        value = value.replace(written, meant)
    return value


@given(ANYTHING, ANYTHING, ANYTHING)
def test_nothing_untrusted_leaves_its_place_in_an_annotation(path: str, rule: str, said: str) -> None:
    found = Finding(rule, Severity.ERROR, Place(path, "", 1, 1), "{said}", {"said": said})
    [line] = github.annotations([found], ENGLISH)
    assert LINE.match(line), line
    assert len(line.splitlines()) == 1, "no sign that anybody takes for the end of a line"
    assert not re.search("[\x00-\x1f\x7f-\x9f\u2028-\u202e\ud800-\udfff]", line)
    assert "##[" not in line
    head, _, message = line[2:].partition("::")
    assert unescaped(message, of_property=False) == safe(said).strip()
    properties = dict(part.split("=", 1) for part in head.removeprefix("error ").split(","))
    assert unescaped(properties["file"], of_property=True) == safe(path)
    assert unescaped(properties["title"], of_property=True) == safe(rule)


@given(ANYTHING, ANYTHING)
def test_nothing_untrusted_becomes_markdown_or_another_row(path: str, said: str) -> None:
    found = Finding("shape", Severity.ERROR, Place(path, "", 1, 1), "{said}", {"said": said})
    page = github.summary([found], 1, ENGLISH)
    rows = [row for row in page.split("\n") if row.startswith("| ")]
    assert len(rows) == 3, "the head, the line below it, one finding"
    assert {row.count("|") for row in rows} == {4}
    cells = rows[-1]
    assert not re.search(r"[<>`*_\[\]@\\~!]", cells)
    assert not re.search("[\x00-\x1f\x7f-\x9f\u2028-\u202e\ud800-\udfff]", cells)


@given(ANYTHING, ANYTHING)
def test_nothing_untrusted_drives_a_terminal_or_the_log_of_a_runner(path: str, said: str) -> None:
    found = Finding("shape", Severity.ERROR, Place(path, "", 0, 0), "{said}", {"said": said, "x": Titled("甲", "a")})
    shown = [*text.lines([found], Path("/nowhere"), ENGLISH)]
    for line in shown:
        plain = line.replace("\x1b[1m", "").replace("\x1b[0m", "").replace("\x1b[31m", "")
        assert not re.search("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\ud800-\udfff]", plain)
        assert "##[" not in plain
    assert json.loads(json_findings.document([found], 1, date(2026, 1, 1), ENGLISH))["findings"][0]["rule"] == "shape"


def test_every_rule_of_reading_is_a_rule_that_a_report_can_name() -> None:
    assert set(READING_RULES) <= set(all_guides())
    assert "could not be run" in RULE_FAILED
