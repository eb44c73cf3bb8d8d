"""The site in a browser: by phone and desk, by day and night, without script, from a folder, on paper, by keyboard."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser
from playwright.sync_api import Page as Tab

from tests.browser import Visit, visit
from tests.site_reader import PublishedSite

PHONE, DESK = {"width": 360, "height": 740}, {"width": 1280, "height": 800}
# Every word that shows and is not dark on `paper`.
FAINT = """paper => {
  const parsed = text => text.match(/[0-9.]+/g).map(Number);
  const linear = v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
  const light = ([r, g, b]) => 0.2126 * linear(r / 255) + 0.7152 * linear(g / 255) + 0.0722 * linear(b / 255);
  const faint = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement, style = getComputedStyle(element);
    if (!walker.currentNode.data.trim() || !element.checkVisibility({visibilityProperty: true})) continue;
    const ink = light(parsed(element.closest('svg') ? style.fill : style.color));
    if ((light(paper) + 0.05) / (ink + 0.05) < 4.5) faint.push(walker.currentNode.data.trim().slice(0, 40));
  }
  return faint;
}"""
FOCUSED = """() => {
  const element = document.activeElement, style = getComputedStyle(element), box = element.getBoundingClientRect();
  return {
    name: element.tagName + ' ' + element.className + ' ' + element.textContent.trim().slice(0, 30),
    href: element.getAttribute('href'),
    outlined: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
    seen: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight && box.left >= 0,
  };
}"""
FONT_SIZE = "parseFloat(getComputedStyle(document.body).fontSize)"
SCROLLS_SIDEWAYS = "document.documentElement.scrollWidth > innerWidth"


PAGES: dict[str, str | Callable[[PublishedSite], str]] = {
    "home": "index.html",
    "compound": "compounds/shili-jinse-jiayuan.html",
    "resolution-failed": lambda site: next(
        path for path in site.files if path.startswith("meetings/") and 'class="verdict verdict-bad"' in site.html(path)
    ),
    "statement": "statements/shili-jinse-jiayuan/common-income-2024-q3.html",
    "hand-written": "about.html",
}


def path_of(site: PublishedSite, name: str) -> str:
    found = PAGES[name]
    return found if isinstance(found, str) else found(site)


def test_the_longest_page_of_each_folder_does_not_scroll_sideways_on_a_small_phone(
    visitor: Visit, real_site: PublishedSite
) -> None:
    longest = {path.split("/")[0]: path for path in sorted(real_site.pages, key=lambda path: len(real_site.html(path)))}
    guest = visitor(real_site.folder, viewport={"width": 320, "height": 640})
    pages = [path for path in longest.values() if path.endswith(".html")]
    wide = [path for path in pages if guest.open(path).evaluate(SCROLLS_SIDEWAYS)]
    assert wide == []
    assert guest.complaints == []


@pytest.mark.parametrize("name", ["home", "compound", "resolution-failed", "statement"])
def test_the_page_says_the_same_without_a_script(visitor: Visit, real_site: PublishedSite, name: str) -> None:
    path = path_of(real_site, name)
    said = [visitor(real_site.folder, java_script_enabled=on).open(path).inner_text("body") for on in (True, False)]
    # But for the button of large type, which does nothing without one (tests/test_accessibility.py).
    assert said[0].replace("大字", "").split() == said[1].split()
    assert len(said[0]) > 300


def test_the_site_opens_from_a_folder(browser: Browser, real_site: PublishedSite) -> None:
    with visit(browser, real_site.folder.as_uri() + "/", viewport=PHONE) as guest:
        page = guest.open("index.html")
        page.get_by_role("link", name="翔鹭花城二期").click()
        page.wait_for_url("**/compounds/xianglu-huacheng-2.html")
        assert page.inner_text("h1") == "翔鹭花城二期"
        assert page.evaluate(FONT_SIZE) >= 18, "the stylesheet was not read"
        page.locator("#people").locator("xpath=ancestor::section").get_by_role("link", name="第一届业主委员会").click()
        page.wait_for_url("**/committees/xianglu-huacheng-2/*.html")
        assert guest.complaints == []
        assert guest.elsewhere == []


@pytest.mark.parametrize("base", ["", "gongkai/", "a/b/"])
def test_the_site_works_below_any_address(visitor: Visit, real_site: PublishedSite, tmp_path: Path, base: str) -> None:
    (tmp_path / base).parent.mkdir(parents=True, exist_ok=True)
    if base:
        (tmp_path / base.rstrip("/")).symlink_to(real_site.folder)
    guest = visitor(tmp_path if base else real_site.folder)
    page = guest.open(f"{base}compounds/xianglu-huacheng-2.html")
    page.get_by_role("link", name="首页").click()
    page.wait_for_url(f"**/{base}index.html")
    assert page.evaluate(FONT_SIZE) >= 18
    assert guest.complaints == []


@pytest.mark.parametrize("name", ["compound", "resolution-failed", "statement", "hand-written"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_paper_every_word_is_dark(visitor: Visit, real_site: PublishedSite, name: str, scheme: str) -> None:
    page = visitor(real_site.folder).open(path_of(real_site, name))
    page.emulate_media(media="print", color_scheme=scheme)
    # A browser prints no backgrounds unless it is told to: the paper is white.
    assert page.evaluate(FAINT, [255, 255, 255]) == []


def test_faint_words_on_paper_are_seen(visitor: Visit, tmp_path: Path) -> None:
    html = '<meta charset="utf-8"><title>x</title><p style="color: #fff">白</p><p>黑</p>'
    (tmp_path / "index.html").write_text(html, "utf-8")
    assert visitor(tmp_path).open().evaluate(FAINT, [255, 255, 255]) == ["白"]


def tabbed(page: Tab, times: int) -> list[dict[str, Any]]:
    """Return what has the focus after each press of the Tab key, up to the end of the page."""
    found = []
    for _ in range(times):
        page.keyboard.press("Tab")
        found.append(page.evaluate(FOCUSED))
        if found[-1]["name"].startswith("BODY"):
            return found[:-1]
    return found


@pytest.mark.parametrize("name", ["home", "compound", "statement", "hand-written"])
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_the_keyboard_leads_first_to_the_skip_link_and_always_shows_where_it_is(
    visitor: Visit, real_site: PublishedSite, name: str, size: dict[str, int]
) -> None:
    page = visitor(real_site.folder, viewport=size).open(path_of(real_site, name))
    steps = tabbed(page, 20)
    assert steps[0]["href"] == "#content"
    assert [step["name"] for step in steps if not step["outlined"] or not step["seen"]] == []


def test_the_skip_link_leads_past_the_head(visitor: Visit, real_site: PublishedSite) -> None:
    page = visitor(real_site.folder).open(path_of(real_site, "compound"))
    tabbed(page, 1)
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
    [after] = tabbed(page, 1)
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)"), after
