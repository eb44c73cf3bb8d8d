"""Bars below each other, each under its own words: for things whose names are long."""

from collections.abc import Callable, Iterator, Sequence

from markupsafe import Markup
from msgspec import Struct

from gongkai.publish.charts.drawing import ROW, TEXT, Drawing, shortened, text

BAR = 22  # pixels that a bar is high
BETWEEN = 12


class Row(Struct, frozen=True):
    """The words above a bar, the bar itself, and the words below it. `bar` draws itself at a height in pixels."""

    title: str
    bar: Callable[[float], Iterator[Markup]]
    words: str = ""


def rows(every: Sequence[Row]) -> Drawing:
    """Return bars one below the other."""
    top, parts = 0.0, []
    for row in every:
        parts.append(text("plot-name", 0, top + TEXT, shortened(row.title)))
        top += ROW + 4
        parts += row.bar(top)
        top += BAR
        if row.words:
            parts.append(text("plot-words", 0, top + TEXT + 2, row.words))
            top += ROW + 2
        top += BETWEEN
    return Drawing(round(top), tuple(parts))
