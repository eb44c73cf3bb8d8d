"""Votes that add up, and what the law of their day makes of them."""

from dataclasses import dataclass

from gongkai.demo.dice import Dice

# Article 278 of the Civil Code holds from this year on; before it, article 76 of the Property Law.
CIVIL_CODE_FROM = 2021
OPTIONS = ("yes", "no", "abstain", "invalid")
_THREE_QUARTERS = frozenset({"278-6", "278-7", "278-8"})
_TWO_THIRDS_OF_ALL = frozenset({"76-5", "76-6"})
# Which matter of article 76 a matter of article 278 was before 2021.
_BEFORE = {
    "278-1": "76-1",
    "278-2": "76-2",
    "278-3": "76-3",
    "278-4": "76-4",
    "278-5": "76-5",
    "278-6": "76-5",
    "278-7": "76-6",
    "278-8": "76-7",
    "278-9": "76-7",
}


@dataclass(frozen=True, slots=True)
class Share:
    """Owners counted twice, as the law asks: by number and by exclusive floor area in hundredths of a square metre."""

    heads: int
    area: int


@dataclass(frozen=True, slots=True)
class Ballot:
    """What came back: everyone who took part, and of them yes, no, abstain and invalid, which add up to it exactly."""

    participating: Share
    counts: tuple[Share, Share, Share, Share]


def item_of(matter: str, year: int) -> str:
    """Return the item of the law in force in `year` for a matter named by its item of article 278."""
    return matter if year >= CIVIL_CODE_FROM else _BEFORE[matter]


def ballot(dice: Dice, participating: Share, support: float) -> Ballot:
    """Return counts in which about `support` of those taking part said yes."""
    heads = participating.heads
    rest = heads - max(1, round(heads * support))
    against = round(rest * dice.within(0.4, 0.8))
    abstained = round((rest - against) * dice.within(0.5, 0.9))
    counts = [
        Share(number, int(participating.area * number / heads * dice.within(0.9, 1.1)))
        for number in (against, abstained, rest - against - abstained)
    ]
    # Yes takes what is left of the area, so that nothing is lost to rounding.
    yes = Share(heads - rest, participating.area - sum(count.area for count in counts))
    return Ballot(participating, (yes, counts[0], counts[1], counts[2]))


def turnout(dice: Dice, electorate: Share, part: float) -> Share:
    """Return those who took part, about `part` of the electorate; the area follows the heads, not exactly."""
    heads = max(1, round(electorate.heads * part))
    area = int(electorate.area * heads / electorate.heads * dice.within(0.97, 1.03))
    return Share(heads, min(area, electorate.area))


def passes(item: str, electorate: Share, cast: Ballot) -> bool:
    """Return whether a vote on this item of law carried, in heads and in area.

    Source: Civil Code 278 from 2021: two thirds take part, and more than half of them, or three quarters, say yes.
    Property Law 76 before: more than half of all owners, or two thirds of all of them.
    """
    yes, here, all_ = cast.counts[0], cast.participating, electorate
    if item in _THREE_QUARTERS:
        return _quorum(here, all_) and 4 * yes.heads >= 3 * here.heads and 4 * yes.area >= 3 * here.area
    if item.startswith("278-"):
        return _quorum(here, all_) and 2 * yes.heads > here.heads and 2 * yes.area > here.area
    if item in _TWO_THIRDS_OF_ALL:
        return 3 * yes.heads >= 2 * all_.heads and 3 * yes.area >= 2 * all_.area
    return 2 * yes.heads > all_.heads and 2 * yes.area > all_.area


def _quorum(here: Share, all_: Share) -> bool:
    return 3 * here.heads >= 2 * all_.heads and 3 * here.area >= 2 * all_.area
