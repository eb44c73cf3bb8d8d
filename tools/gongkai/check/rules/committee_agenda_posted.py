"""The agenda of a committee meeting hangs days before it, and the residents' committee is told.

The owners can then say what they think of it. The days are counted back from the meeting, which is not counted; a
holiday does not make them fewer. Where the place has the residents' committee told as well, the record says on which
day that was done.

Source: Guiding Rules on Owners' Assemblies and Committees (2009), article 39; Ningbo Residential Compound Property
Management Regulations, article 33; Beijing Property Management Regulations, article 45.
"""

from collections.abc import Iterator

from gongkai.check.committees import committee_meetings, each_dated, first_posted
from gongkai.check.jurisdiction import law_at
from gongkai.check.rule import Problem
from gongkai.law.calendar import before
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.text import N_

SEVERITY = Severity.WARNING
ACTOR = Actor.COMMITTEE
FIX = N_("Correct the day if it is a slip; next time post the agenda and tell the residents' committee in time.")
LATE = N_("The agenda hung from {posted} for the meeting of {met}; by {due} it has to hang ({law}).")
TOLD_LATE = N_(
    "The residents' committee was told on {told} of the meeting of {met}; by {due} it has to be told ({law})."
)


def check(archive: Archive) -> Iterator[Problem]:
    for met, meeting in each_dated(committee_meetings(archive)):
        notice = meeting.body.notice
        posted = first_posted(notice.posted) if notice else None
        law = law_at(archive, meeting.place, "agenda_posting_days", met) if posted else None
        if posted and law and posted > (due := before(met.last, law.whole)):
            yield Problem(meeting, "/notice/posted", LATE, posted=posted, met=met, due=due, law=law)
        told = notice.residents_committee_told_on if notice else None
        law = law_at(archive, meeting.place, "residents_committee_notice_days", met) if told else None
        if told and law and told > (due := before(met.last, law.whole)):
            at = "/notice/residents_committee_told_on"
            yield Problem(meeting, at, TOLD_LATE, told=told, met=met, due=due, law=law)
