"""A whole laid out as its parts, end to end; each part is told from its neighbours by how it is filled."""

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from gongkai.publish.charts.drawing import line, rect
from gongkai.publish.charts.rows import BAR

GAP = 0.004  # of the width, between two parts
# What fills a part, by what it says: full, striped, or only an outline.
FULL, STRIPED, HOLLOW = "plot-full", "plot-striped", "plot-hollow"


def stacked(parts: Sequence[tuple[str, int]], longest: int, y: float) -> Iterator[Markup]:
    """Yield parts as (how it is filled, how much) end to end, where `longest` fills the whole width."""
    at = 0.0
    for look, much in parts:
        if not much:
            continue
        wide = much / longest
        drawn = max(wide - GAP, GAP)
        if look == STRIPED:
            # A thick dashed line makes the stripes: it needs no pattern with a name of its own on the page.
            yield rect("plot-stripes-ground", at, y, drawn, BAR)
            yield line("plot-stripes", at, y + BAR / 2, at + drawn, y + BAR / 2)
        else:
            yield rect(look, at, y, drawn, BAR)
        at += wide
