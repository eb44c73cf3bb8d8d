"""From before to after on one line: a ring where it was, a full mark where it is."""

from collections.abc import Iterator

from markupsafe import Markup

from gongkai.publish.charts.drawing import dot, line
from gongkai.publish.charts.rows import BAR

RING, FULL = 9, 6  # pixels: where nothing changed, the mark stands inside the ring
EDGE = 0.03  # kept free at both ends, so that a mark at 0 or 100 % is whole


def change(before: float, after: float, y: float) -> Iterator[Markup]:
    """Yield both on a line that stands for 0 to 1."""
    middle = y + BAR / 2
    was, is_now = (EDGE + value * (1 - 2 * EDGE) for value in (before, after))
    yield line("plot-grid", EDGE, middle, 1 - EDGE, middle)
    yield line("plot-change", was, middle, is_now, middle)
    yield dot("plot-ring", was, middle, RING)
    yield dot("plot-dot", is_now, middle, FULL)
