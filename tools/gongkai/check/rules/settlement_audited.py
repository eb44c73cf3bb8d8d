"""A settlement above the amount that the place names is audited.

Some cities ask that the final price of works from the maintenance fund be audited when it is more than a certain
amount; in Hangzhou that is thirty thousand yuan. The record names the report under `audit_id`. Nothing is asked where
the law of the place names no amount.

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
FIX = N_("Have the settlement audited, post the report, and name it under “audit_id”.")
NOT_AUDITED = N_(
    "The works were settled at {settlement} yuan without an audit; above {limit} yuan one is needed ({law})."
)


def check(archive: Archive) -> Iterator[Problem]:
    for project_id in payments_of_works(archive):
        project = archive.get(project_id, Project)
        if project is None or project.body.settlement is None or project.body.audit_id:
            continue
        settlement, settled = project.body.settlement, project.body.settled_on
        when = exactly(settled) if settled else project.body.end_date
        limit = law_at(archive, project.place, "settlement_audit_yuan", when) if when else None
        if limit is None or any(gap.field == "audit_id" for gap in project.body.gaps):
            continue
        if Fraction(settlement) > limit.value or (limit.inclusive and Fraction(settlement) == limit.value):
            facts = {"settlement": settlement, "limit": limit.whole, "law": limit}
            yield Problem(project, "/settlement", NOT_AUDITED, **facts)
