"""A committee decides only when enough of its members came.

More than half of the members have to be there, in Shandong two thirds. Members are those with a seat on that day;
alternates are none, and a vacant seat is none either. A meeting to which too few came can talk, but it decides nothing.

Source: Guiding Rules on Owners' Assemblies and Committees (2009), article 38; the local rules that the profile of the
place names.
"""

from collections.abc import Iterator

from gongkai.check.committees import committee_meetings, each_dated, members_at, reaches
from gongkai.check.jurisdiction import law_at
from gongkai.check.rule import Problem
from gongkai.check.verdict import share_words
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.model.profile import Share
from gongkai.text import N_

SEVERITY = Severity.ERROR
ACTOR = Actor.COMMITTEE
FIX = N_("Correct the attendance if it is a slip; else decide again at a meeting to which enough members come.")
TOO_FEW = N_("{present} of {members} members came, and decisions were made; {share} of the members is needed ({law}).")


def check(archive: Archive) -> Iterator[Problem]:
    for on, meeting in each_dated(committee_meetings(archive)):
        attendance = meeting.body.attendance
        if attendance is None or all(resolution.result == "fail" for resolution in meeting.body.resolutions):
            continue
        law = law_at(archive, meeting.place, "committee_quorum_share", on)
        members = members_at(archive, meeting, on) if law else None
        if law and members and not reaches(law, attendance.present, members[0]):
            share = share_words(Share(law.value, law.inclusive, "entitled"))
            facts = {"present": attendance.present, "members": members[0], "share": share, "law": law}
            yield Problem(meeting, "/attendance/present", TOO_FEW, **facts)
