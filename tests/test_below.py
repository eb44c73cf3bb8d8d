"""What lies below an area: counted once, summed over what is stated, and nobody's silence is a zero."""

from datetime import date

import pytest

from gongkai.derive.below import Stated, below, had_by
from gongkai.kinds.compound import Compound
from gongkai.model.archive import Archive
from tests.example_files import archive_of, example_of, read

DAY = date(2025, 6, 30)
SOURCES = "sources: [{title: 登记（虚构）, publisher: 东湖街道办事处（虚构）, date: 2025-01-06}]\n"


def archive(*documents: str) -> Archive:
    records, findings = read(example_of("---\n".join(documents)).documents)
    assert findings == []
    return archive_of(records, DAY)


def record(path: str, fields: str) -> str:
    return f"# records/{path}.yml\n{fields}{SOURCES}"


def area(name: str, level: str, parent: str = "") -> str:
    above = f"parent_id: {parent}\n" if parent else ""
    return record(f"areas/{name}", f"kind: area\nname: {name}\nclassification: {level}\n{above}")


def compound(name: str, place: str, rest: str = "") -> str:
    return record(f"compounds/{name}", f"kind: compound\nname: {name}\narea_id: {place}\n{rest}")


TREE = (area("jiedao", "subdistrict"), area("shequ", "community", "jiedao"), area("wangge", "grid", "shequ"))


def test_everything_below_is_counted_once_and_the_area_itself_is_not() -> None:
    found = archive(*TREE, area("wangge-2", "grid", "shequ"), compound("a", "wangge"), compound("b", "shequ"))
    assert below(found, "jiedao").areas == {"community": 1, "grid": 2}
    assert [below(found, place).compounds for place in ("jiedao", "shequ", "wangge", "wangge-2")] == [2, 2, 1, 0]


def test_a_sum_says_over_how_many_it_goes_and_is_nothing_where_nobody_states_it() -> None:
    found = archive(
        *TREE,
        compound("a", "wangge", "number_of_units: 600\nclassification: new\n"),
        compound("b", "wangge", "number_of_units: 0\n"),
        compound("c", "shequ"),
    )
    street = below(found, "jiedao")
    assert (street.units, street.owners) == (Stated(600, 2), Stated(None, 0))
    assert (street.kinds, street.of_no_kind) == ({"new": 1}, 2)


def test_an_organization_of_two_compounds_is_one_organization() -> None:
    team = record(
        "organizations/team",
        "kind: organization\nname: 志愿队\nclassification: volunteer-team\narea_id: shequ\ncompound_ids: [a, b]\n",
    )
    found = archive(*TREE, compound("a", "wangge"), compound("b", "wangge"), compound("c", "wangge"), team)
    assert below(found, "jiedao").organizations == {"volunteer-team": 1}
    assert below(found, "jiedao").covered == {"committee": 0, "party": 0, "manager": 0, "volunteers": 2}


@pytest.mark.parametrize(("end", "has"), [("2025-06-30", True), ("2025-06-29", False)])
def test_a_company_serves_through_its_last_day(end: str, has: bool) -> None:
    company = record("organizations/wuye", "kind: organization\nname: 物业\nclassification: property-manager\n")
    roles = f"organizations: [{{organization_id: wuye, party_role: property-manager, end_date: {end}}}]\n"
    found = archive(*TREE, company, compound("a", "wangge", roles))
    [here] = found.each(Compound)
    assert ("manager" in had_by(found, here)) is has


def test_a_dissolved_organization_covers_nothing() -> None:
    branch = record(
        "organizations/zhibu",
        "kind: organization\nname: 支部\nclassification: party-branch\ncompound_ids: [a]\n"
        "dissolution_date: 2025-06-29\n",
    )
    found = archive(*TREE, compound("a", "wangge"), branch)
    assert below(found, "jiedao").covered["party"] == 0
    assert below(found, "jiedao").organizations == {}


def test_a_committee_in_office_covers_its_compound() -> None:
    term = record(
        "committees/a/1",
        "kind: committee\nname: 第一届\nstart_date: 2023-01-01\nterm_end_date: 2026-01-01\n",
    )
    found = archive(*TREE, compound("a", "wangge"), compound("b", "wangge"), term)
    assert below(found, "wangge").covered["committee"] == 1


def test_building_heads_are_counted_over_the_buildings_in_the_record() -> None:
    found = archive(
        *TREE,
        compound("a", "wangge", "number_of_buildings: 5\n"),
        record("buildings/a/1", "kind: building\nname: 1号楼\nhas_building_head: true\n"),
        record("buildings/a/2", "kind: building\nname: 2号楼\nhas_building_head: false\n"),
        record("buildings/a/3", "kind: building\nname: 3号楼\n"),
    )
    grid = below(found, "wangge")
    assert (grid.buildings, grid.building_records, grid.building_heads) == (Stated(5, 1), 3, 1)
