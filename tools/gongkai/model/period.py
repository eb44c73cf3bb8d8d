"""Days as records give them: a whole day, or only a month or a year where the source says no more."""

from datetime import date, timedelta
from functools import lru_cache, total_ordering

from msgspec import Struct

ONE_DAY = timedelta(days=1)


@total_ordering
class PartialDate:
    """A date of known precision: `2018`, `2018-01` or `2018-01-09`.

    `first` and `last` are the earliest and the latest day that it can mean; for a whole day they are equal. Comparisons
    that must hold whatever the day was use `certainly_before`. Not a msgspec Struct, which would be read as a mapping.
    """

    __slots__ = ("first", "last")

    def __init__(self, first: date, last: date) -> None:
        self.first = first
        self.last = last

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"PartialDate({self.text})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, PartialDate) and (self.first, self.last) == (other.first, other.last)

    def __lt__(self, other: "PartialDate") -> bool:
        return (self.first, self.last) < (other.first, other.last)

    def __hash__(self) -> int:
        return hash((self.first, self.last))

    @property
    def text(self) -> str:
        """Return the date as it was written: four, seven or ten characters."""
        if self.exact:
            return self.first.isoformat()
        return self.first.isoformat()[: 4 if self.last.month != self.first.month else 7]

    @property
    def exact(self) -> bool:
        """Return whether the day itself is known."""
        return self.first == self.last

    def certainly_before(self, other: "PartialDate") -> bool:
        """Return whether this date lies before `other`, whatever days the two really were."""
        return self.last < other.first


@lru_cache(maxsize=1 << 16)
def partial_date(text: str) -> PartialDate:
    """Return the date that `text` names (`YYYY`, `YYYY-MM` or `YYYY-MM-DD`).

    Raises ValueError where there is no such day, for example `2025-02-30` or the year 0000.
    """
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 1:
        return PartialDate(date(parts[0], 1, 1), date(parts[0], 12, 31))
    if len(parts) == 2:
        return PartialDate(date(parts[0], parts[1], 1), _last_of_month(parts[0], parts[1]))
    day = date(parts[0], parts[1], parts[2])
    return PartialDate(day, day)


def _last_of_month(year: int, month: int) -> date:
    return date(year, 12, 31) if month == 12 else date(year, month + 1, 1) - ONE_DAY


def years_later(day: date, years: int) -> date:
    """Return the day `years` years after `day`; the last day of the calendar where there is none so late.

    29 February becomes the last day of the month where there is none. Source: Civil Code, article 202.
    """
    if day.year + years > date.max.year:
        return date.max
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def day_after(day: date) -> date:
    """Return the next day; the last day of the calendar is followed by itself."""
    return day if day == date.max else day + ONE_DAY


def day_before(day: date) -> date:
    """Return the day before; the first day of the calendar follows itself."""
    return day if day == date.min else day - ONE_DAY


class Period(Struct, frozen=True, rename={"from_": "from"}):
    """A span of days; both the first and the last belong to it."""

    from_: date
    to: date

    def __str__(self) -> str:
        return f"{self.from_.isoformat()} – {self.to.isoformat()}"


def exactly(day: date) -> PartialDate:
    """Return a whole day as a date of known precision, so that the two can be compared."""
    return PartialDate(day, day)
