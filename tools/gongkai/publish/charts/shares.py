"""The parts of a whole below each other, the largest first: a bar as long as its share, which stands at its end."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import partial

from markupsafe import Markup

from gongkai.publish.charts.drawing import TEXT, Drawing, rect, text
from gongkai.publish.charts.rows import Row, rows

LONGEST = 0.72  # of the width, so that the share beside the longest bar has room


def shares(parts: Sequence[tuple[str, Fraction, str]]) -> Drawing:
    """Return a bar for each part: its name, its share of the whole (0 to 1), and the share in words."""
    longest = max((share for _, share, _ in parts), default=Fraction(1)) or Fraction(1)
    return rows([Row(name, partial(_bar, float(share / longest), words)) for name, share, words in parts])


def _bar(long: float, words: str, y: float) -> Iterator[Markup]:
    yield rect("plot-full", 0, y, long * LONGEST, 18)
    yield text("plot-value", long * LONGEST, y + TEXT - 3, words, shift=8)
