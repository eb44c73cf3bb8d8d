"""A committee meets within days when enough of its members ask for it.

One third of the members can ask. The days are counted from the day on which the request came in; fewer members can ask
too, but nothing follows from it.

Source: Guiding Rules on Owners' Assemblies and Committees (2009), article 37; the local rules that the profile of the
place names.
"""

from collections.abc import Iterator

from gongkai.check.committees import committee_meetings, each_dated, members_at, reaches
from gongkai.check.jurisdiction import law_at
from gongkai.check.rule import Problem
from gongkai.law.calendar import certainly_after, deadline
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.text import N_

SEVERITY = Severity.WARNING
ACTOR = Actor.COMMITTEE
FIX = N_("Correct the days if they are a slip; else note why the meeting was held late.")
LATE = N_("{asked} of {members} members asked for the meeting on {received}; by {due} it has to be held ({law}).")


def check(archive: Archive) -> Iterator[Problem]:
    for on, meeting in each_dated(committee_meetings(archive)):
        asked = meeting.body.petition
        if asked is None:
            continue
        share = law_at(archive, meeting.place, "committee_meeting_request_share", asked.received_on)
        law = law_at(archive, meeting.place, "committee_meeting_request_days", asked.received_on)
        members = members_at(archive, meeting, on)
        if share is None or law is None or members is None or not reaches(share, asked.heads, members[1]):
            continue
        due = deadline(asked.received_on, law.whole)
        if certainly_after(on.first, due):
            facts = {"asked": asked.heads, "members": members[1], "received": asked.received_on, "due": due.day}
            yield Problem(meeting, "/petition/received_on", LATE, law=law, **facts)
