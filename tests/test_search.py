"""The search, by the script that ships, in a real browser: exact, in every spelling, by keyboard, with hostile text."""

import json
import random
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Page as Tab
from playwright.sync_api import expect

from gongkai.publish.search.documents import Document
from gongkai.publish.search.folding import folded, simplified, table_for
from gongkai.publish.search.index import NOWHERE, index_files
from gongkai.publish.search.packing import packed, runs, steps, zigzag
from gongkai.publish.search.page_text import lines_of, title_of
from gongkai.publish.search.texts import Text
from tests.browser import Visit
from tests.site_reader import MakeRepository, PublishedSite, contents

PHONE = {"width": 360, "height": 740}
# What a reader types, and how it is compared, on both sides.
VECTORS = {
    "业主委员会": "业主委员会",
    "業主委員會": "业主委员会",
    "業主大會 通過": "业主大会通过",
    "ＡＢＣ１２３": "abc123",
    "（１，２５０．００）": "(1,250.00)",
    "Owners’ Assembly": "owners'assembly",
    "−¥1,250.00": "-¥1,250.00",  # the minus sign before an amount
    "2,310.20 m²": "2,310.20m2",
    "㎡": "m2",
    "第\u3000三\u00a0季\n度": "第三季度",
    "L\u00fc l\u00fc\u030c": "lulu",
    "\u1e9b\u0323": "s",
    "\u212a\u0130\u03a3": "kiσ",
    "\U0002ccac\U00020bb7": "\U0002ccac\U00020bb7",
    "\u200b零\u202e宽\ufeff": "零宽",
    "“公开”「公开」": '"公开""公开"',
    "ﬁle①Ⅳ½": "file1iv1\u20442",
    "\uf9dd": "利",
    "한글": "\u1112\u1161\u11ab\u1100\u1173\u11af",
    "": "",
}
SPELLINGS = {
    "2018年1月3日": {"2018年1月3日", "2018-01-03", "3january2018"},
    "2018-01-03": {"2018年1月3日", "2018-01-03", "3january2018"},
    "2018-1-3": {"2018-1-3", "2018年1月3日", "2018-01-03", "3january2018"},
    "2018/01/03": {"2018/01/03", "2018年1月3日", "2018-01-03", "3january2018"},
    "2018年1月": {"2018年1月", "2018-01", "january2018"},
    "2018-01": {"2018年1月", "2018-01", "january2018"},
    "3january2018": {"2018年1月3日", "2018-01-03", "3january2018"},
    "2018-13": {"2018-13"},
    "2024-017": {"2024-017"},
    "2018年第3季度": {"2018年第3季度"},
    "1250.00": {"1250.00", "1,250.00"},
    "1,250.00": {"1250.00", "1,250.00"},
    "¥1,250": {"¥1,250", "1250", "1,250"},
    "-1250": {"-1250", "-1,250", "-¥1250", "-¥1,250"},
    "共1250元": {"共1250元", "共1,250元"},
    "1234567.8": {"1234567.8", "1,234,567.8"},
    "12号楼": {"12号楼"},
    "业主大会": {"业主大会"},
}
TERMS = {
    "停车位 收费": ["停车位", "收费"],
    "停车位\u3000收费": ["停车位", "收费"],
    '"owners assembly" vote': ["ownersassembly", "vote"],
    "“物业 服务”合同": ["物业服务", "合同"],
    "2018 年 1 月 3 日": ["2018年1月3日"],
    "3 January 2018": ["3january2018"],
    "停车位 停车位": ["停车位"],
    "   ": [],
    '"': [],
}


def asked(tab: Tab, query: str, **filters: str) -> dict[str, Any]:
    """Return what the page's own engine finds: `paths` in order, and the spellings of each term."""
    found: dict[str, Any] = tab.evaluate(
        """async ([query, filters]) => {
          const {engine, backEnd} = gongkai.searchPage, found = await engine.search(query, filters);
          const cards = await Promise.all(found.results.map(number => backEnd.card(number)));
          return {wanted: found.wanted, short: found.short, paths: cards.map(card => card.path),
                  counts: Object.fromEntries(Object.entries(found.counts || {}).map(([k, v]) => [k, [...v]]))};
        }""",
        [query, filters],
    )
    return found


@pytest.fixture
def tab(visitor: Visit, small_site: PublishedSite) -> Tab:
    return visitor(small_site.folder, viewport=PHONE).open("search.html")


@cache
def _texts(folder: Path) -> dict[str, list[str]]:
    """Return the folded lines of every page of a site in Chinese that can be found."""
    first = msgspec.json.decode((folder / "search/index.json").read_bytes())
    cards = (folder / "search" / first["folder"]).glob("cards-*.json")
    paths = [card[0] for file in cards for card in msgspec.json.decode(file.read_bytes())]
    pages = {path: (folder / path).read_text("utf-8") for path in paths}
    return {path: [folded(line) for line in (*lines_of(html), title_of(html))] for path, html in pages.items()}


def scanned(texts: dict[str, list[str]], wanted: list[list[str]]) -> set[str]:
    """Return the pages that have every term in one of its spellings, by looking through all of them."""
    joined = {path: "\n".join(lines) for path, lines in texts.items()}
    return {path for path, text in joined.items() if all(any(one in text for one in term) for term in wanted)}


# ---- One folding, one way to read a page


@pytest.mark.parametrize("text", VECTORS)
def test_text_is_folded_the_same_by_program_and_browser(tab: Tab, text: str) -> None:
    assert folded(text) == VECTORS[text]
    table = table_for(set("".join(VECTORS.values())) | set("".join(simplified().values())))
    assert tab.evaluate("([text, table]) => gongkai.folding(table)(text)", [text, table]) == VECTORS[text]


def test_every_character_in_use_is_folded_the_same_by_program_and_browser(tab: Tab) -> None:
    # CJK with its extensions, kana, Latin, Greek, Cyrillic, punctuation, symbols; not those that are not yet assigned.
    ranges = ((0x20, 0x24F), (0x370, 0x52F), (0x1E00, 0x2BFF), (0x3000, 0x33FF), (0x4E00, 0x9FFF), (0xF900, 0xFFEF))
    text = [chr(number) for first, last in ranges for number in range(first, last + 1)]
    table = table_for(folded("".join(text)))
    there = tab.evaluate("([text, table]) => text.map(gongkai.folding(table))", [text, table])
    assert [(c, folded(c), f) for c, f in zip(text, there, strict=True) if folded(c) != f] == []


@given(st.text(), st.text())
def test_a_part_folds_like_the_whole(one: str, other: str) -> None:
    assert folded(one) + folded(other) == folded(one + other)
    assert folded(folded(one)) == folded(one)


@pytest.mark.parametrize("term", SPELLINGS)
def test_days_and_amounts_have_their_other_spellings(tab: Tab, term: str) -> None:
    assert set(tab.evaluate("term => gongkai.spellings(term)", term)) == SPELLINGS[term]


@pytest.mark.parametrize("query", TERMS)
def test_blanks_separate_terms_and_quotation_marks_keep_them_together(tab: Tab, query: str) -> None:
    terms = """async query => {
      const {backEnd} = gongkai.searchPage;
      await backEnd.ready();
      return gongkai.terms(query, backEnd.fold);
    }"""
    assert tab.evaluate(terms, query) == TERMS[query]


def test_the_browser_reads_the_same_lines_from_every_page(tab: Tab, small_site: PublishedSite) -> None:
    read = """async path => gongkai.linesOf(
      new DOMParser().parseFromString(await (await fetch(path)).text(), 'text/html'))"""
    for path in _texts(small_site.folder):
        lines = lines_of(small_site.html(path))
        there = tab.evaluate(read, path)
        files = {
            line.strip() for f in small_site.pages[path].every("pre", "numbered") for line in f.exact_text().split("\n")
        }
        files = {" ".join(line.split()) for line in files}
        assert [line for line in dict.fromkeys(there) if line not in files] == [
            line for line in lines if line in there and line not in files
        ], path
        only_in_file = [line for line in lines if line not in there]
        assert all(re.match(r"[a-z_]+: ", line) for line in only_in_file), (path, only_in_file)


def test_the_file_of_a_record_adds_only_what_the_page_does_not_show() -> None:
    shown = "<dd>2024年9月23日</dd><dd>¥1,250.00</dd><dd>停车费</dd>"
    file = (
        'kind: case\ndate: 2024-09-23\namount: "1250.00"\ntitle: 停车费\n  - {account_id: a/b-c, direction: revenue}\n'
    )
    page = f'<main id="content">{shown}<pre class="numbered"><code>{file}</code></pre></main>'
    assert lines_of(page)[3:] == ["kind: case", "account_id: a/b-c", "direction: revenue"]


def test_lines_end_where_blocks_end_and_not_where_words_are_marked() -> None:
    page = '<nav class="breadcrumbs">路</nav><p>业主<strong>委员</strong>会&amp;<br>物业</p><noscript>无</noscript>'
    assert lines_of(f"<main>{page}</main>") == ["业主委员会&", "物业"]


# ---- Exact


def queries(folder: Path, number: int) -> Iterator[tuple[str, str]]:
    """Yield queries drawn from the site, each with a page that has it: pieces of lines as they are shown, and pairs."""
    drawn = random.Random(20180103)  # the same queries every time
    shown = {path: lines_of((folder / path).read_text("utf-8")) for path in sorted(_texts(folder))}
    paths = [path for path, lines in shown.items() if lines]
    telling = (
        r"[0-9][一-鿿]|[一-鿿][0-9]",
        r"[A-Za-z][一-鿿]|[一-鿿] ?[A-Za-z]",
        r"¥[0-9,.]+",
        r"[0-9]{4}年[0-9]+月",
        ".",
        ".",
    )
    while number:
        path = drawn.choice(paths)
        pattern = drawn.choice(telling)
        found = [(line, m.start()) for line in shown[path] for m in re.finditer(pattern, line)]
        if not found:
            continue
        line, at = drawn.choice(found)
        start = max(0, at - drawn.randrange(3))
        query = line[start : start + drawn.randrange(2, 14)].strip()
        if len(folded(query)) < 2 or '"' in folded(query):
            continue
        if " " in query:
            query = f'"{query}"'
        elif drawn.random() < 0.2:
            other = drawn.choice(shown[path])[:6].split(" ")[0]
            query += f" {other}" if len(folded(other)) > 1 and '"' not in folded(other) else ""
        number -= 1
        yield query, path


def test_300_queries_find_exactly_what_looking_through_every_page_finds(tab: Tab, small_site: PublishedSite) -> None:
    texts = _texts(small_site.folder)
    wrong = []
    for query, path in queries(small_site.folder, 300):
        found = asked(tab, query)
        paths = found["paths"]
        if set(paths) != scanned(texts, found["wanted"]) or len(paths) != len(set(paths)) or path not in paths:
            wrong.append((query, path, sorted(scanned(texts, found["wanted"]) ^ set(paths))[:3]))
    assert wrong == []


@pytest.mark.parametrize("seed", range(6))
def test_made_up_texts_are_found_exactly(tab: Tab, seed: int) -> None:
    """Few different characters, so that pairs repeat and overlap; some of two code units; lines that many share."""
    drawn = random.Random(seed)
    letters = "业主会会1,2.a\U00020bb7-"
    common = ["".join(drawn.choices(letters, k=drawn.randrange(1, 8))) for _ in range(12)]
    texts = []
    for _ in range(drawn.choice((1, 40, 300))):
        own = ["".join(drawn.choices(letters, k=drawn.randrange(1, 30))) for _ in range(drawn.randrange(4))]
        lines = tuple(dict.fromkeys((*own, *drawn.choices(common, k=drawn.randrange(6)))))
        texts.append(Text("", "t", drawn.choice(lines) if lines else "", lines))
    documents = [Document(f"{number}.html", "case", "办件") for number in range(len(texts))]
    files = {name: list(content) for name, content in index_files(documents, texts, [NOWHERE])}
    wanted = ["".join(drawn.choices(letters, k=drawn.randrange(2, 7))) for _ in range(120)]
    whole = ["\n".join((text.title, *text.lines)) for text in texts]
    expected = [[number for number, text in enumerate(whole) if one in text] for one in wanted]
    found = tab.evaluate(
        """async ([files, wanted]) => {
          const fetched = globalThis.fetch;
          globalThis.fetch = async name => new Response(new Uint8Array(files[name]));
          try {
            const index = new gongkai.SiteIndex("", "");
            await index.ready();
            const found = [];
            for (const one of wanted) found.push([...(await index.find([one])).keys()].sort((a, b) => a - b));
            return found;
          } finally { globalThis.fetch = fetched; }
        }""",
        [files, wanted],
    )
    assert found == expected
    assert any(expected), "something was to be found"


@given(st.lists(st.integers(0, 1 << 40)))
def test_packed_numbers_are_read_again(numbers: list[int]) -> None:
    read, value, factor = [], 0, 1
    for byte in packed(numbers):
        value, factor = value + (byte & 127) * factor, factor * 128
        if byte < 128:
            read.append(value)
            value, factor = 0, 1
    assert read == numbers


@given(st.sets(st.integers(0, 60)))
def test_steps_and_runs_lead_back_to_the_numbers(numbers: set[int]) -> None:
    ascending = sorted(numbers)
    assert [sum(steps(ascending)[: n + 1]) for n in range(len(ascending))] == ascending
    found, after = [], 0
    pairs = iter(runs(ascending))
    for gap, length in zip(pairs, pairs, strict=True):
        found += range(after + gap, after + gap + length)
        after += gap + length
    assert found == ascending


@given(st.integers())
def test_zigzag_keeps_small_numbers_small_and_apart(number: int) -> None:
    found = zigzag(number)
    assert found >= 0
    assert number == (found // 2 if found % 2 == 0 else -(found + 1) // 2)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2024年3月", "2024-03"),
        ("業主大會", "业主大会"),
        ("２０２４年", "2024年"),
        ("1,250", "1250"),
        ("荷 香 苑", "荷香苑"),
    ],
)
def test_two_ways_to_write_the_same_find_the_same(tab: Tab, one: str, other: str) -> None:
    found = [set(asked(tab, query if " " not in query else f'"{query}"')["paths"]) for query in (one, other)]
    assert found[0] == found[1]


def test_an_amount_is_found_as_the_record_has_it_and_as_the_page_shows_it(tab: Tab, small_site: PublishedSite) -> None:
    path, raw = next(
        (path, m[1].replace(",", ""))
        for path in sorted(_texts(small_site.folder))
        if path.startswith("statements/") and (m := re.search(r"¥(\d+,\d{3}\.\d\d)", small_site.html(path)))
    )
    for spelled in (raw, f"{int(raw[:-3]):,}{raw[-3:]}", f"¥{int(raw[:-3]):,}{raw[-3:]}"):
        assert path in asked(tab, spelled)["paths"], spelled


# ---- The page


@pytest.fixture
def on_phone(visitor: Visit, small_site: PublishedSite) -> Callable[[str], Tab]:
    def opened(path: str) -> Tab:
        guest = visitor(small_site.folder, viewport=PHONE)
        tab = guest.open(path)
        if "?" in path:
            expect(tab.locator("#search-status")).to_contain_text(re.compile(r"找到|没有|请"))
        assert guest.complaints == []
        return tab

    return opened


def status(tab: Tab) -> str:
    return tab.locator("#search-status").inner_text()


def test_the_field_in_the_head_of_any_page_leads_to_the_results(visitor: Visit, small_site: PublishedSite) -> None:
    for script in (True, False):
        guest = visitor(small_site.folder, viewport=PHONE, java_script_enabled=script)
        tab = guest.open("compounds/hexiangyuan.html")
        field = tab.locator("header input[type=search]")
        field.fill("荷香苑")
        field.press("Enter")
        tab.wait_for_url("**/search.html?q=*")
        if script:
            expect(tab.locator("#search-results li").first).to_be_visible()
            assert tab.locator("#search-results a").first.get_attribute("href") == "compounds/hexiangyuan.html"
        else:
            assert "不用脚本也能" in tab.locator("main").inner_text()
            assert not tab.locator("#search-form").is_visible()
            assert tab.locator(".search-lists a[href='meetings/index.html']").is_visible()
        assert guest.complaints == []


def test_the_hit_is_marked_in_title_and_excerpt(on_phone: Callable[[str], Tab]) -> None:
    tab = on_phone("search.html?q=业主大会")
    expect(tab.locator("#search-results li").first).to_be_visible()
    items = tab.locator("#search-results li")
    for item in items.all():
        item.scroll_into_view_if_needed()
        expect(item.locator(".search-excerpt")).not_to_be_empty()
        assert set(item.locator("mark").all_inner_texts()) == {"业主大会"}, item.inner_text()


def test_everything_can_be_done_by_keyboard(on_phone: Callable[[str], Tab]) -> None:
    tab = on_phone("search.html")
    tab.locator("#search-query").focus()
    tab.keyboard.type("业主")
    expect(tab.locator("#search-results li").first).to_be_visible()
    assert "q=%E4%B8%9A%E4%B8%BB" in tab.url
    reached = []
    for _ in range(12):
        tab.keyboard.press("Tab")
        reached.append(tab.evaluate("document.activeElement.tagName + ' ' + (document.activeElement.name || '')"))
    assert reached[0] == "BUTTON "
    assert reached[1] == "SUMMARY "
    assert "A " in reached
    while tab.evaluate("document.activeElement.tagName") != "A":
        tab.keyboard.press("Tab")
    tab.locator("#search-more").focus()
    before = tab.locator("#search-results li").count()
    tab.keyboard.press("Enter")
    expect(tab.locator("#search-results li").nth(before)).to_be_visible()
    assert tab.evaluate("document.activeElement === document.querySelectorAll('#search-results a')[10]")
    tab.keyboard.press("Enter")
    tab.wait_for_url(lambda url: "search.html" not in url)
    tab.go_back()
    expect(tab.locator("#search-query")).to_have_value("业主")
    expect(tab.locator("#search-results li").first).to_be_visible()


def test_filters_narrow_and_say_how_many_there_are(on_phone: Callable[[str], Tab]) -> None:
    tab = on_phone("search.html?q=荷香苑")
    whole = asked(tab, "荷香苑")
    kinds = dict(whole["counts"]["kind"])
    for kind, number in kinds.items():
        narrowed = asked(tab, "荷香苑", kind=kind)
        assert len(narrowed["paths"]) == number
        assert set(narrowed["paths"]) <= set(whole["paths"])
        assert dict(narrowed["counts"]["kind"]) == kinds, "the other choices stay"
    assert sum(kinds.values()) == len(whole["paths"])
    tab.locator(".search-filters summary").click()
    tab.select_option("#search-kind", "meeting")
    expect(tab.locator("#search-status")).to_have_text(f"找到{kinds['meeting']}条")
    assert "kind=meeting" in tab.url
    tab.reload()
    expect(tab.locator("#search-status")).to_have_text(f"找到{kinds['meeting']}条")
    assert tab.locator("#search-kind").input_value() == "meeting"


def test_the_area_has_what_its_compounds_have(tab: Tab) -> None:
    in_compound, in_community, in_street = (
        set(asked(tab, "2024", **{facet: place})["paths"])
        for facet, place in (("compound", "hexiangyuan"), ("area", "hetang-shequ"), ("area", "hehua-jiedao"))
    )
    assert in_compound
    assert in_compound < in_community <= in_street


def test_results_are_sorted_by_day_with_those_without_one_last(tab: Tab) -> None:
    day = """path => {
      const {backEnd} = gongkai.searchPage;
      for (let n = 0; n < backEnd.first.documents; n++) if (backEnd.paths[n] === path) return backEnd.facts(n).day;
    }"""
    tab.evaluate(
        """async () => {
          const {backEnd} = gongkai.searchPage;
          await backEnd.ready();
          backEnd.paths = [];
          for (let n = 0; n < backEnd.first.documents; n++) backEnd.paths.push((await backEnd.card(n)).path);
        }"""
    )
    for sort, reverse in (("newest", True), ("oldest", False)):
        days = [tab.evaluate(day, path) for path in asked(tab, "荷香苑", sort=sort)["paths"]]
        known = [d for d in days if d]
        assert known == sorted(known, reverse=reverse)
        assert days == known + [""] * (len(days) - len(known))
        assert len(set(known)) > 5


@pytest.mark.parametrize(
    ("query", "said"),
    [("没有这样的东西", "没有找到。"), ("业", "请至少输入两个字。"), ("荷香苑 业", "单个的字没有参加搜索：业")],
)
def test_what_finds_nothing_says_what_to_do(on_phone: Callable[[str], Tab], query: str, said: str) -> None:
    tab = on_phone(f"search.html?q={query}")
    expect(tab.locator("#search-status")).to_contain_text(said)
    assert tab.locator("#search-status").get_attribute("aria-live") == "polite"
    assert tab.locator("#search-nothing").is_visible() == (said == "没有找到。")


def test_an_index_that_cannot_be_fetched_is_said_and_asked_for_again(visitor: Visit, small_site: PublishedSite) -> None:
    guest = visitor(small_site.folder)
    guest.page.route("**/search/index.json", lambda route: route.abort())
    tab = guest.open("search.html?q=荷香苑")
    expect(tab.locator("#search-status")).to_contain_text("没有加载成功")
    guest.page.unroute("**/search/index.json")
    tab.locator("#search-query").press("Enter")
    expect(tab.locator("#search-results li").first).to_be_visible()


HOSTILE = '<img src=x onerror="alert(1)">&lt;b&gt;</script>停车'


def test_hostile_text_is_shown_as_it_was_written(visitor: Visit, repository: MakeRepository) -> None:
    made = repository()
    case = min((made.root / "records/cases").rglob("*.yml"))
    text = case.read_text("utf-8")
    case.write_text(re.sub(r"^title: .*$", lambda _: f"title: {json.dumps(HOSTILE)}", text, flags=re.M), "utf-8")
    guest = visitor(made.build("--language", "zh").folder)
    guest.page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    tab = guest.open('search.html?q="onerror%3D%20alert(1)"')
    tab.locator("#search-query").fill("alert(1)")
    tab.locator("#search-query").press("Enter")
    link = tab.locator("#search-results a", has_text="onerror")
    expect(link).to_have_text(HOSTILE)
    expect(link.locator("mark")).to_have_text("alert(1)")
    link.scroll_into_view_if_needed()
    expect(tab.locator(".search-excerpt").first).not_to_be_empty()
    assert tab.locator("main img, #search-results script, #search-results b").count() == 0
    assert guest.complaints == []
    tab = guest.open("search.html?q=" + "%3Cimg%20src=x%20onerror=alert(1)%3E&kind=%22%3E%3Cimg%3E")
    expect(tab.locator("#search-status")).not_to_be_empty()
    assert tab.locator("main img").count() == 0


# ---- Built


def test_the_same_records_give_the_same_index_and_nothing_changed_writes_nothing(repository: MakeRepository) -> None:
    made = repository()
    first = made.build("--language", "zh")
    before = contents(first.folder / "search")
    again = made.build("--language", "zh", "--no-cache", out=made.root / "build" / "again")
    assert contents(again.folder / "search") == before
    times = {path: path.stat().st_mtime_ns for path in (first.folder / "search").rglob("*.*")}
    for _ in range(2):  # the folder and the one beside it
        made.build("--language", "zh")
    assert contents(made.out / "search") == before
    assert {p: p.stat().st_mtime_ns for p in (made.out / "search").rglob("*.*")}.keys() == times.keys()


def test_a_changed_record_is_found_by_its_new_words_and_not_by_its_old_ones(
    visitor: Visit, repository: MakeRepository
) -> None:
    made = repository()
    made.build("--language", "zh")
    case = min((made.root / "records/cases").rglob("*.yml"))
    path = case.relative_to(made.root / "records").with_suffix(".html").as_posix()
    old = re.search(r"^title: (.*)$", case.read_text("utf-8"), flags=re.M)
    assert old
    made.replace(str(case.relative_to(made.root)), old[0], "title: 鲟鱼池边的灯不亮")
    tab = visitor(made.build("--language", "zh").folder).open("search.html")
    assert asked(tab, "鲟鱼池边")["paths"] == [path]
    fresh = made.build("--language", "zh", "--no-cache", out=made.root / "build" / "fresh")
    assert contents(made.out / "search") == contents(fresh.folder / "search")


def test_lists_of_other_pages_are_no_documents(small_site: PublishedSite) -> None:
    paths = _texts(small_site.folder).keys()
    assert not paths & {"index.html", "records/index.html", "meetings/index.html", "search.html", "404.html"}
    assert {"about.html", "compounds/hexiangyuan.html", "rules/vote-quorum.html", "law/national/index.html"} <= paths
    assert all((small_site.folder / path).is_file() for path in paths)


def test_the_site_can_be_built_without_the_index(repository: MakeRepository) -> None:
    site = repository().build("--language", "zh", "--no-search")
    assert not [path for path in site.files if path.startswith("search/")]
    assert "search.html" in site.files
