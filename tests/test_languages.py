"""The site in two languages: the same pages, the way from one to the other, and each word marked as what it is."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from jinja2 import Environment, FileSystemLoader, nodes

from gongkai.publish.languages import LANGUAGES, language_of_file
from gongkai.publish.marked import marked, title_language
from gongkai.publish.templates import environment
from gongkai.text.catalogue import LOCALES
from tests.site_reader import ROOT, Element, MakeRepository, Page, PublishedSite, contents

# With --dist loadgroup one worker builds and reads this site.
pytestmark = pytest.mark.xdist_group("the site in two languages")
LOST = "404.html"  # in both languages at once
HAN = re.compile("[\u2e80-\uffff\U00020000-\U0003ffff]")
FOUR_WORDS = re.compile(r"(?<![A-Za-z'])[A-Za-z][A-Za-z']*(?:[,;:]? [A-Za-z][A-Za-z']*){3}")
SPOKEN = ("aria-label", "data-heading", "title", "alt")


def texts(
    element: Element, language: str = "", tags: tuple[str, ...] = ()
) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield every text below an element, with the language that it is marked as and the tags around it."""
    language = element.attributes.get("lang", language)
    for child in element.children:
        if isinstance(child, str):
            yield child, language, (*tags, element.tag)
        else:
            yield from texts(child, language, (*tags, element.tag))


def alternates(page: Page) -> dict[str, str]:
    """Return the addresses of a page in each language, as its head names them."""
    links = [link.attributes for link in page.one("head").every("link")]
    return {link["hreflang"]: link["href"] for link in links if link["rel"] == "alternate" and "hreflang" in link}


def switches(page: Page) -> list[Element]:
    """Return the links in the head of a page that lead to another language."""
    return [link for link in page.one("header", "head").every("a") if "hreflang" in link.attributes]


# ---- Pages and their twins


def test_every_page_has_a_twin_in_english_and_no_other_page_has(small_site: PublishedSite) -> None:
    assert small_site.english.keys() == small_site.chinese.keys() - {LOST}
    assert len(small_site.english) > 60


def test_the_switch_leads_to_the_same_page_in_the_other_language_and_back(small_site: PublishedSite) -> None:
    for path in small_site.english:
        for here, there, word in ((path, f"en/{path}", "English"), (f"en/{path}", path, "中文")):
            [switch] = switches(small_site.pages[here])
            assert small_site.target(here, switch.attributes["href"]) == (there, ""), here
            assert switch.text() == word
            assert switch.attributes["lang"] == switch.attributes["hreflang"], here


def test_the_head_names_the_page_in_each_language(small_site: PublishedSite) -> None:
    for path in small_site.english:
        for here in (path, f"en/{path}"):
            found = {tag: small_site.target(here, to) for tag, to in alternates(small_site.pages[here]).items()}
            assert found == {"zh-Hans": (path, ""), "en": (f"en/{path}", "")}, here


def test_with_a_known_address_the_head_names_both_in_full(repository: MakeRepository, tmp_path: Path) -> None:
    url = "https://example.org/gongkai"
    site = repository().build("--site-url", url, out=tmp_path / "site")
    for path in ("index.html", "about.html", "compounds/hexiangyuan.html"):
        for page in (site.chinese[path], site.english[path]):
            assert alternates(page) == {"zh-Hans": f"{url}/{path}", "en": f"{url}/en/{path}"}
        assert f'<link rel="canonical" href="{url}/en/{path}">' in site.html(f"en/{path}")


def test_links_stay_in_their_language(small_site: PublishedSite) -> None:
    left = []
    for path, page in small_site.pages.items():
        for link in page.every("a") if path != LOST else ():
            found = small_site.target(path, link.attributes["href"])
            to_page = found and found[0].endswith(".html") and "hreflang" not in link.attributes
            if found and to_page and found[0].startswith("en/") != path.startswith("en/"):
                left.append(f"{path}: {link.attributes['href']}")
    assert left == []


def test_every_english_page_can_be_reached_from_the_first_english_one(small_site: PublishedSite) -> None:
    reached, ahead = {"en/index.html"}, ["en/index.html"]
    while ahead:
        path = ahead.pop()
        for address in small_site.pages[path].addresses:
            found = small_site.target(path, address)
            if found and found[0].startswith("en/") and found[0] in small_site.pages and found[0] not in reached:
                reached.add(found[0])
                ahead.append(found[0])
    assert {f"en/{path}" for path in small_site.english} - reached == set()


def test_data_and_styles_are_there_once_and_every_page_leads_to_them(small_site: PublishedSite) -> None:
    # The index of the search holds the words of the pages, and so there is one for each language.
    of_pages = re.compile(r"en/(search/.*|.*\.html)")
    assert [path for path in small_site.files if path.startswith("en/") and not of_pages.fullmatch(path)] == []
    page = small_site.english["compounds/hexiangyuan.html"]
    taken = [small_site.target("en/compounds/hexiangyuan.html", address) for address in page.addresses]
    assert ("data/v1/compounds/hexiangyuan/records.json", "") in taken
    assert ("assets/gongkai.css", "") in taken


# ---- What is said in which language


def test_every_page_says_in_which_language_it_is(small_site: PublishedSite) -> None:
    for path, page in small_site.pages.items():
        assert page.one("html").attributes["lang"] == ("en" if path.startswith("en/") else "zh-Hans"), path


def test_all_chinese_on_an_english_page_is_marked_as_chinese(small_site: PublishedSite) -> None:
    for path, page in small_site.english.items():
        wrong = [said for said, language, _ in texts(page) if HAN.search(said) and language != "zh-Hans"]
        assert wrong == [], path


def test_english_sentences_on_a_chinese_page_are_marked_as_english(small_site: PublishedSite) -> None:
    for path, page in small_site.chinese.items():
        for said, language, tags in texts(page):
            if FOUR_WORDS.search(said) and not HAN.search(said) and not {"code", "pre"} & set(tags):
                assert language == "en", (path, said)


def test_no_chinese_of_our_own_stands_on_an_english_page(small_site: PublishedSite) -> None:
    """Chinese on an English page is quoted: from the records, the examples of rules, or the law."""
    sources = [*(ROOT / "tests/archive/records").rglob("*.yml"), *(ROOT / "tests/examples").rglob("*.yaml")]
    sources += [*(ROOT / "schemas/profiles").glob("*.yml"), ROOT / "schemas/not-checkable.yml"]
    quoted = "".join(re.sub(r"\s", "", file.read_text("utf-8")) for file in sources)
    with (LOCALES / "zh_CN" / "gongkai.po").open("rb") as file:
        messages = {str(message.id): str(message.string) for message in read_po(file) if message.id}
    quoted += "".join(messages)  # a message may name a term of the law beside its translation
    ours = {said for said in messages.values() if HAN.search(said) and len(said) > 1}
    ours -= {words for words in ours if re.sub(r"\s", "", words) in quoted}
    assert "不适用" in ours
    assert len(ours) > 200
    for path, page in small_site.english.items():
        said = {" ".join(text.split()) for text, _, tags in texts(page) if "pre" not in tags}
        told = {element.attributes[name] for element in page.every() for name in SPOKEN if name in element.attributes}
        assert (said | told) & ours == set(), path


def test_the_frame_of_an_english_page_is_english(small_site: PublishedSite) -> None:
    for path, page in small_site.english.items():
        for part in (page.one("header", "head"), page.one("footer", "foot")):
            chinese = [said for said, _, _ in texts(part) if HAN.search(said)]
            assert chinese in ([], ["中文"]), path


def test_dates_sums_and_terms_are_in_the_language_of_the_page(small_site: PublishedSite) -> None:
    path = "statements/hexiangyuan/gonggong-shouyi-2024-q2.html"
    chinese, english = small_site.chinese[path].main.text(), small_site.english[path].main.text()
    assert "2024年6月30日" in chinese and "30 June 2024" in english
    assert "2024年第二季度" in chinese and "second quarter of 2024" in english
    money = re.compile(r"¥[\d,.]+")
    assert money.findall(chinese) == money.findall(english)


def test_the_page_for_lost_visitors_speaks_both_languages(small_site: PublishedSite) -> None:
    main = small_site.pages[LOST].main
    assert [part.attributes["lang"] for part in main.every("article")] == ["zh-Hans", "en"]
    assert "/en/index.html" in [link.attributes["href"] for link in main.every("a")]


# ---- The theme and the program name the same languages


def test_the_theme_and_the_program_name_the_same_languages() -> None:
    theme = Environment(loader=FileSystemLoader(ROOT / "site" / "theme"), autoescape=True)
    words = theme.get_template("partials/words.html").module.WORDS  # type: ignore[attr-defined]  # set by the template
    assert {code: (one["tag"], one["folder"], one["name"]) for code, one in words.items()} == {
        code: (one.tag, one.folder, one.name) for code, one in LANGUAGES.items()
    }
    assert words["zh"].keys() == words["en"].keys(), "a word is missing in one language"


def test_every_hand_written_page_has_its_twin() -> None:
    pages = ROOT / "site" / "pages"
    chinese = {path.relative_to(pages) for path in pages.rglob("*.md") if "en" not in path.relative_to(pages).parts}
    assert chinese == {path.relative_to(pages / "en") for path in (pages / "en").rglob("*.md")}
    for path in chinese:
        anchors = [
            re.findall(r"\{#([a-z0-9-]+)\}", (folder / path).read_text("utf-8")) for folder in (pages, pages / "en")
        ]
        assert anchors[0] == anchors[1], path


@pytest.mark.parametrize(("path", "code"), [("index.html", "zh"), ("en/index.html", "en"), ("energy.html", "zh")])
def test_the_folder_of_a_file_says_its_language(path: str, code: str) -> None:
    assert language_of_file(path).code == code


def test_no_template_hands_a_constant_to_a_filter_of_ours() -> None:
    """The languages share the compiled templates, and such a filter is worked out while they are compiled."""
    made, plain = environment(ROOT, "en"), Environment(autoescape=True)
    ours = made.filters.keys() - plain.filters.keys()
    assert {"date", "money", "percent"} <= ours
    for name in made.list_templates():
        if not name.startswith("samples/"):  # which are filled in one language, by a test
            tree = made.parse((ROOT / "site" / "templates" / name).read_text("utf-8"))
            for one in tree.find_all(nodes.Filter):
                assert one.name not in ours or not isinstance(one.node, nodes.Const), (name, one.lineno)


# ---- One language alone


def test_one_language_alone_has_no_switch(repository: MakeRepository, tmp_path: Path) -> None:
    made = repository()
    site = made.build("--language", "zh", out=tmp_path / "site")
    assert site.english == {}
    for path, page in site.pages.items():
        assert switches(page) == [], path
        assert alternates(page) == {}, path
    both = made.build(out=tmp_path / "site")
    assert contents(both.folder) == contents(made.build(out=tmp_path / "new").folder)


# ---- Marks


@pytest.mark.parametrize(
    ("content", "wanted"),
    [
        ("<p>荷香苑</p>", '<p lang="zh-Hans">荷香苑</p>'),
        ('<td class="num">2024 年 1—3 月</td>', '<td class="num" lang="zh-Hans">2024 年 1—3 月</td>'),
        ("<p>In 荷香苑（虚构）, twice</p>", '<p>In <span lang="zh-Hans">荷香苑（虚构）</span>, twice</p>'),
        (
            "<p>荷<b>香</b>苑</p>",
            '<p><span lang="zh-Hans">荷</span><b lang="zh-Hans">香</b><span lang="zh-Hans">苑</span></p>',
        ),
        ("<p>荷<br>香</p>", '<p><span lang="zh-Hans">荷</span><br><span lang="zh-Hans">香</span></p>'),
        ("<svg><title>Bar of 荷香苑</title></svg>", '<svg><title lang="zh-Hans">Bar of 荷香苑</title></svg>'),
        ('<pre class="x"><span>甲</span></pre>', '<pre lang="zh-Hans" class="x"><span>甲</span></pre>'),
        ("<pre>name: x</pre>", "<pre>name: x</pre>"),
        ('<b lang="zh-Hans">荷</b>', '<b lang="zh-Hans">荷</b>'),
        ('<a title="荷">x</a>', '<a title="荷">x</a>'),
        ("<p>&lt;荷&gt; is it</p>", '<p>&lt;<span lang="zh-Hans">荷</span>&gt; is it</p>'),
        ("<p>𠮷 is rare</p>", '<p><span lang="zh-Hans">𠮷</span> is rare</p>'),
        ("<p>12 %</p>", "<p>12 %</p>"),
    ],
)
def test_chinese_on_an_english_page_is_marked_with_what_holds_it(content: str, wanted: str) -> None:
    assert marked(content, "en") == wanted


@pytest.mark.parametrize(
    ("content", "wanted"),
    [
        ("<p>This is a sentence.</p>", '<p lang="en">This is a sentence.</p>'),
        ("<p>上海 Open Government Data</p>", "<p>上海 Open Government Data</p>"),
        ("<p>他说 all owners took part 了</p>", '<p>他说 <span lang="en">all owners took part</span> 了</p>'),
        ("<p><code>gongkai check all the records</code></p>", "<p><code>gongkai check all the records</code></p>"),
        ("<p>荷香苑</p>", "<p>荷香苑</p>"),
    ],
)
def test_english_sentences_on_a_chinese_page_are_marked_with_what_holds_them(content: str, wanted: str) -> None:
    assert marked(content, "zh") == wanted


def test_marking_changes_no_text_and_takes_no_longer_for_a_hostile_one() -> None:
    for language in LANGUAGES:
        for text in (
            "x" * 200_000,
            "x y " * 50_000,
            " x" * 100_000,
            "x, " * 50_000,
            "荷 x" * 50_000,
            "荷" + " " * 200_000,
            "&amp;" * 50_000,
        ):
            page = Page(f"<main><p>{text}</p></main>")
            assert Page(marked(f"<main><p>{text}</p></main>", language)).main.exact_text() == page.main.exact_text()


def test_a_title_in_the_other_language_says_so() -> None:
    assert title_language("荷香苑", "en") == ' lang="zh-Hans"'
    assert title_language("Money", "en") == title_language("荷香苑", "zh") == ""
