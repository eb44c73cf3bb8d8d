"""The profiles of the law: whole, in order, and saying what the law says at each place on each day."""

import re
import shutil
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from msgspec import structs

from gongkai.law.numbers import (
    city_steps,
    committee_seats,
    committee_term,
    disclosures,
    in_force,
    number,
    owners_vote,
    places_above,
    profile_of,
    profiles_of,
)
from gongkai.load.profile_text import plain_data
from gongkai.load.profiles import profile_schema, read_profiles
from gongkai.load.unusable import BrokenProfiles, BrokenSchemas
from gongkai.model.period import exactly
from gongkai.model.profile import Article, Dated, Profile
from gongkai.publish.pages.law import SUBJECTS
from tests.example_files import ROOT

FOLDER = ROOT / "schemas" / "profiles"
PROFILES = read_profiles(FOLDER)
SCHEMA = profile_schema(FOLDER)
NAMES = SCHEMA["properties"]["numbers"]["properties"]
FILES = sorted(FOLDER.glob("*.yml"))
CHINESE = re.compile(r"[一-鿿]")
HALF, THIRD, TWO_THIRDS, FIFTH = Fraction(1, 2), Fraction(1, 3), Fraction(2, 3), Fraction(1, 5)
BJ, SH, HZ, NB, HU, SD, QD = "110000", "310000", "330100", "330200", "330500", "370000", "370200"
WF, LC, ZB, QY, SZ, GZ = "370700", "371500", "370300", "441800", "440300", "440100"
TODAY = date(2025, 6, 30)


def written(path: Path) -> Any:
    return plain_data(path.read_text("utf-8"))


def everything(profile: Profile) -> Iterator[tuple[str, list[Dated]]]:
    """Yield each thing that a profile says, with all it says of it over the years."""
    yield "owners_votes", list(profile.owners_votes)
    yield "committee_terms", list(profile.committee_terms)
    yield "committee_seats", list(profile.committee_seats)
    for name, numbers in profile.numbers.items():
        yield name, list(numbers)
    for asked in profile.disclosures:
        same = [one for one in profile.disclosures if (one.item, one.by) == (asked.item, asked.by)]
        yield f"{asked.item} by {asked.by}", list(same)


def test_every_place_that_was_read_has_a_profile() -> None:
    assert set(PROFILES) == {"", BJ, SH, HZ, NB, HU, SD, QD, WF, LC, ZB, QY, SZ, GZ}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_numbers_and_disclosures_stand_in_order(path: Path) -> None:
    raw = written(path)
    assert list(raw["numbers"]) == sorted(raw["numbers"])
    asked = [(one["by"], one["item"]) for one in raw.get("disclosures", [])]
    assert asked == sorted(asked)


@pytest.mark.parametrize("place", PROFILES)
def test_articles_are_cited_in_both_languages(place: str) -> None:
    profile = PROFILES[place]
    for what, numbers in everything(profile):
        for one in numbers:
            assert CHINESE.search(one.article.zh), what
            assert not CHINESE.search(one.article.en.replace("深建规〔2023〕1号", "")), what
            if one.confidence != "L":  # what is second-hand may have no article
                assert re.search("第.+条", one.article.zh), what
                assert re.search(r"articles? [0-9]", one.article.en), what


def counted(chinese: str) -> int:
    """Return the number that is written in Chinese characters, below a thousand."""
    digits = {character: value for value, character in enumerate("零一二三四五六七八九")}
    total, digit = 0, 0
    for character in chinese:
        if character in "百十":
            total, digit = total + (digit or 1) * {"百": 100, "十": 10}[character], 0
        else:
            digit = digits[character]
    return total + digit


@pytest.mark.parametrize("place", PROFILES)
def test_both_languages_cite_the_same_articles(place: str) -> None:
    for what, numbers in everything(PROFILES[place]):
        for one in numbers:
            chinese = [counted(found) for found in re.findall("第([零一二三四五六七八九十百]+)条", one.article.zh)]
            english = [int(found) for found in re.findall(r"(?:articles?|to) ([0-9]+)", one.article.en)]
            assert chinese == english, (what, one.article)


@pytest.mark.parametrize("place", PROFILES)
def test_every_word_of_a_profile_is_said_twice(place: str) -> None:
    def articles(value: object) -> Iterator[Article]:
        if isinstance(value, Article):
            yield value
        elif isinstance(value, tuple):
            for inner in value:
                yield from articles(inner)

    profile = PROFILES[place]
    notes = (getattr(one, "note", None) for _, numbers in everything(profile) for one in numbers)
    for words in (profile.name, *profile.instruments, *profile.unconfirmed, *articles(tuple(notes))):
        assert CHINESE.search(words.zh)
        assert words.en
        assert words.zh.endswith("。") == words.en.endswith("."), words
    assert profile.instruments


@pytest.mark.parametrize("place", PROFILES)
def test_on_one_day_one_number_holds(place: str) -> None:
    for what, numbers in everything(PROFILES[place]):
        for one in numbers:
            assert one.effective_to is None or one.effective_from <= one.effective_to, what
        in_time = sorted(numbers, key=lambda one: one.effective_from)
        for before, after in pairwise(in_time):
            assert before.effective_to is not None, what
            assert before.effective_to < after.effective_from, what


def test_a_number_has_the_form_of_its_unit() -> None:
    for place, profile in PROFILES.items():
        for name, numbers in profile.numbers.items():
            for one in numbers:
                if name.endswith("_share"):
                    assert 0 < one.value <= 1, (place, name)
                else:
                    assert one.value.denominator == 1, (place, name)


def test_a_name_says_its_unit_and_is_explained_in_both_languages() -> None:
    units = ("days", "working-days", "months", "years", "share", "yuan", "count")
    assert list(NAMES) == sorted(NAMES)
    for name, field in NAMES.items():
        assert name.endswith(f"_{field['x-unit'].replace('-', '_')}"), name
        assert field["x-unit"] in units, name
        assert (field["$ref"] == "#/$defs/shares") == (field["x-unit"] == "share"), name
        assert field["title"], name
        assert field["description"].endswith("."), name
        assert CHINESE.search(field["x-zh"]["title"]), name
        assert field["x-zh"]["description"].endswith("。"), name


def test_every_name_has_a_number_somewhere_and_somebody_who_asks_for_it() -> None:
    held = {name for profile in PROFILES.values() for name in profile.numbers}
    assert held == set(NAMES)
    code = "".join(path.read_text("utf-8") for path in (ROOT / "tools" / "gongkai").rglob("*.py"))
    asked = {name for name in NAMES if f'"{name}"' in code}
    assert set(NAMES) == asked


def test_what_is_disclosed_is_what_a_document_can_disclose() -> None:
    import json

    fields = json.loads((ROOT / "schemas" / "fields.schema.json").read_text("utf-8"))["$defs"]
    items = set(fields["discloses"]["items"]["enum"])
    assert {asked.item for profile in PROFILES.values() for asked in profile.disclosures} <= items
    national = {(asked.item, asked.by) for asked in PROFILES[""].disclosures}
    assert sum(by == "committee" for _, by in national) == 8
    assert sum(by == "company" for _, by in national) == 8


def test_what_is_second_hand_is_there_and_says_so() -> None:
    second_hand = {
        (place, what)
        for place, profile in PROFILES.items()
        for what, numbers in everything(profile)
        for one in numbers
        if one.confidence == "L"
    }
    assert second_hand == {
        ("", "acting_end_days"),
        ("", "first_assembly_days"),
        ("", "handover_days"),
        ("", "member_handover_days"),
        ("", "monitored_posting_months"),
        ("", "monitored_posting_working_days"),
        ("", "prep_papers_posting_days"),
        ("", "recall_proposer_share"),
        ("", "reelection_report_months"),
        ("", "vacancy_share"),
        (SZ, "reelection_report_months"),
    }
    for place in ("", SZ, GZ):
        assert PROFILES[place].unconfirmed


@pytest.mark.parametrize("place", sorted(PROFILES))
def test_what_is_second_hand_never_replaces_what_is_confirmed_above(place: str) -> None:
    day = exactly(TODAY)
    above = [PROFILES[code] for code in places_above(place or None) if code in PROFILES]

    def confirmed(of: Callable[[Profile], Iterable[Dated]]) -> bool:
        return any(one.confidence != "L" and one.holds_on(TODAY) for profile in above for one in of(profile))

    held = {
        "seats": (committee_seats(PROFILES, place, day), confirmed(lambda profile: profile.committee_seats)),
        "terms": (committee_term(PROFILES, place, day), confirmed(lambda profile: profile.committee_terms)),
        "votes": (owners_vote(PROFILES, place, day), confirmed(lambda profile: profile.owners_votes)),
    }
    for name in NAMES:
        known = confirmed(lambda profile, name=name: profile.numbers.get(name, ()))  # type: ignore[misc]
        held[name] = (number(PROFILES, place, name, day), known)
    for what, (one, is_confirmed) in held.items():
        assert (one is not None and one.confidence != "L") == is_confirmed, what


def test_second_hand_numbers_give_way_whatever_they_are() -> None:
    seats, term, days = (
        next(one for one in PROFILES[""].committee_seats),
        next(one for one in PROFILES[""].committee_terms),
        next(one for one in PROFILES[""].numbers["filing_days"]),
    )
    unsure = structs.replace(
        PROFILES[SZ],
        committee_seats=(structs.replace(seats, confidence="L", at_most=17),),
        committee_terms=(structs.replace(term, confidence="L", years=3),),
        numbers={"filing_days": (structs.replace(days, confidence="L", value=Fraction(1)),)},
    )
    both, alone = {"": PROFILES[""], SZ: unsure}, {SZ: unsure}
    day = exactly(TODAY)
    assert (committee_seats(both, SZ, day), committee_term(both, SZ, day)) == (seats, term)
    assert number(both, SZ, "filing_days", day) == days
    assert (committee_seats(alone, SZ, day), committee_term(alone, SZ, day)) == (
        unsure.committee_seats[0],
        unsure.committee_terms[0],
    )
    assert number(alone, SZ, "filing_days", day) == unsure.numbers["filing_days"][0]


def test_the_nearest_law_comes_first() -> None:
    assert places_above("330106") == ("330106", "330100", "330000", "")
    assert places_above("370203") == ("370203", QD, SD, "")
    assert places_above("110101") == ("110101", "110100", BJ, "")
    assert places_above(None) == ("",)
    assert profile_of(PROFILES, "330106").place == HZ
    assert profile_of(PROFILES, "371102").place == SD, "a city of Shandong without a profile of its own"
    assert profile_of(PROFILES, "420106").place == "", "a city without a profile in a province without one"


@pytest.mark.parametrize(
    ("code", "steps"),
    [
        ("330106", ("330106", "330100")),
        ("330106001002", ("330106", "330100")),
        ("330000", ()),
        ("", ()),
        ("110101", ("110101", "110100", BJ)),
        (SH, (SH,)),
    ],
)
def test_where_the_law_of_a_city_can_stand(code: str, steps: tuple[str, ...]) -> None:
    assert city_steps(code) == steps


def test_what_is_in_force_says_which_profile_it_comes_from() -> None:
    layers = profiles_of(PROFILES, QD)
    assert [one.place for one in layers] == [QD, SD, ""]
    for name, origin in (("first_meeting_days", QD), ("filing_answer_days", SD), ("dismissal_notice_days", "")):
        found = in_force(((one, one.numbers.get(name, ())) for one in layers), TODAY)
        assert found is not None
        assert found[0].place == origin, name
    assert in_force(((one, one.committee_terms) for one in layers), date(2009, 12, 31)) is None


def test_every_number_has_its_part_on_the_page() -> None:
    assert {field["x-subject"] for field in NAMES.values()} == set(SUBJECTS)


# place, day, name: value. The numbers of each place as its text has them, and a day before it: then what is above.
EXPECTED = [
    ("", TODAY, "agenda_posting_days", 7),
    ("", TODAY, "annulment_years", 1),
    ("", TODAY, "assembly_notice_days", 15),
    ("", TODAY, "assembly_petition_share", FIFTH),
    ("", TODAY, "change_filing_days", 30),
    ("", TODAY, "committee_majority_share", HALF),
    ("", TODAY, "committee_meeting_request_days", 7),
    ("", TODAY, "committee_meeting_request_share", THIRD),
    ("", TODAY, "committee_quorum_share", HALF),
    ("", TODAY, "complaint_reply_days", None),
    ("", TODAY, "decision_posting_days", 3),
    ("", TODAY, "dismissal_notice_days", 60),
    ("", TODAY, "filing_days", 30),
    ("", TODAY, "first_meeting_days", 7),
    ("", TODAY, "indefinite_notice_days", 60),
    ("", TODAY, "non_renewal_notice_days", 90),
    ("", TODAY, "prep_group_formation_days", 60),
    (BJ, TODAY, "alternates_share", 1),
    (BJ, TODAY, "assembly_every_months", 12),
    (BJ, TODAY, "commission_decision_length_working_days", 10),
    (BJ, TODAY, "commission_decision_posting_days", 3),
    (BJ, TODAY, "commission_min_count", 7),
    (BJ, TODAY, "commission_owner_share", HALF),
    (BJ, TODAY, "commission_term_years", 3),
    (BJ, TODAY, "committee_meeting_months", 2),
    (BJ, TODAY, "contract_filing_days", 15),
    (BJ, TODAY, "decision_posting_days", 3),
    (BJ, TODAY, "emergency_company_months", 6),
    (BJ, TODAY, "exit_days", 30),
    (BJ, TODAY, "filing_answer_working_days", 5),
    (BJ, TODAY, "filing_days", 30),
    (BJ, TODAY, "first_assembly_days", 60),
    (BJ, TODAY, "fund_top_up_share", Fraction(3, 10)),
    (BJ, TODAY, "prep_group_list_posting_days", 7),
    (BJ, TODAY, "reelection_report_months", 6),
    (BJ, TODAY, "residents_committee_notice_days", 5),
    (BJ, date(2024, 3, 28), "residents_committee_notice_days", None),
    (BJ, date(2024, 3, 29), "residents_committee_notice_days", 5),
    (SH, TODAY, "audit_posting_days", 30),
    (SH, TODAY, "committee_meeting_months", 2),
    (SH, TODAY, "contract_filing_days", 30),
    (SH, TODAY, "decision_posting_days", 3),
    (SH, TODAY, "exit_days", 10),
    (SH, TODAY, "filing_answer_days", 20),
    (SH, TODAY, "filing_days", 30),
    (SH, TODAY, "first_assembly_days", 90),
    (SH, TODAY, "inactive_months", 6),
    (SH, TODAY, "income_to_fund_share", HALF),
    (SH, TODAY, "member_handover_days", 10),
    (SH, TODAY, "reelection_group_handover_days", 10),
    (SH, TODAY, "reelection_report_months", 5),
    (HZ, TODAY, "assembly_notice_days", 15),
    (HZ, TODAY, "assembly_notice_extraordinary_days", 7),
    (HZ, TODAY, "budget_overrun_share", Fraction(1, 10)),
    (HZ, TODAY, "candidates_before_days", 15),
    (HZ, TODAY, "candidates_posting_days", 7),
    (HZ, TODAY, "commission_list_posting_days", 7),
    (HZ, TODAY, "commission_max_count", 11),
    (HZ, TODAY, "commission_min_count", 7),
    (HZ, TODAY, "commission_term_years", 2),
    (HZ, TODAY, "complaint_reply_days", 10),
    (HZ, TODAY, "contract_filing_days", 15),
    (HZ, TODAY, "exit_days", 15),
    (HZ, TODAY, "fee_change_posting_days", 30),
    (HZ, TODAY, "handover_days", 10),
    (HZ, TODAY, "information_update_days", 7),
    (HZ, TODAY, "member_handover_days", 7),
    (HZ, TODAY, "recall_proposer_share", FIFTH),
    (HZ, TODAY, "reelection_report_months", 3),
    (HZ, TODAY, "settlement_audit_yuan", 30_000),
    (HZ, TODAY, "vote_window_max_days", 60),
    (HZ, TODAY, "vote_window_min_days", 5),
    (HZ, date(2022, 2, 28), "complaint_reply_days", None),
    (HZ, date(2022, 3, 1), "complaint_reply_days", 10),
    ("330106", TODAY, "complaint_reply_days", 10),
    (NB, TODAY, "agenda_posting_days", 3),
    (NB, TODAY, "assembly_every_months", 12),
    (NB, TODAY, "candidates_posting_days", 10),
    (NB, TODAY, "commission_min_count", 5),
    (NB, TODAY, "contract_filing_days", 10),
    (NB, TODAY, "contract_max_years", 5),
    (NB, TODAY, "contract_posting_days", 10),
    (NB, TODAY, "decision_posting_days", 3),
    (NB, TODAY, "prep_group_list_posting_days", 3),
    (NB, TODAY, "reelection_hold_days", 60),
    (HU, TODAY, "agenda_posting_days", 3),
    (HU, TODAY, "alternates_share", HALF),
    (HU, TODAY, "member_handover_days", 3),
    (HU, TODAY, "prep_group_max_count", 11),
    (HU, TODAY, "prep_group_min_count", 5),
    (HU, date(2021, 4, 30), "agenda_posting_days", 7),
    (SD, TODAY, "committee_quorum_share", TWO_THIRDS),
    (SD, TODAY, "contract_filing_days", 10),
    (SD, TODAY, "decision_posting_days", 3),
    (SD, TODAY, "filing_answer_days", 10),
    (SD, TODAY, "filing_days", 30),
    (SD, TODAY, "first_assembly_days", 90),
    (SD, TODAY, "first_meeting_days", 7),
    (SD, TODAY, "prep_group_min_count", 7),
    (SD, TODAY, "reelection_hold_days", 90),
    (QD, TODAY, "assembly_notice_days", 15),
    (QD, TODAY, "assembly_result_posting_days", 3),
    (QD, TODAY, "contract_filing_days", 10),
    (QD, TODAY, "decision_posting_days", 3),
    (QD, TODAY, "emergency_company_months", 6),
    (QD, TODAY, "exit_days", 30),
    (QD, TODAY, "first_assembly_days", 60),
    (QD, TODAY, "first_meeting_days", 3),
    (QD, TODAY, "handover_after_election_days", 10),
    (QD, TODAY, "officers_posting_days", 3),
    (QD, TODAY, "prep_group_formation_days", 30),
    (QD, TODAY, "reelection_hold_days", 60),
    (QD, TODAY, "filing_answer_days", 10),  # the province's
    (LC, TODAY, "audit_petition_share", FIFTH),
    (LC, TODAY, "objection_reply_days", 3),
    (LC, TODAY, "suggestion_reply_days", 7),
    (LC, TODAY, "reelection_hold_days", 90),  # the province's
    (WF, TODAY, "assembly_notice_days", 15),
    (WF, TODAY, "proxies_per_holder_count", 3),
    (WF, TODAY, "reelection_hold_days", 90),
    (ZB, TODAY, "emergency_posting_days", 5),
    (ZB, TODAY, "reelection_hold_days", 60),
    (QY, TODAY, "assembly_result_length_days", 15),
    (QY, TODAY, "assembly_result_posting_days", 7),
    (QY, TODAY, "candidates_before_days", 15),
    (QY, TODAY, "commission_decision_length_days", 10),
    (QY, TODAY, "commission_decision_posting_days", 3),
    (QY, TODAY, "commission_list_posting_days", 15),
    (QY, TODAY, "commission_max_count", 15),
    (QY, TODAY, "commission_min_count", 5),
    (QY, TODAY, "early_end_notice_months", 3),
    (QY, TODAY, "early_end_posting_days", 30),
    (QY, TODAY, "filing_answer_days", 5),
    (QY, TODAY, "filing_days", 30),
    (QY, date(2023, 1, 31), "candidates_before_days", None),
    (SZ, TODAY, "acting_body_objection_share", FIFTH),
    (SZ, date(2023, 2, 28), "acting_body_objection_share", None),
    (SZ, date(2023, 3, 1), "acting_body_objection_share", FIFTH),
    (SZ, date(2026, 2, 28), "acting_body_objection_share", FIFTH),
    (SZ, date(2026, 3, 1), "acting_body_objection_share", None),
    (SZ, TODAY, "credit_code_working_days", 10),
    (SZ, TODAY, "filing_days", 30),  # the nation's: the 15 days of the older text are not confirmed
    (SZ, TODAY, "prep_group_max_count", 10),
    (SZ, TODAY, "prep_group_min_count", 7),
    (SZ, TODAY, "prep_group_owners_max_count", 5),
    (SZ, TODAY, "prep_group_owners_min_count", 3),
    (SZ, TODAY, "prep_group_sides_count", 5),
    (BJ, TODAY, "commission_dissolve_days", None),
    (BJ, TODAY, "commission_dissolve_after_filing_days", 30),
    (BJ, TODAY, "filing_first_minutes_count", 1),
    (SH, TODAY, "filing_fund_covenant_count", 1),
    (SH, TODAY, "filing_pledges_count", 1),
    (SH, TODAY, "filing_training_record_count", 1),
    (SH, TODAY, "fee_change_audits_count", 1),
    (HZ, TODAY, "chair_audits_count", 1),
    (SZ, TODAY, "vacancy_filing_days", 15),
    (GZ, TODAY, "commission_dissolve_days", 10),
    (GZ, TODAY, "commission_list_posting_days", 15),
    (GZ, TODAY, "commission_min_count", 9),
]


@pytest.mark.parametrize(("code", "day", "name", "value"), EXPECTED)
def test_the_number_of_a_place_on_a_day(code: str, day: date, name: str, value: Fraction | int | None) -> None:
    found = number(PROFILES, code or None, name, exactly(day))
    assert (found.value if found else None) == value


# Where the text says 过 or 超过, the number itself is not enough.
@pytest.mark.parametrize(
    ("code", "name", "inclusive"),
    [
        ("", "committee_quorum_share", False),
        ("", "committee_majority_share", False),
        ("", "assembly_petition_share", True),
        ("", "assembly_trigger_share", False),
        (BJ, "assembly_trigger_share", True),
        (SD, "committee_quorum_share", True),
        (SH, "income_to_fund_share", False),
        (HU, "income_balance_to_fund_share", True),
        (HZ, "settlement_audit_yuan", False),
        (HZ, "budget_overrun_share", True),
        (HZ, "vacancy_share", False),
        (BJ, "vacancy_share", True),
        (SZ, "acting_body_objection_share", False),
    ],
)
def test_whether_the_number_itself_is_enough(code: str, name: str, inclusive: bool) -> None:
    found = number(PROFILES, code or None, name, exactly(TODAY))
    assert found is not None
    assert found.inclusive is inclusive


@pytest.mark.parametrize(
    ("code", "least", "most", "small"),
    [
        ("", 5, 11, None),
        (BJ, 5, None, (100, None, 3)),
        (SH, 5, None, (None, 10_000, 3)),
        (HZ, 5, 11, (100, None, 3)),
        (NB, 5, None, None),
        (HU, 5, 11, None),
        (SD, 5, None, None),
        (QD, 3, None, None),
        (LC, 3, None, None),
        (WF, 5, 11, None),
        (ZB, 5, None, None),
        (SZ, 5, 11, None),
        (GZ, 5, 11, None),
    ],
)
def test_the_seats_of_a_committee(code: str, least: int, most: int | None, small: object) -> None:
    seats = committee_seats(PROFILES, code or None, exactly(TODAY))
    assert seats is not None
    assert seats.odd
    assert (seats.at_least, seats.at_most) == (least, most)
    assert (seats.small_households, seats.small_area, seats.small_seats) == (small or (None, None, None))


@pytest.mark.parametrize(("code", "least"), [("", None), (BJ, None), (SH, 3), (HZ, 3), (HU, 3), (NB, None), (QD, None)])
def test_the_term_of_a_committee(code: str, least: int | None) -> None:
    term = committee_term(PROFILES, code or None, exactly(TODAY))
    assert term is not None
    assert (term.years, term.at_least_years) == (5, least)


@pytest.mark.parametrize(
    ("day", "first_item", "turnout"),
    [
        (date(2007, 9, 30), None, None),
        (date(2007, 10, 1), "76-1", HALF),
        (date(2018, 6, 1), "76-1", HALF),
        (date(2020, 12, 31), "76-1", HALF),
        (date(2021, 1, 1), "278-1", TWO_THIRDS),
    ],
)
def test_a_vote_is_judged_by_the_law_of_its_day(day: date, first_item: str | None, turnout: Fraction | None) -> None:
    law = owners_vote(PROFILES, HZ, exactly(day))
    assert (law.items[0] if law else None, law.turnout.part if law else None) == (first_item, turnout)


def test_using_the_fund_is_ordinary_and_raising_it_is_special() -> None:
    law = owners_vote(PROFILES, None, exactly(TODAY))
    assert law is not None
    assert law.special_items == ("278-6", "278-7", "278-8")
    before = owners_vote(PROFILES, None, exactly(date(2018, 6, 1)))
    assert before is not None
    assert before.special_items == ("76-5", "76-6"), "raising and using were one matter"


# code, item, by: months, calendar year, days it hangs, on a board
ASKED = [
    ("", "maintenance-fund", "committee", (None, True, None, False)),
    ("", "common-income", "committee", (None, False, None, False)),
    ("", "services", "company", (None, False, None, False)),
    (BJ, "members-fees", "committee", (6, False, None, False)),
    (BJ, "common-income", "committee", (3, False, None, False)),
    (BJ, "accounts", "company", (None, True, None, True)),
    (SH, "maintenance-fund", "committee", (6, False, None, False)),
    (SH, "common-income", "committee", (3, False, None, False)),
    (SH, "audit", "committee", (None, True, 30, True)),
    (HZ, "common-income", "committee", (6, False, 15, True)),
    (HZ, "seal-use", "committee", (6, False, 15, True)),
    (HZ, "contacts", "committee", (None, False, 15, True)),
    (HZ, "maintenance-fund", "committee", (None, True, None, False)),
    (NB, "accounts", "company", (None, True, None, True)),
    (HU, "works-and-energy", "company", (None, True, 30, True)),
    (HU, "company-common-income", "company", (6, False, 30, True)),
    (SD, "common-income", "committee", (None, False, None, True)),
    (LC, "common-income", "committee", (3, False, 30, True)),
    (LC, "parking", "company", (3, False, None, True)),
    (WF, "common-income", "committee", (6, False, None, False)),
    (WF, "accounts", "company", (None, True, None, True)),
    (ZB, "members-fees", "committee", (6, False, None, False)),
    (QY, "common-income", "committee", (3, False, None, True)),
]


@pytest.mark.parametrize(("code", "item", "by", "expected"), ASKED)
def test_what_has_to_be_posted_at_a_place(code: str, item: str, by: str, expected: tuple[object, ...]) -> None:
    [found] = [one for one in disclosures(PROFILES, code or None, TODAY) if (one.item, one.by) == (item, by)]
    assert (found.months, found.calendar_year, found.posting_days, found.on_site) == expected


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the profiles, to be broken."""
    shutil.copytree(FOLDER, tmp_path / "profiles")
    return tmp_path / "profiles"


@pytest.mark.parametrize(
    ("old", "new", "at"),
    [
        ("confidence: M", "confidence: X", "/confidence"),
        ("  decision_posting_days:", "  decision_posted_days:", "/numbers/decision_posted_days"),
        ("    - value: 3\n", "    - value: three\n", "/numbers/decision_posting_days/0/value"),
        ("    - value: 3\n", "    - value: 3.5\n", "/numbers/decision_posting_days/0/value"),
        ("    - value: 3\n", "    - values: 3\n", "/numbers/decision_posting_days/0/value"),
        ("    - value: 1/5\n", "    - value: 20%\n", "/numbers/assembly_petition_share/0/value"),
        ("    item: decisions", "    items: decisions", "/disclosures"),
        ("effective_from: 2010-01-01", "effective_from: 2010", "/effective_from"),
        ("effective_from: 2010-01-01", "effective_from: 2010-02-30", "effective_from"),
        ("name: {zh: 全国, en: National law}", "name: {zh: 全国}", "/name/en"),
    ],
)
def test_a_profile_that_does_not_fit_says_where(folder: Path, old: str, new: str, at: str) -> None:
    path = folder / "national.yml"
    text = path.read_text("utf-8")
    if "value: 3\n" in old:
        before, _, after = text.partition("  decision_posting_days:\n")
        text = f"{before}  decision_posting_days:\n{after.replace(old, new, 1)}"
    else:
        text = text.replace(old.lstrip() if "item" in old else old, new.lstrip() if "item" in old else new, 1)
    path.write_text(text, "utf-8")
    with pytest.raises(BrokenProfiles) as raised:
        read_profiles(folder)
    assert str(path) in str(raised.value)
    assert at in str(raised.value)


@pytest.mark.parametrize(
    ("added", "said"),
    [
        ("numbers: {}\n", "“numbers” stands twice"),
        ("x: &a 1\n", "is not as a profile has to be"),
        ("---\nplace: x\n", "repeats something or begins anew"),
        ("*a : 1\n", "repeats something or begins anew"),
        ("[" * 40 + "\n", "too much stands inside one another"),
    ],
)
def test_a_profile_that_says_something_twice_or_elsewhere(folder: Path, added: str, said: str) -> None:
    path = folder / "zibo.yml"
    if added.startswith("["):
        path.write_text(added, "utf-8")
    else:
        path.write_text(path.read_text("utf-8") + added, "utf-8")
    with pytest.raises(BrokenProfiles) as raised:
        read_profiles(folder)
    assert said in str(raised.value)


def test_without_their_schema_profiles_are_not_taken_on_trust(folder: Path) -> None:
    (folder / "profile.schema.json").unlink()
    with pytest.raises(BrokenSchemas):
        read_profiles(folder)
    (folder / "profile.schema.json").write_text('{"type": 5}', "utf-8")
    with pytest.raises(BrokenSchemas) as raised:
        read_profiles(folder)
    assert str(folder / "profile.schema.json") in str(raised.value)


def test_plain_data_leaves_every_value_as_it_is_written() -> None:
    assert plain_data("a: {b: 2/3, c: [2021-01-01, no, 010]}\nd: 'x'\n") == {
        "a": {"b": "2/3", "c": ["2021-01-01", "no", "010"]},
        "d": "x",
    }
    assert plain_data("") is None
