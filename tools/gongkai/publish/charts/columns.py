"""Columns side by side, one for each of a row of things, in one panel or in several with the same columns.

A panel says in its own words what it shows, so that nobody has to look for a key. A column may have a threshold, and
the axis may go below zero.
"""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from markupsafe import Markup
from msgspec import Struct

from gongkai.publish.charts.axis import across, height_of, up
from gongkai.publish.charts.drawing import ROW, TEXT, Drawing, inward, joined, line, rect, text
from gongkai.publish.charts.scale import Scale

WIDEST = 0.12  # of the width, so that two columns do not look like two walls
ABOVE = ROW + 12  # pixels for the words of a panel
BETWEEN = 10  # pixels between two panels
HEIGHT = 120


class Column(Struct, frozen=True):
    """One column of a panel: from zero to `value`; None leaves its place empty. `look` is the class that fills it."""

    value: int | Decimal | Fraction | None
    look: str = "plot-full"
    threshold: Fraction | None = None


class Panel(Struct, frozen=True):
    """A row of columns under its words. `below` are words under the panel, where values may be less than zero."""

    words: str
    columns: Sequence[Sequence[Column]]
    below: str = ""


class Mark(Struct, frozen=True):
    """A line across a panel at a place along it (0 to 1), with words."""

    at: float
    words: str
    look: str = "plot-mark"


def columns(
    panels: Sequence[Panel],
    scale: Scale,
    said: Callable[[Fraction], str],
    along: Sequence[str],
    *,
    margin: str,
    height: int = HEIGHT,
    limit: str = "",
    marks: Sequence[Mark] = (),
    edges: bool = False,
) -> Drawing:
    """Return panels one below the other with columns at the same places; columns of one place stand on one another's.

    `along` names each place, "" where it needs no name; with `edges` the names stand at the left edges of the places,
    and one more at the end. `limit` words the threshold of the last column. `marks` stand over all panels.
    """
    number = max(len(panels[0].columns), 1)
    top, parts = ROW * len(marks), []
    for panel in panels:
        head = top + (ABOVE if panel.words else 10)
        foot = head + height
        if panel.words:
            parts.append(text("plot-words", 0, top + TEXT, panel.words))
        parts += up(scale, head, foot, said)
        for place, of_place in enumerate(panel.columns):
            for column in of_place:
                parts += _column(column, place, number, scale, head, foot)
        if limit and panel.columns and (last := panel.columns[-1][-1].threshold) is not None:
            parts.append(text("plot-value", 1, height_of(scale, last, head, foot) + 6, limit, shift=6))
        top = foot + (ROW + 4 if panel.below else 0 if panel is panels[-1] else BETWEEN)
        if panel.below:
            parts.append(text("plot-words", 0, foot + TEXT + 4, panel.below))
    for index, mark in enumerate(marks):
        parts.append(line(mark.look, mark.at, ROW * index + 6, mark.at, top))
        parts.append(
            text("plot-value", mark.at, ROW * index + TEXT, mark.words, inward(mark.at), 6 if mark.at <= 0.5 else -6)
        )
    shift = 0.0 if edges else 0.5
    names = [((place + shift) / number, name) for place, name in enumerate(along) if name]
    return Drawing(round(top + ROW + 6), joined(parts, across(names, top + TEXT + 6)), margin)


def _column(column: Column, place: int, number: int, scale: Scale, head: float, foot: float) -> Iterator[Markup]:
    wide = min(0.72 / number, WIDEST)
    left = (place + 0.5) / number - wide / 2
    zero = height_of(scale, 0, head, foot)
    if column.value is not None:
        y = height_of(scale, column.value, head, foot)
        yield rect(column.look, left, min(y, zero), wide, abs(y - zero))
    if column.threshold is not None:
        y = height_of(scale, column.threshold, head, foot)
        begin, end = place / number, (place + 1) / number
        yield line("plot-clearing", begin, y, end, y)
        yield line("plot-threshold", begin, y, end, y)
