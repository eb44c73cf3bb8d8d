"""The residents' committee is told of an assembly too.

When the owners of a compound are called to an assembly, the residents' committee is told at the same time. It may send
somebody, and its advice is heard.

Only a call whose record names who was told is judged. A call that names nobody says nothing about it.

Source: Property Management Regulations, article 14.
"""

from collections.abc import Iterator

from gongkai.check.assemblies import assemblies
from gongkai.check.rule import Problem
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.text import N_

SEVERITY = Severity.ERROR
ACTOR = Actor.COMMITTEE
FIX = N_("Tell the residents' committee, and add “residents-committee” to those who were told.")
NOT_TOLD = N_("The record names who was told of the assembly, and the residents' committee is not among them.")


def check(archive: Archive) -> Iterator[Problem]:
    for meeting in assemblies(archive):
        notice = meeting.body.notice
        if notice and notice.notified and "residents-committee" not in notice.notified:
            yield Problem(meeting, "/notice/notified", NOT_TOLD)
