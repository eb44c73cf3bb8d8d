"""Evaluations under one scheme: what raters add, one a year for each, and no order among too few."""

from datetime import date
from decimal import Decimal

import pytest

from gongkai.derive.evaluations import announced_alone, evaluations_under, ranking_of, rater_parts, year_of
from gongkai.kinds.evaluation import Evaluation, RaterScore
from gongkai.kinds.scheme import GradeBand, Scheme, SchemeRater, Veto
from gongkai.model.archive import Archive
from gongkai.model.period import Period, partial_date
from gongkai.model.record import Record

YEAR = Period(date(2025, 1, 1), date(2025, 12, 31))
RATERS = (SchemeRater("branch", "党支部", Decimal(30)), SchemeRater("owners", "业主代表", Decimal(70)))


def scheme(minimum: int | None = 5, raters: tuple[SchemeRater, ...] = ()) -> Record[Scheme]:
    body = Scheme(
        title="履职评估",
        classification="committee",
        raters=raters,
        grade_bands=(GradeBand("合格", Decimal(60)), GradeBand("不合格", None, Decimal(60))),
        vetoes=(Veto("v1", "挪用资金", "不合格"),),
        ranking_minimum=minimum,
    )
    return Record(kind="scheme", id="review", path="records/schemes/review.yml", body=body)


def evaluation(place: str, total: str | None, **fields: object) -> Record[Evaluation]:
    score = Decimal(total) if total else None
    body = Evaluation(
        title="评估",
        scheme_id="review",
        **{"period": YEAR, "total_score": score, **fields},  # type: ignore[arg-type]
    )
    name = f"{place}/{body.date.text if body.date else '2025'}"
    return Record(kind="evaluation", id=name, path=f"records/evaluations/{name}.yml", body=body)


def archive(*records: Record[Evaluation], under: Record[Scheme] | None = None) -> Archive:
    return Archive([under or scheme(), *records], date(2026, 6, 1), {}, {})


def order(found: Archive) -> list[tuple[int | None, str]]:
    ranking = evaluations_under(found, "review")[2025]
    return [(one.place, one.record.place) for one in ranking.rows]


FIVE = [evaluation(place, total) for place, total in [("a", "70"), ("b", "90"), ("c", "80"), ("d", "60"), ("e", "50")]]


def test_four_of_five_needed_are_not_ranked_and_five_are() -> None:
    four = evaluations_under(archive(*FIVE[:4]), "review")[2025]
    assert (four.ranked, four.counted, four.needed) == (False, 4, 5)
    assert [one.place for one in four.rows] == [None] * 4
    assert [one.record.place for one in four.rows] == ["a", "b", "c", "d"]
    five = archive(*FIVE)
    assert evaluations_under(five, "review")[2025].ranked
    assert order(five) == [(1, "b"), (2, "c"), (3, "a"), (4, "d"), (5, "e")]


def test_one_without_a_total_does_not_make_the_number_full() -> None:
    assert not evaluations_under(archive(*FIVE[:4], evaluation("e", None)), "review")[2025].ranked
    assert order(archive(*FIVE, evaluation("aa", None)))[-1] == (None, "aa")


def test_a_scheme_that_names_no_number_ranks_nobody() -> None:
    found = evaluations_under(archive(*FIVE, under=scheme(minimum=None)), "review")[2025]
    assert (found.ranked, found.needed) == (False, None)
    assert all(one.place is None for one in found.rows)


def test_equal_totals_share_a_place_and_the_next_one_is_left_out() -> None:
    equal = [*FIVE[:2], evaluation("c", "70.0"), *FIVE[3:]]
    assert order(archive(*equal)) == [(1, "b"), (2, "a"), (2, "c"), (4, "d"), (5, "e")]


def test_what_a_veto_decided_has_no_place_and_still_counts() -> None:
    vetoed = evaluation("b", "90", veto_codes=("v1",))
    assert order(archive(FIVE[0], vetoed, *FIVE[2:])) == [(1, "c"), (2, "a"), (3, "d"), (4, "e"), (None, "b")]


def test_who_was_evaluated_twice_in_a_year_counts_once_by_the_last() -> None:
    again = evaluation("a", "95", date=partial_date("2026-03"))
    first = evaluation("a", "10", date=partial_date("2025-07"))
    assert order(archive(again, first, *FIVE[1:])) == [(1, "a"), (2, "b"), (3, "c"), (4, "d"), (5, "e")]
    assert not evaluations_under(archive(again, first, *FIVE[1:4]), "review")[2025].ranked


def test_another_year_is_another_order() -> None:
    before = evaluation("a", "99", period=Period(date(2024, 1, 1), date(2024, 12, 31)), date=partial_date("2025-02"))
    found = archive(before, *FIVE)
    assert list(evaluations_under(found, "review")) == [2025, 2024]
    ranking = ranking_of(found, before)
    assert ranking is not None
    assert (ranking.year, ranking.counted, ranking.ranked) == (2024, 1, False)


@pytest.mark.parametrize(
    ("fields", "year"),
    [({}, 2025), ({"period": None, "date": partial_date("2026-02")}, 2026), ({"period": None}, None)],
)
def test_the_year_is_that_of_the_period_else_that_of_the_day(fields: dict[str, object], year: int | None) -> None:
    assert year_of(evaluation("a", "70", **fields).body) == year


def test_what_raters_add_makes_the_total_and_a_missing_one_adds_nothing() -> None:
    body = scheme(raters=RATERS).body
    scores = (RaterScore("branch", Decimal(84), 7), RaterScore("owners", Decimal("79.5"), 62))
    parts = rater_parts(body, evaluation("a", None, rater_scores=scores).body)
    assert [part.points for part in parts] == [Decimal("25.2"), Decimal("55.65")]
    [branch, owners] = rater_parts(body, evaluation("a", None, rater_scores=scores[:1]).body)
    assert branch.points == Decimal("25.2")
    assert (owners.given, owners.points) == (None, None)


def test_weights_that_do_not_make_a_hundred_are_shared_out() -> None:
    body = scheme(raters=(SchemeRater("a", "甲", Decimal(1)), SchemeRater("b", "乙", Decimal(3)))).body
    scores = (RaterScore("a", Decimal(80)), RaterScore("b", Decimal(60)))
    assert [p.points for p in rater_parts(body, evaluation("a", None, rater_scores=scores).body)] == [20, 45]


def test_a_total_alone_is_told_from_one_that_can_be_computed() -> None:
    assert announced_alone(evaluation("a", "70").body)
    assert not announced_alone(evaluation("a", None).body)
    assert not announced_alone(evaluation("a", "70", rater_scores=(RaterScore("a", Decimal(70)),)).body)
