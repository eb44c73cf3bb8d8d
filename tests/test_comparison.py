"""Fair comparison: only what is alike, only among five, made-up places by themselves, exact medians and quartiles."""

from datetime import date
from fractions import Fraction

import pytest

from gongkai.derive.alike import LEAST, UNITS, YEARS, Alike, alike, band, city_of, edges_of, groups, lacking
from gongkai.derive.comparison import Spread, compared, spread, value_of, window
from gongkai.derive.comparison_measures import MEASURES, is_by_area
from gongkai.kinds.compound import Compound
from gongkai.model.archive import Archive
from tests.example_files import archive_of, example_of, read

DAY = date(2026, 3, 1)
SOURCES = "sources: [{title: 登记（虚构）, publisher: 东湖街道办事处（虚构）, date: 2026-01-06}]\n"
BY_NAME = {measure.name: measure for measure in MEASURES}


def area(name: str, kind: str, parent: str = "", rest: str = "") -> str:
    above = f"parent_id: {parent}\n" if parent else ""
    return f"# records/areas/{name}.yml\nkind: area\nname: {name}\nclassification: {kind}\n{above}{rest}{SOURCES}"


def compound(
    name: str,
    units: int | None = 300,
    completed: str | None = "2005",
    where: str = "donghu",
    floor: str | None = "1000.00",
) -> str:
    said = {"number_of_units": units, "completion_date": completed and f'"{completed}"'}
    said["total_exclusive_area"] = floor and f'"{floor}"'
    fields = "".join(f"{field}: {value}\n" for field, value in said.items() if value is not None)
    return f"# records/compounds/{name}.yml\nkind: compound\nname: {name}小区\narea_id: {where}\n{fields}{SOURCES}"


def archive(*documents: str) -> Archive:
    places = (area("jiangcheng", "city"), area("donghu", "subdistrict", "jiangcheng"))
    records, findings = read(example_of("---\n".join((*places, *documents))).documents)
    assert findings == []
    return archive_of(records, DAY)


def many(n: int, **same: object) -> list[str]:
    return [compound(f"c{number}", **same) for number in range(n)]  # type: ignore[arg-type]


def value(measure: str, found: Archive, name: str = "c0") -> Fraction | None:
    one = found.get(name, Compound)
    assert one is not None
    return value_of(found, one, BY_NAME[measure])


# ---- Which compounds are alike


@pytest.mark.parametrize(("n", "enough"), [(4, False), (5, True)])
def test_five_compounds_are_compared_and_four_are_not(n: int, enough: bool) -> None:
    found = archive(*many(n))
    [group] = groups(found).values()
    assert (len(group.compounds), group.enough) == (n, enough)
    assert bool(compared(found, group)) is enough
    assert LEAST == 5


@pytest.mark.parametrize(("units", "number"), [(1, 0), (199, 0), (200, 1), (499, 1), (500, 2), (1999, 3), (2000, 4)])
def test_a_band_of_size_begins_with_its_lower_edge(units: int, number: int) -> None:
    assert band(UNITS, units) == number
    first, last = edges_of(UNITS, number)
    assert (first or 0) <= units
    assert last is None or units <= last


@pytest.mark.parametrize(("year", "number"), [(1989, 0), (1990, 1), (1999, 1), (2000, 2), (2019, 3), (2020, 4)])
def test_a_band_of_age_begins_with_its_lower_edge(year: int, number: int) -> None:
    assert band(YEARS, year) == number


def test_a_compound_across_an_edge_or_in_another_city_is_of_another_group() -> None:
    found = archive(
        area("hecheng", "city"),
        *many(5, units=499, completed="2009-12"),
        compound("larger", units=500, completed="2009"),
        compound("younger", units=499, completed="2010-01-01"),
        compound("elsewhere", units=499, completed="2009", where="hecheng"),
    )
    assert sorted(len(group.compounds) for group in groups(found).values()) == [1, 1, 1, 5]


def test_made_up_compounds_are_never_put_together_with_real_ones() -> None:
    made_up = area("xuni", "subdistrict", "jiangcheng", "fictional: true\n")
    found = archive(made_up, *many(4), compound("invented", where="xuni"))
    assert {key.made_up: len(group.compounds) for key, group in groups(found).items()} == {False: 4, True: 1}


@pytest.mark.parametrize(
    ("said", "missing"),
    [
        ({"units": None}, "how many units it has"),
        ({"units": 0}, "how many units it has"),
        ({"completed": None}, "the year in which it was completed"),
        ({"where": "nowhere"}, "the city it lies in"),
    ],
)
def test_what_is_not_stated_is_not_guessed(said: dict[str, object], missing: str) -> None:
    found = archive(area("nowhere", "subdistrict"), compound("c0", **said))  # type: ignore[arg-type]
    one = found.get("c0", Compound)
    assert one is not None
    assert (alike(found, one), lacking(found, one), groups(found)) == (None, [missing], {})


def test_a_city_that_is_a_province_and_a_county_of_its_own_are_cities() -> None:
    found = archive(
        area("shanghai", "province", "", 'admin_code: "310000"\n'),
        area("jinshan", "district", "shanghai"),
        area("hubei", "province", "", 'admin_code: "420000"\n'),
        area("xiantao", "county", "hubei"),
        area("street", "subdistrict", "hubei"),
    )
    assert [city_of(found, place) for place in ("jinshan", "xiantao", "street", "hubei", "donghu")] == [
        "shanghai",
        "xiantao",
        "",
        "",
        "jiangcheng",
    ]


def test_groups_stand_in_order_whatever_the_order_of_the_records() -> None:
    documents = [compound(f"c{n}", units=100 + 400 * n) for n in range(4)]
    forth, back = groups(archive(*documents)), groups(archive(*reversed(documents)))
    assert list(forth) == list(back) == sorted(forth)
    assert all(isinstance(key, Alike) for key in forth)


# ---- Median and quartiles


def test_quartiles_lie_between_the_values_exactly() -> None:
    assert spread([Fraction(n) for n in (1, 2, 3, 4, 5)]) == Spread(5, 0, Fraction(2), Fraction(3), Fraction(4))
    six = spread([Fraction(n) for n in (6, 5, 4, 3, 2, 1)])
    assert (six.lower, six.median, six.upper) == (Fraction(9, 4), Fraction(7, 2), Fraction(19, 4))
    assert spread([Fraction(1, 3)] * 5).median == Fraction(1, 3)


def test_four_values_and_any_number_of_gaps_have_no_median() -> None:
    assert spread([Fraction(1)] * 4 + [None] * 9) == Spread(4, 9)
    assert spread([Fraction(1)] * 5 + [None]).missing == 1
    assert spread([]) == Spread(0, 0)


# ---- The measures


def contract(name: str, prices: str, rest: str = "", kind: str = "property-service") -> str:
    return (
        f"# records/contracts/c0/{name}.yml\nkind: contract\ntitle: 物业服务合同\nclassification: {kind}\n"
        f"start_date: 2025-01-01\nexpires_on: 2027-12-31\n{rest}prices:\n{prices}{SOURCES}"
    )


HOMES = '  - {label: 住宅物业费, amount: "1.25", unit: 元/月·㎡}\n'
SHOPS = '  - {label: 商铺物业费, amount: "4.00", unit: 每月每平方米}\n'
PARKING = '  - {label: 车位管理费, amount: "50.00", unit: 每月每个}\n'


def test_the_fee_is_that_for_homes_of_the_one_contract_in_force() -> None:
    assert value("fee", archive(compound("c0"), contract("now", HOMES + SHOPS + PARKING))) == Fraction(5, 4)
    assert value("fee", archive(compound("c0"), contract("now", SHOPS))) == 4
    two_homes = HOMES + HOMES.replace("1.25", "2.00")
    assert value("fee", archive(compound("c0"), contract("now", two_homes))) is None
    assert value("fee", archive(compound("c0"), contract("now", PARKING))) is None
    assert value("fee", archive(compound("c0"), contract("now", HOMES), contract("other", HOMES))) is None
    assert value("fee", archive(compound("c0"), contract("now", HOMES, "end_date: 2026-02-28\n"))) is None


@pytest.mark.parametrize("unit", ["每月每平方米", "元/平方米·月", "元/㎡/月", "元／月／m²", "每平米每月"])
def test_a_month_and_a_square_metre_are_known_as_people_write_them(unit: str) -> None:
    assert is_by_area(unit)


@pytest.mark.parametrize("unit", ["每月每户", "每平方米", "每年每平方米", "每月每个", "元"])
def test_another_unit_is_not_taken_for_it(unit: str) -> None:
    assert not is_by_area(unit)


def account(fund: str, rest: str = "") -> str:
    return f"# records/accounts/c0/{fund}.yml\nkind: account\nname: 账户\nfund: {fund}\n{rest}{SOURCES}"


def statement(fund: str, name: str, first: str, last: str, earned: str = "100.00", day: str = "2025-05-01") -> str:
    return (
        f"# records/statements/c0/{name}.yml\nkind: statement\naccount_id: c0/{fund}\n"
        f'period: {{from: {first}, to: {last}}}\nopening_balance: "200.00"\nclosing_balance: "0.00"\nentries:\n'
        f'  - {{booked_on: {day}, direction: revenue, category: parking, amount: "{earned}"}}\n'
        f'  - {{booked_on: {day}, direction: revenue, category: transfer, amount: "700.00"}}\n{SOURCES}'
    )


def test_a_year_of_income_needs_every_day_of_it_and_leaves_transfers_out() -> None:
    halves = (
        statement("common-income", "h1", "2025-01-01", "2025-06-30"),
        statement("common-income", "h2", "2025-07-01", "2025-12-31", "25.50", "2025-08-01"),
    )
    own = (compound("c0"), account("common-income"))
    assert value("common-income", archive(*own, *halves)) == Fraction("125.50") / 1000
    assert value("common-income", archive(*own, halves[0])) is None
    a_day_less = halves[1].replace("2025-07-01", "2025-07-02")
    assert value("common-income", archive(*own, halves[0], a_day_less)) is None
    opened = (compound("c0"), account("common-income", "opened_on: 2025-07-01\n"))
    assert value("common-income", archive(*opened, halves[1])) == Fraction("25.50") / 1000
    assert value("common-income", archive(compound("c0"))) is None


def test_the_fund_is_counted_again_and_too_old_a_statement_says_nothing() -> None:
    own = (compound("c0"), account("maintenance-fund"))
    fresh = statement("maintenance-fund", "y", "2025-01-01", "2025-01-01")
    assert value("maintenance-fund", archive(*own, fresh)) == Fraction(1000) / 1000  # 200 + 100 + 700, whatever it says
    old = statement("maintenance-fund", "y", "2024-01-01", "2024-12-31")
    assert value("maintenance-fund", archive(*own, old)) is None


def test_a_compound_without_floor_area_or_with_none_has_no_value_by_area() -> None:
    rest = (account("maintenance-fund"), statement("maintenance-fund", "y", "2025-01-01", "2025-12-31"))
    assert value("maintenance-fund", archive(compound("c0", floor=None), *rest)) is None
    assert value("maintenance-fund", archive(compound("c0", floor="0.00"), *rest)) is None


def case(number: int, answered: str) -> str:
    return (
        f"# records/cases/c0/{number}.yml\nkind: case\ntitle: 电梯停运\nclassification: repair\nevents:\n"
        f"  - {{event_type: received, date: 2025-03-01}}\n  - {{event_type: {answered}}}\n{SOURCES}"
    )


def test_the_answer_counts_from_five_cases_on_and_settlement_stands_in_for_it() -> None:
    cases = [case(n, f"answered, date: 2025-03-0{n + 2}") for n in range(4)]
    assert value("response", archive(compound("c0"), *cases)) is None
    fifth = case(5, "settled, date: 2025-03-21")
    assert value("response", archive(compound("c0"), *cases, fifth)) == 3
    assert window(DAY).from_ == date(2025, 1, 1)


def test_a_value_that_four_of_five_have_is_shown_without_a_median() -> None:
    found = archive(*many(5), contract("now", HOMES))
    [group] = groups(found).values()
    fee = next(one for one in compared(found, group) if one.measure.name == "fee")
    assert (fee.values["c0"], fee.values["c1"]) == (Fraction(5, 4), None)
    assert fee.spread == Spread(1, 4)
