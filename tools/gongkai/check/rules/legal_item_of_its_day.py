"""The matter of a vote must be one of the law of its day.

A vote is judged by the law that was in force when it was taken. From 2021 that is Civil Code article 278 (`278-1` to
`278-9`), from October 2007 to the end of 2020 Property Law article 76 (`76-1` to `76-7`). The two count differently:
using the maintenance fund needed two thirds of all owners before, and needs more than half of those taking part now.

These matters are the owners' own. A joint meeting can prepare them and cannot decide them, so only a resolution of an
owners' assembly carries one. Of one that a committee decided, `assembly-matters` speaks.

Source: Civil Code of the PRC, articles 278 and 1260 (which repealed the Property Law from 2021).
"""

from collections.abc import Iterator

from gongkai.check.rule import Problem
from gongkai.check.verdict import OTHER_LAW, verdict_of
from gongkai.kinds.meeting import Meeting
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity, Titled
from gongkai.text import N_

SEVERITY = Severity.ERROR
ACTOR = Actor.SECRETARY
FIX = N_("Choose the matter from the law that was in force on the day of the vote.")
NOT_THIS_LAW = N_("On {day} the law in force was {law}; “{item}” is not one of its matters. Write one of: {items}.")
NOT_THEIRS = N_(
    "Only an owners' assembly decides a matter of this kind. Delete this line, or write “owners-assembly” as the"
    " classification of the meeting if it was one."
)


def check(archive: Archive) -> Iterator[Problem]:
    for meeting in archive.each(Meeting):
        for index, resolution in enumerate(meeting.body.resolutions):
            if resolution.legal_item and meeting.body.classification == "owners-committee":
                continue
            if resolution.legal_item and meeting.body.classification != "owners-assembly":
                yield Problem(meeting, f"/resolutions/{index}/legal_item", NOT_THEIRS)
                continue
            verdict = verdict_of(archive, meeting, resolution)
            if verdict and verdict.law and verdict.why == OTHER_LAW:
                yield Problem(
                    meeting,
                    f"/resolutions/{index}/legal_item",
                    NOT_THIS_LAW,
                    day=meeting.body.decided(resolution),
                    law=verdict.law,
                    item=resolution.legal_item,
                    items=Titled(zh="、".join(verdict.law.items), en=", ".join(verdict.law.items)),
                )
