"""A published share of the cost is that of a building, never that of one household.

What a household bears, and what is left on its ledger of the maintenance fund, is told to that household alone. So a
line under `cost_shares` is the total of a building. A building with a single unit would show what its household bears:
leave the shares out then.

Source: Measures for the Residential Maintenance Fund (Order 165), article 30; Personal Information Protection Law of
the PRC, articles 6 and 25.
"""

from collections.abc import Iterator

from gongkai.check.rule import Problem
from gongkai.kinds.building import Building
from gongkai.kinds.project import CostShare, Project
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.text import N_

SEVERITY = Severity.ERROR
ACTOR = Actor.SECRETARY
FIX = N_("Publish no share of a single household: leave the shares out, and tell each household its own.")
ONE_HOUSEHOLD = N_("This building has one unit only, so the line shows what a single household bears.")


def check(archive: Archive) -> Iterator[Problem]:
    for project in archive.each(Project):
        for index, share in enumerate(project.body.cost_shares):
            if _units(archive, share) == 1:
                yield Problem(project, f"/cost_shares/{index}", ONE_HOUSEHOLD)


def _units(archive: Archive, share: CostShare) -> int | None:
    """Return how many units a line stands for; None where neither it nor the building says so."""
    building = archive.get(share.building_id, Building)
    return share.number_of_units or (building.body.number_of_units if building else None)
