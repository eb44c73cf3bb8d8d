"""What was there, plus what came, minus what went, is what is left.

The closing balance of a statement is its opening balance plus the revenue minus the expenditure of its entries, to the
fen.

Source: arithmetic; Measures for the Residential Maintenance Fund (Order 165), article 30, for the maintenance fund.
"""

from collections.abc import Iterator

from gongkai.check.rule import Problem
from gongkai.kinds.statement import Statement
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.text import N_

SEVERITY = Severity.ERROR
ACTOR = Actor.SECRETARY
FIX = N_("Compare the entries with the bank statement; correct or add what differs.")
NOT_EQUAL = N_(
    "Opening {opening} + revenue {revenue} − expenditure {expenditure} = {computed} yuan, but the closing balance says"
    " {closing}: a difference of {difference} yuan."
)


def check(archive: Archive) -> Iterator[Problem]:
    for statement in archive.each(Statement):
        body = statement.body
        if body.computed_closing != body.closing_balance:
            yield Problem(
                statement,
                "/closing_balance",
                NOT_EQUAL,
                opening=body.opening_balance,
                revenue=body.revenue,
                expenditure=body.expenditure,
                computed=body.computed_closing,
                closing=body.closing_balance,
                difference=abs(body.computed_closing - body.closing_balance),
            )
