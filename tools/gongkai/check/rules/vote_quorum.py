"""A vote counts only if enough owners took part.

Since 2021 owners holding at least two thirds of the exclusive floor area, and at least two thirds of the owners by
number, have to take part. Both are needed: one large owner is not a quorum, and neither is a crowd of small ones.
Before, an assembly needed owners of more than half of the area who were more than half of the owners.

Everyone who could vote is the whole, not only those who were reached. Exactly two thirds is enough, because the law
counts the number itself in (以上).

Source: Civil Code of the PRC, articles 278 and 1259; before 2021 Property Management Regulations, article 12.
"""

from collections.abc import Iterator

from gongkai.check.rule import Problem
from gongkai.check.verdict import facts_of, votes_announced
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.text import N_

SEVERITY = Severity.ERROR
ACTOR = Actor.COMMITTEE
FIX = N_("Do not carry the decision out: correct the counts if they are a slip, else hold a new vote.")
TOO_LITTLE = N_(
    "Announced as passed, but too few took part: {heads} of {all_heads} owners and {area} of {all_area} m²;"
    " {share} of both are needed ({law})."
)


def check(archive: Archive) -> Iterator[Problem]:
    for meeting, index, outcome in votes_announced(archive, "pass"):
        if not outcome.turnout.met:
            yield Problem(meeting, f"/resolutions/{index}/result", TOO_LITTLE, **facts_of(outcome.law, outcome.turnout))
