"""What is told of a rule: who must act, what to do, from which articles, and what cannot be checked at all."""

import re
from collections import Counter
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from gongkai.check.rule import all_rules
from gongkai.check.runner import RULE_FAILED
from gongkai.cli import main
from gongkai.load.not_checkable import FILE, read_not_checkable
from gongkai.load.unusable import Unusable
from gongkai.model.citation import INSTRUMENTS, Citation, citations
from gongkai.model.finding import Finding, Place, Severity
from gongkai.report.explained import meant_by
from gongkai.report.guides import SUBJECTS, all_guides, by_subject, guide_of, page_of
from gongkai.text import translator
from tests.example_files import ROOT

CODE = "Civil Code of the PRC"
A_LAW = re.compile("Code|Law|Regulations|Rules|Measures|Provisions|Interpretation")


def explain(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["explain", "--root", str(ROOT), *arguments], catch_exceptions=False)


# ---- Guides


@pytest.mark.parametrize("name", sorted(all_guides()))
def test_every_rule_that_a_finding_can_name_says_what_to_do(name: str) -> None:
    guide = all_guides()[name]
    assert guide.name == name
    for sentence in (guide.must_hold, guide.fix):
        assert sentence.endswith("."), sentence
        assert "{" not in sentence, "who reads it has no facts to fill in"
    assert guide.why, "a page says why"


def test_every_rule_is_listed_once_by_subject() -> None:
    listed = Counter(name for names in by_subject().values() for name in names)
    assert listed == Counter(list(all_guides()))
    assert "shape" in by_subject()["read"]
    assert "statement-balance" in by_subject()["statement"]
    assert "vote-quorum" in by_subject()["meeting"]
    assert "dates-in-order" in by_subject()["every-kind"]
    assert {*SUBJECTS} <= {*by_subject()}


def test_nobody_is_told_to_mend_a_fault_of_the_program() -> None:
    place = Place("records")
    assert guide_of(Finding("vote-quorum", Severity.ERROR, place, RULE_FAILED)) is None
    assert guide_of(Finding("vote-quorum", Severity.ERROR, place, "x")) is all_guides()["vote-quorum"]


def test_the_page_of_a_rule_is_named_in_full_where_the_site_is_known() -> None:
    assert page_of("shape") == "rules/shape.html"
    assert page_of("shape", "https://example.org/a/") == "https://example.org/a/rules/shape.html"


# ---- Sources


@pytest.mark.parametrize("name", sorted(rule.name for rule in all_rules()))
def test_the_source_of_every_rule_names_articles_of_known_instruments(name: str) -> None:
    source = all_guides()[name].source
    cited = list(citations(source))
    assert [citation for citation in cited if citation.instrument is None] == [], "add it to INSTRUMENTS"
    # Whatever is written as an article is read as one.
    assert len(re.findall(r"\barticles? [0-9]", source)) <= len(cited)
    assert cited or not A_LAW.search(source), "a law is named with its article"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Source: Civil Code of the PRC, articles 278 and 1259.", [(CODE, 278), (CODE, 1259)]),
        ("Source: Civil Code of the PRC, article 278, second paragraph.", [(CODE, 278)]),
        ("Source: arithmetic; the two ways are those of Civil Code article 278.", [(CODE, 278)]),
        (
            "Source: Civil Code of the PRC, articles 278 and 1260 (which repealed the Property Law from 2021).",
            [(CODE, 278), (CODE, 1260)],
        ),
        (
            "Source: Property Management Regulations, articles 53, 54 and 60; Beijing Property Management Regulations,"
            " article 70.",
            [
                ("Property Management Regulations of the State Council", 53),
                ("Property Management Regulations of the State Council", 54),
                ("Property Management Regulations of the State Council", 60),
                ("Beijing Property Management Regulations", 70),
            ],
        ),
        (
            "Source: Property management rules of Beijing, article 42, of Qingdao, article 36, as the profile names.",
            [("Beijing Property Management Regulations", 42), ("Qingdao Property Management Regulations", 36)],
        ),
        (
            "Source: Hangzhou Property Management Regulations, article 30(6).",
            [("Hangzhou Property Management Regulations", 30)],
        ),
        (
            "Source: Beijing Property Management Regulations, articles 52 to 54.",
            [("Beijing Property Management Regulations", article) for article in (52, 53, 54)],
        ),
        ("Source: Rules of Atlantis, article 7.", [(None, 7)]),
        ("Source: logic.", []),
        ("", []),
    ],
)
def test_articles_are_read_from_a_source(source: str, expected: list[tuple[str | None, int]]) -> None:
    assert list(citations(source)) == [Citation(instrument, article) for instrument, article in expected]


def test_an_instrument_is_known_by_one_word_that_its_own_name_has_or_means() -> None:
    named = {name: next(citations(f"Source: {name}, article 1.")).instrument for name in INSTRUMENTS.values()}
    assert {name: instrument for name, instrument in named.items() if name != instrument} == {}


# ---- What cannot be checked


def test_what_cannot_be_checked_says_so_in_both_languages() -> None:
    found = read_not_checkable(ROOT / "schemas")
    assert len(found) >= 10
    rows = [one.row for one in found]
    for one in found:
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", one.id), one.id
        assert re.fullmatch(r"[A-Q][0-9]{1,2}[a-z]?", one.row), one.id
        for said in (one.asks, one.reason):
            assert said.zh.endswith("。"), said.zh
            assert said.en.endswith("."), said.en
            assert not re.search("[\u4e00-\u9fff][,;:!?(]|[,;!?)][\u4e00-\u9fff]", said.zh), said.zh
        assert one.article.zh
        assert one.article.en
    keys = [(row[0], int(re.findall("[0-9]+", row)[0])) for row in rows]
    assert keys == sorted(keys), "keep them by row"


GOOD = {
    "id": "a",
    "row": "C6",
    "article": {"zh": "甲", "en": "a"},
    "asks": {"zh": "乙。", "en": "b."},
    "reason": {"zh": "丙。", "en": "c."},
}


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param([GOOD, GOOD], id="an id twice"),
        pytest.param([{**GOOD, "colour": "red"}], id="a field too many"),
        pytest.param([{name: GOOD[name] for name in GOOD if name != "reason"}], id="no reason"),
        pytest.param([{**GOOD, "asks": {"zh": "乙。"}}], id="one language only"),
        pytest.param({"a": GOOD}, id="no list"),
    ],
)
def test_a_list_that_is_not_as_it_has_to_be_is_refused(tmp_path: Path, wrong: object) -> None:
    (tmp_path / FILE).write_text(yaml.safe_dump(wrong, allow_unicode=True), "utf-8")
    with pytest.raises(Unusable, match="cannot be read as a list of what cannot be checked"):
        read_not_checkable(tmp_path)


@pytest.mark.parametrize("data", [b"- [", b"\xff\xfe", b"- a: &x [*x]\n"])
def test_a_list_that_cannot_be_read_is_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / FILE).write_bytes(data)
    with pytest.raises(Unusable):
        read_not_checkable(tmp_path)


def test_without_a_list_nothing_is_said(tmp_path: Path) -> None:
    assert read_not_checkable(tmp_path) == []
    (tmp_path / FILE).write_text("# only a comment\n", "utf-8")
    assert read_not_checkable(tmp_path) == []


# ---- gongkai explain


def test_a_rule_is_explained_with_its_examples() -> None:
    result = explain("vote-quorum", "--lang", "en")
    assert result.exit_code == 0
    for said in (
        "A vote counts only if enough owners took part.\n",
        "error: keeps a record from being published.\n",
        f"To do, by the owners' committee: {all_guides()['vote-quorum'].fix}\n",
        "Source: Civil Code of the PRC, articles 278 and 1259;",
        "Wrong: bad-one-owner-short\n    The check says: Announced as passed, but too few took part: 199 of 300 owners",
        "good-exactly-two-thirds",
    ):
        assert said in result.stdout


def test_a_rule_of_reading_is_explained_and_where_there_are_no_examples_it_says_so(tmp_path: Path) -> None:
    assert "Wrong: bad-" in explain("shape", "--lang", "en").stdout
    result = CliRunner().invoke(main, ["explain", "vote-quorum", "--root", str(tmp_path), "--lang", "en"])
    assert result.exit_code == 0
    assert "No examples lie in tests/examples here." in result.stdout


def test_it_is_explained_in_the_language_of_the_reader() -> None:
    said = explain("vote-quorum", "--lang", "zh").stdout
    assert translator("zh").gettext("A vote counts only if enough owners took part.") in said
    assert "依据：《中华人民共和国民法典》第二百七十八条" in said


@pytest.mark.parametrize(
    ("name", "meant"),
    [("vote-quorom", "vote-quorum"), ("quorum", "vote-quorum"), ("Vote_Quorum", "vote-quorum"), ("yaml", "yaml-plain")],
)
def test_for_a_slip_the_likely_names_are_told(name: str, meant: str) -> None:
    result = explain(name, "--lang", "en")
    assert result.exit_code == 2
    assert f"There is no rule called “{name}”; did you mean one of these: " in result.stderr
    assert meant in meant_by(name)
    assert meant in result.stderr


@pytest.mark.parametrize("name", ["xyzzy", "", "\x1b[31m", "../../etc/passwd", "录"])
def test_an_unknown_rule_is_status_2_and_drives_no_terminal(name: str) -> None:
    result = explain(name, "--lang", "en")
    assert result.exit_code == 2
    assert "There is no rule called “" in result.stderr
    assert "\x1b" not in result.stderr


def test_without_a_name_every_rule_is_listed_by_subject(tmp_path: Path) -> None:
    said = explain("--lang", "en").stdout
    assert [name for name in all_guides() if f"\n  {name} " not in said] == []
    assert "\nWhether a file can be read\n  file-name " in said
    elsewhere = CliRunner().invoke(main, ["explain", "--root", str(tmp_path), "--lang", "en"])
    assert elsewhere.exit_code == 0, "also where there are no schemas to say what a kind is called"
    assert "\nstatement\n" in elsewhere.stdout
