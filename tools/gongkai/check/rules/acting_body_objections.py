"""The acting for the owners ends when too many households object.

In Shenzhen more than a fifth of the households is too many. The record gives their number, never who they are; the
whole is the number of units of the compound. Exactly a fifth is not more than a fifth. The rule has to be in force on
the day of the check: that of Shenzhen lapsed after 28 February 2026, and nobody has confirmed that it was renewed.

Source: Measures on residents' committees acting for owners' committees, Shenzhen (深建规〔2023〕1号), article 21.
"""

from collections.abc import Iterator

from gongkai.check.jurisdiction import law_at
from gongkai.check.rule import Problem
from gongkai.kinds.committee import ACTING, Committee
from gongkai.kinds.compound import Compound
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.text import N_

SEVERITY = Severity.WARNING
ACTOR = Actor.STREET
FIX = N_("Correct the number if it is a slip; else end the acting, and have the owners elect a committee.")
OBJECTED = N_("{objecting} of {households} households object to the acting, more than {share} of them ({law}).")


def check(archive: Archive) -> Iterator[Problem]:
    for acting in archive.each(Committee):
        body, compound = acting.body, archive.get(acting.place, Compound)
        objecting, households = body.objecting_households, compound.body.number_of_units if compound else None
        if body.classification != ACTING or body.end_date or body.start_date is None or not objecting or not households:
            continue
        law = law_at(archive, acting.place, "acting_body_objection_share", archive.as_of)
        if law and objecting * law.value.denominator > households * law.value.numerator:
            facts = {"objecting": objecting, "households": households, "share": str(law.value), "law": law}
            yield Problem(acting, "/objecting_households", OBJECTED, **facts)
