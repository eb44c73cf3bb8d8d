"""What is said of a vote, and what is said where a number is missing."""

from decimal import Decimal
from fractions import Fraction

import pytest

from gongkai.check.jurisdiction import areas_above, code_of, is_fictional
from gongkai.check.verdict import (
    NO_DATE,
    NO_ELECTORATE,
    NO_LAW,
    NO_MATTER,
    NO_SIDE,
    NO_TURNOUT,
    NO_YES,
    OTHER_LAW,
    Standing,
    Verdict,
    share_words,
    took_part,
    verdict_of,
)
from gongkai.kinds.meeting import Meeting
from gongkai.model.archive import Archive
from gongkai.model.profile import Share
from tests.example_files import archive_of, read, world

PATH = "records/meetings/jinyu/2025-03-08-owners-assembly.yml"
COUNTED = {
    "identifier": '"1"',
    "title": "续聘物业服务企业",
    "legal_item": "278-4",
    "electorate": '{heads: 300, area: "30000.00"}',
    "participating": '{heads: 200, area: "20000.00"}',
    "counts": '[{option: yes, heads: 101, area: "10000.01"}]',
}


def judged(
    change: dict[str, str | None], day: str | None = "end_date: 2025-03-08", classification: str = "owners-assembly"
) -> Verdict | None:
    """Return the verdict on `COUNTED` after a change; None takes a field out."""
    fields = {name: value for name, value in {**COUNTED, **change}.items() if value is not None}
    resolution = "\n".join(f"    {name}: {value}" for name, value in fields.items())
    text = (
        f"kind: meeting\nname: 会议\nclassification: {classification}\n{day or ''}\nresolutions:\n  -\n{resolution}\n"
        "sources: [{title: 会议纪要, note: 虚构}]\n"
    )
    records, findings = read(world() | {PATH: text.encode()})
    assert findings == []
    archive = archive_of(records)
    meeting = archive.get("jinyu/2025-03-08-owners-assembly", Meeting)
    assert meeting is not None
    return verdict_of(archive, meeting, meeting.body.resolutions[0])


def standing(verdict: Verdict | None) -> tuple[Standing, str | None]:
    assert verdict is not None
    return verdict.standing, verdict.why


def test_a_vote_with_all_its_numbers_is_passed_or_not() -> None:
    assert standing(judged({})) == (Standing.PASSED, None)
    assert standing(judged({"counts": '[{option: yes, heads: 100, area: "10000.01"}]'})) == (Standing.NOT_PASSED, None)
    assert standing(judged({"participating": '{heads: 199, area: "20000.00"}'})) == (Standing.NOT_PASSED, None)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"electorate": None}, NO_ELECTORATE),
        ({"electorate": "{heads: 300}"}, NO_ELECTORATE),
        ({"participating": None, "counts": None}, NO_TURNOUT),
        ({"participating": "{heads: 200}"}, NO_TURNOUT),
        ({"participating": None, "counts": "[{option: yes, heads: 200}]"}, NO_TURNOUT),
        ({"counts": None}, NO_YES),
        ({"counts": '[{option: no, heads: 101, area: "10000.01"}]'}, NO_YES),
        ({"counts": "[{option: yes, heads: 101}]"}, NO_YES),
        ({"legal_item": None}, NO_MATTER),
        ({"legal_item": "76-4"}, OTHER_LAW),
    ],
)
def test_a_missing_number_is_never_a_pass(change: dict[str, str | None], why: str) -> None:
    assert standing(judged(change)) == (Standing.UNVERIFIED, why)


@pytest.mark.parametrize(
    ("day", "why"), [(None, NO_DATE), ("end_date: 2007-09-30", NO_LAW), ("start_date: 2007", NO_LAW)]
)
def test_a_vote_without_a_day_or_a_law_cannot_be_verified(day: str | None, why: str) -> None:
    assert standing(judged({}, day)) == (Standing.UNVERIFIED, why)


def flags(verdict: Verdict | None) -> tuple[bool | None, ...]:
    """Return what the vote is by the ballots cast, with the silent ones, by its standing, and whether it is firm."""
    assert verdict is not None
    assert verdict.cast is not None
    followed = verdict.followed.outcome if verdict.followed else None
    passed = verdict.standing is Standing.PASSED
    return verdict.cast.passed, followed.passed if followed else None, passed, verdict.stands_if_struck


SHORT = {
    "participating": '{heads: 199, area: "19900.00"}',
    "counts": '[{option: yes, heads: 150, area: "15000.00"}, {option: no, heads: 49, area: "4900.00"}]',
}
CLAUSE = "covenant_clause: 议事规则第十二条"


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        # One owner is missing for two thirds; with the silent ones there are enough, and that counts with a clause.
        ({"followed_majority": '{heads: 1, area: "100.00"}'}, (False, True, False, None)),
        ({"followed_majority": f'{{heads: 1, area: "100.00", {CLAUSE}}}'}, (False, True, True, None)),
        ({"followed_majority": f'{{heads: 1, area: "99.99", {CLAUSE}}}'}, (False, False, False, None)),
        ({"followed_majority": f"{{heads: 1, {CLAUSE}}}"}, (False, None, False, None)),
        ({"silent_ballot_rule": "follow-majority"}, (False, None, False, None)),
    ],
)
def test_silent_ballots_count_only_with_a_clause_and_both_results_are_there(
    change: dict[str, str | None], expected: tuple[bool | None, ...]
) -> None:
    assert flags(judged({**SHORT, **change})) == expected


@pytest.mark.parametrize(
    ("no", "why"),
    [
        (None, NO_SIDE),
        ('{option: no, heads: 101, area: "100.00"}', NO_SIDE),
        ('{option: no, heads: 49, area: "10000.01"}', NO_SIDE),
        ('{option: no, heads: 49, area: "9999.99"}', None),
    ],
)
def test_silent_ballots_follow_a_majority_that_is_one_in_owners_and_in_area(no: str | None, why: str | None) -> None:
    yes = '{option: yes, heads: 101, area: "10000.01"}'
    counts = f"[{yes}, {no}]" if no else f"[{yes}]"
    verdict = judged({"counts": counts, "followed_majority": '{heads: 1, area: "100.00"}'})
    assert verdict is not None
    assert verdict.followed is not None
    assert verdict.followed.why == why


def test_silent_ballots_follow_the_majority_of_what_is_left_when_disputed_ballots_are_struck() -> None:
    verdict = judged(
        {
            "participating": '{heads: 210, area: "21000.00"}',
            "counts": '[{option: yes, heads: 110, area: "11000.00"}, {option: no, heads: 100, area: "10000.00"}]',
            "followed_majority": f'{{heads: 20, area: "2000.00", {CLAUSE}}}',
            "disputed": '[{option: yes, heads: 15, area: "1500.00"}, {option: no, heads: 1, area: "100.00"}]',
        }
    )
    assert verdict is not None
    assert verdict.struck is not None
    assert verdict.struck.outcome is not None
    # 95 said yes and 99 no: now the silent ones are against it, and 214 took part.
    assert verdict.struck.outcome.majority.reached.heads == 95
    assert verdict.struck.outcome.majority.whole.heads == 214
    assert verdict.stands_if_struck is False


def test_silent_ballots_follow_no_where_no_has_the_majority() -> None:
    counts = '[{option: yes, heads: 90, area: "9000.00"}, {option: no, heads: 110, area: "11000.00"}]'
    verdict = judged({"counts": counts, "followed_majority": '{heads: 50, area: "5000.00"}'})
    assert verdict is not None
    assert verdict.followed is not None
    assert verdict.followed.outcome is not None
    assert verdict.followed.outcome.majority.whole.heads == 250
    assert verdict.followed.outcome.majority.reached.heads == 90


@pytest.mark.parametrize(
    ("disputed", "stands"),
    [
        (None, None),
        # 200 of 300 took part. Whichever ballot is struck, 199 are no longer two thirds.
        ('[{option: yes, heads: 1, area: "100.00"}]', False),
        ('[{option: no, heads: 1, area: "100.00"}]', False),
        ("[{option: yes, heads: 1}]", None),
        ('[{option: yes, heads: 102, area: "100.00"}]', None),
    ],
)
def test_a_vote_on_the_edge_does_not_stand_without_its_disputed_ballots(
    disputed: str | None, stands: bool | None
) -> None:
    counts = '[{option: yes, heads: 101, area: "10100.00"}, {option: no, heads: 99, area: "9900.00"}]'
    verdict = judged({"counts": counts, "disputed": disputed})
    assert verdict is not None
    assert verdict.stands_if_struck is stands


def test_a_clear_vote_stands_without_its_disputed_ballots_and_they_leave_both_sides_of_the_fraction() -> None:
    counts = '[{option: yes, heads: 180, area: "18000.00"}, {option: no, heads: 60, area: "6000.00"}]'
    disputed = '[{option: yes, heads: 30, area: "3000.00"}, {option: no, heads: 10, area: "1000.00"}]'
    verdict = judged({"participating": '{heads: 240, area: "24000.00"}', "counts": counts, "disputed": disputed})
    assert verdict is not None
    assert verdict.struck is not None
    assert verdict.struck.outcome is not None
    assert verdict.stands_if_struck is True
    assert verdict.struck.outcome.turnout.whole.heads == 300
    assert verdict.struck.outcome.turnout.reached.heads == 200
    assert verdict.struck.outcome.majority.reached.heads == 150


@pytest.mark.parametrize(
    ("heads", "area", "passed"),
    [(200, "20000.00", True), (199, "20000.00", False), (200, "19999.99", False)],
)
def test_using_the_fund_passes_at_exactly_two_thirds_and_with_one_owner_less_it_does_not(
    heads: int, area: str, passed: bool
) -> None:
    change = {"legal_item": "278-5", "participating": f'{{heads: {heads}, area: "{area}"}}'}
    found = Standing.PASSED if passed else Standing.NOT_PASSED
    assert standing(judged(dict(change))) == (found, None)


def test_the_same_counts_are_judged_by_the_law_of_2007_where_they_are_of_2018() -> None:
    # Two thirds took part and 101 of 300 agreed: enough of those who took part now, not enough of all owners then.
    now, then = judged({"legal_item": "278-5"}), judged({"legal_item": "76-5"}, "end_date: 2018-06-24")
    assert (standing(now)[0], standing(then)[0]) == (Standing.PASSED, Standing.NOT_PASSED)
    assert then is not None
    assert then.outcome is not None
    assert then.outcome.turnout.met
    assert then.outcome.majority.share == Share(Fraction(2, 3), inclusive=True, of="entitled")
    # A matter of the other law is no way round it.
    assert standing(judged({"legal_item": "278-5"}, "end_date: 2018-06-24")) == (Standing.UNVERIFIED, OTHER_LAW)


def test_only_an_assembly_of_the_owners_has_a_verdict() -> None:
    assert judged({}, classification="owners-committee") is None


@pytest.mark.parametrize(
    ("own", "day", "law"),
    [
        (None, "end_date: 2021-01-01", "278"),
        (None, "start_date: 2020-12-31\nend_date: 2021-01-01", "278"),
        (None, "start_date: 2020-12-31", "76"),
        ("2020-12-31", "end_date: 2021-01-01", "76"),
        ("2021-01-01", "start_date: 2020-12-01\nend_date: 2020-12-31", "278"),
    ],
)
def test_a_vote_is_judged_by_the_law_of_its_own_day_else_of_the_meetings_last_else_of_its_first(
    own: str | None, day: str, law: str
) -> None:
    verdict = judged({"date": own, "legal_item": f"{law}-4"}, day)
    assert verdict is not None
    assert verdict.law is not None
    assert verdict.law.items[0] == f"{law}-1"
    assert verdict.outcome is not None


def test_who_took_part_is_as_stated_else_the_sum_of_the_counts() -> None:
    text = """kind: meeting
name: 会议
classification: owners-assembly
resolutions:
  - identifier: a
    title: 甲
    participating: {heads: 9, area: "90.00"}
    counts: [{option: yes, heads: 5, area: "50.00"}]
  - {identifier: b, title: 乙, counts: [{option: yes, heads: 5, area: "50.00"}, {option: no, heads: 2, area: "20.50"}]}
  - {identifier: c, title: 丙, counts: [{option: yes, heads: 5, area: "50.00"}, {option: no, heads: 2}]}
  - {identifier: d, title: 丁}
sources: [{title: 会议纪要, note: 虚构}]
"""
    records, _ = read({PATH: text.encode()})
    found = [took_part(resolution) for resolution in records[0].body.resolutions]
    assert [(f.heads, f.area) if f else None for f in found] == [
        (9, Decimal("90.00")),
        (7, Decimal("70.50")),
        (7, None),
        None,
    ]


@pytest.mark.parametrize(
    ("share", "zh", "en"),
    [
        (Share(Fraction(2, 3), inclusive=True, of="entitled"), "三分之二以上", "at least 2/3"),
        (Share(Fraction(3, 4), inclusive=True, of="participating"), "四分之三以上", "at least 3/4"),
        (Share(Fraction(1, 2), inclusive=False, of="participating"), "过半数", "more than 1/2"),
        (Share(Fraction(2, 3), inclusive=False, of="entitled"), "超过三分之二", "more than 2/3"),
        (Share(Fraction(1, 2), inclusive=True, of="entitled"), "二分之一以上", "at least 1/2"),
    ],
)
def test_a_share_is_worded_as_the_law_words_it(share: Share, zh: str, en: str) -> None:
    assert (share_words(share).zh, share_words(share).en) == (zh, en)


def area(name: str, **fields: str) -> tuple[str, bytes]:
    lines = "".join(f"{field}: {value}\n" for field, value in fields.items())
    text = f"kind: area\nname: {name}\nclassification: community\n{lines}sources: [{{title: 甲, note: 虚构}}]\n"
    return f"records/areas/{name}.yml", text.encode()


@pytest.fixture
def places() -> Archive:
    """A compound in a grid in a district with a code in a made-up city, and two areas that each lie in the other."""
    compound = b"kind: compound\nname: yuan\narea_id: grid\nsources: [{title: a, note: b}]\n"
    records, findings = read(
        dict(
            [
                area("city", fictional="true", admin_code='"990000"'),
                area("district", parent_id="city", admin_code='"990100"'),
                area("grid", parent_id="district"),
                area("left", parent_id="right"),
                area("right", parent_id="left"),
                area("lost", parent_id="nowhere"),
                ("records/compounds/yuan.yml", compound),
            ]
        )
    )
    assert findings == []
    return archive_of(records)


def test_the_law_of_a_place_comes_from_the_nearest_area_with_a_code(places: Archive) -> None:
    assert areas_above(places, "yuan") == ["grid", "district", "city"]
    assert code_of(places, "yuan") == "990100"
    assert code_of(places, "grid") == "990100"
    assert code_of(places, "city") == "990000"
    assert is_fictional(places, "yuan")


def test_a_place_without_a_way_up_has_no_code_and_does_not_hang(places: Archive) -> None:
    assert areas_above(places, "left") == ["left", "right"]
    assert code_of(places, "left") is None
    assert areas_above(places, "lost") == ["lost"]
    assert areas_above(places, "nobody") == []
    assert not is_fictional(places, "lost")
