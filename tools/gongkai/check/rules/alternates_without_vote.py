"""Alternates have no vote, and they are not counted among the members.

They wait for a seat. In a meeting of the committee no more votes can be counted than there are members with a seat,
and no more can be entitled. Where the list of the members is complete, those who sat on that day are counted, else the
seats of the term.

Source: Beijing Property Management Regulations, article 39; Hangzhou Property Management Regulations, article 28;
Huzhou Property Management Regulations, article 21.
"""

from collections.abc import Iterator

from gongkai.check.committees import committee_meetings, committee_of, each_dated, sitting
from gongkai.check.rule import Problem
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.text import N_

SEVERITY = Severity.ERROR
ACTOR = Actor.COMMITTEE
FIX = N_("Correct the counts if they are a slip; if an alternate voted, count again without that vote.")
ENTITLED = N_("{counted} are said to be entitled, but the committee had {members} members with a vote on {day}.")
VOTES = N_("{counted} votes are counted, but the committee had {members} members with a vote on {day}.")


def check(archive: Archive) -> Iterator[Problem]:
    for on, meeting in each_dated(committee_meetings(archive)):
        committee = committee_of(archive, meeting, on)
        if committee is None or committee.body.seats is None:
            continue
        sat = sitting(committee.body, on.first) if on.exact else None
        members = min(committee.body.seats, sat[1]) if sat else committee.body.seats
        attendance = meeting.body.attendance
        if attendance and attendance.entitled and attendance.entitled > members:
            facts = {"counted": attendance.entitled, "members": members, "day": on}
            yield Problem(meeting, "/attendance/entitled", ENTITLED, **facts)
            continue  # the votes follow from it
        for index, resolution in enumerate(meeting.body.resolutions):
            votes = sum(count.heads for count in resolution.counts)
            if votes > members:
                facts = {"counted": votes, "members": members, "day": on}
                yield Problem(meeting, f"/resolutions/{index}/counts", VOTES, **facts)
