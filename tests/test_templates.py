"""The filters of the record templates, and the parts that pages are made of."""

import gzip
import re
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from jinja2 import Environment, UndefinedError
from markupsafe import Markup

from gongkai.model.period import partial_date
from gongkai.publish.frame import build_frame
from gongkai.publish.shell import Shell, stamped
from gongkai.publish.templates import area, environment, fuzzy_date, money, number, percent, safe_url, share, worded
from gongkai.text.catalogue import Catalogue
from tests.browser import Visit, axe_violations
from tests.test_shell import Page, filled

ROOT = Path(__file__).parents[1]
ENGLISH = Catalogue("en", {})
SAMPLES = ("compound", "resolution")
SMALLEST_TEXT = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let smallest = 99;
  while (walker.nextNode())
    if (walker.currentNode.data.trim())
      smallest = Math.min(smallest, parseFloat(getComputedStyle(walker.currentNode.parentElement).fontSize));
  return smallest;
}"""
HOSTILE = "\"'><img src=x onerror=alert(1)>{{ 7*7 }}"


@pytest.fixture(scope="session")
def templates() -> Environment:
    return environment(ROOT, "en")


def sample(templates: Environment, name: str) -> Markup:
    votes = [
        {"title": t, "part": p, "whole": w, "ratio": Fraction(p, w), "threshold": s, "unit": u, "reached": r}
        for t, p, w, s, u, r in [
            ("面积", 83000, 128934, Fraction(2, 3), "m²", False),
            ("人数", 804, 1187, Fraction(2, 3), "人", True),
            ("面积", 73120, 83000, Fraction(1, 2), "m²", True),
            ("人数", 702, 804, Fraction(1, 2), "人", None),
        ]
    ]
    spent = [("保安服务", Decimal("182000.00"), Fraction(1, 2), "#")]
    html = templates.get_template(f"samples/{name}.html.j2").render(up="../", yaml="a: 1\n", votes=votes, spent=spent)
    return Markup(html)  # noqa: S704 -- the template has escaped what it was given


@pytest.mark.parametrize(
    ("value", "shown"),
    [("1250", "¥1,250.00"), (Decimal("1234567.8"), "¥1,234,567.80"), (0, "¥0.00"), ("-0.5", "−¥0.50")],
)
def test_money_has_two_decimals_and_thousands_separators(value: Decimal | int | str, shown: str) -> None:
    assert money(value) == shown


def test_areas_and_numbers() -> None:
    assert area("128934.5") == "128,934.50 m²"
    assert number(12345) == "12,345"
    assert number("0.50") == "0.50"
    assert number(Decimal("-1200")) == "−1,200"


@pytest.mark.parametrize(
    ("value", "zh", "en"),
    [
        ("2016", "2016年", "2016"),
        ("2016-07", "2016年7月", "July 2016"),
        ("2016-07-03", "2016年7月3日", "3 July 2016"),
        (date(2025, 12, 1), "2025年12月1日", "1 December 2025"),
        (partial_date("2018-01"), "2018年1月", "January 2018"),
        ("2025-02-30", "2025-02-30", "2025-02-30"),
        ("soon", "soon", "soon"),
        ("1-2-3-4", "1-2-3-4", "1-2-3-4"),
    ],
)
def test_dates_are_as_fuzzy_as_they_were_written(value: object, zh: str, en: str) -> None:
    assert fuzzy_date("zh", value) == zh
    assert fuzzy_date("en", value) == en


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (Fraction(613, 924), "66.34% (613/924)"),
        (Fraction(2, 3), "66.67% (2/3)"),
        (Fraction(1), "100%"),
        (Fraction(0), "0%"),
        (Fraction(-1, 8), "−12.50% (-1/8)"),
        (Fraction(5, 4), "125.00% (5/4)"),
        (Fraction(999_999, 1_000_000), "99.9999% (999999/1000000)"),
        (Fraction(1, 1_000_000), "0.0001% (1/1000000)"),
    ],
)
def test_a_percentage_shows_its_exact_fraction_and_is_never_rounded_to_all_or_nothing(
    value: Fraction, shown: str
) -> None:
    assert percent(ENGLISH, value) == shown


@pytest.mark.parametrize(
    ("value", "threshold", "shown"),
    [
        (Fraction("23590.18") / Fraction("47180.35"), Fraction(1, 2), "50.00001%"),
        (Fraction(1, 2), Fraction(1, 2), "50.00%"),
        (Fraction(2, 3), Fraction(2, 3), "66.67%"),
        (Fraction(66666, 100000), Fraction(2, 3), "66.666%"),
        (Fraction(66667, 100000), Fraction(2, 3), "66.67%"),
        (Fraction(3, 5), Fraction(2, 3), "60.00%"),
    ],
)
def test_rounding_never_carries_a_share_across_its_threshold(value: Fraction, threshold: Fraction, shown: str) -> None:
    assert percent(ENGLISH, value, exact=False, threshold=threshold) == shown


def test_a_share_stays_inside_its_bar() -> None:
    assert share(Fraction(2, 3)) == "66.6667%"
    assert share(Fraction(3, 2)) == "100.0000%"
    assert share(Fraction(-1, 2)) == "0.0000%"


@pytest.mark.parametrize("address", ["https://example.org/a?b=c&d", "http://a.cn", "HTTPS://A", "mailto:a@b.cn"])
def test_a_reader_may_follow(address: str) -> None:
    assert safe_url(address) == address


@pytest.mark.parametrize(
    "address",
    [
        *(
            None,
            "",
            "javascript:alert(1)",
            "JavaScript:alert(1)",
            "java\nscript:alert(1)",
            "data:text/html,x",
            "vbscript:x",
        ),
        *(
            " https://a",
            "https://a\tb",
            "\x01x:",
            "//a.cn",
            "/etc",
            "a.html",
            "https:",
            "http:a",
            "mailto:",
            "http://[",
        ),
    ],
)
def test_a_reader_may_not_follow(address: str | None) -> None:
    assert safe_url(address) == ""


def test_a_value_that_the_record_does_not_have_is_said(templates: Environment) -> None:
    for name in ("money", "area", "number", "date", "percent", "share"):
        assert templates.from_string(f"{{{{ none | {name} }}}}").render() == "not recorded"


def test_words_escape_their_facts_but_not_twice() -> None:
    assert worded(ENGLISH, "{a} & {b}", a="<x>", b=Markup("<b>y</b>")) == "&lt;x&gt; &amp; <b>y</b>"


def test_a_name_that_was_not_handed_in_is_an_error(templates: Environment) -> None:
    with pytest.raises(UndefinedError):
        templates.from_string("{{ missing }}").render()


def test_templates_escape_whatever_they_are_called(templates: Environment) -> None:
    assert templates.from_string("{{ x }}").render(x="<b>") == "&lt;b&gt;"


@pytest.mark.parametrize("name", SAMPLES)
def test_samples_need_nothing_inline_and_close_every_tag(templates: Environment, name: str) -> None:
    html = sample(templates, name)
    page = Page(html)
    assert not [tag for tag, _ in page.tags if tag in ("script", "style")]
    assert not [a for _, attrs in page.tags for a in attrs if a == "style" or a.startswith("on")]
    ids = [attrs["id"] for _, attrs in page.tags if "id" in attrs]
    assert len(ids) == len(set(ids))
    for tag in {tag for tag, _ in page.tags} - {"rect", "line", "path", "br"}:
        assert len(re.findall(rf"<{tag}[\s>]", html)) == html.count(f"</{tag}>"), tag
    labels = [attrs["aria-label"] for _, attrs in page.tags if attrs.get("role") == "region"]
    assert len(labels) == len(set(labels))


def test_every_part_is_shown_by_an_example_at_the_head_of_the_file(templates: Environment) -> None:
    source = (ROOT / "site" / "templates" / "components.html.j2").read_text("utf-8")
    head = source[: source.index("-#}")]
    macros = set(re.findall(r"\{%-? macro ([a-z][a-z_]*)\(", source)) - {"shape"}
    assert macros == set(re.findall(r"\{[{%] (?:call )?([a-z_]+)\(", head))


def test_hostile_text_stays_text_in_every_part(templates: Environment) -> None:
    page = Page(
        templates.from_string(
            """{% import "components.html.j2" as c %}
            {{ c.page_head(x, x, x, c.chip("late", x)) }}
            {% call c.section("id", x, x, x) %}{{ x }}{% endcall %}
            {% call c.tiles(x) %}{{ c.tile(x, x, x, x, x, x, "late") }}{% endcall %}
            {{ c.share_bar(x, 1, 2, half, half, unit=x) }}
            {% call c.verdict("fail", x) %}{{ x }}{% endcall %}
            {{ c.comparison(x, [(x, x, x, "differs")]) }}
            {{ c.breakdown([(x, 1, half, x)]) }}
            {{ c.fields([(x, x)]) }}
            {{ c.three_dates(x, x, x) }}
            {{ c.sources([{"title": x, "publisher": x, "date": x, "url": "javascript:alert(1)", "note": x}]) }}
            {{ c.gaps([(x, x, x)]) }}
            {{ c.timeline([{"when": x, "until": x, "title": x, "text": x, "state": "gap", "href": x}]) }}
            {{ c.table(x, [(x, "text"), (x, "date"), (x, "plain"), (x, "text")], [[x, x, x, x]], total=[x, x, x, x]) }}
            {% call c.scroll(x) %}{{ x }}{% endcall %}
            {{ c.record_list([{"href": x, "title": x, "date": x, "note": x, "chip": x}]) }}
            {{ c.yaml_block(x, x) }}
            {{ c.empty(x, x, x) }}
            {% call c.notice("bad", x) %}{{ x }}{% endcall %}
            {{ c.term(x, x) }}
            {{ c.links(x, [(x, x)]) }}"""
        ).render(x=HOSTILE, half=Fraction(1, 2))
    )
    assert not [tag for tag, _ in page.tags if tag in ("img", "script")]
    assert not [name for _, attrs in page.tags for name in attrs if name.startswith("on")]
    assert not [address for address in page.addresses() if address.startswith("javascript:")]
    assert "49" not in page.text


@pytest.fixture(scope="session")
def site(templates: Environment, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("samples") / "site"
    build_frame(ROOT, folder)
    shell = Shell.read(folder)
    (folder / "samples").mkdir()
    for name in SAMPLES:
        page = filled(shell, path=f"samples/{name}.html", content=sample(templates, name), fictional=True)
        (folder / "samples" / f"{name}.html").write_text(page, "utf-8")
    for path in map(folder.joinpath, ("about.html", "verdicts.html")):
        path.write_text(stamped(path.read_text("utf-8"), as_of="2025年11月12日", commit="3f2a9c1"), "utf-8")
    return folder


@pytest.mark.parametrize(
    ("path", "width", "scheme"),
    [
        *(
            (f"samples/{name}.html", *how)
            for name in SAMPLES
            for how in [(360, "light"), (360, "dark"), (1280, "light")]
        ),
        *((f"{name}.html", 360, "light") for name in ("about", "verdicts")),
    ],
)
def test_pages_can_be_read_by_everybody(visitor: Visit, site: Path, path: str, width: int, scheme: str) -> None:
    guest = visitor(site, viewport={"width": width, "height": 740}, color_scheme=scheme)
    page = guest.open(path)
    assert guest.complaints == []
    assert axe_violations(page, frozenset({"minor", "moderate", "serious", "critical"})) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width, "the page scrolls sideways"
    assert page.evaluate(SMALLEST_TEXT) >= 18


def test_a_page_is_light(site: Path) -> None:
    style = gzip.compress((site / "assets/gongkai.css").read_bytes())
    for name in SAMPLES:
        assert len(style) + len(gzip.compress((site / f"samples/{name}.html").read_bytes())) < 20_000
