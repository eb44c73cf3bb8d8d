"""Disputes that came in.

Counted over the cases of the kind dispute received in the window. Read it from year to year: fewer of them is the
measure of success that the programme names. A year in which the compound has no case at all is no data.

Source: programme of Shenzhen Longgang (P4.9).
"""

from fractions import Fraction

from gongkai.derive.caseload import cases_in
from gongkai.derive.indicator import Tally, Unit
from gongkai.kinds.compound import Compound
from gongkai.model.archive import Archive
from gongkai.model.period import Period
from gongkai.model.record import Record
from gongkai.text import N_

TITLE = N_("Disputes")
UNIT = Unit.COUNT


def tally(archive: Archive, compound: Record[Compound], window: Period) -> Tally | None:
    cases = cases_in(archive, compound.id, window)
    disputes = sum(case.case_class == "dispute" for case in cases)
    return Tally(Fraction(disputes), Fraction(), len(cases)) if cases else None
