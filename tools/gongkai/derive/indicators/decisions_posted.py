"""Decisions that hung on the board.

Counted over the decisions of owners' assemblies and committees in the window: in the part where the resolution or its
meeting has a posting in the compound, not on the web alone.

Source: Guiding Rules on Owners' Assemblies and Owners' Committees (2009), articles 36 and 39.
"""

from gongkai.check.shown import ON_SITE
from gongkai.derive.decisions import decisions_in
from gongkai.derive.indicator import Tally, Unit, share
from gongkai.kinds.compound import Compound
from gongkai.model.archive import Archive
from gongkai.model.period import Period
from gongkai.model.record import Record
from gongkai.text import N_

TITLE = N_("Decisions posted")
UNIT = Unit.SHARE
_DECIDING = ("owners-assembly", "owners-committee", "commission")


def tally(archive: Archive, compound: Record[Compound], window: Period) -> Tally | None:
    decisions = [
        found for found in decisions_in(archive, compound.id, window) if found.meeting.body.classification in _DECIDING
    ]
    posted = [found.resolution.posted or found.meeting.body.posted for found in decisions]
    return share(sum(any(posting.channel in ON_SITE for posting in each) for each in posted), len(decisions))
