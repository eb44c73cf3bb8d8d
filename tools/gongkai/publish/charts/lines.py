"""Lines over time: what something was at the beginning and the end of each span; spans without a value stay empty."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from markupsafe import Markup
from msgspec import Struct

from gongkai.publish.charts.axis import across, height_of, up
from gongkai.publish.charts.drawing import ROW, TEXT, Drawing, dot, inward, joined, line, rect, text
from gongkai.publish.charts.scale import Days, Scale, scale_for

TOP, PLOT = ROW + 14, 170  # pixels: the room above the highest tick, and the height of the plot
FEW = 16  # points from which the marks are made smaller


class Span(Struct, frozen=True):
    """The value on the first and the last day of a span."""

    first: date
    last: date
    before: Decimal
    after: Decimal


def lines_over_time(
    spans: Sequence[Span], said: Callable[[Fraction], str], ends: tuple[str, str], last_value: str
) -> Drawing:
    """Return a line through spans in order of time, at least one; between spans that do not meet nothing is drawn.

    `said` words a value of the axis, `ends` the first and the last day for a time so short that no year begins in it,
    `last_value` the value at the end.
    """
    days = Days(spans[0].first, max(span.last for span in spans))
    scale = scale_for([value for span in spans for value in (span.before, span.after)])
    foot = TOP + PLOT
    return Drawing(
        foot + ROW + 6,
        joined(
            up(scale, TOP, foot, said),
            _gaps(spans, days, foot),
            _line(spans, days, scale, foot),
            _marked(spans[-1], days, last_value),
            _along(days, ends, foot + TEXT + 6),
        ),
        "plot-money",
    )


def _line(spans: Sequence[Span], days: Days, scale: Scale, foot: float) -> Iterator[Markup]:
    radius = 4 if len(spans) < FEW else 2.5
    for span in spans:
        begin, end = days.at(span.first), days.at(span.last)
        before, after = (height_of(scale, value, TOP, foot) for value in (span.before, span.after))
        yield line("plot-line", begin, before, end, after)
        yield dot("plot-dot", end, after, radius)
    for one, other in pairwise(spans):
        if _meet(one, other) and one.after != other.before:
            # The one ends with another balance than the next begins with: the step is shown, not smoothed.
            heights = (height_of(scale, value, TOP, foot) for value in (one.after, other.before))
            yield line("plot-line plot-step", days.at(one.last), next(heights), days.at(other.first), next(heights))


def _gaps(spans: Sequence[Span], days: Days, foot: float) -> Iterator[Markup]:
    for one, other in pairwise(spans):
        if not _meet(one, other):
            begin, end = days.at(one.last), days.at(other.first)
            yield rect("plot-gap", begin, TOP, max(end - begin, 0), foot - TOP)
            yield text("plot-tick", (begin + end) / 2, TOP + TEXT + 4, "?", "middle")


def _meet(one: Span, other: Span) -> bool:
    return (other.first - one.last).days <= 1


def _marked(span: Span, days: Days, words: str) -> Markup:
    """Return the last value: above the plot, where no line can run through it."""
    x = days.at(span.last)
    return text("plot-value", x, TEXT, words, inward(x))


def _along(days: Days, ends: tuple[str, str], y: float) -> Iterator[Markup]:
    if len(days.years) > 1:
        yield from across(days.years, y)
    else:
        yield text("plot-tick", 0, y, ends[0])
        yield text("plot-tick", 1, y, ends[1], "end")
