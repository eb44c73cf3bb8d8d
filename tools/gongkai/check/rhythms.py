"""Whether what is to be done every week, month or quarter was done: each span of the calendar and what happened."""

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from gongkai.kinds.activity import Activity, Occurrence
from gongkai.law.calendar import months_later
from gongkai.model.period import ONE_DAY, Period, day_before

_MONTHS = {"monthly": 1, "quarterly": 3, "half-yearly": 6, "yearly": 12}
_MOST = 2000  # spans of one activity: forty years of weeks


class Span(Struct, frozen=True):
    """One week, month, quarter, half-year or year of the calendar, and how often it was done in it.

    `over` is false while the span still runs on the day of the check: then nothing is missed yet.
    """

    period: Period
    times: int
    over: bool

    @property
    def missed(self) -> bool:
        """Return whether the span is over and nothing was done."""
        return self.over and self.times == 0


def spans_of(activity: Activity, as_of: date) -> list[Span]:
    """Return the spans of an activity from its start to its end, or to `as_of` where it goes on.

    A span is a whole week from Monday, or a whole month, quarter, half-year or year of the calendar; the first is the
    one in which it began, and counts only where it began on its first day. An occurrence of which only the month is
    known counts for every span that it may lie in. No rhythm or no start gives no span.
    """
    start, end = activity.start_date, activity.end_date
    if start is None or not start.exact or activity.rhythm is None or activity.rhythm == "once":
        return []
    until = min(end.last, as_of) if end else as_of
    # The last day of a span is one on which it can still be done; only an end of the activity closes it on that day.
    closed = end.last if end and end.last < as_of else day_before(as_of)
    found = []
    for period in _calendar(activity.rhythm, start.first, until):
        if period.from_ < start.first:
            continue
        times = sum(_lies_in(occurrence, period) for occurrence in activity.occurrences)
        found.append(Span(period, times, over=period.to <= closed))
    return found


def _lies_in(occurrence: Occurrence, period: Period) -> bool:
    return occurrence.date.first <= period.to and period.from_ <= occurrence.date.last


def _calendar(rhythm: str, start: date, until: date) -> Iterator[Period]:
    """Yield the whole weeks or months of the calendar, from that of `start` to that of `until`."""
    if rhythm == "weekly":
        first, ordinal = start - ONE_DAY * start.weekday(), ONE_DAY * 7
        for number in range(_MOST):
            begin = first + ordinal * number
            if begin > until:
                return
            yield Period(begin, begin + ONE_DAY * 6)
        return
    months = _MONTHS[rhythm]
    first = date(start.year, (start.month - 1) // months * months + 1, 1)
    for number in range(_MOST):
        begin = months_later(first, months * number)
        if begin > until:
            return
        yield Period(begin, day_before(months_later(first, months * (number + 1))))
