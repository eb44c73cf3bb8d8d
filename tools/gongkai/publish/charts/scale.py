"""From numbers to places: axes that begin and end at round numbers, and time as a share of the width."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from msgspec import Struct

Number = int | Decimal | Fraction


class Scale(Struct, frozen=True):
    """An axis from its first tick to its last, which are round numbers; every value it was made for lies between."""

    ticks: tuple[Fraction, ...]
    low: float
    span: float

    @classmethod
    def through(cls, *ticks: Fraction) -> "Scale":
        """Return the axis with these ticks, at least two, in order."""
        return cls(ticks, float(ticks[0]), float(ticks[-1]) - float(ticks[0]))

    def at(self, value: Number) -> float:
        """Return where a value stands, from 0 (the first tick) to 1 (the last)."""
        # Only for the eye, so quick rather than exact; the order of values is kept all the same.
        return min(max((float(value) - self.low) / self.span, 0.0), 1.0)


def scale_for(values: Iterable[Number], most: int = 4) -> Scale:
    """Return an axis for values, with zero on it and at most `most` steps between its ticks; for none, 0 to 1."""
    every = [0, *values]
    low, high = Fraction(min(every)), Fraction(max(every))
    if low == high:
        return Scale.through(Fraction(0), Fraction(1))
    step = _round_step((high - low) / most)
    first, last = low // step, -(-high // step)
    if last - first > most:  # both ends were moved outward
        step = _round_step(step * Fraction(11, 10))
        first, last = low // step, -(-high // step)
    return Scale.through(*(step * n for n in range(first, last + 1)))


def _round_step(least: Fraction) -> Fraction:
    """Return the least of 1, 2 and 5 times a power of ten that is not less than `least`."""
    power = Fraction(1)
    while power > least:
        power /= 10
    while power * 10 <= least:
        power *= 10
    return next(power * n for n in (1, 2, 5, 10) if power * n >= least)


class Days(Struct, frozen=True):
    """An axis of time; both days belong to it."""

    first: date
    last: date

    def at(self, day: date) -> float:
        """Return where a day stands, from 0 to 1; what lies outside stands at the edge."""
        span = (self.last - self.first).days
        return min(max((day - self.first).days / span, 0.0), 1.0) if span else 0.0

    @property
    def years(self) -> list[tuple[float, str]]:
        """Return where each year begins, and its name."""
        return [(self.at(date(y, 1, 1)), str(y)) for y in range(self.first.year + 1, self.last.year + 1)]


def thinned(marks: Sequence[tuple[float, str]], least: float) -> list[tuple[float, str]]:
    """Return those marks of an axis that stand at least so far from each other, the last one first of all."""
    kept: list[tuple[float, str]] = []
    for mark in reversed(marks):
        if not kept or kept[-1][0] - mark[0] >= least:
            kept.append(mark)
    return kept[::-1]
