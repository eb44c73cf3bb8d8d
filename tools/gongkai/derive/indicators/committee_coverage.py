"""Compounds with an owners' committee or a lawful body in its place.

Counted on the last day of the window: one for each compound that keeps its record here, in the part where a term of an
elected committee, an interim one, a property management commission or an acting residents' committee runs on that day.

Source: Civil Code of the PRC, article 277; programmes of Yueqing Chengnan (P3.1) and Shenzhen Longgang (P4.5).
"""

from gongkai.check.disclosing import is_kept
from gongkai.derive.committees import holding_office
from gongkai.derive.indicator import Tally, Unit, share
from gongkai.kinds.compound import Compound
from gongkai.model.archive import Archive
from gongkai.model.period import Period
from gongkai.model.record import Record
from gongkai.text import N_

TITLE = N_("Committee coverage")
UNIT = Unit.SHARE


def tally(archive: Archive, compound: Record[Compound], window: Period) -> Tally | None:
    if not is_kept(archive, compound.id, window.to):
        return None
    return share(bool(holding_office(archive, compound.id, window.to)), 1)
