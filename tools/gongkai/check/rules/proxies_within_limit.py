"""Nobody votes for more owners than the place allows.

An owner who cannot come may give another person a written proxy. Some places limit for how many owners one person may
vote, so that an assembly is not decided by a few people with a stack of papers.

Source: Weifang Property Management Regulations, article 32.
"""

from collections.abc import Iterator

from gongkai.check.assemblies import assemblies, begins
from gongkai.check.jurisdiction import law_at
from gongkai.check.rule import Problem
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.text import N_

SEVERITY = Severity.WARNING
ACTOR = Actor.COMMITTEE
FIX = N_("Count again without the ballots above the limit, and say what remains of the result.")
TOO_MANY = N_("One person voted for {owners} owners; at most {allowed} are allowed ({law}).")


def check(archive: Archive) -> Iterator[Problem]:
    for meeting in assemblies(archive):
        most = meeting.body.attendance.most_proxies_per_holder if meeting.body.attendance else None
        when = begins(meeting.body)
        law = law_at(archive, meeting.place, "proxies_per_holder_count", when) if most and when else None
        if most and law and most > law.whole:
            at = "/attendance/most_proxies_per_holder"
            yield Problem(meeting, at, TOO_MANY, owners=most, allowed=law.whole, law=law)
