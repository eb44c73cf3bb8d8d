"""Where the balance of common income goes to the maintenance fund, enough of it goes each quarter.

In Huzhou, income of the common parts that goes to the fund goes there each quarter, at least one half of the account's
balance. The article does not say on which day the balance is taken, so the lowest of the quarter is: what is too little
of that is too little of every other. It is judged for a statement of one whole quarter that says how much goes to the
fund (`to_fund`); a quarter in which nothing goes there says nothing, because what the income is for is the owners'
choice, and the duty ends with the first payment.

Source: Huzhou Property Management Regulations, article 45.
"""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from gongkai.check.jurisdiction import law_at
from gongkai.check.rule import Problem
from gongkai.kinds.account import Account
from gongkai.kinds.statement import Statement
from gongkai.law.calendar import months_later
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.model.period import day_after
from gongkai.text import N_

SEVERITY = Severity.WARNING
ACTOR = Actor.COMMITTEE
FIX = N_("Transfer what is missing to the maintenance fund, or name the owners' decision to use it otherwise.")
TOO_LITTLE = N_(
    "{to_fund} yuan go to the maintenance fund; the lowest balance of the quarter is {balance} yuan, and at least "
    "{share} of it has to go there ({law})."
)


def check(archive: Archive) -> Iterator[Problem]:
    for statement in archive.each(Statement):
        body = statement.body
        to_fund = body.income_result.to_fund if body.income_result else None
        if not to_fund or day_after(body.period.to) != months_later(body.period.from_, 3):
            continue
        law = law_at(archive, statement.place, "income_balance_to_fund_share", body.period.to)
        account = archive.get(body.account_id, Account) if law else None
        if law is None or account is None or account.body.fund != "common-income":
            continue
        balance = _lowest(body)
        if Fraction(to_fund) < law.value * Fraction(balance):
            facts = {"to_fund": to_fund, "balance": balance, "share": str(law.value), "law": law}
            yield Problem(statement, "/income_result/to_fund", TOO_LITTLE, **facts)


def _lowest(statement: Statement) -> Decimal:
    """Return the lowest balance at the end of a day of the period, its opening included, in yuan."""
    lowest = balance = statement.opening_balance
    days: dict[object, Decimal] = {}
    for entry in sorted(statement.entries, key=lambda entry: entry.booked_on):
        balance += entry.amount if entry.direction == "revenue" else -entry.amount
        days[entry.booked_on] = balance
    return min([lowest, *days.values()])
