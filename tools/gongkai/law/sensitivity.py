"""How firm a result is: the least that would have to be otherwise for it to come out the other way.

How large the unit behind each ballot is stays secret, so nothing is assumed of it. What can be said exactly, of owners
and of floor area each for itself, is this:

- a vote that passed fails when yes becomes no on `heads` ballots *or* on ballots of `area` m²: either is enough, and
  fewer ballots of less area are not;
- it also fails when owners who agreed stay away, `heads` of them *or* owners of `area` m²;
- a vote that failed although enough took part passes when other ballots become yes, `heads` of them *and* of `area` m²;
- a vote in which too few took part passes when owners who stayed away take part and agree, `heads` of them *and* of
  `area` m²; ballots that were cast stay as they are.

So any group of ballots that is large enough turns the result, and none that is smaller does.
"""

from bisect import bisect_left
from collections.abc import Callable
from decimal import Decimal
from enum import StrEnum

from msgspec import Struct

from gongkai.law.vote import Outcome, reaches

HUNDREDTH = Decimal("0.01")  # m²; areas are recorded to the second decimal


class Turn(StrEnum):
    """What would have to be otherwise."""

    YES_TO_NO = "yes-to-no"
    YES_STAYS_AWAY = "yes-stays-away"
    TO_YES = "to-yes"
    MORE_TAKE_PART = "more-take-part"


class Sensitivity(Struct, frozen=True):
    """The least number of ballots and the least floor area that turn a result; None where not even all would.

    For a vote that passed (`yes-to-no`, `yes-stays-away`) one of the two is enough, for the others both are needed.
    """

    turn: Turn
    heads: int | None
    area: Decimal | None

    @property
    def possible(self) -> bool:
        """Return whether the result can be turned in this way at all."""
        if self.one_is_enough:
            return self.heads is not None or self.area is not None
        return self.heads is not None and self.area is not None

    @property
    def one_is_enough(self) -> bool:
        """Return whether the number of owners or the floor area alone turns the result."""
        return self.turn in (Turn.YES_TO_NO, Turn.YES_STAYS_AWAY)


def sensitivity(outcome: Outcome) -> Sensitivity:
    """Return how the ballots would have to be otherwise for `outcome` to come out the other way."""
    if outcome.passed:
        return _turning(Turn.YES_TO_NO, outcome)
    return _turning(Turn.TO_YES if outcome.turnout.met else Turn.MORE_TAKE_PART, outcome)


def absence(outcome: Outcome) -> Sensitivity | None:
    """Return how many of those who agreed would have had to stay away; None for a vote that failed anyhow."""
    return _turning(Turn.YES_STAYS_AWAY, outcome) if outcome.passed else None


def _turning(turn: Turn, outcome: Outcome) -> Sensitivity:
    tallies = (outcome.turnout.whole, outcome.turnout.reached, outcome.majority.reached)
    heads = _least(turn, outcome, *(tally.heads for tally in tallies))
    area = _least(turn, outcome, *(int(tally.area / HUNDREDTH) for tally in tallies))
    return Sensitivity(turn, heads=heads, area=None if area is None else area * HUNDREDTH)


def _least(turn: Turn, outcome: Outcome, entitled: int, here: int, yes: int) -> int | None:
    """Return the smallest number, of owners or of hundredths of m², that turns this measure; None where none does."""
    needed, quorum = outcome.majority.share, outcome.turnout.share
    of_all = needed.of == "entitled"

    def agreed(yes: int, here: int) -> bool:
        return reaches(needed, Decimal(yes), Decimal(entitled if of_all else here))

    def fails(less: int) -> bool:
        return not agreed(yes - less, here)

    def fails_without(less: int) -> bool:
        return not (reaches(quorum, Decimal(here - less), Decimal(entitled)) and agreed(yes - less, here - less))

    def agrees(more: int) -> bool:
        return agreed(yes + more, here)

    def comes_and_agrees(more: int) -> bool:
        return reaches(quorum, Decimal(here + more), Decimal(entitled)) and agreed(yes + more, here + more)

    if turn is Turn.YES_TO_NO:
        return _first(yes, fails)
    if turn is Turn.YES_STAYS_AWAY:
        return _first(yes, fails_without)
    if turn is Turn.TO_YES:
        return _first(here - yes, agrees)
    return _first(entitled - here, comes_and_agrees)


def _first(most: int, enough: Callable[[int], bool]) -> int | None:
    """Return the smallest number from 0 to `most` that is enough; where one is, every larger one is too."""
    found = bisect_left(range(most + 1), x=True, key=enough)
    return found if found <= most else None
