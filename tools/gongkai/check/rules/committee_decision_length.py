"""A decision of a committee hangs for as long as the place says.

The day on which it was put up is not counted, and of several postings the longest counts. A posting whose last day is
not recorded may still hang.

Source: Qingdao Property Management Regulations, article 92; Civil Code of the PRC, article 201.
"""

from collections.abc import Iterator

from gongkai.check.committees import committee_meetings, each_dated
from gongkai.check.hanging import hanging
from gongkai.check.jurisdiction import law_at
from gongkai.check.rule import Problem
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.text import N_

SEVERITY = Severity.WARNING
ACTOR = Actor.COMMITTEE
FIX = N_("Correct the days if they are a slip; else post the decision again for as long as is needed.")
SHORT = N_("It hung for {days} days; {needed} are needed ({law}).")


def check(archive: Archive) -> Iterator[Problem]:
    for on, meeting in each_dated(committee_meetings(archive)):
        told: set[str] = set()  # one paper can announce every decision of a meeting: then it is judged once
        for index, resolution in enumerate(meeting.body.resolutions):
            postings = resolution.posted or meeting.body.posted
            at = f"/resolutions/{index}/posted" if resolution.posted else "/posted"
            law = law_at(archive, meeting.place, "decision_length_days", on) if postings and at not in told else None
            told.add(at)
            hung = hanging(law.whole, None, postings) if law else None
            if hung and hung.too_short:
                yield Problem(meeting, at, SHORT, days=hung.days, needed=hung.needed, law=law)
