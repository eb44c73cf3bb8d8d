"""What came in and went out of all accounts of a compound in each year; transfers between accounts are left out."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from msgspec import Struct

from gongkai.derive.balances import TRANSFER, Balance
from gongkai.model.money import NOTHING


class MoneyOfYear(Struct, frozen=True):
    """One year, in yuan, as far as statements speak of it: until the day `until`. None: no statement does.

    Then nothing is known of the year, which is something else than nothing.
    """

    year: int
    earned: Decimal
    spent: Decimal
    until: date | None

    @property
    def stated(self) -> bool:
        """Return whether a statement speaks of the year."""
        return self.until is not None

    @property
    def whole(self) -> bool:
        """Return whether statements go on to its end."""
        return self.until == date(self.year, 12, 31)


def money_by_year(balances: Iterable[Balance]) -> list[MoneyOfYear]:
    """Return every year from the first that a statement speaks of to the last, the earliest first."""
    sums: dict[tuple[int, str], Decimal] = defaultdict(lambda: NOTHING)
    until: dict[int, date] = {}
    for balance in balances:
        for statement in balance.statements:
            begin, end = statement.body.period.from_, statement.body.period.to
            for year in range(begin.year, end.year + 1):
                until[year] = max(until.get(year, date.min), min(end, date(year, 12, 31)))
            for entry in statement.body.entries:
                if entry.category != TRANSFER:
                    sums[entry.booked_on.year, entry.direction] += entry.amount
    return [
        MoneyOfYear(year, sums[year, "revenue"], sums[year, "expenditure"], until.get(year))
        for year in (range(min(until), max(until) + 1) if until else ())
    ]
