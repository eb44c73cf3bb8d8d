"""Cases whose residents were satisfied or mostly satisfied.

Counted over the cases received in the window that were rated; one case is rated once. It is an opinion, and stands
apart from what is measured.

Source: programme of Zunyi (P2.8).
"""

from gongkai.derive.caseload import cases_in
from gongkai.derive.indicator import Tally, Unit, share
from gongkai.kinds.compound import Compound
from gongkai.model.archive import Archive
from gongkai.model.period import Period
from gongkai.model.record import Record
from gongkai.text import N_

TITLE = N_("Satisfaction with cases")
UNIT = Unit.SHARE


def tally(archive: Archive, compound: Record[Compound], window: Period) -> Tally | None:
    rated = [case.satisfaction for case in cases_in(archive, compound.id, window) if case.satisfaction]
    return share(sum(said in ("satisfied", "mostly-satisfied") for said in rated), len(rated))
