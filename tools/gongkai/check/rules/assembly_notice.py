"""The owners are called to an assembly in time.

Every owner has to be told fifteen days before the assembly, so that there is time to read the papers and to ask. Where
the place sets another number of days, for an extraordinary assembly for example, that number counts.

The days run from the first posting of the call to the first day on which a ballot can be cast. The day of the posting
is not counted: a call of the 1st is fifteen days old on the 16th. A holiday makes the time no shorter and no longer.

Source: Property Management Regulations, article 14; Civil Code of the PRC, article 201.
"""

from collections.abc import Iterator

from gongkai.check.assemblies import assemblies, begins
from gongkai.check.jurisdiction import law_at
from gongkai.check.rule import Problem
from gongkai.law.calendar import before, days_between
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.text import N_

SEVERITY = Severity.ERROR
ACTOR = Actor.COMMITTEE
FIX = N_("Put the vote off until the time has run, or call the owners anew; if a date is a slip, correct it.")
TOO_LATE = N_(
    "The call was posted on {posted}, {days} days before the vote began on {begins}; {needed} days are needed ({law})."
)


def check(archive: Archive) -> Iterator[Problem]:
    for meeting in assemblies(archive):
        notice, first = meeting.body.notice, begins(meeting.body)
        if notice is None or first is None:
            continue
        posted = min(posting.from_ for posting in notice.posted)
        law = law_at(archive, meeting.place, "assembly_notice_days", first)
        if meeting.body.regularity == "extraordinary":
            law = law_at(archive, meeting.place, "assembly_notice_extraordinary_days", first) or law
        if law and posted > before(first.last, law.whole):
            days = max(0, days_between(posted, first.last))
            yield Problem(
                meeting,
                "/notice/posted",
                TOO_LATE,
                posted=posted,
                days=days,
                begins=first,
                needed=law.whole,
                law=law,
            )
