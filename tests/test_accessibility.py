"""Old eyes, thumbs, keyboards and screen readers: every type of page in both languages, by day and night.

Which pages are looked at follows from the site itself (tests/page_types.py). Each probe is also shown a page with a
fault, and has to find it.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page as Tab

from tests.browser import AXE, Visit
from tests.page_probes import COLLIDING, CUT_OFF, FAINT, LOST_SHAPES, SMALL_TARGETS, STRUCTURE, VAGUE_LINKS
from tests.page_types import pages_of_each_type
from tests.site_reader import PublishedSite

PHONE, DESK = {"width": 360, "height": 740}, {"width": 1280, "height": 800}
# 1280 px at 400 % (WCAG 1.4.10) and at 200 % (1.4.4).
ZOOMED = ({"width": 320, "height": 256}, {"width": 640, "height": 400})
SHARES = 6  # tests that the pages of each probe are dealt to, so that several workers can look at them

# Every rule that axe has, best practices and experimental ones too, whatever their impact.
AXE_SAYS = """async () => {
  const rules = Object.fromEntries(axe.getRules().map(rule => [rule.ruleId, {enabled: true}]));
  const {violations} = await axe.run(document, {resultTypes: ['violations'], rules});
  return violations.flatMap(found => found.nodes.map(node =>
    `${found.id} (${found.impact}): ${node.target.join(' ')} ${node.any[0]?.message ?? node.html.slice(0, 200)}`));
}"""
FONT_SIZE = "parseFloat(getComputedStyle(document.body).fontSize)"
PLACES = "[...document.querySelectorAll('a[href], button, input, select, summary, [tabindex=\"0\"]')]"

Found = dict[str, list[str]]


@pytest.fixture(scope="session")
def types(real_site: PublishedSite, page_templates: dict[str, str]) -> list[str]:
    """The paths of one page of each type, and of their English twins."""
    chinese = pages_of_each_type(real_site, page_templates)
    return chinese + [f"en/{path}" for path in chinese if (real_site.folder / "en" / path).is_file()]


def looked_at(guest: Any, paths: Sequence[str]) -> Iterator[tuple[str, Tab]]:
    """Open each page as a phone would, by day, and yield it."""
    for path in paths:
        guest.page.set_viewport_size(PHONE)
        guest.page.emulate_media(color_scheme="light")
        yield path, guest.open(path)


def note(found: Found, path: str, how: str, complaints: Sequence[str]) -> None:
    """Keep each complaint once, with the pages that it is about."""
    for complaint in complaints:
        found[f"{complaint} ({how})"].append(path)


shared = pytest.mark.parametrize("share", range(SHARES))


def test_every_template_of_the_site_is_looked_at_in_both_languages(
    types: list[str], page_templates: dict[str, str], real_site: PublishedSite
) -> None:
    used = {name for path, name in page_templates.items() if path in real_site.files}
    assert {page_templates[path] for path in types if path in page_templates} == used
    assert len(used) > 40
    assert len([path for path in types if path.startswith("en/")]) > 40


@shared
def test_axe_finds_nothing_on_any_type_of_page(
    visitor: Visit, real_site: PublishedSite, types: list[str], share: int
) -> None:
    found: Found = defaultdict(list)
    guest = visitor(real_site.folder)
    for path, page in looked_at(guest, types[share::SHARES]):
        page.evaluate(AXE.read_text("utf-8"))
        if not path.startswith("en/"):
            note(found, path, "phone by day", page.evaluate(AXE_SAYS))
        page.set_viewport_size(DESK)
        page.emulate_media(color_scheme="dark")
        note(found, path, "desk by night", page.evaluate(AXE_SAYS))
    assert dict(found) == {}
    assert guest.complaints == []


@shared
def test_every_word_stands_out_seven_to_one_by_day_and_night(
    visitor: Visit, real_site: PublishedSite, types: list[str], share: int
) -> None:
    found: Found = defaultdict(list)
    for path, page in looked_at(visitor(real_site.folder), types[share::SHARES]):
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            note(found, path, scheme, page.evaluate(FAINT, 7))
    assert dict(found) == {}


@shared
def test_what_can_be_pressed_is_as_large_as_a_thumb(
    visitor: Visit, real_site: PublishedSite, types: list[str], share: int
) -> None:
    found: Found = defaultdict(list)
    for path, page in looked_at(visitor(real_site.folder), types[share::SHARES]):
        for size in (PHONE, DESK):
            page.set_viewport_size(size)
            note(found, path, f"{size['width']} px", page.evaluate(SMALL_TARGETS, [44, 44]))
    assert dict(found) == {}


@shared
def test_nothing_is_cut_off_when_the_page_is_zoomed_or_its_type_is_large(
    visitor: Visit, real_site: PublishedSite, types: list[str], share: int
) -> None:
    found: Found = defaultdict(list)
    for path, page in looked_at(visitor(real_site.folder), types[share::SHARES]):
        for size in (*ZOOMED, PHONE, DESK):
            page.set_viewport_size(size)
            note(found, path, f"{size['width']} px", page.evaluate(CUT_OFF) + page.evaluate(COLLIDING))
        page.locator(".large-type button").click()
        for size in (DESK, PHONE):
            page.set_viewport_size(size)
            how = f"{size['width']} px, large type"
            note(found, path, how, page.evaluate(CUT_OFF) + page.evaluate(COLLIDING))
        page.evaluate("localStorage.clear()")
    assert dict(found) == {}


@shared
def test_headings_landmarks_tables_and_links_make_sense_to_whoever_has_them_read_aloud(
    visitor: Visit, real_site: PublishedSite, types: list[str], share: int
) -> None:
    found: Found = defaultdict(list)
    for path, page in looked_at(visitor(real_site.folder), types[share::SHARES]):
        note(found, path, "structure", page.evaluate(STRUCTURE))
        note(found, path, "links", page.evaluate(VAGUE_LINKS))
    assert dict(found) == {}


def test_two_tabs_can_be_told_apart_by_their_titles(real_site: PublishedSite) -> None:
    titles: Found = defaultdict(list)
    for path, page in real_site.pages.items():
        titles[page.one("head").one("title").text()].append(path)
    # Records of one kind and place may be called the same: then it is they who say no more.
    same = [paths for paths in titles.values() if len({path.rpartition("/")[0] for path in paths}) != 1]
    assert same == []
    assert len([paths for paths in titles.values() if len(paths) > 1]) <= len(titles) // 500


# ---- By keyboard


def reached(page: Tab) -> list[int]:
    """Press Tab from the top of the page to its end; return which of PLACES had the focus, in turn."""
    order = []
    for _ in range(page.evaluate(f"{PLACES}.length") + 3):
        page.keyboard.press("Tab")
        state = page.evaluate(
            f"""() => {{
              const here = document.activeElement, style = getComputedStyle(here), box = here.getBoundingClientRect();
              const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
              const seen = box.bottom > 0 && box.top < innerHeight && box.width > 0;
              return {{at: {PLACES}.indexOf(here), body: here === document.body, shown: outlined && seen,
                       name: here.outerHTML.slice(0, 100)}};
            }}"""
        )
        if state["body"]:
            return order
        assert state["shown"], f"the focus is not to be seen on {state['name']}"
        order.append(state["at"])
    pytest.fail("the keyboard cannot leave the page")


@pytest.mark.parametrize(
    "path",
    [
        "compounds/shili-jinse-jiayuan.html",
        "statements/shili-jinse-jiayuan/common-income-2024-q3.html",
        "search.html",
        "verdicts.html",
        "en/duties/index.html",
    ],
)
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_the_keyboard_reaches_everything_in_the_order_of_reading_and_leaves_again(
    visitor: Visit, real_site: PublishedSite, path: str, size: dict[str, int]
) -> None:
    page = visitor(real_site.folder, viewport=size).open(path)
    # A box that needs no scrolling, or one in a closed part of the page, may be passed over, but nothing else.
    order = reached(page)
    assert order == sorted(set(order))
    usable = page.evaluate(
        f"{PLACES}.map((one, i) => one.checkVisibility() && !one.disabled ? i : -1).filter(i => i >= 0)"
    )
    assert order == usable


# ---- Large type


def test_large_type_is_chosen_once_and_stays_on_every_page_until_it_is_turned_off(
    visitor: Visit, real_site: PublishedSite
) -> None:
    guest = visitor(real_site.folder, viewport=PHONE)
    page = guest.open("index.html")
    before = page.evaluate(FONT_SIZE)
    button = page.get_by_role("button", name="大字")
    assert button.get_attribute("aria-pressed") == "false"
    button.focus()
    page.keyboard.press("Enter")
    assert page.evaluate(FONT_SIZE) >= 1.35 * before
    page = guest.open("en/compounds/shili-jinse-jiayuan.html")
    assert page.evaluate(FONT_SIZE) >= 1.35 * before
    pressed = page.get_by_role("button", name="Large type")
    assert pressed.get_attribute("aria-pressed") == "true"
    pressed.click()
    assert page.evaluate(FONT_SIZE) == before
    page.go_back()
    assert page.evaluate(FONT_SIZE) == before
    assert guest.complaints == []


def test_a_page_is_never_seen_small_before_it_is_large(visitor: Visit, real_site: PublishedSite) -> None:
    guest = visitor(real_site.folder, viewport=PHONE)
    page = guest.open("index.html")
    page.get_by_role("button", name="大字").click()
    # What the root is marked with when the body begins: nothing has been drawn then.
    page.add_init_script(
        """new MutationObserver((changes, observer) => {
          if (document.body) { window.atFirst = document.documentElement.className; observer.disconnect(); }
        }).observe(document, {childList: true, subtree: true})"""
    )
    page = guest.open("about.html")
    assert "large" in page.evaluate("window.atFirst").split()


def test_where_nothing_may_be_kept_large_type_still_works_on_the_page(visitor: Visit, real_site: PublishedSite) -> None:
    guest = visitor(real_site.folder, viewport=PHONE)
    guest.page.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new Error('refused'); }})")
    page = guest.open("index.html")
    before = page.evaluate(FONT_SIZE)
    page.get_by_role("button", name="大字").click()
    assert page.evaluate(FONT_SIZE) >= 1.35 * before
    assert guest.complaints == []


def test_without_a_script_there_is_no_button_that_does_nothing(visitor: Visit, real_site: PublishedSite) -> None:
    page = visitor(real_site.folder, java_script_enabled=False).open("index.html")
    assert page.get_by_role("button", name="大字").count() == 0


# ---- Colours that a reader forces


def test_with_the_colours_of_a_contrast_theme_every_drawing_is_still_to_be_seen(
    visitor: Visit, real_site: PublishedSite, types: list[str]
) -> None:
    found: Found = defaultdict(list)
    guest = visitor(real_site.folder, viewport=DESK, forced_colors="active", color_scheme="dark")
    drawn = [path for path in types if not path.startswith("en/") and "<svg" in real_site.html(path)]
    for path in drawn:
        page = guest.open(path)
        note(found, path, "forced colours", page.evaluate(FAINT, 7))
        note(found, path, "forced colours", page.evaluate(LOST_SHAPES))
    assert dict(found) == {}


# ---- The probes themselves

FAULTS = """<!doctype html><html lang="zh"><meta charset="utf-8"><title>x</title>
<style>body {{ margin: 0; font: 18px sans-serif }} {style}</style>
<body><header>头</header><main><h1>公开</h1>{body}</main><footer>脚</footer>"""


@pytest.mark.parametrize(
    ("probe", "argument", "style", "body", "says"),
    [
        (FAINT, 7, "p { color: #666 }", "<p>看不清的字</p>", "p has 5.74:1"),
        (FAINT, 7, "p { color: #0009 }", "<p>半透明的字</p>", "p has"),
        (FAINT, 7, "div { background: #777 } p { color: #fff }", "<div><p>底色不白</p></div>", "p has 4.48:1"),
        (
            FAINT,
            7,
            "rect { fill: #333 }",
            '<svg width="200" height="50"><rect width="200" height="50"/><text y="30">字</text></svg>',
            "text has",
        ),
        (FAINT, 7, "input::placeholder { color: #999 }", '<input placeholder="找什么" aria-label="找">', "input has"),
        (FAINT, 7, "p::before { content: '号'; color: #aaa }", "<p>正文</p>", "p has"),
        (
            FAINT,
            7,
            "button { border: 1px solid #ddd; background: #fff; color: #000 }",
            "<button>按</button>",
            "the edge",
        ),
        (SMALL_TARGETS, [44, 44], "", "<ul><li><a href='#'>短链接</a></li></ul>", "a in li in ul is"),
        (SMALL_TARGETS, [44, 44], "", "<p><button>按</button>一下</p>", "button in p in main is"),
        (CUT_OFF, None, "p { width: 2000px }", "<p>宽</p>", "the page is 2000 px wide"),
        (CUT_OFF, None, "p { width: 3em; overflow: hidden; white-space: nowrap }", "<p>被盖住的一句话</p>", "p hides"),
        (
            CUT_OFF,
            None,
            "div { overflow-x: auto } p { width: 2000px }",
            "<div><p>宽</p></div>",
            "div scrolls and cannot be reached by keyboard",
        ),
        (CUT_OFF, None, "p { margin-left: -40px }", "<p>在外面</p>", "p reaches from -40"),
        (
            COLLIDING,
            None,
            "",
            '<svg width="200" height="50"><text y="30">第一个</text><text x="20" y="32">第二个</text></svg>',
            "“第一个” lies over “第二个”",
        ),
        (STRUCTURE, None, "", "<h3>跳级</h3>", "“跳级” is a heading of level 3 below 1"),
        (STRUCTURE, None, "", "<table><thead><tr><th>列</th></tr></thead></table>", "“列” heads a table without"),
        (STRUCTURE, None, "", "<nav>一</nav><nav>二</nav>", "two landmarks are called NAV"),
        (VAGUE_LINKS, None, "", "<p>见<a href='a'>这里</a></p>", "“这里” leads to a"),
        (VAGUE_LINKS, None, "", "<ul><li><a href='a'>账</a></li><li><a href='b'>账</a></li></ul>", "“账” leads to two"),
        (AXE_SAYS, None, "", "<p>找<input></p>", "label (critical)"),
        (
            AXE_SAYS,
            None,
            "p:first-of-type { font-weight: 700; font-size: 30px }",
            "<p>像标题</p><p>后面是正文，长得多的一段话。</p>",
            "p-as-heading",
        ),
    ],
)
def test_a_page_with_this_fault_is_found_out(
    visitor: Visit, tmp_path: Path, probe: str, argument: Any, style: str, body: str, says: str
) -> None:
    (tmp_path / "index.html").write_text(FAULTS.format(style=style, body=body), "utf-8")
    page = visitor(tmp_path, viewport=PHONE).open()
    if probe is AXE_SAYS:
        page.evaluate(AXE.read_text("utf-8"))
    assert [complaint for complaint in page.evaluate(probe, argument) if complaint.startswith(says)]


@pytest.mark.parametrize(
    ("probe", "argument", "body"),
    [
        (FAINT, 7, "<p>清楚的字</p>"),
        (SMALL_TARGETS, [44, 44], "<p>句子里的<a href='#'>链接</a>可以小</p>"),
        (CUT_OFF, None, "<p>一句话</p>"),
        (STRUCTURE, None, "<h2>二</h2><table><thead><tr><th scope='col'>列</th></tr></thead></table>"),
        (VAGUE_LINKS, None, "<p><a href='a'>账目</a></p><p><a href='b'>决议</a></p>"),
    ],
)
def test_a_page_without_a_fault_is_left_in_peace(
    visitor: Visit, tmp_path: Path, probe: str, argument: Any, body: str
) -> None:
    (tmp_path / "index.html").write_text(FAULTS.format(style="", body=body), "utf-8")
    assert visitor(tmp_path, viewport=PHONE).open().evaluate(probe, argument) == []
