"""Where income of the common parts goes to the maintenance fund, enough of it goes there.

The income is for the maintenance fund first, or for what the owners decide. Some places name the part of the net income
that has to go to the fund where the owners use it so; in Shanghai it is more than one half, each quarter. It is judged
where a statement says how much goes to the fund (`to_fund`); nothing is concluded from what is not said.

Source: Property Management Regulations, article 54; Shanghai Residential Property Management Provisions, article 51.
"""

from collections.abc import Iterator
from fractions import Fraction

from gongkai.check.jurisdiction import law_at
from gongkai.check.rule import Problem
from gongkai.kinds.statement import Statement
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.text import N_

SEVERITY = Severity.WARNING
ACTOR = Actor.COMMITTEE
FIX = N_("Transfer what is missing to the maintenance fund, or name the owners' decision to use it otherwise.")
TOO_LITTLE = N_("{to_fund} of {net} yuan net income go to the maintenance fund; at least {share} of it has to ({law}).")
MORE = N_("{to_fund} of {net} yuan net income go to the maintenance fund; more than {share} of it has to ({law}).")


def check(archive: Archive) -> Iterator[Problem]:
    for statement in archive.each(Statement):
        result = statement.body.income_result
        if result is None or not result.to_fund or result.net <= 0:
            continue
        share = law_at(archive, statement.place, "income_to_fund_share", statement.body.period.to)
        if share is None:
            continue
        paid, needed = Fraction(result.to_fund), share.value * Fraction(result.net)
        if paid < needed or (paid == needed and not share.inclusive):
            facts: dict[str, object] = {"to_fund": result.to_fund, "net": result.net, "share": str(share.value)}
            message = TOO_LITTLE if share.inclusive else MORE
            yield Problem(statement, "/income_result/to_fund", message, law=share, **facts)
