"""The steps of one matter follow one another: what comes after a meeting is not held before it.

A matter may go to the Party organisation first, then to the three parties, then to the residents; or be listened to,
discussed and decided. Each meeting names the one before it. Such an order is a model rule of some places, not law.

Source: programmes of Yueqing Chengnan (P3.5) and Shenzhen Longgang (P4.3).
"""

from collections.abc import Iterator

from gongkai.check.rule import Problem
from gongkai.kinds.meeting import Meeting
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.text import N_

SEVERITY = Severity.WARNING
ACTOR = Actor.SECRETARY
FIX = N_("Compare the dates of the two meetings, or name the meeting that really came before.")
BACKWARDS = N_("It was held on {held}, before the meeting that it follows, “{before}” of {day}.")


def check(archive: Archive) -> Iterator[Problem]:
    for meeting in archive.each(Meeting):
        if meeting.body.follows_id is None:
            continue
        before = archive.get(meeting.body.follows_id, Meeting)
        held = meeting.body.end_date or meeting.body.start_date
        day = before.body.start_date if before else None
        if before and held and day and held.certainly_before(day):
            yield Problem(meeting, "/follows_id", BACKWARDS, held=held, before=before.body.name, day=day)
