"""What was planned and what came of it: a wide open bar, and a narrow full one inside it."""

from collections.abc import Iterator

from markupsafe import Markup

from gongkai.publish.charts.drawing import rect
from gongkai.publish.charts.rows import BAR

INSIDE = 5  # pixels by which the narrow bar is lower on either side


def paired(planned: float, actual: float, y: float) -> Iterator[Markup]:
    """Yield the two bars; both are shares of the width."""
    yield rect("plot-open", 0, y, planned, BAR)
    yield rect("plot-full", 0, y + INSIDE, actual, BAR - 2 * INSIDE)
