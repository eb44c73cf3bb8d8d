"""A vote announced as failed must not have passed.

The result that was announced is compared with the one that follows from the counts. Announcing a failure as a pass is
found by the rules on turnout and majority, which say what was missing; this rule finds the other way round.

Source: Civil Code of the PRC, article 278; before 2021 Property Law, article 76.
"""

from collections.abc import Iterator

from gongkai.check.rule import Problem
from gongkai.check.verdict import facts_of, votes_announced
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.text import N_

SEVERITY = Severity.ERROR
ACTOR = Actor.COMMITTEE
FIX = N_("Count the ballots again; then correct the counts or the announced result, and say why.")
PASSED = N_(
    "Announced as not passed, but by the counts it passed: {heads} of {all_heads} owners and {area} of {all_area} m²"
    " agreed; {share} of both are needed ({law})."
)


def check(archive: Archive) -> Iterator[Problem]:
    for meeting, index, outcome in votes_announced(archive, "fail"):
        if outcome.passed:
            yield Problem(meeting, f"/resolutions/{index}/result", PASSED, **facts_of(outcome.law, outcome.majority))
