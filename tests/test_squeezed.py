"""The stylesheet as it is sent: the same rules in fewer bytes."""

import gzip
import re

import pytest
from playwright.sync_api import Browser

from gongkai.publish.squeezed import squeezed
from tests.site_reader import ROOT, PublishedSite

CSS = (ROOT / "site/theme/assets/gongkai.css").read_text("utf-8")
RULES = """css => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return [...sheet.cssRules].map(rule => rule.cssText);
}"""


@pytest.mark.parametrize(
    ("css", "left"),
    [
        ("a {\n  color: red;\n}\n", "a{color:red}\n"),
        ("/* one */ a, b > c { margin: 0 1px }", "a,b > c{margin:0 1px}\n"),
        ('a::before { content: " /* stays */ ; : { " }', 'a::before{content:" /* stays */ ; : { "}\n'),
        (
            "@media (min-width: 40rem) and (max-width: 60rem) { a { width: calc(100% - 2px) } }",
            "@media (min-width:40rem) and (max-width:60rem){a{width:calc(100% - 2px)}}\n",
        ),
        ("li :hover a:first-child ~ b { top: -1px }", "li :hover a:first-child ~ b{top:-1px}\n"),
    ],
)
def test_only_what_nobody_needs_is_left_out(css: str, left: str) -> None:
    assert squeezed(css) == left


def test_a_browser_reads_the_same_rules(browser: Browser) -> None:
    page = browser.new_page()
    whole, small = (page.evaluate(RULES, css) for css in (CSS, squeezed(CSS)))
    page.close()
    assert len(whole) > 200
    # A value with a name in it (`var(--paper)`) is kept by the browser as it was written, blanks and lines too.
    assert [re.sub(r",\s+", ",", rule) for rule in small] == [re.sub(r",\s+", ",", rule) for rule in whole]


def test_the_site_sends_it_squeezed(small_site: PublishedSite) -> None:
    sent = (small_site.folder / "assets/gongkai.css").read_text("utf-8")
    assert sent == squeezed(CSS)
    assert len(gzip.compress(sent.encode())) < 0.85 * len(gzip.compress(CSS.encode()))
