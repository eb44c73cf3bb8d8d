"""The words along the axes of a drawing: fewer on a narrow screen than on a wide one, never smaller."""

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction

from markupsafe import Markup

from gongkai.publish.charts.drawing import line, text
from gongkai.publish.charts.scale import Number, Scale, thinned

NARROW, WIDE = 0.22, 0.085  # how far apart years stand at least, as shares of a drawing on a phone and on a screen


def across(marks: Sequence[tuple[float, str]], y: float) -> Iterator[Markup]:
    """Yield words along the foot of a drawing; those for which a phone has no room are shown on a wide screen."""
    wide = thinned(marks, WIDE)
    narrow = thinned(wide, NARROW)
    for at, words in wide:
        yield text("plot-tick" if (at, words) in narrow else "plot-tick plot-wide", at, y, words, "middle")


def up(scale: Scale, top: float, foot: float, said: Callable[[Fraction], str]) -> Iterator[Markup]:
    """Yield a line across the drawing at each tick between two heights, with its value in the margin."""
    for tick in scale.ticks:
        y = height_of(scale, tick, top, foot)
        yield line("plot-zero" if tick == 0 else "plot-grid", 0, y, 1, y)
        yield text("plot-tick", 0, y + 6, said(tick), "end", shift=-8)


def height_of(scale: Scale, value: Number, top: float, foot: float) -> float:
    """Return how far down a value stands, in pixels, where the axis goes from `top` to `foot`."""
    return foot - scale.at(value) * (foot - top)
