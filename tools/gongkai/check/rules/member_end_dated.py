"""A membership that ended says on which day, so that the vacancy has a beginning.

A reason for the end, the decision that ended it, or a hand-over by the member who left: each says that the seat is
free. Without the day nobody can tell how many seats were filled when the committee decided. A month or a year is enough
where no more is known; where nothing is known, a gap for the members says so.

Source: logic.
"""

from collections.abc import Iterator

from gongkai.check.rule import Problem
from gongkai.kinds.committee import Committee
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.text import N_

SEVERITY = Severity.WARNING
ACTOR = Actor.SECRETARY
FIX = N_("Add the day on which the membership ended, or name the members under gaps with the reason.")
NO_DAY = N_("This membership ended, and the record does not say on which day.")


def check(archive: Archive) -> Iterator[Problem]:
    for committee in archive.each(Committee):
        body = committee.body
        if body.end_date or any(gap.field.startswith("members") for gap in body.gaps):
            continue  # of a committee that ended, the last day of the membership is the one of the committee
        for index, member in enumerate(body.members):
            if member.end_date is None and (member.end_reason or member.ended_by_id or member.handed_over_on):
                yield Problem(committee, f"/members/{index}", NO_DAY)
