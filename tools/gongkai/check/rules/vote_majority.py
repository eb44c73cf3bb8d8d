"""A decision is made only if enough of the owners agreed.

Since 2021 the whole is those who took part. More than half of them have to agree, by floor area and by number; three
quarters where money for the maintenance fund is raised, buildings are altered, or common parts are put to another use
or to business. *Using* the maintenance fund is an ordinary matter, *raising* it is not.

Before 2021 the whole was all owners: more than half of them, and two thirds for raising and using the fund and for
altering buildings. Where too few took part at all, only the rule on turnout speaks.

Source: Civil Code of the PRC, articles 278 and 1259; before 2021 Property Law, article 76.
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
TOO_FEW = N_(
    "Announced as passed, but too few agreed: {heads} of {all_heads} owners and {area} of {all_area} m²; for this"
    " matter {share} of both are needed ({law})."
)


def check(archive: Archive) -> Iterator[Problem]:
    for meeting, index, outcome in votes_announced(archive, "pass"):
        # Of all owners, those who agree are never more than those who took part: too low a turnout is the cause.
        follows = outcome.majority.share.of == "entitled" and not outcome.turnout.met
        if not outcome.majority.met and not follows:
            yield Problem(meeting, f"/resolutions/{index}/result", TOO_FEW, **facts_of(outcome.law, outcome.majority))
