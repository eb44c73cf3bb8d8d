"""Spans of time below each other: from when to when, how full, and what is planned."""

from collections.abc import Iterator, Sequence
from datetime import date

from markupsafe import Markup
from msgspec import Struct

from gongkai.publish.charts.axis import across
from gongkai.publish.charts.drawing import ROW, TEXT, Drawing, inward, joined, line, rect, shortened, text
from gongkai.publish.charts.scale import Days

BAR = 30  # pixels
BETWEEN = 14


class Fill(Struct, frozen=True):
    """How full something was from a day to another, from 0 to 1."""

    first: date
    last: date
    share: float


class Lasted(Struct, frozen=True):
    """One thing with its days; `until` is how long it is planned beyond `last`. No `fills`: not known how full."""

    title: str
    first: date
    last: date
    until: date | None = None
    fills: Sequence[Fill] = ()


def spans(every: Sequence[Lasted], now: date, now_words: str) -> Drawing:
    """Return spans on one axis of time, at least one; `now` stands as a line over all of them."""
    days = Days(min(one.first for one in every), max(one.until or one.last for one in every))
    top, parts = float(ROW + 6), []
    for one in every:
        parts.append(text("plot-name", 0, top + TEXT, shortened(one.title)))
        parts += _bar(one, days, top + ROW + 4)
        top += ROW + 4 + BAR + BETWEEN
    shown = days.first <= now <= days.last
    at = days.at(now)
    today = (
        [line("plot-now", at, 4, at, top), text("plot-words", at, TEXT, now_words, inward(at), 6 if at <= 0.5 else -6)]
        if shown
        else []
    )
    years = [line("plot-grid", at, top, at, top + 6) for at, _ in days.years]
    return Drawing(
        round(top + ROW + 10), joined(today, parts, years, across(days.years or _only(days), top + TEXT + 8))
    )


def _only(days: Days) -> list[tuple[float, str]]:
    return [(0.06, str(days.first.year))]


def _bar(one: Lasted, days: Days, y: float) -> Iterator[Markup]:
    begin, end = days.at(one.first), days.at(one.last)
    if one.until and one.until > one.last:
        yield rect("plot-hollow", end, y, days.at(one.until) - end, BAR)
    yield rect("plot-open", begin, y, end - begin, BAR)
    if not one.fills:
        yield rect("plot-full", begin, y, end - begin, BAR)
    for fill in one.fills:
        left, high = days.at(fill.first), BAR * min(max(fill.share, 0.0), 1.0)
        yield rect("plot-full", left, y + BAR - high, days.at(fill.last) - left, high)
