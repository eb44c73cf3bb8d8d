"""Feeds: valid Atom whatever the records and the messages hold, lasting ids, tombstones for what was withdrawn."""

from datetime import datetime, timedelta, timezone
from pathlib import Path
from xml.etree import ElementTree as ET

import feedparser
import pytest

from gongkai.publish.atom import ATOM, TOMBSTONES, Feed, FeedEntry, feed_bytes
from tests.recorded import CASE, COMPOUND, MEETING, NAMED_CASE, Recorded, archive, changed, correction
from tests.site_reader import MakeRepository, PublishedSite

A, AT = f"{{{ATOM}}}", f"{{{TOMBSTONES}}}"
HOSTILE = "]]></summary><entry> & \"' \x00\x08\x1b[31m\ufffe\ud800 <!-- 终"
OF_COMPOUND = "feeds/compounds/hexiangyuan.atom"
BEFORE, LAST, REDACTED = 3, 4, 5


@pytest.fixture(scope="module")
def recorded(repository: MakeRepository) -> Recorded:
    """Return a history: the archive; a name; a case reworded with a hostile message; the case goes; a redaction."""
    found = Recorded(repository)
    one = found.made.commit(archive(), author="shuji@example.com")
    two = found.made.commit(
        changed(archive(), COMPOUND, ("name: 荷香苑（虚构）", "name: 荷香&<园（虚构）")), one, day=900
    )
    hostile = "]]></summary><entry> & \"' \x08\x1b[31m -- li.si@example.org"
    three = found.made.commit(
        changed(found.made.files[two], CASE, ("1号楼顶层渗水报修", "1号楼漏水")), two, day=3, message=hostile
    )
    takes = {
        "records/corrections/hexiangyuan/1.yml": correction(
            NAMED_CASE, "同一件事重复录入了", "classification: withdrawn\n"
        )
    }
    four = found.made.commit({**{p: t for p, t in found.made.files[three].items() if p != CASE}, **takes}, three)
    meeting = MEETING.removeprefix("records/").removesuffix(".yml")
    redacts = {
        "records/corrections/hexiangyuan/2.yml": correction(meeting, "保护当事人的信息", "classification: redacted\n")
    }
    found.made.commit(
        {**changed(found.made.files[four], MEETING, ("荷香苑2024年业主大会会议", "荷香苑业主大会会议")), **redacts},
        four,
    )
    found.made.finish()
    return found


@pytest.fixture(scope="module")
def earlier(recorded: Recorded, tmp_path_factory: pytest.TempPathFactory) -> PublishedSite:
    return recorded.build(BEFORE, out=tmp_path_factory.mktemp("earlier") / "html")


@pytest.fixture(scope="module")
def site(recorded: Recorded, earlier: PublishedSite, tmp_path_factory: pytest.TempPathFactory) -> PublishedSite:
    assert earlier
    out = tmp_path_factory.mktemp("later") / "html"
    return recorded.build(LAST, "--site-url", "https://example.org/open", out=out)


def read(site: PublishedSite, path: str) -> ET.Element:
    return parsed((site.folder / path).read_bytes())


def parsed(written: bytes) -> ET.Element:
    return ET.fromstring(written)  # noqa: S314  # written a moment ago, and by us


def ids(top: ET.Element) -> list[str]:
    return [found.text or "" for found in top.iterfind(f"{A}entry/{A}id")]


def test_every_feed_is_read_without_a_complaint_and_follows_the_rules(
    site: PublishedSite, earlier: PublishedSite
) -> None:
    for built in (site, earlier):
        paths = [path for path in built.files if path.startswith("feeds/")]
        assert {"feeds/all.atom", "feeds/areas/hehua-jiedao.atom", "feeds/kinds/case.atom", OF_COMPOUND} <= set(paths)
        for path in paths:
            found = feedparser.parse((built.folder / path).read_bytes())
            assert not found.bozo, (path, found.get("bozo_exception"))
            check_rules(read(built, path))


def check_rules(top: ET.Element) -> None:
    """RFC 4287, section 4: what there has to be once, and that nothing is said twice."""
    assert top.tag == f"{A}feed"
    for inside in (top, *top.iterfind(f"{A}entry")):
        for name in ("id", "title", "updated"):
            [found] = inside.findall(f"{A}{name}")
            assert (found.text or "").strip()
        assert datetime.strptime(inside.findtext(f"{A}updated") or "", "%Y-%m-%dT%H:%M:%SZ")  # noqa: DTZ007
        assert [one.findtext(f"{A}name") for one in inside.iterfind(f"{A}author")] != [""]
        links = [(link.get("rel"), link.get("type"), link.get("hreflang")) for link in inside.iterfind(f"{A}link")]
        assert ("alternate", "text/html", None) in links
        assert len(links) == len(set(links))
        assert all(one.get("term") for one in inside.iterfind(f"{A}category"))
    assert [link.get("rel") for link in top.iterfind(f"{A}link")].count("self") == 1
    every = [*ids(top), top.findtext(f"{A}id"), *(one.get("ref") for one in top.iterfind(f"{AT}deleted-entry"))]
    assert all(one and one.startswith("urn:uuid:") for one in every)
    assert len(every) == len(set(every))
    assert len(top.findall(f"{A}entry")) + len(top.findall(f"{AT}deleted-entry")) <= 50


def test_ids_stay_when_more_is_recorded_and_when_the_address_is_known(
    site: PublishedSite, earlier: PublishedSite
) -> None:
    for path in ("feeds/all.atom", OF_COMPOUND, "feeds/kinds/compound.atom"):
        before, after = read(earlier, path), read(site, path)
        assert before.findtext(f"{A}id") == after.findtext(f"{A}id")
        gone = {one.get("ref") for one in after.iterfind(f"{AT}deleted-entry")}
        assert set(ids(before)) <= set(ids(after)) | gone


def test_a_withdrawn_record_leaves_tombstones_of_what_was_told_of_it(
    site: PublishedSite, earlier: PublishedSite
) -> None:
    before, after = read(earlier, "feeds/kinds/case.atom"), read(site, "feeds/kinds/case.atom")
    told = [
        found.findtext(f"{A}id")
        for found in before.iterfind(f"{A}entry")
        if NAMED_CASE in (found.find(f"{A}link").get("href") or "")  # type: ignore[union-attr]
    ]
    assert len(told) == 2
    gone = {one.get("ref"): one.findtext(f"{AT}comment") for one in after.iterfind(f"{AT}deleted-entry")}
    assert gone == dict.fromkeys(told, "原因：同一件事重复录入了")
    assert "撤下" in (after.find(f"{A}entry/{A}title").text or "")  # type: ignore[union-attr]


def test_what_was_taken_out_to_protect_somebody_stands_in_no_feed(recorded: Recorded, tmp_path: Path) -> None:
    built = recorded.build(REDACTED, out=tmp_path / "html")
    top = read(built, "feeds/kinds/meeting.atom")
    assert "为保护当事人" in (top.find(f"{A}entry/{A}summary").text or "")  # type: ignore[union-attr]
    assert "2024年业主大会会议”" not in ET.tostring(top, "unicode")
    assert len(top.findall(f"{AT}deleted-entry")) == 1
    page = built.pages[MEETING.removeprefix("records/").removesuffix(".yml") + "/@1.html"].main.text()
    assert "这里的内容不显示" in page
    assert "20415" not in page
    assert "20,415" not in page


def test_hostile_words_stay_words(site: PublishedSite) -> None:
    found = feedparser.parse((site.folder / "feeds/all.atom").read_bytes())
    assert "荷香&<园（虚构）" in " ".join(entry.summary for entry in found.entries)
    assert "li.si" not in (site.folder / OF_COMPOUND).read_text("utf-8")


def test_the_newest_stands_first_by_position_and_a_wrong_clock_does_not_turn_the_feed_back(site: PublishedSite) -> None:
    found = feedparser.parse((site.folder / OF_COMPOUND).read_bytes())
    assert found.entries[0].title.startswith(("1号楼漏水", "更正"))
    assert found.feed.updated == max(entry.updated for entry in found.entries)


def test_addresses_are_whole_where_the_address_of_the_site_is_known(
    site: PublishedSite, earlier: PublishedSite
) -> None:
    for link in read(site, OF_COMPOUND).iter(f"{A}link"):
        href = link.get("href") or ""
        assert href.startswith("https://example.org/open/")
        assert href.removeprefix("https://example.org/open/") in site.files
    for link in read(earlier, OF_COMPOUND).iter(f"{A}link"):
        target = earlier.target(OF_COMPOUND, link.get("href") or "")
        assert target is not None
        assert target[0] in earlier.files


def test_pages_lead_to_their_feed(site: PublishedSite) -> None:
    for page, feed in {
        "compounds/hexiangyuan.html": OF_COMPOUND,
        "areas/hehua-jiedao.html": "feeds/areas/hehua-jiedao.atom",
        "cases/index.html": "feeds/kinds/case.atom",
        "records/index.html": "feeds/all.atom",
    }.items():
        found = site.pages[page]
        in_head = [
            e.attributes["href"] for e in found.every("link") if e.attributes.get("type") == "application/atom+xml"
        ]
        assert [site.target(page, one) for one in in_head] == [(feed, "")]
        assert feed in {(site.target(page, e.attributes.get("href", "")) or ("",))[0] for e in found.main.every("a")}


def test_whatever_text_is_given_the_xml_is_whole() -> None:
    east = datetime(2024, 1, 1, 7, tzinfo=timezone(timedelta(hours=8)))
    entry = FeedEntry(
        id="urn:x",
        title=HOSTILE,
        updated=east,
        link=HOSTILE,
        summary=HOSTILE,
        author=HOSTILE,
        categories=[("a", HOSTILE)],
    )
    gone = FeedEntry(
        id=HOSTILE, title="", updated=east, link="", summary=HOSTILE, author="", categories=(), withdrawn=east
    )
    made = Feed(id="urn:f", title=HOSTILE, author=HOSTILE, own="x", link="y", language="zh", entries=[entry, gone])
    top = parsed(feed_bytes(made))
    assert top.findtext(f"{A}entry/{A}updated") == "2023-12-31T23:00:00Z"
    said = top.findtext(f"{A}entry/{A}title") or ""
    assert said.startswith("]]></summary><entry> & \"' ")
    assert said.endswith("终")


def test_a_feed_of_nothing_has_a_time_all_the_same() -> None:
    made = Feed(id="urn:f", title="x", author="y", own="x", link="y", language="zh", entries=[])
    assert parsed(feed_bytes(made)).findtext(f"{A}updated") == "1970-01-01T00:00:00Z"
