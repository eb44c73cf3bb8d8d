"""The cost of works is shared by floor area among the owners concerned.

Unless the owners agreed otherwise, each bears the part of the cost that the exclusive floor area bears to all the area
concerned. The shares of the buildings are computed again from their areas. Each household's amount was rounded to the
fen, so a building may differ by one fen for each of its units; where the record does not say how many it has, by one.

Source: Civil Code of the PRC, article 283.
"""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from gongkai.check.rule import Problem
from gongkai.kinds.project import Project
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.model.money import total
from gongkai.text import N_

SEVERITY = Severity.WARNING
ACTOR = Actor.COMMITTEE
FIX = N_("Compute the shares again from the floor areas, or say in the note which agreement on sharing holds.")
NOT_BY_AREA = N_(
    "For {area} of {all_area} m² of floor area the share of {cost} yuan is {due}; the record says {amount} yuan."
)
_FEN = Decimal("0.01")


def check(archive: Archive) -> Iterator[Problem]:
    for project in archive.each(Project):
        shares = project.body.cost_shares
        area, cost = sum((share.area for share in shares), Decimal()), total(share.amount for share in shares)
        if not area:
            continue
        for index, share in enumerate(shares):
            # Multiplied out, so that nothing is rounded: amount × all area against cost × area.
            apart = abs(Fraction(share.amount) * Fraction(area) - Fraction(cost) * Fraction(share.area))
            if apart > Fraction(_FEN) * max(share.number_of_units or 1, 1) * Fraction(area):
                facts: dict[str, object] = {"area": share.area, "all_area": area, "cost": cost}
                due = (cost * share.area / area).quantize(_FEN)
                at = f"/cost_shares/{index}/amount"
                yield Problem(project, at, NOT_BY_AREA, due=due, amount=share.amount, **facts)
