"""Compounds that are alike, side by side: each one's own value beside the median and the quartiles of its group.

A value is compared only where the group has at least five compounds, and at least five of them have that value. Nothing
is ranked. Every value is exact; it is rounded only where it is shown.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from statistics import quantiles

from msgspec import Struct

from gongkai.derive.alike import LEAST, Group
from gongkai.derive.comparison_measures import MEASURES, Measure
from gongkai.kinds.compound import Compound
from gongkai.model.archive import Archive
from gongkai.model.period import Period
from gongkai.model.record import Record


class Spread(Struct, frozen=True):
    """How a value lies in a group: `n` compounds have it and `missing` do not. None where fewer than five have it."""

    n: int
    missing: int
    lower: Fraction | None = None
    median: Fraction | None = None
    upper: Fraction | None = None


class Compared(Struct, frozen=True):
    """One measure over a group: the value of each compound by its id, None where it has none, and their spread."""

    measure: Measure
    values: Mapping[str, Fraction | None]
    spread: Spread


def window(as_of: date) -> Period:
    """Return the year that is compared: the last one that was over on the day of judgement."""
    return Period(date(as_of.year - 1, 1, 1), date(as_of.year - 1, 12, 31))


def value_of(archive: Archive, compound: Record[Compound], measure: Measure) -> Fraction | None:
    """Return what one compound has by a measure; None where the record does not give it."""
    key = ("compared", measure.name, compound.id)
    return archive.once(key, lambda: measure.value(archive, compound, window(archive.as_of)))


def compared(archive: Archive, group: Group) -> Sequence[Compared]:
    """Return each measure over a group; nothing where the group is too small to be compared."""
    if not group.enough:
        return ()
    return archive.once(("compared", group.alike), lambda: tuple(_compared(archive, group, m) for m in MEASURES))


def _compared(archive: Archive, group: Group, measure: Measure) -> Compared:
    values = {compound.id: value_of(archive, compound, measure) for compound in group.compounds}
    return Compared(measure, values, spread(list(values.values())))


def spread(values: Sequence[Fraction | None]) -> Spread:
    """Return median and quartiles of those values that are there, exactly.

    Quartiles by linear interpolation between the values in order, the least and the greatest being the ends (the
    inclusive method, type 7 of Hyndman and Fan 1996), so that the second quartile is the median.
    """
    known = sorted(value for value in values if value is not None)
    missing = len(values) - len(known)
    if len(known) < LEAST:
        return Spread(len(known), missing)
    lower, median, upper = quantiles(known, n=4, method="inclusive")
    return Spread(len(known), missing, lower, median, upper)
