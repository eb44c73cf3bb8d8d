"""How many owners took part in each vote, by number and by floor area, against what the law of that day asked for."""

from collections.abc import Iterable
from fractions import Fraction

from msgspec import Struct

from gongkai.derive.decisions import Decision
from gongkai.law.vote import Hurdle, fraction


class Turnout(Struct, frozen=True):
    """The turnout of one vote. `heads` and `area` are shares of all who could vote, `needed` of either."""

    decision: Decision
    hurdle: Hurdle
    heads: Fraction
    area: Fraction

    @property
    def needed(self) -> Fraction:
        """Return the share that had to be reached both ways."""
        return self.hurdle.share.part

    @property
    def enough(self) -> bool:
        """Return whether enough took part both ways."""
        return self.hurdle.met


def turnouts(decisions: Iterable[Decision]) -> list[Turnout]:
    """Return the turnout of each vote that can be counted again and has a day, the earliest first."""
    found = []
    for decision in decisions:
        outcome = decision.verdict.outcome if decision.verdict else None
        if outcome is None or decision.decided is None:
            continue
        hurdle = outcome.turnout
        heads = fraction(hurdle.reached.heads, hurdle.whole.heads)
        area = fraction(hurdle.reached.area, hurdle.whole.area)
        if heads is not None and area is not None:
            found.append(Turnout(decision, hurdle, heads, area))
    return sorted(found, key=lambda one: (one.decision.decided, one.decision.id))
