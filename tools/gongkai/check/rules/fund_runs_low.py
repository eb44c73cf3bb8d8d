"""A maintenance fund that has run low is topped up.

Where the balance falls below a part of what the owners first paid in, some places ask for the procedure of raising the
fund again; in Beijing and Ningbo the part is 30 %. The balance is that of the account's last statement, the first
payment the sum of all owners. Exactly that part is not below it.

Source: Beijing Property Management Regulations, article 83; Ningbo Property Management Regulations, article 69.
"""

from collections.abc import Iterator
from fractions import Fraction

from gongkai.check.fund import FUND
from gongkai.check.jurisdiction import law_at
from gongkai.check.rule import Problem
from gongkai.kinds.account import Account
from gongkai.kinds.statement import Statement
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.model.record import Record
from gongkai.text import N_

SEVERITY = Severity.INFO
ACTOR = Actor.COMMITTEE
FIX = N_("Prepare the plan for raising the fund again and put it to the owners.")
LOW = N_(
    "{balance} yuan are left of the {first} that were first paid in; below {share} of it the fund has to be raised"
    " again ({law})."
)


def check(archive: Archive) -> Iterator[Problem]:
    latest: dict[str, Record[Statement]] = {}
    for statement in archive.each(Statement):
        known = latest.get(statement.body.account_id)
        if known is None or known.body.period.to < statement.body.period.to:
            latest[statement.body.account_id] = statement
    for account_id, statement in latest.items():
        account = archive.get(account_id, Account)
        if account is None or account.body.fund != FUND or not account.body.first_payment:
            continue
        share = law_at(archive, account.place, "fund_top_up_share", statement.body.period.to)
        first, balance = account.body.first_payment, statement.body.computed_closing
        if share and Fraction(balance) < share.value * Fraction(first):
            facts: dict[str, object] = {"balance": balance, "first": first, "share": str(share.value), "law": share}
            yield Problem(statement, "/closing_balance", LOW, **facts)
