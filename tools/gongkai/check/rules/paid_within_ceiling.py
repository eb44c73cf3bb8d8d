"""No more is spent under a decision than its ceiling.

A decision that names an amount allows that amount and no more. Every payment from every account that rests on the
decision, by its own word or by its contract, is added up in order of the day; the payment with which the ceiling is
passed is shown. More money needs another decision.

Source: Civil Code of the PRC, article 278 (the owners decide what their money is used for).
"""

from collections.abc import Iterator
from decimal import Decimal

from gongkai.check.decided import resolution_named
from gongkai.check.payments import paid, payments
from gongkai.check.rule import Problem
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.text import N_

SEVERITY = Severity.ERROR
ACTOR = Actor.COMMITTEE
FIX = N_("Correct the amount or the decision if it is a slip; else ask the owners to decide on what was spent above.")
ABOVE = N_("With this payment {paid} yuan are spent under “{title}”; its ceiling is {ceiling} yuan, {above} less.")


def check(archive: Archive) -> Iterator[Problem]:
    for named, made in payments(archive).of_resolution.items():
        found = resolution_named(archive, named)
        ceiling = found[1].ceiling if found else None
        if found is None or ceiling is None or paid(made) <= ceiling.amount:
            continue
        spent = Decimal()
        for payment in made:
            spent += payment.entry.amount
            if spent > ceiling.amount:
                facts = {"paid": paid(made), "ceiling": ceiling.amount, "above": paid(made) - ceiling.amount}
                yield Problem(payment.statement, f"{payment.pointer}/amount", ABOVE, title=found[1].title, **facts)
                break
