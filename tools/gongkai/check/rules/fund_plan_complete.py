"""The plan for the maintenance fund names the works, the budget, who is charged, and what is done in an emergency.

The owners decide on a plan, and the law says what has to stand in it. Works that the fund pays for carry it under
`plan`. Urgent use has no plan beforehand. A missing plan is told only where the compound keeps its record here, from
the day on which the works began.

Source: Measures for the Residential Maintenance Fund (Order 165), article 23.
"""

from collections.abc import Iterator

from gongkai.check.disclosing import is_kept
from gongkai.check.fund import payments_of_works
from gongkai.check.rule import Problem
from gongkai.kinds.project import Project
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity, Titled
from gongkai.text import N_

SEVERITY = Severity.WARNING
ACTOR = Actor.SECRETARY
FIX = N_("Copy the four points from the plan that the owners voted on; name in gaps what it did not say.")
NO_PLAN = N_("These works are paid from the maintenance fund, and the record has no plan for using it.")
MISSING = N_("The plan for using the maintenance fund does not say: {points}.")
_POINTS = {
    "works": Titled(zh="工程内容", en="the works"),
    "planned_cost": Titled(zh="费用预算", en="the budget"),
    "charged_to": Titled(zh="列支范围", en="who is charged"),
    "emergency_handling": Titled(zh="紧急情况处置办法", en="what is done in an emergency"),
}


def check(archive: Archive) -> Iterator[Problem]:
    for project_id in payments_of_works(archive):
        project = archive.get(project_id, Project)
        if project is None or project.body.emergency or project.body.start_date is None:
            continue
        if not is_kept(archive, project.place, project.body.start_date.first):
            continue
        plan, open_ = project.body.plan, {name.field.rpartition(".")[2] for name in project.body.gaps}
        if plan is None:
            if "plan" not in open_:
                yield Problem(project, "", NO_PLAN)
            continue
        missing = [words for name, words in _POINTS.items() if getattr(plan, name) is None and name not in open_]
        if missing:
            points = Titled(zh="、".join(w.zh for w in missing), en=", ".join(w.en for w in missing))
            yield Problem(project, "/plan", MISSING, points=points)
