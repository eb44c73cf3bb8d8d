"""Money is paid after the decision that allows it, not before.

A payment that rests on a decision is booked on its day or later. A decision of which only the month is known is before
the payment unless it is certainly after it. Urgent use of the maintenance fund needs no vote and is not looked at here.

Source: Civil Code of the PRC, article 278 (the owners decide what their money is used for).
"""

from collections.abc import Iterator

from gongkai.check.decided import resolution_named
from gongkai.check.payments import payments
from gongkai.check.rule import Problem
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.model.period import exactly
from gongkai.text import N_

SEVERITY = Severity.ERROR
ACTOR = Actor.COMMITTEE
FIX = N_("Compare the two days with the papers; where the money really went first, tell the owners why.")
BEFORE = N_("It was paid on {paid}, before “{title}” was decided on {decided}.")


def check(archive: Archive) -> Iterator[Problem]:
    for named, made in payments(archive).of_resolution.items():
        found = resolution_named(archive, named)
        decided = found[0].body.decided(found[1]) if found else None
        for payment in made if found and decided else ():
            on = payment.entry.booked_on
            if found and decided and payment.entry.emergency is None and exactly(on).certainly_before(decided):
                facts = {"paid": on, "title": found[1].title, "decided": decided}
                yield Problem(payment.statement, f"{payment.pointer}/booked_on", BEFORE, **facts)
