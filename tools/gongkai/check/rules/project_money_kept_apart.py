"""A project is paid from the sources that it names, and each source is kept apart.

Maintenance fund, common-area income, a department's money, an enterprise's and the welfare lottery's are different
money with different rules. A payment from an account whose fund the project does not name means that one was used for
another, or that the record of the project lacks a source.

Source: Civil Code of the PRC, articles 281 and 282; Measures for the Residential Maintenance Fund (Order 165), article
18.
"""

from collections.abc import Iterator

from gongkai.check.payments import payments
from gongkai.check.rule import Problem
from gongkai.kinds.project import Project
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.text import N_

SEVERITY = Severity.WARNING
ACTOR = Actor.SECRETARY
FIX = N_("Add the source to the funding of the project, or correct the account.")
OTHER_MONEY = N_(
    "This payment for “{project}” comes from “{account}”, which is not among the project's sources of money."
)


def check(archive: Archive) -> Iterator[Problem]:
    for project_id, made in payments(archive).of_project.items():
        project = archive.get(project_id, Project)
        sources = {source.fund for source in project.body.funding} if project else set()
        for payment in made if sources else ():
            if project and payment.account and payment.account.body.fund not in sources:
                facts = {"project": project.body.name, "account": payment.account.body.name}
                yield Problem(payment.statement, payment.pointer, OTHER_MONEY, **facts)
