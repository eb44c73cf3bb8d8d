"""The pages about rules: one for each, by subject and by article of law, what is found now, what cannot be checked."""

import shutil

import pytest
import yaml

from gongkai.load.not_checkable import FILE, read_not_checkable
from gongkai.model.citation import citations
from gongkai.report.guides import all_guides
from gongkai.report.words import ACTORS
from gongkai.text import translator
from tests.browser import Visit, axe_violations
from tests.site_reader import ROOT, Element, MakeRepository, Page, PublishedSite, Repository

ZH = translator("zh").gettext
BUILDING = "records/buildings/hexiangyuan/2.yml"
WAIVER = "hexiangyuan-2024-xupin"
PAGES = ("rules/index", "rules/by-article", "rules/not-checkable", "rules/findings", "rules/vote-quorum", "rules/shape")


@pytest.fixture(scope="session")
def with_examples(repository: MakeRepository) -> Repository:
    """A repository with the examples of some rules beside it, and with a record that lacks a source."""
    made = repository()
    for folder in ("vote-quorum", "shape", "statement-balance"):
        shutil.copytree(ROOT / "tests/examples" / folder, made.root / "tests/examples" / folder)
    shutil.copy(ROOT / "tests/examples/world.yaml", made.root / "tests/examples")
    made.replace(BUILDING, ", date: 2025-01-06}", "}")
    return made


@pytest.fixture(scope="session")
def site(with_examples: Repository) -> PublishedSite:
    return with_examples.build()


def part(page: Page, name: str) -> Element:
    [found] = [s for s in page.every("section") if name in [h.attributes.get("id") for h in s.every("h2")]]
    return found


def test_every_rule_that_a_finding_can_name_has_its_page(site: PublishedSite) -> None:
    for name, guide in all_guides().items():
        page = site.pages[f"rules/{name}.html"]
        said = page.main.text()
        assert page.one("h1").text() == ZH(guide.must_hold)
        for message in (*guide.why, guide.fix, ACTORS[guide.actor], guide.source):
            assert " ".join(ZH(message).split()) in said if message else True, name


def test_every_rule_is_reached_from_the_list_by_subject(site: PublishedSite) -> None:
    page = site.pages["rules/index.html"]
    targets = [site.target("rules/index.html", address) for address in page.addresses]
    for name in all_guides():
        assert (f"rules/{name}.html", "") in targets, name
    for other in ("by-article", "not-checkable", "findings"):
        assert (f"rules/{other}.html", "") in targets
    assert "vote-quorum" in part(page, "meeting").text()
    assert "yaml-spaces" in part(page, "read").text()


def test_every_article_leads_to_its_rules(site: PublishedSite) -> None:
    page = site.pages["rules/by-article.html"]
    cited = {(c.instrument, c.article) for guide in all_guides().values() for c in citations(guide.source)}
    rows = [row for section in page.every("section") for fields in section.every("dl") for row in fields.every("div")]
    assert len(rows) == len(cited)
    code = part(page, "law-0")
    [of_278] = [row for row in code.one("dl").every("div") if "278" in row.one("dt").text()]
    named = {a.attributes["href"].rpartition("/")[2].removesuffix(".html") for a in of_278.every("a")}
    assert named == {
        name for name, guide in all_guides().items() if ("Civil Code of the PRC", 278) in _cited(guide.source)
    }
    for name, guide in all_guides().items():
        if not _cited(guide.source):
            assert ZH(guide.must_hold) in part(page, "no-article").text(), name


def _cited(source: str) -> set[tuple[str | None, int]]:
    return {(citation.instrument, citation.article) for citation in citations(source)}


# ---- Examples


def test_the_examples_of_a_rule_are_shown_with_what_the_check_says(site: PublishedSite) -> None:
    page = site.pages["rules/vote-quorum.html"]
    examples = {e.one("summary").text(): e for e in page.every("details")}
    names = sorted(path.stem for path in (ROOT / "tests/examples/vote-quorum").glob("*.yaml"))
    assert sorted(name.split()[-1] for name in examples) == names
    [short] = [e for name, e in examples.items() if name.endswith("bad-one-owner-short")]
    assert "300 人中 199 人" in short.text()
    text = (ROOT / "tests/examples/vote-quorum/bad-one-owner-short.yaml").read_text("utf-8")
    assert short.one("pre").exact_text().strip() == text.strip()
    [exact] = [e for name, e in examples.items() if name.endswith("good-exactly-two-thirds")]
    assert exact.one("p").text() == ZH("The check says nothing.")
    opened = [name.split()[-1] for name, e in examples.items() if "open" in e.attributes]
    assert opened == [names[0], "good-exactly-two-thirds"], "one of each, the good one on the boundary"


def test_without_examples_the_page_says_so(site: PublishedSite) -> None:
    page = site.pages["rules/claimed-result.html"]
    assert list(page.every("details")) == []
    assert ZH("No examples lie beside this archive.") in page.main.text()


def test_an_example_that_changes_makes_its_page_anew_and_no_other(repository: MakeRepository) -> None:
    made = repository()
    shutil.copytree(ROOT / "tests/examples/vote-quorum", made.root / "tests/examples/vote-quorum")
    shutil.copy(ROOT / "tests/examples/world.yaml", made.root / "tests/examples")
    for _ in range(2):  # the two folders of a site take turns
        made.build()
    before = {path: (made.out / path).read_bytes() for path in ("rules/vote-quorum.html", "rules/shape.html")}
    changed = made.root / "tests/examples/vote-quorum/bad-one-owner-short.yaml"
    changed.write_text(changed.read_text("utf-8").replace("heads: 199", "heads: 198"), "utf-8")
    result = made.gongkai("build", "--out", made.out, "--lang", "en")
    assert "files written anew: 2." in result.output  # the page in each language
    assert "300 人中 198 人" in (made.out / "rules/vote-quorum.html").read_text("utf-8")
    assert (made.out / "rules/vote-quorum.html").read_bytes() != before["rules/vote-quorum.html"]
    assert (made.out / "rules/shape.html").read_bytes() == before["rules/shape.html"]


# ---- Findings and waivers


def test_the_page_of_a_rule_shows_what_it_finds_and_who_acts(site: PublishedSite) -> None:
    guide = all_guides()["source-complete"]
    found = part(site.pages["rules/source-complete.html"], "now")
    assert ("buildings/hexiangyuan/2.html", "") in [
        site.target("rules/source-complete.html", a.attributes["href"]) for a in found.every("a")
    ]
    assert ZH(guide.fix) in found.one("p", "to-do").text()
    assert ZH("Nothing: in every record of today this holds, or the record does not say enough to judge it.") in (
        part(site.pages["rules/claimed-result.html"], "now").text()
    )


def test_a_waiver_is_published_on_the_page_of_its_rule_and_says_what_it_accepts(
    site: PublishedSite, with_examples: Repository
) -> None:
    waiver = yaml.safe_load((with_examples.root / f"records/waivers/{WAIVER}.yml").read_text("utf-8"))
    shown = part(site.pages["rules/vote-quorum.html"], "waivers").text()
    assert " ".join(waiver["reason"].split()) in shown
    assert waiver["granted_by"] in shown
    assert "2024年12月31日" in shown
    assert ZH("accepts {n} findings now").format(n=1) in shown
    accepted = part(site.pages[f"waivers/{WAIVER}.html"], "accepted")
    assert ("meetings/hexiangyuan/2024-03-16-owners-assembly.html", "") in [
        site.target(f"waivers/{WAIVER}.html", a.attributes["href"]) for a in accepted.every("a")
    ]


def test_a_record_says_who_must_act_and_how(site: PublishedSite) -> None:
    said = part(site.pages["buildings/hexiangyuan/2.html"], "findings")
    guide = all_guides()["source-complete"]
    assert ZH("To do, by {who}:").format(who=ZH(ACTORS[guide.actor])) in said.text()
    assert ZH(guide.fix) in said.text()
    assert f"{BUILDING}:" in said.text()


def test_everything_that_is_found_stands_on_one_page(site: PublishedSite) -> None:
    page = site.pages["rules/findings.html"]
    leads = [site.target("rules/findings.html", address) for address in page.addresses]
    for path in ("buildings/hexiangyuan/2.html", f"waivers/{WAIVER}.html", "rules/vote-quorum.html"):
        assert (path, "") in leads


def test_a_record_that_changes_its_title_changes_the_pages_of_rules_that_name_it(repository: MakeRepository) -> None:
    made = repository()
    made.replace(BUILDING, ", date: 2025-01-06}", "}")
    made.build()
    title = made.build().pages["buildings/hexiangyuan/2.html"].one("h1").text()
    assert title in made.build().pages["rules/source-complete.html"].main.text()
    made.replace(BUILDING, f"name: {title}", "name: 改名楼")
    built = made.build()
    assert "改名楼" in built.pages["rules/source-complete.html"].main.text()
    assert "改名楼" in built.pages["rules/findings.html"].main.text()


# ---- What cannot be checked


def test_what_cannot_be_checked_is_said_with_the_reason(site: PublishedSite) -> None:
    page = site.pages["rules/not-checkable.html"]
    said = page.main.text()
    for one in read_not_checkable(ROOT / "schemas"):
        assert one.id in page.ids
        for words in (one.asks, one.reason, one.article):
            assert " ".join(words.zh.split()) in said


def test_a_list_that_cannot_be_read_keeps_the_site_from_being_built(repository: MakeRepository) -> None:
    made = repository()
    (made.root / "schemas" / FILE).write_text("- {id: a}\n", "utf-8")
    result = made.gongkai("build", "--out", made.out, "--lang", "en")
    assert result.exit_code == 2
    assert "cannot be read as a list of what cannot be checked" in result.output
    assert "Traceback" not in result.output


# ---- In a browser


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("path", PAGES)
def test_the_pages_about_rules_can_be_read_by_everybody(
    visitor: Visit, site: PublishedSite, path: str, width: int
) -> None:
    guest = visitor(site.folder, viewport={"width": width, "height": 740})
    page = guest.open(f"{path}.html")
    assert guest.complaints == []
    assert axe_violations(page, frozenset({"minor", "moderate", "serious", "critical"})) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width, "the page scrolls sideways"
