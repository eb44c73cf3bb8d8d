"""What the buildings bear together is what the works cost the maintenance fund.

The shares under `cost_shares` add up to the fen to the amount that the maintenance fund pays under `funding`; where the
works do not say that, to the settlement. Only totals of a building stand here, never a household's.

Source: arithmetic; Measures for the Residential Maintenance Fund (Order 165), article 30.
"""

from collections.abc import Iterator
from decimal import Decimal

from gongkai.check.fund import FUND
from gongkai.check.rule import Problem
from gongkai.kinds.project import Project
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.model.money import total
from gongkai.text import N_

SEVERITY = Severity.ERROR
ACTOR = Actor.SECRETARY
FIX = N_("Compare the shares with the sheet of the settlement; correct what differs.")
NOT_EQUAL = N_("The shares add up to {sum} yuan; {cost} yuan have to be borne: a difference of {difference} yuan.")


def check(archive: Archive) -> Iterator[Problem]:
    for project in archive.each(Project):
        body = project.body
        if not body.cost_shares:
            continue
        cost, sum_ = _cost(body), total(share.amount for share in body.cost_shares)
        if cost is not None and cost != sum_:
            yield Problem(project, "/cost_shares", NOT_EQUAL, sum=sum_, cost=cost, difference=abs(cost - sum_))


def _cost(body: Project) -> Decimal | None:
    """Return what the fund bears; None where the record does not say exactly."""
    parts = [source for source in body.funding if source.fund == FUND]
    if not parts:
        return body.settlement
    amounts = [source.amount for source in parts if source.amount is not None and source.bound == "exact"]
    return total(amounts) if len(amounts) == len(parts) else None
