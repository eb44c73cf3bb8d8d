"""What leaves one account of the owners for another arrives there.

Unless the owners decide otherwise, the income of the common parts goes to the maintenance fund, with its interest. A
transfer that names the other account (`counter_account_id`) has its counterpart there: the same amount in the other
direction, within a week. It is looked for once the statements of the other account reach so far.

Source: Property Management Regulations, article 54; Measures for the Residential Maintenance Fund (Order 165), article
30.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal

from gongkai.check.rule import Problem
from gongkai.kinds.account import Account
from gongkai.kinds.statement import Entry, Statement
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.model.period import Period, day_after
from gongkai.text import N_

SEVERITY = Severity.WARNING
ACTOR = Actor.SECRETARY
FIX = N_("Compare both accounts with their bank statements; correct or add the entry that differs.")
NOT_ARRIVED = N_("{amount} yuan left for “{account}” on {day}; no such receipt stands in its statements.")
NOT_SENT = N_("{amount} yuan came from “{account}” on {day}; no such payment stands in its statements.")
_WEEK = timedelta(days=7)
_Key = tuple[str, str, str, Decimal]  # account, other account, direction, amount


def check(archive: Archive) -> Iterator[Problem]:
    booked: dict[_Key, list[date]] = defaultdict(list)
    periods: dict[str, list[Period]] = defaultdict(list)
    for statement in archive.each(Statement):
        periods[statement.body.account_id].append(statement.body.period)
        for entry in statement.body.entries:
            if entry.counter_account_id:
                booked[_key(statement.body.account_id, entry)].append(entry.booked_on)
    for days in booked.values():
        days.sort()
    covered = {account: _spans(of_account) for account, of_account in periods.items()}
    for statement in archive.each(Statement):
        for index, entry in enumerate(statement.body.entries):
            other = archive.get(entry.counter_account_id, Account) if entry.counter_account_id else None
            first, last = entry.booked_on - _WEEK, entry.booked_on + _WEEK
            if other is None or not _within(covered.get(other.id, ()), first, last):
                continue
            days = booked.get(_mirror(statement.body.account_id, entry), [])
            if bisect_left(days, first) == bisect_right(days, last):
                message = NOT_ARRIVED if entry.direction == "expenditure" else NOT_SENT
                facts = {"amount": entry.amount, "account": other.body.name, "day": entry.booked_on}
                yield Problem(statement, f"/entries/{index}/counter_account_id", message, **facts)


def _key(account: str, entry: Entry) -> _Key:
    return account, str(entry.counter_account_id), entry.direction, entry.amount


def _mirror(account: str, entry: Entry) -> _Key:
    back = "revenue" if entry.direction == "expenditure" else "expenditure"
    return str(entry.counter_account_id), account, back, entry.amount


def _spans(periods: list[Period]) -> list[tuple[date, date]]:
    """Return the spans of days that statements cover without a gap, in order of time."""
    spans: list[tuple[date, date]] = []
    for period in sorted(periods, key=lambda period: period.from_):
        if spans and period.from_ <= day_after(spans[-1][1]):
            spans[-1] = (spans[-1][0], max(spans[-1][1], period.to))
        else:
            spans.append((period.from_, period.to))
    return spans


def _within(spans: Sequence[tuple[date, date]], first: date, last: date) -> bool:
    """Return whether one of the spans holds all days from `first` to `last`."""
    before = bisect_right(spans, first, key=lambda span: span[0])
    return before > 0 and last <= spans[before - 1][1]
