"""Each cost that is taken off the income of the common parts says what it rests on.

Only reasonable costs may be taken off before the rest belongs to the owners. No number of the law says how much is
reasonable; so the reader has to see on what each cost rests: the clause of a contract with its rate, an invoice, a tax
receipt.

It is a warning: what is missing here is a word in the record, while a sum that does not add up is an error of its own.

Source: Civil Code of the PRC, article 282.
"""

from collections.abc import Iterator

from gongkai.check.rule import Problem
from gongkai.kinds.statement import Statement
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.text import N_

SEVERITY = Severity.WARNING
ACTOR = Actor.COMPANY
FIX = N_("Write the clause, the rate or the voucher that the cost rests on.")
NO_BASIS = N_("A cost of {amount} yuan is taken off the income, and the record does not say what it rests on.")


def check(archive: Archive) -> Iterator[Problem]:
    for statement in archive.each(Statement):
        result = statement.body.income_result
        for index, cost in enumerate(result.costs if result else ()):
            if cost.amount and not cost.basis:
                yield Problem(statement, f"/income_result/costs/{index}", NO_BASIS, amount=cost.amount)
