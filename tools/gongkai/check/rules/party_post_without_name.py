"""Where a chair is also secretary of the Party organisation, the record does not name the chair.

That one person holds both posts is public and may be counted. Beside a name it tells of a person that they are a
Party member. The Party organisation itself may publish the name of its secretary; the record of the owners need not.

Source: Personal Information Protection Law of the PRC, articles 6 and 28.
"""

from collections.abc import Iterator

from gongkai.check.rule import Problem
from gongkai.kinds.committee import Committee
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.text import N_

SEVERITY = Severity.WARNING
ACTOR = Actor.SECRETARY
FIX = N_("Delete the name of the chair, or leave out one_shoulder and name it under gaps.")
NAMED = N_("The chair is named here, and one_shoulder says that the chair is secretary of the Party organisation.")


def check(archive: Archive) -> Iterator[Problem]:
    for committee in archive.each(Committee):
        if not committee.body.one_shoulder:
            continue
        for number, member in enumerate(committee.body.members):
            if member.post == "chair" and member.display_name and member.end_date is None:
                yield Problem(committee, f"/members/{number}/display_name", NAMED)
