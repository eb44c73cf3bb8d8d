"""For how long a posting hung, counted in one way everywhere: the day on which it was put up is not counted."""

from collections.abc import Sequence
from datetime import date

from gongkai.check.duty import Hanging
from gongkai.check.shown import ON_SITE
from gongkai.law.calendar import days_between, working_deadline
from gongkai.model.facts import Posting


def hanging(
    days: int | None, working_days: int | None, postings: Sequence[Posting], on_site: bool = False
) -> Hanging | None:
    """Return how long something hung that had to hang for so many days; None where the law says nothing of that.

    The day it was put up is not counted. The longest posting counts, on a board in the compound where the law asks for
    one there. Source: Civil Code, article 201.
    """
    needed = days if days is not None else working_days
    counted = [posting for posting in postings if not on_site or posting.channel in ON_SITE]
    if needed is None or not counted:
        return None
    # A posting of which it is not known how long it hung may have hung long enough.
    longest = max(counted, key=lambda p: (p.to is None, days_between(p.from_, p.to) if p.to else 0))
    working = days is None
    until = working_deadline(longest.from_, needed).day if working else _through(longest.from_, needed)
    hung = None if longest.to is None else needed if longest.to >= until else _hung(longest.from_, longest.to, working)
    return Hanging(until=until, days=hung, needed=needed, working=working)


def _through(start: date, days: int) -> date:
    # Not rolled to a working day: a paper on a board hangs on a Sunday too.
    return date.fromordinal(min(start.toordinal() + days, date.max.toordinal()))


def _hung(start: date, last: date, working: bool) -> int:
    days = max(0, days_between(start, last))
    if not working:
        return days
    return next((n for n in range(days, 0, -1) if working_deadline(start, n).day <= last), 0)
