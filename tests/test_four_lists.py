"""The four lists: what is live follows from cases, services and projects; what a list says has its own state."""

from datetime import date

import pytest

from gongkai.derive.four_lists import FourLists, four_lists
from gongkai.derive.list_items import ItemState, items_of
from gongkai.kinds.duty_list import DutyList, ListItem
from gongkai.model.archive import Archive
from gongkai.model.period import partial_date
from gongkai.model.record import Record
from tests.example_files import archive_of, example_of, read

DAY = date(2025, 6, 30)
SOURCES = "sources: [{title: 登记（虚构）, publisher: 东湖街道办事处（虚构）, date: 2025-01-06}]\n"


def archive(*documents: str) -> Archive:
    records, findings = read(example_of("---\n".join(documents)).documents)
    assert findings == []
    return archive_of(records, DAY)


def lists(*documents: str) -> FourLists:
    return four_lists(archive(*documents), ["jinyu"])


def record(path: str, fields: str) -> str:
    return f"# records/{path}.yml\n{fields}{SOURCES}"


def case(number: int, case_class: str, status: str = "open") -> str:
    return record(
        f"cases/jinyu/{number}",
        f"kind: case\ntitle: 事项{number}\nclassification: {case_class}\nstatus: {status}\n"
        "events: [{event_type: received, date: 2025-03-01}]\n",
    )


def test_open_cases_are_problems_or_needs_and_closed_ones_are_neither() -> None:
    found = lists(
        *(case(i, name) for i, name in enumerate(["complaint", "dispute", "repair", "request", "proposal"])),
        case(9, "complaint", "closed"),
    )
    assert sorted(c.case_class for c in found.problems) == ["complaint", "dispute", "repair"]
    assert sorted(c.case_class for c in found.needs) == ["proposal", "request"]
    assert found.counts == (3, 2, 0, 0)


@pytest.mark.parametrize(("end", "live"), [("", 1), ("end_date: 2025-06-30\n", 1), ("end_date: 2025-06-29\n", 0)])
def test_a_service_goes_on_until_its_last_day(end: str, live: int) -> None:
    service = "kind: activity\ntitle: 义诊\nclassification: service\nstart_date: 2025-01-01\n" + end
    assert len(lists(record("activities/jinyu/yizhen", service)).services) == live


def test_a_patrol_is_no_service() -> None:
    assert not lists(record("activities/jinyu/1", "kind: activity\ntitle: 巡查\nclassification: patrol\n")).services


@pytest.mark.parametrize(
    ("fields", "live"),
    [
        ("status: under-way\n", 1),
        ("status: in-use\nend_date: 2024-06-30\n", 1),
        ("status: in-use\nend_date: 2024-06-29\n", 0),
        ("status: in-use\n", 0),
        ("", 0),
        ("status: stopped\nend_date: 2025-06-01\n", 0),
    ],
)
def test_a_project_stays_a_year_after_its_end_and_one_of_which_nothing_is_said_is_not_called_live(
    fields: str, live: int
) -> None:
    assert len(lists(record("projects/jinyu/1", f"kind: project\nname: 屋面防水\n{fields}")).projects) == live


def test_what_lists_state_stands_beside_the_newest_list_first_and_other_lists_are_left_out() -> None:
    def stated(year: int, classification: str = "problems") -> str:
        return record(
            f"duty-lists/jinyu/{year}-{classification}",
            f"kind: duty-list\ntitle: 清单\nclassification: {classification}\n"
            f"period: {{from: {year}-01-01, to: {year}-12-31}}\nitems: [{{identifier: '1', title: '{year}'}}]\n",
        )

    found = lists(stated(2024), stated(2025), stated(2025, "tasks"))
    assert [item.item.title for item in found.stated["problems"]] == ["2025", "2024"]
    assert [len(items) for items in found.stated.values()] == [2, 0, 0, 0]
    assert not found.empty
    assert lists(case(1, "repair", "closed")).empty


@pytest.mark.parametrize(
    ("item", "state", "days"),
    [
        ({"due_date": partial_date("2025-06-30"), "done_on": date(2025, 6, 30)}, ItemState.IN_TIME, 0),
        ({"due_date": partial_date("2025-06-29"), "done_on": date(2025, 6, 30)}, ItemState.LATE, 1),
        ({"due_date": partial_date("2025-06"), "done_on": date(2025, 6, 30)}, ItemState.IN_TIME, 0),
        ({"done_on": date(2025, 6, 30)}, ItemState.DONE, 0),
        ({"status": "closed", "due_date": partial_date("2025-01-01")}, ItemState.DONE, 0),
        ({"due_date": partial_date("2025-06-30"), "status": "open"}, ItemState.OPEN, 0),
        ({"due_date": partial_date("2025-06-29"), "status": "under-way"}, ItemState.OVERDUE, 1),
        ({"due_date": partial_date("2025-06-29"), "status": "cancelled"}, ItemState.GIVEN_UP, 0),
        ({}, ItemState.OPEN, 0),
    ],
)
def test_how_an_item_stands(item: dict[str, object], state: ItemState, days: int) -> None:
    one = ListItem(identifier="1", title="事项", **item)  # type: ignore[arg-type]
    body = DutyList(title="清单", classification="tasks", items=(one,))
    [found] = items_of(Record(kind="duty-list", id="jinyu/1", path="records/duty-lists/jinyu/1.yml", body=body), DAY)
    assert (found.state, found.days) == (state, days)
