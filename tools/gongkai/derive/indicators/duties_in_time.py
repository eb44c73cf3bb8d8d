"""Duties that were done by their day.

Counted over the duties whose day lies in the window and is over, and whose day is certain. Late and missing are both
not in time; what does not apply, with its public reason, is left out.

Source: the law of the place, as its profile gives it.
"""

from gongkai.check.duty import State, duties_of
from gongkai.derive.indicator import Tally, Unit, share
from gongkai.kinds.compound import Compound
from gongkai.model.archive import Archive
from gongkai.model.period import Period
from gongkai.model.record import Record
from gongkai.text import N_

TITLE = N_("Duties done in time")
UNIT = Unit.SHARE
_JUDGED = (State.IN_TIME, State.LATE, State.MISSING)


def tally(archive: Archive, compound: Record[Compound], window: Period) -> Tally | None:
    states = [
        duty.state
        for duty in duties_of(archive, compound)
        if duty.certain and duty.due and window.from_ <= duty.due <= window.to and duty.state in _JUDGED
    ]
    return share(sum(state is State.IN_TIME for state in states), len(states))
