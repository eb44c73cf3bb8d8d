"""Money is paid only by a decision that was made.

A decision that was announced as failed, or that failed by the count of its ballots, or that an office revoked, allows
no payment. Whether enough owners agreed is the matter of other rules; here it is what followed from it.

Source: Civil Code of the PRC, article 278; Property Management Regulations, article 19.
"""

from collections.abc import Iterator

from gongkai.check.decided import resolution_named, was_rejected
from gongkai.check.payments import payments
from gongkai.check.rule import Problem
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.text import N_

SEVERITY = Severity.ERROR
ACTOR = Actor.COMMITTEE
FIX = N_("Name the decision that really allows the payment; where there is none, ask the owners.")
NOT_MADE = N_("The payment rests on “{title}”, which did not pass or was revoked.")


def check(archive: Archive) -> Iterator[Problem]:
    for named, made in payments(archive).of_resolution.items():
        found = resolution_named(archive, named)
        for payment in made if found else ():
            if found and was_rejected(archive, *found, payment.entry.booked_on):
                yield Problem(payment.statement, payment.pointer, NOT_MADE, title=found[1].title)
