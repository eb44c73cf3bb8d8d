"""Committees with a member who also holds a post in the residents' committee, the company or a Party organisation.

Two-way entry and cross-appointment 双向进入、交叉任职, counted over the committees in office on the last day of the
window. It is another fact than one person being secretary and chair.

Source: Beijing plan for 2025 to 2027 (policy); programme of Zhangyan (P1.4).
"""

from gongkai.derive.committees import holding_office
from gongkai.derive.indicator import Tally, Unit, share
from gongkai.kinds.committee import Committee
from gongkai.kinds.compound import Compound
from gongkai.model.archive import Archive
from gongkai.model.period import Period
from gongkai.model.record import Record
from gongkai.text import N_

TITLE = N_("Committees with cross-appointments")
UNIT = Unit.SHARE


def tally(archive: Archive, compound: Record[Compound], window: Period) -> Tally | None:
    committees = holding_office(archive, compound.id, window.to)
    return share(sum(_crossed(committee.body, window) for committee in committees), len(committees))


def _crossed(committee: Committee, window: Period) -> bool:
    return any(
        (post.start_date is None or post.start_date.first <= window.to)
        and (post.end_date is None or window.to <= post.end_date.last)
        for post in committee.cross_appointments
    )
