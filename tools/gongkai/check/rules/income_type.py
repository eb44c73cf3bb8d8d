"""What came in on the account for common income is filed under a type of income.

Parking, advertising, lockers and machines, rent of ground, masts, charging, compensation, interest: the types are those
that owners have to be told apart. A receipt filed under a type of cost, such as cleaning, cannot be found again by
those who ask what the common parts earned.

Source: Qingyuan Residential Compound Property Management Regulations, article 55.
"""

from collections.abc import Iterator

from gongkai.check.rule import Problem
from gongkai.kinds.account import Account
from gongkai.kinds.statement import Statement
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.text import N_

SEVERITY = Severity.INFO
ACTOR = Actor.SECRETARY
FIX = N_("Choose the type of income; write “other” and say in the description what it was if none fits.")
NO_INCOME = N_("This receipt of {amount} yuan is filed under a type of cost.")
# Also what is no income of the common parts but rightly comes in on the account.
_TYPES = frozenset({
    "parking", "advertising", "venue", "vending", "telecom", "charging", "compensation", "interest", "demolition",
    "transfer", "subsidy", "donation", "contribution", "other",
})  # fmt: skip


def check(archive: Archive) -> Iterator[Problem]:
    for statement in archive.each(Statement):
        account = archive.get(statement.body.account_id, Account)
        if account is None or account.body.fund != "common-income":
            continue
        for index, entry in enumerate(statement.body.entries):
            if entry.direction == "revenue" and entry.category not in _TYPES:
                yield Problem(statement, f"/entries/{index}/category", NO_INCOME, amount=entry.amount)
