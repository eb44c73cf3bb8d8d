"""A committee has no more alternates than the place allows.

The cap is a part of its seats. Alternates are counted on each day on which one began, because one who became a member
leaves room for the next.

Source: Beijing Property Management Regulations, article 39; Huzhou Property Management Regulations, article 21, and
other local rules that the profile of the place names.
"""

from collections.abc import Iterator

from gongkai.check.jurisdiction import law_at
from gongkai.check.rule import Problem
from gongkai.kinds.committee import Committee
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.text import N_

SEVERITY = Severity.WARNING
ACTOR = Actor.COMMITTEE
FIX = N_("Correct the list if it is a slip; else keep those with the most votes as alternates.")
TOO_MANY = N_("There are {alternates} alternates for {seats} seats; at most {most} are allowed here ({law}).")


def check(archive: Archive) -> Iterator[Problem]:
    for committee in archive.each(Committee):
        body = committee.body
        waiting = [member for member in body.members if member.post == "alternate"]
        if not waiting or body.seats is None or body.start_date is None:
            continue
        law = law_at(archive, committee.place, "alternates_share", body.start_date)
        begun = {member.start_date.last for member in waiting if member.start_date} or {body.start_date.last}
        alternates = max(sum(member.surely_sits_on(day) for member in waiting) for day in begun)
        if law and alternates * law.value.denominator > body.seats * law.value.numerator:
            most = body.seats * law.value.numerator // law.value.denominator
            facts = {"alternates": alternates, "seats": body.seats, "most": most, "law": law}
            yield Problem(committee, "/members", TOO_MANY, **facts)
