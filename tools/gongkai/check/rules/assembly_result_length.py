"""The result of an assembly hangs long enough.

Where the place says for how many days the decision has to be posted, one of the postings has to last that long. The
day on which it was put up is not counted. A posting whose end is not recorded says nothing about it.

Source: Qingyuan Regulations on Property Management in Residential Compounds, article 17; Civil Code of the PRC,
article 201.
"""

from collections.abc import Iterator

from gongkai.check.assemblies import assemblies, results_posted
from gongkai.check.hanging import hanging
from gongkai.check.jurisdiction import law_at
from gongkai.check.rule import Problem
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.text import N_

SEVERITY = Severity.WARNING
ACTOR = Actor.COMMITTEE
FIX = N_("Post the result again for the whole time, and record until when it hung.")
TOO_SHORT = N_("The result hung for {days} days at most; {needed} days are needed ({law}).")


def check(archive: Archive) -> Iterator[Problem]:
    for meeting in assemblies(archive):
        for at, decided, postings in results_posted(meeting.body):
            law = law_at(archive, meeting.place, "assembly_result_length_days", decided)
            if law is None:
                continue
            hung = hanging(law.whole, None, postings)
            if hung and hung.too_short:
                yield Problem(meeting, at, TOO_SHORT, days=hung.days, needed=hung.needed, law=law)
