"""Days, months and years as records give them."""

from datetime import date

import pytest

from gongkai.model.period import PartialDate, Period, day_after, day_before, exactly, partial_date, years_later


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2018", date(2018, 1, 1), date(2018, 12, 31)),
        ("2018-01", date(2018, 1, 1), date(2018, 1, 31)),
        ("2018-04", date(2018, 4, 1), date(2018, 4, 30)),
        ("2018-12", date(2018, 12, 1), date(2018, 12, 31)),
        ("2023-02", date(2023, 2, 1), date(2023, 2, 28)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2018-01-09", date(2018, 1, 9), date(2018, 1, 9)),
        ("2024-02-29", date(2024, 2, 29), date(2024, 2, 29)),
        ("9999", date(9999, 1, 1), date(9999, 12, 31)),
        ("9999-12", date(9999, 12, 1), date(9999, 12, 31)),
        ("0001-01", date(1, 1, 1), date(1, 1, 31)),
    ],
)
def test_a_date_reaches_from_its_first_possible_day_to_its_last_and_is_shown_as_written(
    text: str, first: date, last: date
) -> None:
    found = partial_date(text)
    assert (found.first, found.last) == (first, last)
    assert found.text == str(found) == text
    assert found.exact == (first == last)
    assert repr(found) == f"PartialDate({text})"


@pytest.mark.parametrize(
    "text", ["0000", "0000-05", "2025-02-30", "2023-02-29", "2025-04-31", "2025-13", "2025-00", "2025-01-00"]
)
def test_a_day_that_the_calendar_does_not_have_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"out of range|must be in"):
        partial_date(text)


@pytest.mark.parametrize(
    ("one", "other", "certain"),
    [
        ("2018-01-08", "2018-01-09", True),
        ("2018-01-09", "2018-01-09", False),
        ("2018-01-10", "2018-01-09", False),
        ("2018-01", "2018-02", True),
        ("2018-01", "2018-02-01", True),
        ("2018-01", "2018-01-31", False),
        ("2018-01-31", "2018-02", True),
        ("2018-02-01", "2018-02", False),
        ("2017", "2018", True),
        ("2018", "2018-12-31", False),
        ("2018", "2019-01-01", True),
    ],
)
def test_one_date_is_before_another_only_if_it_is_so_whatever_the_days_were(
    one: str, other: str, certain: bool
) -> None:
    assert partial_date(one).certainly_before(partial_date(other)) is certain


def test_dates_are_sorted_by_their_first_day_and_then_the_narrower_first() -> None:
    texts = ["2019", "2018-01-02", "2018", "2018-01", "2018-01-01", "2017-12-31"]
    assert [d.text for d in sorted(map(partial_date, texts))] == [
        "2017-12-31",
        "2018-01-01",
        "2018-01",
        "2018",
        "2018-01-02",
        "2019",
    ]


def test_equal_dates_are_equal_as_keys_too_and_differ_from_a_plain_day() -> None:
    day = PartialDate(date(2018, 1, 9), date(2018, 1, 9))
    assert day == partial_date("2018-01-09") == exactly(date(2018, 1, 9))
    assert len({day, partial_date("2018-01-09"), partial_date("2018-01")}) == 2
    assert day != date(2018, 1, 9)
    assert not day < partial_date("2018-01-09")
    assert day <= partial_date("2018-01-09")
    assert partial_date("2018-01") != partial_date("2018")


@pytest.mark.parametrize(
    ("day", "years", "later"),
    [
        (date(2020, 3, 1), 5, date(2025, 3, 1)),
        (date(2020, 2, 29), 5, date(2025, 2, 28)),
        (date(2020, 2, 29), 4, date(2024, 2, 29)),
        (date(2019, 12, 31), 5, date(2024, 12, 31)),
    ],
)
def test_years_are_counted_by_the_calendar(day: date, years: int, later: date) -> None:
    assert years_later(day, years) == later


def test_a_period_names_both_of_its_days() -> None:
    assert str(Period(date(2024, 4, 1), date(2024, 6, 30))) == "2024-04-01 – 2024-06-30"


def test_the_calendar_ends_where_it_ends() -> None:
    assert day_after(date(2024, 2, 28)) == date(2024, 2, 29)
    assert day_before(date(2024, 3, 1)) == date(2024, 2, 29)
    assert (day_after(date.max), day_before(date.min)) == (date.max, date.min)
    assert years_later(date(9998, 2, 3), 5) == date.max
