"""The site of this project's own records: what holds for every page of it, and what a reader came for."""

import gzip
import json
import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from babel.messages.extract import extract_from_dir
from jinja2.ext import babel_extract

from gongkai.check.rule import all_rules
from gongkai.load.profiles import profile_schema, read_profiles
from gongkai.publish.templates import money
from tests.site_reader import ROOT, Element, Page, PublishedSite

# With --dist loadgroup one worker builds and reads these sites, and not each of them.
pytestmark = pytest.mark.xdist_group("the site of all records")
RECORDS = sorted((ROOT / "records").rglob("*.yml"))
SCHEMES = ("http://", "https://", "mailto:")
LOST = "404.html"  # a server shows it for any address, at any depth: its links start at the root of the server
LAWS = read_profiles(ROOT / "schemas" / "profiles")
XIANGLU = "compounds/xianglu-huacheng-2.html"


def page_of(record: Path) -> str:
    return record.relative_to(ROOT / "records").with_suffix(".html").as_posix()


def content(record: Path) -> dict[str, Any]:
    """Return a record as plain text values."""
    found: dict[str, Any] = yaml.load(record.read_text("utf-8"), Loader=yaml.CBaseLoader)  # noqa: S506 -- text only
    return found


def records_of(folder: str) -> list[Path]:
    return [record for record in RECORDS if record.relative_to(ROOT / "records").parts[0] == folder]


def heads(page: Page) -> list[tuple[str, dict[str, str]]]:
    return [(element.tag, element.attributes) for element in page.one("head").every()]


def part(page: Page, name: str) -> Element:
    """Return the section of a page whose heading has this id."""
    [found] = [s for s in page.every("section") if name in [heading.attributes.get("id") for heading in s.every("h2")]]
    return found


# ---- Every page


def test_every_page_has_a_language_a_title_and_one_heading(real_site: PublishedSite) -> None:
    for path, page in real_site.pages.items():
        english = path.startswith("en/")
        assert page.one("html").attributes == {"lang": "en" if english else "zh-Hans"}, path
        name = "Gongkai · open governance record" if english else "公开 · 小区治理公开记录"
        assert page.one("head").one("title").text().endswith(name), path
        assert page.one("h1").text(), path
        assert page.faults == [], path


def test_every_page_begins_with_the_policy_and_has_no_script_and_no_style_in_it(real_site: PublishedSite) -> None:
    for path, page in real_site.pages.items():
        first, second, *_ = heads(page)
        assert first == ("meta", {"charset": "utf-8"}), path
        assert second[1]["http-equiv"] == "Content-Security-Policy", path
        assert "default-src 'none'" in second[1]["content"], path
        assert "unsafe" not in second[1]["content"], path
        for element in page.every():
            assert element.tag not in {"style", "base", "iframe", "object", "embed"}, path
            if element.tag == "script":  # a file of the site
                found = real_site.target(path, element.attributes["src"].removeprefix("/" if path == LOST else ""))
                assert found and found[0].startswith("assets/"), path
                assert not element.exact_text(), path
            if element.tag == "form":  # the search, which sends nothing but what is looked for
                assert element.attributes["action"].endswith("search.html"), path
                assert element.attributes["method"] == "get", path
            assert not [name for name in element.attributes if name == "style" or name.startswith("on")], path


def test_no_page_has_an_id_twice(real_site: PublishedSite) -> None:
    for path, page in real_site.pages.items():
        assert len(page.ids) == len(set(page.ids)), path


def test_no_mark_of_the_frame_and_no_brace_of_a_template_is_left(real_site: PublishedSite) -> None:
    for path, page in real_site.pages.items():
        text = page.text()
        assert not re.search(r"%%|\{\{|\{%|\{[a-z_]+\}", page.main.text(without=("yaml",))), path
        english = path.startswith("en/")  # in which `None` is a word
        for wrong in (*(() if english else ("None",)), "Undefined", "Decimal(", "datetime."):
            assert wrong not in text, (path, wrong)


# ---- Links


def test_every_link_leads_to_a_page_and_a_place_on_it(real_site: PublishedSite) -> None:
    dead = []
    for path, page in real_site.pages.items():
        for address in page.addresses if path != LOST else ():
            if address.startswith(SCHEMES):
                continue
            found = real_site.target(path, address)
            if not found:
                dead.append(f"{path}: {address} is of another scheme")
                continue
            file, fragment = found
            if file not in real_site.files:
                dead.append(f"{path}: {address} leads to no file")
            elif fragment and file.endswith(".html") and fragment not in real_site.pages[file].ids:
                dead.append(f"{path}: {address} leads to no place on the page")
    assert dead == []


def test_the_page_for_lost_visitors_links_to_what_is_there(real_site: PublishedSite) -> None:
    for address in real_site.pages[LOST].addresses:
        assert address.startswith("#") or address.split("#")[0].removeprefix("/") in real_site.files, address


def test_every_page_can_be_reached_from_the_first_one(real_site: PublishedSite) -> None:
    reached, ahead = {"index.html"}, ["index.html"]
    while ahead:
        path = ahead.pop()
        for address in real_site.pages[path].addresses:
            found = real_site.target(path, address)
            if found and found[0] in real_site.pages and found[0] not in reached:
                reached.add(found[0])
                ahead.append(found[0])
    assert sorted(real_site.pages.keys() - reached - {LOST}) == []


def test_a_link_away_from_the_site_says_nothing_about_the_reader(real_site: PublishedSite) -> None:
    for path, page in real_site.pages.items():
        assert ("meta", {"name": "referrer", "content": "no-referrer"}) in heads(page), path
        for link in page.main.every("a"):
            if link.attributes["href"].startswith("http") and "rel" in link.attributes:
                assert "noopener" in link.attributes["rel"].split(), path


# ---- Records


def test_every_record_has_a_page_with_its_sources_and_its_file(real_site: PublishedSite) -> None:
    for record in RECORDS:
        page = real_site.pages[page_of(record)]
        listed = page.one("ol", "sources")
        sources = content(record)["sources"]
        assert len([child for child in listed.children if isinstance(child, Element)]) == len(sources), record
        for source in sources:
            assert " ".join(source["title"].split()) in listed.text(), record
            if url := source.get("url"):
                assert url in [link.attributes["href"] for link in listed.every("a")], record
        file = page.one("details", "yaml")
        assert file.one("pre").exact_text() == record.read_text("utf-8"), record
        assert file.one("summary").text().endswith(record.relative_to(ROOT).as_posix()), record


def test_every_record_page_names_its_file_and_its_permanent_link(real_site: PublishedSite) -> None:
    for record in RECORDS:
        path = page_of(record)
        foot = real_site.pages[path].one("dl", "provenance").text()
        assert record.relative_to(ROOT).as_posix() in foot, path
        assert path in foot, path


def test_pages_of_the_example_street_are_marked_and_no_page_of_a_real_place_is(real_site: PublishedSite) -> None:
    for path, page in real_site.pages.items():
        made_up = "/shili-" in path
        assert page.is_marked_fictional == made_up, path
        mark = " (made-up example)" if path.startswith("en/") else "（虚构示例）"
        assert (mark in page.one("head").one("title").text()) == made_up, path
        assert (("meta", {"name": "robots", "content": "noindex"}) in heads(page)) == made_up, path


def test_every_resolution_has_a_page_and_every_vote_of_the_owners_a_verdict(real_site: PublishedSite) -> None:
    standings = set()
    for record in records_of("meetings"):
        meeting = content(record)
        for resolution in meeting.get("resolutions", ()):
            path = page_of(record).replace(".html", f"/{resolution['identifier']}.html")
            page = real_site.pages[path]
            assert page.one("h1").text() == resolution["title"], path
            verdicts = list(page.every("div", "verdict"))
            assert len(verdicts) == (meeting["classification"] == "owners-assembly"), path
            standings.update(name for verdict in verdicts for name in verdict.classes)
    assert {"verdict-good", "verdict-bad", "verdict-plain"} <= standings, "the records have votes of each sort"


def test_a_statement_shows_what_was_stated_and_what_was_recomputed(real_site: PublishedSite) -> None:
    with_income = 0
    for record in records_of("statements"):
        statement = content(record)
        computed = Decimal(statement["opening_balance"])
        for entry in statement["entries"]:
            computed += Decimal(entry["amount"]) * (1 if entry["direction"] == "revenue" else -1)
        wanted = [(statement["closing_balance"], computed)]
        if result := statement.get("income_result"):
            with_income += 1
            received = [entry for entry in statement["entries"] if entry["direction"] == "revenue"]
            earned = [entry for entry in received if entry["category"] != "transfer"]
            costs = sum(Decimal(cost["amount"]) for cost in result.get("costs", ()))
            wanted.append((result["gross"], sum(Decimal(entry["amount"]) for entry in earned)))
            wanted.append((result["net"], Decimal(result["gross"]) - costs))
        claims = part(real_site.pages[page_of(record)], "claims")
        shown = [cell.text() for cell in claims.every("td", "num")]
        assert shown == [money(amount) for pair in wanted for amount in pair], record
        agrees = sum(Decimal(stated) == again for stated, again in wanted)
        assert len(list(claims.every("span", "chip-is-match"))) == agrees, record
    assert with_income


def test_the_four_balances_of_a_statement_are_shown_exactly(real_site: PublishedSite) -> None:
    text = real_site.pages["statements/shili-jinse-jiayuan/common-income-2024-q3.html"].main.text()
    for figure in ("¥219,272.75", "¥219,182.75"):  # 90 yuan apart, and waived in public
        assert figure in text


# ---- 翔鹭花城二期, by which the site is tried out


def test_the_committees_of_xianglu_stand_in_order_with_their_ends(real_site: PublishedSite) -> None:
    terms = [item.text() for item in part(real_site.pages[XIANGLU], "people").one("ol").every("li")]
    assert len(terms) == 3
    latest, interim, first = terms
    assert "第二届业主委员会" in latest and "2018年1月" in latest
    assert "临时业委会" in interim and "2017年" in interim
    assert "第一届业主委员会" in first and "2016年7月" in first and "罢免" in first


def test_the_cameras_of_xianglu_went_from_20_to_157(real_site: PublishedSite) -> None:
    text = part(real_site.pages[XIANGLU], "projects").text()
    assert re.search(r"监控点位\D*20 → 157 个", text)


def test_what_is_said_of_xianglu_leads_to_the_article(real_site: PublishedSite) -> None:
    for path, page in real_site.chinese.items():
        if "xianglu-huacheng-2" in path and not path.endswith("index.html"):
            sources = page.one("ol", "sources").text()
            assert "翔鹭花城二期小区：党建引领共治理" in sources, path
            assert "2020年1月9日" in sources, path


# ---- Words and weight


@cache
def messages() -> frozenset[str]:
    """Return every English sentence that the program and its templates have for readers."""
    found = set()
    extracted = extract_from_dir(ROOT / "tools/gongkai", [("**.py", "python")], keywords={"N_": None, "gettext": None})
    for _, _, message, _, _ in extracted:
        found.add(message if isinstance(message, str) else message[0])
    for template in (ROOT / "site/templates").glob("*.j2"):
        with template.open("rb") as file:
            found.update(str(message) for _, _, message, _ in babel_extract(file, ["_"], [], {"trim_blocks": "true"}))
    for rule in all_rules():
        found.update(" ".join(paragraph.split()) for paragraph in rule.page.split("\n\n"))
    for schema in (ROOT / "schemas").glob("*.schema.json"):
        found.update(re.findall(r'"(?:title|description)": "([A-Z][^"\\\u4e00-\u9fff]*)"', schema.read_text("utf-8")))
    return frozenset(filter(None, found))


def words_of(element: Element) -> Iterator[str]:
    """Yield every text that is read as words, also those that only some readers are told."""
    for child in element.children:
        if isinstance(child, str):
            yield " ".join(child.split())
        elif child.tag not in ("code", "pre"):
            yield from words_of(child)
            told = ("aria-label", "title", "alt", "data-heading", "content")
            yield from (child.attributes[name] for name in told if name in child.attributes)


def test_no_english_sentence_is_left_on_a_chinese_page(real_site: PublishedSite) -> None:
    english = messages()
    assert len(english) > 300, "the messages were not found"
    pieces = {piece.strip(" .:,;") for message in english for piece in re.split(r"\{[^}]*\}", message)}
    long = [piece for piece in pieces if len(piece.split()) > 3]
    leaks: dict[str, str] = {}
    for path, page in real_site.chinese.items():
        words = set(words_of(page)) - {""} if path != LOST else set()  # that one is in both languages
        for said in words & english:
            leaks.setdefault(said, path)
        for said in words:
            if re.search(r"[A-Za-z]{2,} [A-Za-z]{2,} [A-Za-z]{2,}", said):
                for piece in long:
                    if piece in said:
                        leaks.setdefault(piece, path)
                if sentence := re.search(r"[A-Za-z']+(?:[ ,]+[A-Za-z']+){4,}", said):
                    leaks.setdefault(sentence[0], path)
    assert not leaks, "\n".join(f"{path}: {said}" for said, path in sorted(leaks.items()))


def codes(node: Any) -> Iterator[str]:
    """Yield every name of a field and every fixed value of a schema."""
    if isinstance(node, dict):
        yield from node.get("properties", {})
        yield from filter(lambda value: isinstance(value, str), node.get("enum", ()))
    for inner in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from codes(inner)


def test_no_code_of_the_schemas_stands_where_a_word_should(real_site: PublishedSite) -> None:
    known = {c for file in (ROOT / "schemas").glob("*.schema.json") for c in codes(json.loads(file.read_text("utf-8")))}
    assert {"electorate", "owners-assembly", "old"} <= known
    shown: dict[str, str] = {}
    # The data dictionary quotes the help of the form, which names codes: "CNY", "records/organizations/".
    for path in filter(re.compile(r"(?!rules/|data/v1/dictionary/).+/").match, real_site.chinese):
        for said in words_of(real_site.pages[path].main):
            for word in known.intersection(re.split(r"[^A-Za-z_-]+", said)):
                shown.setdefault(word, path)
    assert not shown, "\n".join(f"{path}: {word}" for word, path in sorted(shown.items()))


def test_no_compound_weighs_more_than_a_phone_may_load(real_site: PublishedSite) -> None:
    style = len(gzip.compress(b"".join(p.read_bytes() for p in (real_site.folder / "assets").glob("*.css"))))
    for path in real_site.pages:
        if re.fullmatch(r"compounds/(?!index)[^/]+\.html", path):
            assert style + len(gzip.compress((real_site.folder / path).read_bytes())) < 100_000, path


@pytest.mark.parametrize("path", ["index.html", "compounds/index.html", "areas/index.html", "records/index.html"])
def test_the_ways_in_are_light(real_site: PublishedSite, path: str) -> None:
    assert len(gzip.compress((real_site.folder / path).read_bytes())) < 50_000


# ---- The law


@pytest.mark.parametrize("place", LAWS)
def test_every_number_of_the_law_stands_on_its_page_with_its_article(real_site: PublishedSite, place: str) -> None:
    profile = LAWS[place]
    page = real_site.pages[f"law/{place or 'national'}/index.html"]
    rows = [row.text() for row in page.every("tr")]
    fields = profile_schema(ROOT / "schemas" / "profiles")["properties"]["numbers"]["properties"]
    for name, numbers in profile.numbers.items():
        title = fields[name]["x-zh"]["title"]
        for one in numbers:
            value = str(one.value) if name.endswith("_share") else f"{one.whole:,}"
            found = [row for row in rows if row.startswith(f"{title} ")]
            assert any(one.article.zh in row and value in row for row in found), (name, found)
            assert any("未核实" in row for row in found) or one.confidence != "L", (name, found)
    for other in (*profile.committee_terms, *profile.committee_seats, *profile.owners_votes, *profile.disclosures):
        assert any(other.article.zh in row for row in rows), other
    text = page.text()
    assert all(line.zh in text for line in (*profile.unconfirmed, *profile.instruments))


def test_the_page_of_a_city_shows_what_it_takes_over(real_site: PublishedSite) -> None:
    rows = {row.text() for row in real_site.pages["law/370200/index.html"].every("tr")}
    [answer] = [row for row in rows if row.startswith("备案答复期限 ")]
    assert "《山东省物业管理条例》第三十一条" in answer, "the province's, because the city sets none"
    [dismissal] = [row for row in rows if row.startswith("解聘通知期 ")]
    assert "《中华人民共和国民法典》第九百四十六条" in dismissal
    [quorum] = [row for row in rows if row.startswith("业委会会议出席比例 ")]
    assert "《青岛市物业管理条例》第三十八条" in quorum, "its own goes before the province's"


def test_a_compound_says_by_which_law_it_is_judged(real_site: PublishedSite) -> None:
    def ways(path: str) -> list[str]:
        return [link.attributes["href"] for link in part(real_site.pages[path], "law").every("a")]

    assert ways("compounds/shili-yunshan-gongyu.html") == [
        "../law/330100/index.html",
        "../law/national/index.html",
    ]
    unread = "compounds/feicuiwan-huayuan.html"
    assert ways(unread) == ["../law/national/index.html"]
    assert "还没有收录" in part(real_site.pages[unread], "law").text()
