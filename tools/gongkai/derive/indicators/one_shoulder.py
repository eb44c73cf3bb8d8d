"""Committees whose Party secretary is also their chair.

Counted over the committees in office on the last day of the window whose record says yes or no. In national policy
一肩挑 is the community's secretary who also heads the residents' committee; here it is the local extension to the
owners' committee, a fact of its own. It is a figure about committees, never about a person.

Source: programme of Yueqing Chengnan (P3.1), policy, not law.
"""

from gongkai.derive.committees import holding_office
from gongkai.derive.indicator import Tally, Unit, share
from gongkai.kinds.compound import Compound
from gongkai.model.archive import Archive
from gongkai.model.period import Period
from gongkai.model.record import Record
from gongkai.text import N_

TITLE = N_("One person secretary and chair")
UNIT = Unit.SHARE


def tally(archive: Archive, compound: Record[Compound], window: Period) -> Tally | None:
    said = [
        c.body.one_shoulder for c in holding_office(archive, compound.id, window.to) if c.body.one_shoulder is not None
    ]
    return share(sum(said), len(said))
