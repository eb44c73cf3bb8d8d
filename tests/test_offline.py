"""The offline copy of a compound: what is in the zip, that every link in it leads somewhere, and that it opens."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote
from zipfile import ZipFile

import pytest
from playwright.sync_api import Browser
from playwright.sync_api import Page as Tab

from gongkai.publish.offline.documents import documents_script
from gongkai.publish.offline.links import Links
from gongkai.publish.offline.packing import packed_zip
from gongkai.publish.search.documents import Document
from tests.site_reader import MakeRepository, PublishedSite

pytestmark = pytest.mark.xdist_group("offline copies")
PHONE = {"width": 360, "height": 740}
COMPOUND = "hexiangyuan"


@pytest.fixture(scope="module")
def unpacked(small_site: PublishedSite, tmp_path_factory: pytest.TempPathFactory) -> PublishedSite:
    """The copy of one compound, unpacked as a reader does it."""
    folder = tmp_path_factory.mktemp("带走 的 副本")  # as folders of readers are called: not in ASCII, and with a blank
    with ZipFile(small_site.folder / f"offline/{COMPOUND}.zip") as zipped:
        zipped.extractall(folder)
    return PublishedSite(folder / COMPOUND)


def test_every_compound_has_a_copy_and_its_page_leads_to_it_with_its_size(small_site: PublishedSite) -> None:
    compounds = [path for path in small_site.chinese if re.fullmatch(r"compounds/[^/]+\.html", path)]
    for path in compounds:
        if path == "compounds/index.html":
            continue
        name = path.removeprefix("compounds/").removesuffix(".html")
        copy = small_site.folder / f"offline/{name}.zip"
        for page, up in ((small_site.chinese[path], "../"), (small_site.english[path], "../../")):
            [link] = [a for a in page.every("a") if a.attributes.get("href") == f"{up}offline/{name}.zip"]
            assert link.parent is not None
            assert link.parent.one(within="file-size").text() == f"{-(-copy.stat().st_size // 1024):,} KB"


def test_a_copy_holds_the_compound_its_records_its_data_and_a_file_to_begin_with(unpacked: PublishedSite) -> None:
    needed = {"index.html", "开始.html", "search.html", "search-documents.js", f"compounds/{COMPOUND}.html"}
    assert needed <= set(unpacked.files)
    assert f"data/v1/compounds/{COMPOUND}/records.json" in unpacked.files
    own = [path for path in unpacked.pages if f"/{COMPOUND}/" in path]
    assert len(own) > 20
    assert "organizations/" in " ".join(unpacked.pages), "what the records name is there too"
    assert not [path for path in unpacked.pages if path.startswith("en/") or "/@" in path]


def test_every_address_in_a_copy_leads_to_a_file_in_it(unpacked: PublishedSite) -> None:
    files = set(unpacked.files)
    for path, page in unpacked.pages.items():
        for address in page.addresses:
            target = unpacked.target(path, address)
            if target is not None:
                assert target[0] in files, (path, address)
                if target[1] and target[0].endswith(".html"):
                    assert target[1] in unpacked.pages[target[0]].ids, (path, address)


def test_what_a_copy_does_not_hold_is_plain_text_and_the_page_says_so(unpacked: PublishedSite) -> None:
    page = unpacked.pages[f"compounds/{COMPOUND}.html"]
    assert [away.text() for away in page.every("span", "away")]
    assert "点线" in page.one("aside", "copy").text()
    assert page.faults == []


def test_with_a_known_address_what_a_copy_does_not_hold_leads_to_the_site(
    repository: MakeRepository, tmp_path: Path
) -> None:
    site = repository().build("--site-url", "https://example.org/gongkai/", "--no-search", "--no-notices")
    with ZipFile(site.folder / f"offline/{COMPOUND}.zip") as zipped:
        zipped.extractall(tmp_path)
    copy = PublishedSite(tmp_path / COMPOUND)
    page = copy.pages[f"compounds/{COMPOUND}.html"]
    assert "https://example.org/gongkai/areas/index.html" in page.addresses
    assert not [*page.every("span", "away")]
    assert "点线" not in page.one("aside", "copy").text()


def test_the_page_in_a_copy_tells_of_no_copy(unpacked: PublishedSite) -> None:
    assert "offline" not in unpacked.pages[f"compounds/{COMPOUND}.html"].ids


def test_the_same_records_give_the_same_copies_and_one_change_only_its_own(repository: MakeRepository) -> None:
    made = repository()
    record = made.root / f"records/compounds/{COMPOUND}.yml"
    said = record.read_text("utf-8")
    record.with_name("linju-yuan.yml").write_text(re.sub(r"(?m)^name: .*$", "name: 邻居苑", said), "utf-8")
    arguments = ("--no-search", "--no-notices")
    first = {path.name: path.read_bytes() for path in (made.build(*arguments).folder / "offline").iterdir()}
    assert sorted(first) == [f"{COMPOUND}.zip", "linju-yuan.zip"]
    again = made.build(*arguments, "--no-cache", out=made.root / "again").folder / "offline"
    assert {path.name: path.read_bytes() for path in again.iterdir()} == first
    made.replace(f"records/cases/{COMPOUND}/2024-014.yml", "当天答复三日内查看。", "当天答复两日内查看。")
    after = {path.name: path.read_bytes() for path in (made.build(*arguments).folder / "offline").iterdir()}
    assert [name for name in after if after[name] != first.get(name)] == [f"{COMPOUND}.zip"]


def test_without_offline_there_is_no_copy_and_no_page_speaks_of_one(repository: MakeRepository) -> None:
    site = repository().build("--no-offline", "--no-search", "--no-notices")
    assert not (site.folder / "offline").exists()
    assert "offline" not in site.pages[f"compounds/{COMPOUND}.html"].ids


# ---- In a browser, without a server


@pytest.fixture
def tab(browser: Browser) -> Iterator[Tab]:
    """A phone that has no network."""
    context = browser.new_context(viewport=PHONE, offline=True)
    page = context.new_page()
    yield page
    context.close()


def complaints_of(tab: Tab) -> list[str]:
    said: list[str] = []
    tab.on("pageerror", lambda error: said.append(str(error)))
    tab.on("console", lambda line: said.append(line.text) if line.type == "error" else None)
    return said


def test_a_copy_opens_from_a_folder_and_leads_on(tab: Tab, unpacked: PublishedSite) -> None:
    said = complaints_of(tab)
    tab.goto((unpacked.folder / "开始.html").as_uri())
    assert tab.evaluate("getComputedStyle(document.querySelector('.links')).display"), "the stylesheet is there"
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
    tab.click(f"main a[href='compounds/{COMPOUND}.html']")
    assert unquote(tab.url).endswith(f"/{COMPOUND}/compounds/{COMPOUND}.html")
    assert tab.evaluate("document.styleSheets.length") == 1
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert said == []


def test_the_search_of_a_copy_finds_what_stands_in_it_from_the_field_on_every_page(
    tab: Tab, unpacked: PublishedSite
) -> None:
    said = complaints_of(tab)
    tab.goto((unpacked.folder / f"compounds/{COMPOUND}.html").as_uri())
    tab.fill(".find input", "委员")
    tab.click(".find button")
    tab.wait_for_selector("#search-results li a")
    found = int(re.sub(r"\D", "", tab.inner_text("#search-status")))
    documents = [p for p in unpacked.pages.values() if "委员" in p.main.text(without=("breadcrumbs", "more-pages"))]
    assert 0 < found <= len(documents)
    tab.locator("#search-results li").first.scroll_into_view_if_needed()  # what is not near is not filled yet
    assert tab.inner_text(".search-excerpt mark") == "委员"
    tab.fill("#search-query", "绝无此词")
    tab.press("#search-query", "Enter")
    tab.wait_for_selector("#search-nothing:not([hidden])")
    tab.fill("#search-query", "委员")
    tab.press("#search-query", "Enter")
    tab.click("#search-results li a")
    assert tab.url.startswith(unpacked.folder.as_uri()[:20])
    assert tab.title()
    assert said == []


# ---- Its parts


def test_a_zip_has_the_same_bytes_whatever_the_order_and_one_time_for_all() -> None:
    one, other = {"b.html": b"2", "a/ü.html": b"1"}, {"a/ü.html": b"1", "b.html": b"2"}
    assert packed_zip("x", one) == packed_zip("x", other)
    with ZipFile(BytesIO(packed_zip("x", one))) as zipped:
        assert zipped.namelist() == ["x/a/ü.html", "x/b.html"]
        assert {info.date_time for info in zipped.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize(
    ("html", "alone", "with_site"),
    [
        ('<a href="../b.html#c">x</a>', '<a href="../b.html#c">x</a>', '<a href="../b.html#c">x</a>'),
        ('<a href="#c">x</a>', '<a href="#c">x</a>', '<a href="#c">x</a>'),
        ('<a href="https://e.org/">x</a>', '<a href="https://e.org/">x</a>', '<a href="https://e.org/">x</a>'),
        (
            '<a class="m" href="../no.html#c">x <b>y</b></a>',
            '<span class="away">x <b>y</b></span>',
            '<a class="m" href="https://s.org/no.html#c">x <b>y</b></a>',
        ),
        ('<a lang="en" href="no.html">x</a>', '<span class="away" lang="en">x</span>', None),
        ('<link rel="alternate" href="../en/b.html">\n', "", None),
    ],
)
def test_an_address_leads_into_the_copy_or_to_the_site_or_nowhere(html: str, alone: str, with_site: str | None) -> None:
    inside = {"b.html", "a/c.html"}
    assert Links(inside, "").right(html, "a/c.html") == alone
    if with_site is not None:
        assert Links(inside, "https://s.org/").right(html, "a/c.html") == with_site


def test_a_page_that_stands_elsewhere_in_the_copy_leads_to_the_same_files() -> None:
    html = '<a href="b.html">x</a><script src="../assets/s.js"></script>'
    right = Links({"en/b.html", "assets/s.js"}, "").right(html, "en/index.html", "start.html")
    assert right == '<a href="en/b.html">x</a><script src="assets/s.js"></script>'


def test_the_script_of_documents_cannot_be_left_by_what_a_record_says() -> None:
    line = "</script>\u2028\u2029\"'`${1}\\"
    html = f"<main><h1>x</h1><p>{line.replace('<', '&lt;')}</p></main>"
    script = documents_script(("a", "b"), [(Document("p.html", "case", "Case"), html)]).decode()
    assert "\u2028" not in script
    assert "\u2029" not in script
    assert script.count("\n") == 2
