"""Charts: scales that hold for any numbers, drawings that stay inside, and on pages numbers and data beside them."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from types import SimpleNamespace
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from gongkai.check.duty import State
from gongkai.derive.asked_twice import AskedTwice, asked_twice
from gongkai.derive.balances import Balance
from gongkai.derive.budgets import Budgeted, against_budget
from gongkai.derive.caseload import CaseLoad, Handled
from gongkai.derive.durations import durations
from gongkai.derive.punctuality import Punctuality, punctuality
from gongkai.derive.yearly_money import money_by_year
from gongkai.kinds.statement import BudgetLine, Entry, Statement
from gongkai.model.facts import Measure
from gongkai.model.period import Period, exactly
from gongkai.publish.charts.change import change
from gongkai.publish.charts.columns import Column, Mark, Panel, columns
from gongkai.publish.charts.drawing import Drawing, shortened, text
from gongkai.publish.charts.labels import hundredths, yuan
from gongkai.publish.charts.lines import Span, lines_over_time
from gongkai.publish.charts.paired import paired
from gongkai.publish.charts.rows import Row, rows
from gongkai.publish.charts.scale import Days, scale_for, thinned
from gongkai.publish.charts.shares import shares
from gongkai.publish.charts.spans import Fill, Lasted, spans
from gongkai.publish.charts.stacked import FULL, HOLLOW, STRIPED, stacked
from tests.site_reader import ROOT, Element, PublishedSite

FIRST = date(2000, 1, 1)
HOSTILE = "</text><script>alert(1)</script>\"'&<"
amounts = st.decimals(min_value=-(10**12), max_value=10**12, places=2)
whole_shares = st.fractions(min_value=0, max_value=1)
lengths = st.lists(st.tuples(st.integers(0, 400), st.integers(0, 400), amounts, amounts), min_size=1, max_size=40)


def parsed(drawing: Drawing) -> ET.Element:
    return ET.fromstring(drawing.svg("x", "title", "says"))  # noqa: S314 -- we made it


def assert_all_inside(drawing: Drawing) -> None:
    """Every length is a number, across between 0 and 100 %, and down between the top and the foot."""
    for element in parsed(drawing).iter():
        found = {name: float(value.rstrip("%")) for name, value in element.attrib.items() if name in LENGTHS}
        across = [found[name] for name in ("x", "x1", "x2", "cx") if name in found]
        assert all(-0.01 <= x <= 100.01 for x in across), element.attrib
        assert all(-0.1 <= found[y] <= drawing.height + 0.1 for y in ("y", "y1", "y2", "cy") if y in found)
        if element.tag == "rect":
            assert 0 <= found["width"] <= 100.01
            assert found["x"] + found["width"] <= 100.02
            assert found["height"] >= 0
            assert found["y"] + found["height"] <= drawing.height + 0.1


LENGTHS = {"x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "width", "height"}


def spans_of(found: Sequence[tuple[int, int, Decimal, Decimal]]) -> list[Span]:
    """Return spans one after the other: so many days apart, so many days long, from one value to another."""
    made, day = [], FIRST
    for apart, long, before, after in found:
        first = day + timedelta(apart)
        day = first + timedelta(long)
        made.append(Span(first, day, before, after))
        day += timedelta(1)
    return made


def drawn_lines(found: list[Span]) -> Drawing:
    return lines_over_time(found, lambda value: yuan("zh", value), ("2000年1月", "2001年1月"), "¥1")


# ---- Scales


@given(st.lists(amounts, max_size=50))
def test_every_value_stands_on_its_axis_and_zero_too(values: list[Decimal]) -> None:
    scale = scale_for(values)
    assert scale.ticks[0] <= min([*values, Decimal(0)])
    assert max([*values, Decimal(0)]) <= scale.ticks[-1]
    assert all(0 <= scale.at(value) <= 1 for value in values)
    assert 0 in scale.ticks


@given(st.lists(amounts, max_size=50))
def test_an_axis_has_few_ticks_at_equal_and_round_distances(values: list[Decimal]) -> None:
    ticks = scale_for(values).ticks
    steps = {b - a for a, b in pairwise(ticks)}
    assert 2 <= len(ticks) <= 6
    assert len(steps) == 1
    digits = str(steps.pop().limit_denominator(10**6).numerator).rstrip("0") or "1"
    assert digits in {"1", "2", "5"}


@given(st.lists(amounts, min_size=2, max_size=30))
def test_an_axis_keeps_the_order_of_values(values: list[Decimal]) -> None:
    scale = scale_for(values)
    places = [scale.at(value) for value in sorted(values)]
    assert places == sorted(places)


@given(st.dates(), st.dates(), st.lists(st.dates(), max_size=10))
def test_days_stand_in_their_order_and_inside(one: date, other: date, between: list[date]) -> None:
    days = Days(min(one, other), max(one, other))
    places = [days.at(day) for day in sorted(between)]
    assert places == sorted(places)
    assert all(0 <= place <= 1 for place in places)


@given(st.lists(st.floats(0, 1), max_size=60), st.floats(0.01, 0.5))
def test_words_along_an_axis_keep_their_distance(places: list[float], least: float) -> None:
    kept = thinned([(place, "2024") for place in sorted(places)], least)
    assert all(b - a >= least for (a, _), (b, _) in pairwise(kept))
    assert bool(kept) == bool(places)


def test_axes_say_amounts_in_the_units_of_the_language() -> None:
    assert [yuan("zh", Fraction(n)) for n in (0, 1200000, -35000)] == ["¥0", "¥120万", "−¥3.5万"]
    assert [yuan("en", Fraction(n)) for n in (0, 1200000, -35000)] == ["¥0", "¥1.2M", "−¥35K"]
    assert hundredths(Fraction(2, 3)) == "67%"


# ---- Shapes


@given(lengths)
def test_a_line_over_time_stays_inside_whatever_the_balances_were(
    found: list[tuple[int, int, Decimal, Decimal]],
) -> None:
    drawing = drawn_lines(spans_of(found))
    assert_all_inside(drawing)
    assert drawing == drawn_lines(spans_of(found))


@given(lengths)
def test_no_line_runs_across_days_without_a_statement(found: list[tuple[int, int, Decimal, Decimal]]) -> None:
    made = spans_of(found)
    days = Days(made[0].first, made[-1].last)
    lines = [e.attrib for e in parsed(drawn_lines(made)).iter("line") if e.attrib["class"].startswith("plot-line")]
    for one, other in pairwise(made):
        if (other.first - one.last).days > 1:
            begin, end = days.at(one.last) * 100, days.at(other.first) * 100
            crossing = [a for a in lines if float(a["x1"][:-1]) < begin - 0.01 and float(a["x2"][:-1]) > end + 0.01]
            assert not crossing


def test_a_gap_is_marked_and_its_neighbours_are_not_joined() -> None:
    quarter = timedelta(90)
    made = [
        Span(FIRST, FIRST + quarter, Decimal(5), Decimal(7)),
        Span(FIRST + 3 * quarter, FIRST + 4 * quarter, Decimal(-2), Decimal(0)),
    ]
    svg = parsed(drawn_lines(made))
    assert [e.text for e in svg.iter("text")].count("?") == 1
    assert len([e for e in svg.iter("line") if e.attrib["class"] == "plot-line"]) == len(made)
    assert len([e for e in svg.iter("rect") if e.attrib["class"] == "plot-gap"]) == 1


@given(st.lists(st.one_of(st.none(), amounts), max_size=40))
def test_columns_stay_inside_and_nothing_is_drawn_for_what_is_not_known(values: list[Decimal | None]) -> None:
    drawing = columns(
        [Panel("words", [[Column(value)] for value in values], below="below")],
        scale_for([value for value in values if value is not None]),
        lambda value: yuan("zh", value),
        ["2024"] * len(values),
        margin="plot-money",
        marks=[Mark(1.0, "here")],
    )
    assert_all_inside(drawing)
    assert len(list(parsed(drawing).iter("rect"))) == sum(value is not None for value in values)


@given(st.lists(st.tuples(whole_shares, whole_shares), min_size=1, max_size=12))
def test_bars_in_rows_stay_inside(found: list[tuple[Fraction, Fraction]]) -> None:
    pairs = [(float(one), float(other)) for one, other in found]
    for drawing in (
        shares([("name", one, "1%") for one, _ in found]),
        rows([Row("name", lambda y, p=pair: paired(*p, y)) for pair in pairs]),  # type: ignore[misc]
        rows([Row("name", lambda y, p=pair: change(*p, y), "words") for pair in pairs]),  # type: ignore[misc]
    ):
        assert_all_inside(drawing)


@given(st.lists(st.tuples(*(st.integers(0, 500),) * 3), min_size=1, max_size=8))
def test_the_parts_of_a_stacked_bar_are_as_long_as_they_are_many(found: list[tuple[int, int, int]]) -> None:
    longest = max(sum(one) for one in found) or 1
    for one in found:
        parts = list(zip((FULL, STRIPED, HOLLOW), one, strict=True))
        drawing = rows([Row("2024", lambda y, p=parts: stacked(p, longest, y))])  # type: ignore[misc]
        widths = [float(e.attrib["width"][:-1]) for e in parsed(drawing).iter("rect")]
        expected = [much / longest * 100 for much in one if much]
        assert len(widths) == len(expected)
        assert all(abs(wide - due) <= 0.42 for wide, due in zip(widths, expected, strict=True))


def test_spans_of_time_stay_inside_with_one_day_or_with_seats_that_were_left() -> None:
    day = date(2024, 2, 29)
    assert_all_inside(spans([Lasted("one day", day, day)], day, "today"))
    fills = [Fill(day, day + timedelta(100), 1.0), Fill(day + timedelta(100), day + timedelta(300), 4 / 7)]
    later = Lasted("later", day, day + timedelta(300), until=day + timedelta(900), fills=fills)
    drawing = spans([Lasted("before", day - timedelta(2000), day), later], day + timedelta(300), "today")
    assert_all_inside(drawing)
    high = [float(e.attrib["height"]) for e in parsed(drawing).iter("rect") if e.attrib["class"] == "plot-full"]
    assert high == [30, 30, pytest.approx(30 * 4 / 7, abs=0.1)]


def test_words_from_a_record_are_text_and_nothing_else() -> None:
    for drawing in (
        rows([Row(HOSTILE[:30], lambda y: iter(()), HOSTILE)]),
        shares([(HOSTILE[:30], Fraction(1, 2), HOSTILE)]),
        spans([Lasted(HOSTILE[:30], FIRST, FIRST)], FIRST, HOSTILE),
        Drawing(10, (text("plot-name", 0, 0, HOSTILE),)),
    ):
        svg = ET.fromstring(drawing.svg("x", HOSTILE, HOSTILE))  # noqa: S314 -- we made it
        assert {element.tag for element in svg.iter()} <= {"svg", "title", "desc", "text", "rect", "line", "circle"}
        assert svg.findtext("title") == svg.findtext("desc") == HOSTILE
        assert HOSTILE in [e.text for e in svg.iter("text")]


def test_long_names_are_shortened_by_how_wide_they_are() -> None:
    assert shortened("物业服务费") == "物业服务费"
    assert shortened("一" * 30) == "一" * 16 + "…"
    assert shortened("a" * 60) == "a" * 33 + "…"


# ---- The numbers behind them


def statement(first: date, last: date, *entries: Entry, budget: Sequence[BudgetLine] = ()) -> Statement:
    return Statement(
        account_id="a",
        period=Period(first, last),
        opening_balance=Decimal("10.00"),
        closing_balance=Decimal("10.00"),
        entries=entries,
        budget=tuple(budget),
    )


def entry(day: date, direction: str, category: str, amount: str) -> Entry:
    return Entry(day, direction, category, Decimal(amount))


def test_years_leave_transfers_out_and_tell_not_known_from_nothing() -> None:
    bodies = [
        statement(
            date(2021, 1, 1),
            date(2021, 12, 31),
            entry(date(2021, 3, 1), "revenue", "parking", "30.00"),
            entry(date(2021, 4, 1), "expenditure", "transfer", "20.00"),
        ),
        statement(date(2023, 1, 1), date(2023, 3, 31), entry(date(2023, 3, 1), "expenditure", "repair", "5.50")),
    ]
    balance: Any = Balance(SimpleNamespace(id="a"), tuple(SimpleNamespace(body=body) for body in bodies))  # type: ignore[arg-type]
    found = [(year.year, year.earned, year.spent, year.until) for year in money_by_year([balance])]
    nothing = Decimal("0.00")
    assert found == [
        (2021, Decimal("30.00"), nothing, date(2021, 12, 31)),
        (2022, nothing, nothing, None),
        (2023, nothing, Decimal("5.50"), date(2023, 3, 31)),
    ]
    assert money_by_year([]) == []


def test_a_budget_stands_against_the_sums_of_the_entries_and_shows_what_it_has_no_line_for() -> None:
    body = statement(
        date(2021, 1, 1),
        date(2021, 12, 31),
        entry(date(2021, 3, 1), "revenue", "parking", "30.00"),
        entry(date(2021, 3, 2), "revenue", "parking", "12.00"),
        entry(date(2021, 4, 1), "expenditure", "repair", "5.00"),
        budget=[BudgetLine("expenditure", "greening", Decimal(7)), BudgetLine("revenue", "parking", Decimal(40))],
    )
    assert against_budget(body) == [
        Budgeted("revenue", "parking", Decimal(40), Decimal("42.00")),
        Budgeted("expenditure", "greening", Decimal(7), Decimal("0.00")),
        Budgeted("expenditure", "repair", None, Decimal("5.00")),
    ]
    assert against_budget(statement(date(2021, 1, 1), date(2021, 12, 31))) == []


def case(days: int) -> Handled:
    nothing = dict.fromkeys(("answered", "fed_back", "confirmed", "due", "category", "outcome", "satisfaction"))
    return Handled(
        record=None,  # type: ignore[arg-type]
        identifier=None,
        case_class="repair",
        received=exactly(FIRST),
        settled=exactly(FIRST + timedelta(days)),
        levels=(),
        open=False,
        **nothing,
    )


@given(st.lists(st.integers(0, 2000), max_size=80))
def test_the_classes_of_days_hold_every_case_once(taken: list[int]) -> None:
    found = durations(CaseLoad([case(days) for days in taken]))
    if len(taken) < 5:
        assert found is None
        return
    assert found is not None
    assert sum(one.cases for one in found.classes) == len(taken)
    assert 1 <= len(found.classes) <= 12
    assert found.classes[0].first == 0
    assert all(one.last is not None and one.last + 1 == other.first for one, other in pairwise(found.classes))
    for one in found.classes:
        last = max(taken) if one.last is None else one.last
        assert one.cases == sum(one.first <= days <= last for days in taken)


def test_duties_are_counted_in_the_year_of_their_day() -> None:
    def duty(state: State, due: date | None) -> Any:
        return SimpleNamespace(state=state, due=due)

    found = punctuality(
        [
            duty(State.IN_TIME, date(2025, 12, 31)),
            duty(State.MISSING, date(2026, 1, 1)),
            duty(State.LATE, date(2025, 1, 1)),
            duty(State.NOT_YET_DUE, date(2026, 5, 1)),
            duty(State.NO_FIXED_DAY, None),
        ]
    )
    assert found == [Punctuality(2025, 1, 1, 0), Punctuality(2026, 0, 0, 1)]


def test_only_satisfaction_in_percent_counts_as_asked_twice() -> None:
    def measure(label: str, unit: str, before: int | None, after: int) -> Measure:
        return Measure(label, unit, Decimal(after), None if before is None else Decimal(before))

    found = list(
        asked_twice(
            [
                measure("居民满意率", "%", 58, 83),
                measure("居民满意率", "%", None, 90),
                measure("收费率", "%", 60, 90),
                measure("满意的住户", "户", 60, 90),
                measure("满意度", "%", 58, 120),
            ]
        )
    )
    assert found == [AskedTwice("居民满意率", Fraction(58, 100), Fraction(83, 100))]


# ---- On the pages

EXPECTED = {
    "accounts/shili-jinse-jiayuan/common-income.html": ["balance", "flows"],
    "statements/shili-jinse-jiayuan/index.html": ["balance"] * 3,
    "statements/shili-jinse-jiayuan/common-income-2025-q2.html": ["budget"],
    "compounds/shili-jinse-jiayuan.html": ["spending", "money", "satisfaction"],
    "meetings/shili-jinse-jiayuan/index.html": ["turnout"],
    "committees/shili-jinse-jiayuan/index.html": ["terms"],
    "compounds/shili-jinse-jiayuan/life/index.html": ["terms"],
    "compounds/shili-yunshan-gongyu/duties/index.html": ["punctuality"],
    "areas/shili-jiedao/duties/index.html": ["punctuality"],
    "cases/shili-jinse-jiayuan/index.html": ["durations", "satisfaction"],
    "cases/shili-jinse-jiayuan/2025-016-yuezu-lunhuan.html": ["satisfaction"],
    "projects/shili-jinse-jiayuan/index.html": ["satisfaction"],
    "waivers/index.html": [],
}


def charts(page: Element) -> list[Element]:
    return list(page.every("figure", "chart"))


@pytest.fixture(scope="session")
def charted(real_site: PublishedSite, small_site: PublishedSite) -> list[tuple[PublishedSite, str, Element]]:
    """Every chart of both sites, with its site and its page."""
    return [
        (site, path, one)
        for site in (real_site, small_site)
        for path, page in site.pages.items()
        for one in charts(page)
    ]


@pytest.mark.xdist_group("the site of all records")
@pytest.mark.parametrize("path", sorted(EXPECTED))
def test_a_chart_stands_where_its_question_is_asked(real_site: PublishedSite, path: str) -> None:
    names = [one.attributes["id"].split("-")[1] for one in charts(real_site.pages[path])]
    assert names == EXPECTED[path]


@pytest.mark.xdist_group("the site of all records")
def test_every_chart_can_be_read_without_seeing_it(charted: list[tuple[PublishedSite, str, Element]]) -> None:
    assert len(charted) > 20
    for _, path, chart in charted:
        [svg] = [svg for svg in chart.every("svg") if svg.attributes.get("role") == "img"]
        named = svg.attributes["aria-labelledby"].split()
        inside = {e.attributes["id"]: e.text() for e in svg.every() if "id" in e.attributes}
        assert [inside[name] for name in named] == [svg.one("title").text(), svg.one("desc").text()], path
        assert chart.children and svg.one("title").text() == next(chart.every("figcaption")).text(), path
        assert re.search(r"\d", svg.one("desc").text()), path
        assert chart.one("p", "chart-says").text() == svg.one("desc").text(), path


@pytest.mark.xdist_group("the site of all records")
def test_every_chart_has_a_table_with_numbers_and_leads_to_data_that_is_there(
    charted: list[tuple[PublishedSite, str, Element]],
) -> None:
    for site, path, chart in charted:
        cells = [cell.text() for cell in chart.one("tbody").every("td")]
        assert any(re.search(r"\d", cell) for cell in cells), path
        links = [a.attributes["href"] for a in chart.one("p", "chart-data").every("a")]
        assert links, path
        assert len(links) == len(set(links)), path
        for link in links:
            target = (site.folder / path).parent.joinpath(link).resolve()
            assert target.is_file(), (path, link)
            assert target.is_relative_to(site.folder / "data" / "v1"), link
            assert len(target.read_bytes().splitlines()) > 1, link


@pytest.mark.xdist_group("the site of all records")
def test_what_a_drawing_says_in_shares_stands_in_its_table_too(
    charted: list[tuple[PublishedSite, str, Element]],
) -> None:
    seen = 0
    for _, path, chart in charted:
        if chart.attributes["id"] in ("chart-spending", "chart-satisfaction", "chart-punctuality"):
            table = chart.one("tbody").text()
            for words in chart.every("text"):
                for figure in re.findall(r"\d+(?:\.\d+)?%?", words.text()):
                    assert figure in table, (path, figure)
                    seen += 1
    assert seen > 10


@pytest.mark.xdist_group("the site of all records")
def test_the_table_of_a_balance_holds_the_closing_of_every_statement_as_its_entries_give_it(
    real_site: PublishedSite,
) -> None:
    closings = []
    for file in sorted((ROOT / "records/statements/shili-jinse-jiayuan").glob("common-income-*.yml")):
        record = yaml.load(file.read_text("utf-8"), Loader=yaml.CBaseLoader)  # noqa: S506 -- text only
        left = Decimal(record["opening_balance"])
        for line in record["entries"]:
            left += Decimal(line["amount"]) * (1 if line["direction"] == "revenue" else -1)
        closings.append(f"¥{left:,.2f}")
    [chart] = [
        one
        for one in charts(real_site.pages["accounts/shili-jinse-jiayuan/common-income.html"])
        if one.attributes["id"].startswith("chart-balance")
    ]
    shown = [[cell.text() for cell in row.every("td")][-1] for row in chart.one("tbody").every("tr")]
    assert shown == closings
    assert len(list(chart.every("circle"))) == len(closings)


@pytest.mark.xdist_group("the site of all records")
def test_a_page_with_charts_stays_small(real_site: PublishedSite) -> None:
    for path, page in real_site.pages.items():
        if path.startswith("compounds/") and charts(page):
            assert len(real_site.html(path).encode()) < 100 * 1024, path


def test_a_vote_that_one_owner_too_few_took_part_in_is_an_open_column(small_site: PublishedSite) -> None:
    [chart] = charts(small_site.pages["meetings/hexiangyuan/index.html"])
    looks = [e.attributes["class"] for e in chart.every("rect")]
    rows_ = [
        [cell.text() for cell in row.every() if cell.tag in ("th", "td")] for row in chart.one("tbody").every("tr")
    ]
    assert len(looks) == 2 * len(rows_)  # one panel by number, one by floor area
    needed = [Fraction(row[-1]) for row in rows_]
    shown = [[Fraction(Decimal(cell.rstrip("%"))) / 100 for cell in row[2:4]] for row in rows_]
    short = sum(share < least for shares_, least in zip(shown, needed, strict=True) for share in shares_)
    assert looks.count("plot-short") == short
    assert short > 0
