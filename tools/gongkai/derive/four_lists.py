"""The four lists 问题、需求、服务、项目 as they stand now, from cases, services and projects, beside what lists say.

Problems are open complaints, disputes and repairs; needs are open requests and proposals; services are the activities
of that kind that still go on; projects are those that are not finished, and those finished within a year. What a
stated list says is another fact, and stands beside it.
"""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from gongkai.derive.caseload import Handled, cases_at
from gongkai.derive.list_items import StatedItem, items_of
from gongkai.kinds.activity import Activity
from gongkai.kinds.duty_list import DutyList
from gongkai.kinds.project import Project
from gongkai.model.archive import Archive
from gongkai.model.period import years_later
from gongkai.model.record import Record

PROBLEMS = frozenset({"complaint", "dispute", "repair"})
NEEDS = frozenset({"request", "proposal"})
GOING_ON = frozenset({"tentative", "proposed", "confirmed", "decided", "under-way", "open"})
FOUR = ("problems", "needs", "services", "projects")


class FourLists(Struct, frozen=True):
    """The four lists of some places; `stated` are the items of the lists themselves, by classification of the list."""

    problems: Sequence[Handled]
    needs: Sequence[Handled]
    services: Sequence[Record[Activity]]
    projects: Sequence[Record[Project]]
    stated: Mapping[str, Sequence[StatedItem]]

    @property
    def empty(self) -> bool:
        """Return whether there is nothing, neither live nor stated."""
        return not (self.problems or self.needs or self.services or self.projects or any(self.stated.values()))

    @property
    def counts(self) -> tuple[int, int, int, int]:
        """Return how many problems, needs, services and projects there are now, apart from what lists state."""
        return len(self.problems), len(self.needs), len(self.services), len(self.projects)


def four_lists(archive: Archive, places: Sequence[str]) -> FourLists:
    """Return the four lists of some compounds and areas together."""
    open_cases = cases_at(archive, places).open
    activities = [activity for place in places for activity in archive.at(place, Activity)]
    projects = [project for place in places for project in archive.at(place, Project)]
    lists = [found for place in places for found in archive.at(place, DutyList)]
    return FourLists(
        problems=[case for case in open_cases if case.case_class in PROBLEMS],
        needs=[case for case in open_cases if case.case_class in NEEDS],
        services=[activity for activity in activities if _is_running_service(archive, activity.body)],
        projects=[project for project in projects if _is_live(archive, project.body)],
        stated={name: _stated(archive, lists, name) for name in FOUR},
    )


def _stated(archive: Archive, lists: Sequence[Record[DutyList]], name: str) -> list[StatedItem]:
    found = [one for one in lists if one.body.classification == name]
    # The latest list first: what was promised this year is read before what was promised long ago.
    found.sort(key=lambda one: (one.body.period.from_.isoformat() if one.body.period else "", one.id), reverse=True)
    return [item for one in found for item in items_of(one, archive.as_of)]


def _is_running_service(archive: Archive, activity: Activity) -> bool:
    return activity.classification == "service" and (
        activity.end_date is None or activity.end_date.last >= archive.as_of
    )


def _is_live(archive: Archive, project: Project) -> bool:
    if project.status in ("cancelled", "stopped"):
        return False
    if project.end_date is None:
        # Finished on an unknown day, or nothing said at all: nobody can tell that it still goes on.
        return project.status in GOING_ON
    return archive.as_of <= years_later(project.end_date.last, 1)
