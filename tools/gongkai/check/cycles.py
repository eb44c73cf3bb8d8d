"""By which day something has to be shown again that the law wants shown again and again."""

from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct

from gongkai.check.shown import Shown
from gongkai.law.calendar import Deadline, deadline, months_deadline, months_later, rolled
from gongkai.model.period import day_after, day_before
from gongkai.model.profile import Disclosure


class Cycle(Struct, frozen=True):
    """One day by which it was due (None: the law gives no number) and what was shown for it (None: nothing)."""

    due: Deadline | None
    shown: Shown | None


def cycles(asked: Disclosure, start: date, shown: Sequence[Shown], as_of: date) -> Iterator[Cycle]:
    """Yield what was due from `start` on, in order; the last that nothing was shown for is the one that is due next.

    `shown` is one item of one account, by day. What was shown before `start` is no part of this.
    """
    if asked.within_days is not None:
        yield from _after_each_period(asked.months, asked.within_days, start, shown)
    elif asked.calendar_year:
        yield from each_calendar_year(start, [one for one in shown if one.day >= start], as_of)
    elif asked.months is not None:
        yield from _at_least_every(asked.months, start, [one for one in shown if one.day >= start])
    else:
        yield Cycle(None, shown[-1] if shown else None)


def _at_least_every(months: int, start: date, shown: Sequence[Shown]) -> Iterator[Cycle]:
    """Count each time from the last one. Source: Civil Code, articles 201 to 203."""
    last = start
    for one in shown:
        yield Cycle(months_deadline(last, months), one)
        last = one.day
    yield Cycle(months_deadline(last, months), None)


def each_calendar_year(start: date, shown: Sequence[Shown], as_of: date) -> Iterator[Cycle]:
    """Yield what was due in each calendar year, from the first whole year after `start` on.

    One that comes late serves for the year that it is late for, and for no other. Of several years in a row for which
    nothing was shown until now, the first stands for all, as where months are counted.
    """
    ahead = 0
    year = start.year if (start.month, start.day) == (1, 1) else start.year + 1
    while year <= date.max.year:
        while ahead < len(shown) and shown[ahead].day.year < year:
            ahead += 1
        due = rolled(date(year, 12, 31))
        if ahead == len(shown):
            yield Cycle(due, None)
            coming = (rolled(date(later, 12, 31)) for later in (as_of.year - 1, as_of.year) if later > year)
            yield from (Cycle(day, None) for day in coming if as_of <= day.day)
            return
        yield Cycle(due, shown[ahead])
        ahead += 1
        year += 1


def _after_each_period(months: int | None, days: int, start: date, shown: Sequence[Shown]) -> Iterator[Cycle]:
    """Count from the end of the period that is shown. Where the law says no interval, nothing more is ever due."""
    of_period = sorted((one.period.to, one.day, i) for i, one in enumerate(shown) if one.period and one.day >= start)
    end = day_before(start)
    for last_day, _, i in of_period:
        if last_day >= start:
            yield Cycle(deadline(last_day, days), shown[i])
        end = max(end, last_day)
    if months is not None:
        next_end = day_before(months_later(day_after(end), months))
        yield Cycle(deadline(next_end, days), None)
