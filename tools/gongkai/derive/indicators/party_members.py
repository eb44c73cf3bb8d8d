"""Party members among the members of committees, as a number for a committee.

Counted over the committees in office on the last day of the window that give a number and have at least five seats. The
target of one half is policy of some cities, not law. Who is a member is not in the record.

Source: policy of Shenzhen (2022) and of Hangzhou for candidates, in principle at least one half; programme of Zhangyan
(P1.3).
"""

from fractions import Fraction

from gongkai.derive.committees import holding_office
from gongkai.derive.indicator import Tally, Unit, share
from gongkai.kinds.compound import Compound
from gongkai.model.archive import Archive
from gongkai.model.period import Period
from gongkai.model.record import Record
from gongkai.text import N_

TITLE = N_("Share of Party members")
UNIT = Unit.SHARE
TARGET = Fraction(1, 2)
_FEWEST = 5  # below it a number would say who


def tally(archive: Archive, compound: Record[Compound], window: Period) -> Tally | None:
    told = [
        (committee.body.party_member_count, committee.body.seats)
        for committee in holding_office(archive, compound.id, window.to)
        if committee.body.party_member_count is not None and (committee.body.seats or 0) >= _FEWEST
    ]
    return share(sum(members for members, _ in told), sum(seats or 0 for _, seats in told))
