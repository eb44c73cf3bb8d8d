"""Seats of the committees that are filled.

Counted over the committees in office on the last day of the window that give their seats and their members. Alternates
hold no seat.

Source: Guiding Rules on Owners' Assemblies and Owners' Committees (2009), articles 31 and 46.
"""

from gongkai.derive.committees import holding_office
from gongkai.derive.indicator import Tally, Unit, share
from gongkai.kinds.compound import Compound
from gongkai.model.archive import Archive
from gongkai.model.period import Period
from gongkai.model.record import Record
from gongkai.text import N_

TITLE = N_("Seats filled")
UNIT = Unit.SHARE


def tally(archive: Archive, compound: Record[Compound], window: Period) -> Tally | None:
    told = [c.body for c in holding_office(archive, compound.id, window.to) if c.body.seats and c.body.members]
    filled = sum(min(c.seats or 0, sum(m.surely_sits_on(window.to) for _, m in c.voting)) for c in told)
    return share(filled, sum(c.seats or 0 for c in told))
