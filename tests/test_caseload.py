"""How long cases take: medians only over enough of them, the last settlement counts, overdue is a fact of its own."""

from datetime import date
from fractions import Fraction

import pytest

from gongkai.derive.caseload import CaseLoad, Handled, handled
from gongkai.kinds.case import Case, CaseEvent
from gongkai.model.period import PartialDate, exactly, partial_date
from gongkai.model.record import Record

MARCH = date(2025, 3, 1)


def case_of(*events: tuple[str, str], **fields: object) -> Handled:
    body = Case(
        title="电梯停运",
        classification="repair",
        events=tuple(CaseEvent(event_type=kind, date=partial_date(day)) for kind, day in events),
        **fields,  # type: ignore[arg-type]
    )
    return handled(Record(kind="case", id="jinyu/1", path="records/cases/jinyu/1.yml", body=body))


def settled_after(days: int, satisfaction: str | None = None) -> Handled:
    end = date.fromordinal(MARCH.toordinal() + days).isoformat()
    return case_of(("received", "2025-03-01"), ("settled", end), status="closed", satisfaction=satisfaction)


def test_four_cases_have_no_median_and_five_have_one() -> None:
    four = CaseLoad([settled_after(days) for days in (1, 2, 3, 4)])
    assert (four.median_days, four.slow_days, four.measured) == (None, None, 4)
    five = CaseLoad([settled_after(days) for days in (9, 1, 2, 3, 4)])
    assert (five.median_days, five.slow_days, five.measured) == (3, 9, 5)


def test_nine_of_ten_is_the_nearest_rank() -> None:
    assert CaseLoad([settled_after(days) for days in range(1, 11)]).slow_days == 9
    assert CaseLoad([settled_after(days) for days in range(1, 12)]).slow_days == 10


def test_a_reopened_case_is_open_until_it_is_settled_again() -> None:
    steps = [("received", "2025-03-01"), ("settled", "2025-03-03"), ("reopened", "2025-03-10")]
    again = case_of(*steps, status="closed")
    assert (again.open, again.days, again.reopened) == (True, None, True)
    done = case_of(*steps, ("settled", "2025-03-20"), status="closed")
    assert (done.open, done.days) == (False, 19)


def test_a_month_is_no_day_to_count_from() -> None:
    assert case_of(("received", "2025-03"), ("settled", "2025-03-20")).days is None


@pytest.mark.parametrize(("day", "late"), [("2025-03-11", None), ("2025-03-12", 1)])
def test_the_due_day_itself_is_in_time(day: str, late: int | None) -> None:
    settled = case_of(("received", "2025-03-01"), ("settled", day), due_date=exactly(date(2025, 3, 11)))
    assert settled.overdue(date(2026, 1, 1)) == late


def test_an_open_case_is_overdue_on_the_day_of_the_check_and_a_closed_one_without_a_day_is_not() -> None:
    due: PartialDate = exactly(date(2025, 3, 11))
    assert case_of(("received", "2025-03-01"), status="open", due_date=due).overdue(date(2025, 3, 14)) == 3
    assert case_of(("received", "2025-03-01"), status="closed", due_date=due).overdue(date(2025, 3, 14)) is None


def test_satisfaction_is_a_share_of_the_rated_cases_alone() -> None:
    rated = [settled_after(1, "satisfied")] * 3 + [
        settled_after(1, "mostly-satisfied"),
        settled_after(1, "not-satisfied"),
    ]
    assert CaseLoad([*rated, settled_after(1)]).satisfied == Fraction(4, 5)
    assert CaseLoad(rated[:4]).satisfied is None


def test_years_without_a_case_are_shown_as_nothing() -> None:
    cases = [case_of(("received", "2023-05-01")), case_of(("received", "2025-05-01")), case_of(("received", "2025"))]
    assert CaseLoad(cases).by_year() == [(2023, 1), (2024, 0), (2025, 2)]


def test_a_case_that_went_up_is_escalated() -> None:
    body = Case(
        title="路灯",
        classification="repair",
        events=(CaseEvent(event_type="received", level="grid"), CaseEvent(event_type="escalated", level="community")),
    )
    found = handled(Record(kind="case", id="jinyu/1", path="records/cases/jinyu/1.yml", body=body))
    assert found.escalated
    assert CaseLoad([found]).by_level() == [("community", 1)]
