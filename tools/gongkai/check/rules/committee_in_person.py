"""Members of a committee come themselves; nobody sits in for them.

The owners chose persons. At an assembly an owner can send a proxy, at a meeting of the committee a member cannot.

Source: Guiding Rules on Owners' Assemblies and Committees (2009), article 38; the local rules that the profile of the
place names.
"""

from collections.abc import Iterator

from gongkai.check.committees import committee_meetings, each_dated
from gongkai.check.jurisdiction import law_at
from gongkai.check.rule import Problem
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.text import N_

SEVERITY = Severity.ERROR
ACTOR = Actor.COMMITTEE
FIX = N_("Correct the attendance if it is a slip; else count the meeting again without those who sat in for others.")
PROXIES = N_("{proxies} of those present sat in for a member; members of a committee come themselves ({law}).")


def check(archive: Archive) -> Iterator[Problem]:
    for on, meeting in each_dated(committee_meetings(archive)):
        attendance = meeting.body.attendance
        if attendance is None or not attendance.proxies:
            continue
        law = law_at(archive, meeting.place, "committee_proxies_count", on)
        if law and attendance.proxies > law.whole:
            yield Problem(meeting, "/attendance/proxies", PROXIES, proxies=attendance.proxies, law=law)
