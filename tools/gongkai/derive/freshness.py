"""Until when a site can be believed: the first day on which something falls due after the day it was judged at.

A page says what was published and what was missing as of one day. What falls due after that day the page cannot know:
whether it was done shows only on a site that was made later. So the first duty that is still to come is the newest day
that the site knows of, and PATIENCE days after it a reader should no longer take the page for the present state. Where
nothing falls due within EARLY days, the last of those days stands for it: within half a year something ought to be.
"""

from datetime import date, timedelta

from gongkai.check.duty import State, duties_of
from gongkai.derive.dues import EARLY
from gongkai.kinds.compound import Compound
from gongkai.model.archive import Archive

PATIENCE = 30  # days after which a duty that fell due should show on the site, done or missing


def newest_duty(archive: Archive) -> date:
    """Return the first day after that of judgement on which a duty of any compound falls due, at most EARLY later."""
    return archive.once("newest duty", lambda: _newest_duty(archive))


def believable_until(archive: Archive) -> date:
    """Return the last day on which a site of this archive can be taken for the present state."""
    return newest_duty(archive) + timedelta(days=PATIENCE)


def _newest_duty(archive: Archive) -> date:
    last = archive.as_of + timedelta(days=EARLY)
    coming = (
        duty.due
        for compound in archive.each(Compound)
        for duty in duties_of(archive, compound)
        if duty.state is State.NOT_YET_DUE and duty.due is not None and duty.due > archive.as_of
    )
    return min((last, *coming))
