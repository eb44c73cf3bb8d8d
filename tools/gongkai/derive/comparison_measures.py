"""What is compared between compounds that are alike: five measures, each with what it means, its unit and its source.

Each returns an exact Fraction, or None where the record does not give it. None is no data, which is not zero.
"""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from statistics import median

from msgspec import Struct

from gongkai.derive.balances import Balance, balances_at
from gongkai.derive.caseload import ENOUGH, cases_in
from gongkai.derive.indicators import duties_in_time
from gongkai.kinds.account import Account
from gongkai.kinds.compound import Compound
from gongkai.kinds.contract import Contract
from gongkai.model.archive import Archive
from gongkai.model.period import ONE_DAY, Period
from gongkai.model.record import Record
from gongkai.text import N_

YUAN_A_MONTH = N_("yuan per m² a month")
YUAN = N_("yuan per m²")
PERCENT = N_("percent")
DAYS = N_("days")
YUAN_CODE = "CNY"  # other money cannot be added to it
_BY_AREA = re.compile("月平方米|平方米月")  # what is left of a unit without signs, yuan and 每


class Measure(Struct, frozen=True):
    """One measure. `digits` are shown after the point, `times` is what a value is multiplied by where it is shown."""

    name: str
    title: str
    help: str
    unit: str
    digits: int
    value: Callable[[Archive, Record[Compound], Period], Fraction | None]
    times: int = 1


def fee(archive: Archive, compound: Record[Compound], window: Period) -> Fraction | None:
    """Return the property fee for homes in yuan a month and m², by the one service contract in force.

    None where no contract or more than one is in force on the day of judgement, and where it does not give exactly one
    price by month and m², or one for homes (住宅) among several.
    Source: Civil Code, article 938 (a contract says the standard of its fee).
    """
    inforce = [
        contract.body
        for contract in archive.at(compound.id, Contract)
        if contract.body.is_service and contract.body.state_on(archive.as_of) in ("fixed", "indefinite")
    ]
    if len(inforce) != 1:
        return None
    prices = [price for price in inforce[0].prices if is_by_area(price.unit)]
    if len(prices) > 1:
        prices = [price for price in prices if "住宅" in price.label]
    return Fraction(prices[0].amount) if len(prices) == 1 else None


def is_by_area(unit: str) -> bool:
    """Return whether a unit, as people write it, is a month and a m²: 每月每平方米, 元/㎡·月."""
    plain = re.sub("㎡|m²|m2|平米|平方(?!米)", "平方米", unit.casefold())
    return _BY_AREA.fullmatch(re.sub(r"[元每个\s/／·・.*×、（）()]", "", plain)) is not None


def fund(archive: Archive, compound: Record[Compound], window: Period) -> Fraction | None:
    """Return what is in the maintenance fund, in yuan for each m², by the last statement of each of its accounts.

    The balance is the one that follows from the entries. None where an account has no statement that ends in the
    window or after it: what is older says nothing of today.
    Source: Measures for the Administration of Residential Special Maintenance Funds (2008), article 30.
    """
    accounts = [b for b in balances_at(archive, compound.id) if _holds(b.account, "maintenance-fund", archive.as_of)]
    left = Decimal()
    for balance in accounts:
        if not _counts(balance.account) or balance.latest is None or balance.latest.body.period.to < window.from_:
            return None
        left += balance.latest.body.computed_closing
    return _by_area(compound, left) if accounts else None


def common_income(archive: Archive, compound: Record[Compound], window: Period) -> Fraction | None:
    """Return what came in from the common parts in the window, in yuan for each m², before costs.

    Transfers between accounts are left out. None where a day of the window is in no statement of an account that was
    open on it: half a year is not a year.
    Source: Civil Code, article 282.
    """
    accounts = [
        balance
        for balance in balances_at(archive, compound.id)
        if balance.account.body.fund == "common-income" and _open_span(balance.account, window)
    ]
    earned = Decimal()
    for balance in accounts:
        span = _open_span(balance.account, window)
        if span is None or not _counts(balance.account) or not _covered(balance, span):
            return None
        earned += sum(
            (
                entry.amount
                for statement in balance.statements
                for entry in statement.body.entries
                if entry.direction == "revenue"
                and entry.category != "transfer"
                and window.from_ <= entry.booked_on <= window.to
            ),
            Decimal(),
        )
    return _by_area(compound, earned) if accounts else None


def punctuality(archive: Archive, compound: Record[Compound], window: Period) -> Fraction | None:
    """Return the share of duties that were done by their day, of those whose day lies in the window.

    Counted as the indicator of that name counts. None where no such duty is judged.
    Source: the law of the place, as its profile gives it.
    """
    tally = duties_in_time.tally(archive, compound, window)
    return tally.part / tally.whole if tally and tally.whole else None


def response(archive: Archive, compound: Record[Compound], window: Period) -> Fraction | None:
    """Return the median of days from receipt to the first answer, over the cases received in the window.

    Where no answer is recorded, settlement is the answer. None for fewer than five cases of which the days are known.
    Source: Civil Code, article 285.
    """
    days = []
    for case in cases_in(archive, compound.id, window):
        waited = case.days_to_answer if case.days_to_answer is not None else case.days
        if waited is not None and waited >= 0:
            days.append(Fraction(waited))
    return median(days) if len(days) >= ENOUGH else None


def _holds(account: Record[Account], money: str, day: date) -> bool:
    body = account.body
    return body.fund == money and (body.closed_on is None or body.closed_on > day)


def _counts(account: Record[Account]) -> bool:
    return account.body.currency == YUAN_CODE


def _open_span(account: Record[Account], window: Period) -> Period | None:
    """Return the days of the window on which an account was open; None where it was not."""
    first = max(window.from_, account.body.opened_on or window.from_)
    last = min(window.to, account.body.closed_on or window.to)
    return Period(first, last) if first <= last else None


def _covered(balance: Balance, span: Period) -> bool:
    """Return whether every day of a span lies in a statement; the statements are in order of time."""
    day = span.from_
    for statement in balance.statements:
        if statement.body.period.from_ <= day <= statement.body.period.to:
            if statement.body.period.to >= span.to:
                return True
            day = statement.body.period.to + ONE_DAY
    return False


def _by_area(compound: Record[Compound], amount: Decimal) -> Fraction | None:
    area = compound.body.total_exclusive_area
    return Fraction(amount) / Fraction(area) if area else None


MEASURES = (
    Measure(
        "fee",
        N_("Property fee"),
        N_("By the one service contract in force; where it has several prices, the one for homes."),
        YUAN_A_MONTH,
        2,
        fee,
    ),
    Measure(
        "maintenance-fund",
        N_("Maintenance fund"),
        N_("What is left by the last statements, counted again, for each m² of exclusive floor area."),
        YUAN,
        2,
        fund,
    ),
    Measure(
        "common-income",
        N_("Income of the common parts"),
        N_("What came in over the whole year, before costs; only where statements cover every day of it."),
        YUAN,
        2,
        common_income,
    ),
    Measure(
        "duties-in-time",
        N_("Duties done in time"),
        N_("Of the duties whose day lay in the year, those that were done by it."),
        PERCENT,
        1,
        punctuality,
        100,
    ),
    Measure(
        "response",
        N_("Days to the first answer"),
        N_("The median over the cases received in the year; only where the days of at least five are known."),
        DAYS,
        1,
        response,
    ),
)
