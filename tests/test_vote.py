"""The arithmetic of a joint decision, and which numbers of the law hold where and when."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from gongkai.law.numbers import committee_seats, committee_term, owners_vote, places_above
from gongkai.law.vote import Count, Hurdle, Tally, fraction, judge, reaches
from gongkai.load.profiles import read_profiles
from gongkai.model.period import partial_date
from gongkai.model.profile import Article, CommitteeTerm, OwnersVote, Profile, Share
from tests.example_files import ROOT

NATION = read_profiles(ROOT / "schemas" / "profiles")
CIVIL_CODE = "《中华人民共和国民法典》第二百七十八条"
HALF = Share(Fraction(1, 2), inclusive=False, of="participating")
TWO_THIRDS = Share(Fraction(2, 3), inclusive=True, of="entitled")


def law_of(when: str) -> OwnersVote:
    found = owners_vote(NATION, None, partial_date(when))
    assert found is not None
    return found


def count(entitled: int, participating: int, yes: int) -> Count:
    return Count(*(Tally(number, Decimal(number) * 100) for number in (entitled, participating, yes)))


@pytest.mark.parametrize(
    ("share", "part", "whole", "enough"),
    [
        (HALF, "50", "100", False),
        (HALF, "50.01", "100", True),
        (HALF, "51", "101", True),
        (HALF, "50", "101", False),
        (TWO_THIRDS, "2", "3", True),
        (TWO_THIRDS, "20000.00", "30000.00", True),
        (TWO_THIRDS, "19999.99", "30000.00", False),
        # A third of this is not a finite decimal: rounding would decide it either way.
        (TWO_THIRDS, "66666.66", "100000.00", False),
        (TWO_THIRDS, "66666.67", "100000.00", True),
        (TWO_THIRDS, "666666666666666.66", "999999999999999.99", True),
        (TWO_THIRDS, "666666666666666.65", "999999999999999.99", False),
        (HALF, "1", "1", True),
        (TWO_THIRDS, "0", "0", False),
        (HALF, "0", "0", False),
    ],
)
def test_a_share_is_reached_exactly_or_not_at_all(share: Share, part: str, whole: str, enough: bool) -> None:
    assert reaches(share, Decimal(part), Decimal(whole)) is enough


@pytest.mark.parametrize(("heads", "area", "met"), [(2, 2, True), (1, 3, False), (3, 1, False), (1, 1, False)])
def test_owners_and_area_are_both_needed(heads: int, area: int, met: bool) -> None:
    hurdle = Hurdle(TWO_THIRDS, whole=Tally(3, Decimal(3)), reached=Tally(heads, Decimal(area)))
    assert (hurdle.heads_enough, hurdle.area_enough) == (heads >= 2, area >= 2)
    assert hurdle.met is met


@pytest.mark.parametrize("item", ["278-1", "278-2", "278-3", "278-4", "278-5", "278-9"])
def test_since_2021_an_ordinary_matter_needs_more_than_half_of_those_taking_part(item: str) -> None:
    law = law_of("2021-01-01")
    assert law.article.zh == CIVIL_CODE
    assert judge(law, item, count(300, 200, 101)).passed
    assert not judge(law, item, count(300, 200, 100)).majority.met


@pytest.mark.parametrize("item", ["278-6", "278-7", "278-8"])
def test_since_2021_a_special_matter_needs_three_quarters_of_those_taking_part(item: str) -> None:
    law = law_of("2021-01-01")
    assert judge(law, item, count(300, 200, 150)).passed
    assert not judge(law, item, count(300, 200, 149)).majority.met


@pytest.mark.parametrize("item", ["76-1", "76-2", "76-3", "76-4", "76-7"])
def test_before_2021_an_ordinary_matter_needed_more_than_half_of_all(item: str) -> None:
    law = law_of("2020-12-31")
    assert judge(law, item, count(300, 200, 151)).passed
    assert not judge(law, item, count(300, 200, 150)).majority.met


@pytest.mark.parametrize("item", ["76-5", "76-6"])
def test_before_2021_the_fund_and_rebuilding_needed_two_thirds_of_all(item: str) -> None:
    law = law_of("2020-12-31")
    assert judge(law, item, count(300, 300, 200)).passed
    assert not judge(law, item, count(300, 300, 199)).majority.met


def test_the_two_laws_cover_their_matters_and_no_others() -> None:
    assert law_of("2021").items == tuple(f"278-{n}" for n in range(1, 10))
    assert law_of("2020").items == tuple(f"76-{n}" for n in range(1, 8))


def test_a_vote_passes_only_with_turnout_and_majority() -> None:
    law = law_of("2025")
    assert not judge(law, "278-4", count(300, 199, 199)).passed
    assert not judge(law, "278-4", count(300, 200, 100)).passed
    assert judge(law, "278-4", count(300, 200, 101)).passed


def test_before_2021_more_than_half_had_to_take_part() -> None:
    law = law_of("2018")
    assert judge(law, "76-1", count(300, 151, 151)).turnout.met
    assert not judge(law, "76-1", count(300, 150, 150)).turnout.met


@pytest.mark.parametrize(
    ("when", "known"),
    [
        ("2007-09-30", False),
        ("2007-10-01", True),
        ("2007-10", True),
        ("2007", False),  # the law came into force within the year: nothing can be said
        ("2020-12-31", True),
        ("2021-01-01", True),
        ("2020", True),
        ("2021", True),
        ("2006", False),
    ],
)
def test_a_date_has_a_law_only_where_all_its_days_have_the_same(when: str, known: bool) -> None:
    assert (owners_vote(NATION, None, partial_date(when)) is not None) is known


def test_the_law_of_the_nearest_place_comes_first_and_the_nations_where_it_has_none() -> None:
    article = Article(zh="某市条例", en="City rules")
    four_years = CommitteeTerm(article=article, effective_from=date(2022, 1, 1), confidence="H", years=4)
    city = Profile(place="330100", name=article, committee_terms=(four_years,))
    profiles = {**NATION, "330100": city}

    def years(code: str | None, when: str) -> int | None:
        found = committee_term(profiles, code, partial_date(when))
        return found.years if found else None

    assert years("330106", "2022-01-01") == 4
    assert years("330106001", "2022-01-01") == 4
    assert years("330100", "2022-01-01") == 4
    assert years("330200", "2022-01-01") == 5
    assert years(None, "2022-01-01") == 5
    assert years("330106", "2021-12-31") == 5
    assert years("330106", "2021") == 5
    assert years("330106", "2009") is None
    seats = committee_seats(profiles, "330106", partial_date("2022"))
    assert seats is not None
    assert (seats.odd, seats.at_least, seats.at_most) == (True, 5, 11)


def test_a_date_across_a_change_of_a_citys_law_is_not_judged_by_the_nations() -> None:
    article = Article(zh="某市条例", en="City rules")
    term = CommitteeTerm(article=article, effective_from=date(2022, 7, 1), confidence="H", years=4)
    profiles = {**NATION, "330100": Profile(place="330100", name=article, committee_terms=(term,))}
    assert committee_term(profiles, "330106", partial_date("2022")) is None
    ended = CommitteeTerm(
        article=article, effective_from=date(2015, 1, 1), effective_to=date(2022, 6, 30), confidence="H", years=3
    )
    profiles = {**NATION, "330100": Profile(place="330100", name=article, committee_terms=(ended,))}
    assert committee_term(profiles, "330106", partial_date("2022")) is None
    assert committee_term(profiles, "330106", partial_date("2022-06")) == ended
    after = committee_term(profiles, "330106", partial_date("2022-07"))
    assert after is not None
    assert after.years == 5


@pytest.mark.parametrize(
    ("code", "places"),
    [
        ("331126", ("331126", "331100", "330000", "")),
        ("331126001", ("331126", "331100", "330000", "")),
        ("331100", ("331100", "330000", "")),
        ("330000", ("330000", "")),
        ("", ("",)),
        (None, ("",)),
    ],
)
def test_a_code_leads_up_from_county_to_nation(code: str | None, places: tuple[str, ...]) -> None:
    assert places_above(code) == places


def test_a_fraction_is_exact_and_none_of_nothing() -> None:
    assert fraction(Decimal("20000.00"), Decimal("30000.00")) == Fraction(2, 3)
    assert fraction(199, 300) == Fraction(199, 300)
    assert fraction(0, 0) is None
