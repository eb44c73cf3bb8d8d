"""Weeks, months and quarters in which what was set out was done.

Counted over the whole spans in the window of every activity of the compound that states a rhythm.

Source: programme of Yueqing Chengnan (P3.4).
"""

from gongkai.check.rhythms import spans_of
from gongkai.derive.indicator import Tally, Unit, share
from gongkai.kinds.activity import Activity
from gongkai.kinds.compound import Compound
from gongkai.model.archive import Archive
from gongkai.model.period import Period
from gongkai.model.record import Record
from gongkai.text import N_

TITLE = N_("Rhythm kept")
UNIT = Unit.SHARE


def tally(archive: Archive, compound: Record[Compound], window: Period) -> Tally | None:
    spans = [
        span
        for activity in archive.at(compound.id, Activity)
        for span in spans_of(activity.body, archive.as_of)
        if span.over and window.from_ <= span.period.to <= window.to
    ]
    return share(sum(not span.missed for span in spans), len(spans))
