"""Indicators: summed up from compounds, never averaged; no data is not zero; each has its page with a source."""

from datetime import date
from fractions import Fraction

import pytest

from gongkai.derive.indicator import Indicator, Measured, Tally, Unit, all_indicators, share, window
from gongkai.kinds.compound import Compound
from gongkai.model.archive import Archive
from gongkai.model.record import Record
from tests.example_files import archive_of, example_of, read

INDICATORS = {indicator.name: indicator for indicator in all_indicators()}
DAY = date(2025, 6, 30)
SOURCES = "sources: [{title: 登记（虚构）, publisher: 东湖街道办事处（虚构）, date: 2025-01-06}]\n"


def archive(*documents: str) -> Archive:
    records, findings = read(example_of("---\n".join(documents)).documents)
    assert findings == []
    return archive_of(records, DAY)


def compound(name: str) -> str:
    return f"# records/compounds/{name}.yml\nkind: compound\nname: {name}小区\narea_id: donghu\n{SOURCES}"


def case(place: str, number: int, received: str, rest: str = "") -> str:
    return (
        f"# records/cases/{place}/{number}.yml\nkind: case\ntitle: 电梯停运\nclassification: dispute\n"
        f"events:\n  - {{event_type: received, date: {received}}}\n{rest}{SOURCES}"
    )


SETTLED = "  - {event_type: settled, date: 2025-03-09}\n"


def measured(name: str, found: Archive, year: int = 2025) -> Measured | None:
    return INDICATORS[name].measured(found, found.each(Compound), year)


@pytest.mark.parametrize("name", sorted(INDICATORS))
def test_every_indicator_has_a_definition_a_source_and_no_value_without_data(name: str) -> None:
    indicator = INDICATORS[name]
    assert len(indicator.paragraphs) >= 3
    assert indicator.paragraphs[-1].startswith("Source: ")
    assert indicator.title
    nothing = archive(compound("jinyu"))
    assert measured(name, nothing) is None
    assert indicator.measured(nothing, [], 2025) is None


def test_an_area_is_the_sum_of_its_compounds_and_not_the_mean_of_their_shares() -> None:
    found = archive(
        compound("jinyu"),
        compound("yinshan"),
        case("jinyu", 1, "2025-03-01", SETTLED),
        *(case("yinshan", number, "2025-03-01") for number in range(3)),
    )
    assert measured("cases-settled", found) == Measured(Fraction(1, 4), 4, 2)
    assert measured("disputes", found) == Measured(Fraction(4), 4, 2)


def test_a_year_without_a_case_has_no_data_and_a_year_without_a_dispute_has_none() -> None:
    repair = case("jinyu", 1, "2025-03-01").replace("dispute", "repair")
    found = archive(compound("jinyu"), repair)
    assert measured("disputes", found) == Measured(Fraction(), 1, 1)
    assert measured("disputes", found, 2024) is None


def test_the_window_ends_on_the_day_of_judgement() -> None:
    found = archive(compound("jinyu"))
    assert (window(found, 2024).to, window(found, 2025).to) == (date(2024, 12, 31), DAY)


@pytest.mark.parametrize(
    ("started", "filed", "in_time"),
    [
        ("2025-03-03", "2025-04-02", Fraction(1)),
        ("2025-03-03", "2025-04-03", Fraction(0)),
        ("2035-03-05", "2035-04-04", Fraction(1)),
        ("2035-03-05", "2035-04-09", None),  # the holidays of 2035 are not known: it may have been in time
    ],
)
def test_a_filing_counts_as_late_only_where_the_holidays_are_known(
    started: str, filed: str, in_time: Fraction | None
) -> None:
    committee = (
        "# records/committees/jinyu/first.yml\nkind: committee\nname: 锦榆小区业主委员会\n"
        f"start_date: {started}\nfiling: {{filed_on: {filed}}}\n{SOURCES}"
    )
    records, findings = read(example_of("---\n".join((compound("jinyu"), committee))).documents)
    assert findings == []
    found = measured("filed-in-time", archive_of(records, date(2035, 12, 31)), int(started[:4]))
    assert (found and found.value) == in_time


def test_a_share_of_nothing_is_no_data() -> None:
    assert share(0, 0) is None
    assert share(0, 3) == Tally(Fraction(), Fraction(3), 3)


def test_a_compound_is_asked_once_however_many_areas_it_lies_in() -> None:
    asked: list[str] = []

    def tally(_archive: Archive, place: Record[Compound], _window: object) -> Tally | None:
        asked.append(place.id)
        return share(1, 1)

    found = archive(compound("jinyu"))
    one = Indicator(name="counting", title="", page="", unit=Unit.SHARE, target=None, tally=tally)
    for _ in range(3):
        one.measured(found, found.each(Compound), 2025)
    assert asked == ["jinyu"]


def test_satisfaction_gained_is_the_mean_of_the_differences_in_points() -> None:
    asked = 'measures:\n  - {{label: 居民满意率, unit: "%", before: {}, after: {}}}\n'
    found = archive(
        compound("jinyu"),
        case("jinyu", 1, "2025-03-01", asked.format(31, 94)),
        case("jinyu", 2, "2025-03-02", asked.format(60, '"58.5"')),
        case("jinyu", 3, "2025-03-03", "measures:\n  - {label: 满意人数, unit: 人, before: 1, after: 9}\n"),
    )
    assert measured("satisfaction-gained", found) == Measured(Fraction(123, 4), 2, 1)
