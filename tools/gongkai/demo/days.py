"""Days as plain ordinals, so that adding and comparing them costs nothing, and how they are written in a record."""

from datetime import date
from functools import cache


def day(year: int, month: int, number: int) -> int:
    """Return a day as its ordinal."""
    return date(year, month, number).toordinal()


@cache
def iso(ordinal: int) -> str:
    """Return a day as it stands in a record: 2024-03-08."""
    return date.fromordinal(ordinal).isoformat()


@cache
def quarter(year: int, number: int) -> tuple[int, int]:
    """Return the first and the last day of a quarter of the year, 1 to 4."""
    first = day(year, 3 * number - 2, 1)
    return first, (day(year + 1, 1, 1) if number == 4 else day(year, 3 * number + 1, 1)) - 1


def quarter_of(ordinal: int) -> tuple[int, int]:
    """Return year and number of the quarter that a day lies in."""
    found = date.fromordinal(ordinal)
    return found.year, (found.month + 2) // 3


def years_later(ordinal: int, years: int) -> int:
    """Return the same day of the year `years` on; 29 February becomes the 28th."""
    found = date.fromordinal(ordinal)
    return found.replace(
        year=found.year + years, day=28 if (found.month, found.day) == (2, 29) else found.day
    ).toordinal()


def written(ordinal: int) -> str:
    """Return a day as it is said in a Chinese sentence: 2024年3月8日."""
    found = date.fromordinal(ordinal)
    return f"{found.year}年{found.month}月{found.day}日"
