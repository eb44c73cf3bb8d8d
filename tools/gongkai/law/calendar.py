"""Periods and deadlines as the Civil Code counts them (articles 200 to 204 and 1259), and working days.

The day on which a period starts is not counted. A period of months ends on the day with the same number, or on the
last day of the month where there is none. A last day that is a weekend or a public holiday moves to the next working
day. Which days those are comes from the `holidays` package, which follows the yearly notice of the State Council. For
a year whose notice it does not know, the statutory days and the weekends are taken without the days that a notice
swaps; then a deadline is not `certain`, and may really lie some days later.
"""

import calendar
from datetime import date, timedelta
from functools import cache, lru_cache

from holidays.countries.china import China, ChinaStaticHolidays
from msgspec import Struct

from gongkai.model.period import ONE_DAY, day_after

# The years whose notice the package holds; before the first, weekends alone are certain.
KNOWN_YEARS = range(
    min(ChinaStaticHolidays.special_public_holidays), max(ChinaStaticHolidays.special_public_holidays) + 1
)


class Deadline(Struct, frozen=True):
    """The last day of a period. `certain` is false where the public holidays of its year are not known yet."""

    day: date
    certain: bool


def certainly_after(done: date, due: Deadline) -> bool:
    """Return whether something came too late; not where the holidays of the year are not known yet."""
    return due.certain and done > due.day


@cache
def _of_year(year: int) -> tuple[frozenset[date], frozenset[date]]:
    """Return the public holidays of a year and its weekend days that are worked."""
    found = China(years=year)  # type: ignore[no-untyped-call]  # the package types its countries in part
    return frozenset(found), frozenset(found.weekend_workdays)


@lru_cache(maxsize=1 << 14)
def is_working_day(day: date) -> bool:
    """Return whether `day` is worked: no public holiday, and no weekend unless the State Council has it worked."""
    free, worked = _of_year(day.year)
    return day in worked or (day.weekday() < 5 and day not in free)


def rolled(day: date) -> Deadline:
    """Return the last day of a period that would end on `day`. Source: Civil Code, article 203."""
    last = day
    while not is_working_day(last) and last != date.max:
        last = day_after(last)
    return Deadline(last, certain=last.year in KNOWN_YEARS)


def deadline(start: date, days: int) -> Deadline:
    """Return the last day of a period of `days` days from `start`. Source: Civil Code, articles 201 and 203."""
    return rolled(_later(start, days))


def working_deadline(start: date, days: int) -> Deadline:
    """Return the last day of a period of `days` working days from `start`, which is not counted."""
    last = start
    while days > 0 and last != date.max:
        last = day_after(last)
        days -= is_working_day(last)
    return Deadline(last, certain=last.year in KNOWN_YEARS)


def months_later(start: date, months: int) -> date:
    """Return the day `months` months after `start`, before it is rolled; negative counts back.

    Where the month has no such day it is its last one. Source: Civil Code, article 202.
    """
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    if year > date.max.year:
        return date.max
    if year < date.min.year:
        return date.min
    return date(year, month + 1, min(start.day, calendar.monthrange(year, month + 1)[1]))


def months_deadline(start: date, months: int) -> Deadline:
    """Return the last day of a period of `months` months from `start`. Source: Civil Code, articles 201 to 203."""
    return rolled(months_later(start, months))


def before(day: date, days: int) -> date:
    """Return the latest day on which something due `days` days before `day` can be done: it is not rolled.

    A period that runs backwards ends before an event; a holiday makes it no shorter for those whom it protects.
    """
    return _later(day, -days)


def days_between(first: date, last: date) -> int:
    """Return how many days lie from `first` to `last` when the first is not counted."""
    return (last - first) // ONE_DAY


def _later(day: date, days: int) -> date:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.max if days > 0 else date.min
