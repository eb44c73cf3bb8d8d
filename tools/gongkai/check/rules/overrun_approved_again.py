"""Works that cost much more than their budget are approved again.

Some cities name the part of the budget by which the settlement may be higher; in Hangzhou from a tenth on, the tenth
itself included, what is above the budget has to be applied for anew, as the fund was the first time. The record names
the decision under `reapproval_id`. The budget is that of the plan.

Source: Hangzhou Property Management Regulations, article 72.
"""

from collections.abc import Iterator
from fractions import Fraction

from gongkai.check.fund import payments_of_works
from gongkai.check.jurisdiction import law_at
from gongkai.check.rule import Problem
from gongkai.kinds.project import Project
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.model.period import exactly
from gongkai.text import N_

SEVERITY = Severity.WARNING
ACTOR = Actor.COMMITTEE
FIX = N_("Apply for the part above the budget with a decision on it, and name that under “reapproval_id”.")
OVERRUN = N_(
    "The works were settled at {settlement} yuan, {over} more than the budget of {planned}; from {share} of the budget"
    " on it has to be approved again ({law})."
)
OVERRUN_STRICT = N_(
    "The works were settled at {settlement} yuan, {over} more than the budget of {planned}; above {share} of the budget"
    " it has to be approved again ({law})."
)


def check(archive: Archive) -> Iterator[Problem]:
    for project_id in payments_of_works(archive):
        project = archive.get(project_id, Project)
        if project is None or project.body.settlement is None or project.body.reapproval_id:
            continue
        settlement, settled = project.body.settlement, project.body.settled_on
        planned = project.body.plan.planned_cost if project.body.plan else None
        when = exactly(settled) if settled else project.body.end_date
        if planned is None or when is None or settlement <= planned:
            continue
        share = law_at(archive, project.place, "budget_overrun_share", when)
        if share is None:
            continue
        over, allowed = Fraction(settlement - planned), share.value * Fraction(planned)
        if over > allowed or (share.inclusive and over == allowed):
            facts: dict[str, object] = {"settlement": settlement, "over": settlement - planned, "planned": planned}
            message = OVERRUN if share.inclusive else OVERRUN_STRICT
            yield Problem(project, "/settlement", message, share=str(share.value), law=share, **facts)
