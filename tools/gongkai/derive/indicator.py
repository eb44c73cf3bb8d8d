"""What an indicator is, which there are, and how it is summed up from compounds to areas.

Every indicator counts each compound by itself, as a part and a whole. An area is the sum of its compounds, so a large
compound weighs more than a small one, and nothing is averaged twice. None is "no data", which is not zero.
"""

from collections.abc import Callable, Iterable
from datetime import date
from enum import StrEnum
from fractions import Fraction
from functools import cache

from msgspec import Struct

from gongkai.derive import indicators
from gongkai.discover import modules_of
from gongkai.kinds.compound import Compound
from gongkai.model.archive import Archive
from gongkai.model.period import Period
from gongkai.model.record import Record
from gongkai.text import paragraphs


class Unit(StrEnum):
    """How a value is read: a share of a whole, a number of things, or a difference in points of a hundred."""

    SHARE = "share"
    COUNT = "count"
    POINTS = "points"


class Tally(Struct, frozen=True):
    """What one compound adds: `part` of `whole`, resting on `n` things. A count has its value in `part`."""

    part: Fraction
    whole: Fraction
    n: int


class Measured(Struct, frozen=True):
    """A value with the number of things and of compounds that it rests on."""

    value: Fraction
    n: int
    compounds: int


class Indicator(Struct, frozen=True):
    """One module of `indicators/`: its name, its page (the docstring), its unit, and what it counts in a compound."""

    name: str
    title: str
    page: str
    unit: Unit
    target: Fraction | None
    tally: Callable[[Archive, Record[Compound], Period], Tally | None]

    @property
    def paragraphs(self) -> list[str]:
        """Return the paragraphs of the page, each on one line: a paragraph is a message of the catalogue."""
        return paragraphs(self.page)

    def measured(self, archive: Archive, compounds: Iterable[Record[Compound]], year: int) -> Measured | None:
        """Return the value over some compounds in a year; None where none of them has anything to count."""
        found = [tally for compound in compounds if (tally := self._tally(archive, compound, year))]
        part = sum((tally.part for tally in found), Fraction())
        whole = sum((tally.whole for tally in found), Fraction())
        n = sum(tally.n for tally in found)
        if not found or (self.unit is not Unit.COUNT and not whole):
            return None
        return Measured(part if self.unit is Unit.COUNT else part / whole, n, len(found))

    def _tally(self, archive: Archive, compound: Record[Compound], year: int) -> Tally | None:
        # Each compound is asked once, however many areas it lies in.
        key = ("indicator", self.name, compound.id, year)
        return archive.once(key, lambda: self.tally(archive, compound, window(archive, year)))


def window(archive: Archive, year: int) -> Period:
    """Return the days of a year that are looked at: all of it, or until the day of judgement."""
    return Period(date(year, 1, 1), min(date(year, 12, 31), archive.as_of))


def share(part: Fraction | int, whole: Fraction | int, n: int | None = None) -> Tally | None:
    """Return a tally of `part` of `whole`; None where there is no whole, because no data is not zero."""
    return Tally(Fraction(part), Fraction(whole), n if n is not None else int(whole)) if whole else None


@cache
def all_indicators() -> tuple[Indicator, ...]:
    """Return every indicator, by name."""
    return tuple(
        Indicator(
            name=module.__name__.rpartition(".")[2].replace("_", "-"),
            title=module.TITLE,
            page=module.__doc__ or "",
            unit=module.UNIT,
            target=getattr(module, "TARGET", None),
            tally=module.tally,
        )
        for module in modules_of(indicators)
    )
