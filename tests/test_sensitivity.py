"""How firm a result is, against a count of every group of owners: the least that turns it, and nothing less does."""

from collections.abc import Iterable
from decimal import Decimal
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct

from gongkai.law.numbers import owners_vote
from gongkai.law.sensitivity import Sensitivity, Turn, absence, sensitivity
from gongkai.law.vote import Count, Outcome, Tally, judge
from gongkai.load.profiles import read_profiles
from gongkai.model.period import partial_date
from tests.example_files import ROOT

NATION = read_profiles(ROOT / "schemas" / "profiles")


class Owner(Struct, frozen=True):
    """One owner: how much floor, in hundredths of m², and the ballot: yes, no, or None for one who stayed away."""

    area: int
    ballot: str | None


def tally(owners: Iterable[Owner]) -> Tally:
    counted = list(owners)
    return Tally(len(counted), Decimal(sum(owner.area for owner in counted)) / 100)


def outcome_of(owners: list[Owner], item: str) -> Outcome:
    law = owners_vote(NATION, None, partial_date("2018" if item.startswith("76-") else "2025"))
    assert law is not None
    here = [owner for owner in owners if owner.ballot]
    return judge(law, item, Count(tally(owners), tally(here), tally(o for o in here if o.ballot == "yes")))


def passes_by_hand(owners: list[Owner], item: str) -> bool:
    """Return whether a vote passes, written out from the articles and not from the code under test."""
    all_, here = owners, [owner for owner in owners if owner.ballot]
    yes = [owner for owner in here if owner.ballot == "yes"]
    for size in (len, lambda group: sum(owner.area for owner in group)):
        if item.startswith("278-"):
            special = item in ("278-6", "278-7", "278-8")
            quorum = size(all_) > 0 and 3 * size(here) >= 2 * size(all_)
            agreed = 4 * size(yes) >= 3 * size(here) if special else 2 * size(yes) > size(here)
        else:
            quorum = 2 * size(here) > size(all_)
            special = item in ("76-5", "76-6")
            agreed = 3 * size(yes) >= 2 * size(all_) if special else 2 * size(yes) > size(all_)
        if not (quorum and agreed):
            return False
    return True


def turned(owners: list[Owner], chosen: tuple[int, ...], turn: Turn) -> list[Owner]:
    ballot = {Turn.YES_TO_NO: "no", Turn.YES_STAYS_AWAY: None}.get(turn, "yes")
    return [Owner(o.area, ballot) if index in chosen else o for index, o in enumerate(owners)]


def movable(owners: list[Owner], turn: Turn) -> list[int]:
    wanted = {Turn.TO_YES: "no", Turn.MORE_TAKE_PART: None}.get(turn, "yes")
    return [index for index, owner in enumerate(owners) if owner.ballot == wanted]


def said_to_turn(found: Sensitivity, group: Tally) -> bool:
    enough_heads = found.heads is not None and group.heads >= found.heads
    enough_area = found.area is not None and group.area >= found.area
    one_is_enough = found.turn in (Turn.YES_TO_NO, Turn.YES_STAYS_AWAY)
    return enough_heads or enough_area if one_is_enough else enough_heads and enough_area


OWNERS = st.lists(
    st.builds(Owner, st.integers(1, 40), st.sampled_from(["yes", "yes", "no", None])), min_size=1, max_size=8
)
ITEMS = st.sampled_from(["278-5", "278-8", "76-4", "76-5"])


@given(OWNERS, ITEMS)
def test_a_group_of_ballots_turns_the_result_exactly_where_it_is_said_to(owners: list[Owner], item: str) -> None:
    outcome = outcome_of(owners, item)
    assert outcome.passed is passes_by_hand(owners, item)
    for found in (sensitivity(outcome), absence(outcome)):
        places = movable(owners, found.turn) if found else []
        for size in range(1, len(places) + 1):
            for chosen in combinations(places, size):
                assert found is not None
                group = tally(owners[index] for index in chosen)
                comes_out_otherwise = passes_by_hand(turned(owners, chosen, found.turn), item) is not outcome.passed
                assert said_to_turn(found, group) is comes_out_otherwise


def counted(entitled: int, here: int, yes: int, item: str = "278-5") -> Sensitivity:
    law = owners_vote(NATION, None, partial_date("2018" if item.startswith("76-") else "2025"))
    assert law is not None
    return sensitivity(judge(law, item, Count(*(Tally(n, Decimal(n) * 100) for n in (entitled, here, yes)))))


@pytest.mark.parametrize(
    ("entitled", "here", "yes", "item", "turn", "heads", "area"),
    [
        # 101 of 200 is just more than half: one owner fewer is exactly half, and that is not enough.
        (300, 200, 101, "278-5", Turn.YES_TO_NO, 1, "100.00"),
        (300, 200, 102, "278-5", Turn.YES_TO_NO, 2, "200.00"),
        # Exactly three quarters is enough, so a hundredth of a square metre less is not.
        (300, 200, 150, "278-8", Turn.YES_TO_NO, 1, "0.01"),
        (300, 200, 100, "278-5", Turn.TO_YES, 1, "0.01"),
        (300, 200, 148, "278-8", Turn.TO_YES, 2, "200.00"),
        # One owner short of two thirds.
        (300, 199, 199, "278-5", Turn.MORE_TAKE_PART, 1, "100.00"),
        # 60 said yes of 120: 80 more have to come for the quorum, and then 140 of 200 agree.
        (300, 120, 60, "278-5", Turn.MORE_TAKE_PART, 80, "8000.00"),
        # 20 of 160 said yes: 121 more have to come and agree for more than half, and 140 stayed away.
        (300, 160, 20, "278-5", Turn.MORE_TAKE_PART, 121, "12000.01"),
        (300, 160, 0, "278-5", Turn.MORE_TAKE_PART, None, None),
        # Before 2021 two thirds of all: 160 took part and all agreed, so nobody is left whose ballot could change.
        (300, 160, 160, "76-5", Turn.TO_YES, None, None),
        (300, 200, 200, "76-5", Turn.YES_TO_NO, 1, "0.01"),
    ],
)
def test_the_least_that_turns_a_result_is_counted_exactly(
    entitled: int, here: int, yes: int, item: str, turn: Turn, heads: int | None, area: str | None
) -> None:
    found = counted(entitled, here, yes, item)
    assert (found.turn, found.heads, found.area) == (turn, heads, None if area is None else Decimal(area))
    assert found.possible is (heads is not None)


def test_a_vote_at_exactly_two_thirds_does_not_pass_without_one_of_those_who_agreed() -> None:
    law = owners_vote(NATION, None, partial_date("2025"))
    assert law is not None
    at_the_edge = judge(law, "278-5", Count(*(Tally(n, Decimal(n) * 100) for n in (300, 200, 180))))
    found = absence(at_the_edge)
    assert found is not None
    assert (found.heads, found.area) == (1, Decimal("0.01"))
    assert absence(judge(law, "278-5", Count(*(Tally(n, Decimal(n) * 100) for n in (300, 199, 180))))) is None


def test_counts_that_do_not_add_up_do_not_stop_it() -> None:
    assert counted(300, 90, 100).heads is not None
    assert counted(300, 310, 320).turn is Turn.YES_TO_NO
