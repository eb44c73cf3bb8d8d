"""Cases that were settled, of those that came in.

Counted over the cases received in the window; a case that was reopened and not settled again is not settled.

Source: Civil Code of the PRC, article 285; programme of Zunyi (P2.6).
"""

from gongkai.derive.caseload import cases_in
from gongkai.derive.indicator import Tally, Unit, share
from gongkai.kinds.compound import Compound
from gongkai.model.archive import Archive
from gongkai.model.period import Period
from gongkai.model.record import Record
from gongkai.text import N_

TITLE = N_("Cases settled")
UNIT = Unit.SHARE


def tally(archive: Archive, compound: Record[Compound], window: Period) -> Tally | None:
    cases = cases_in(archive, compound.id, window)
    return share(sum(case.settled is not None for case in cases), len(cases))
