"""A list of the parties: responsibilities, tasks, problems, needs, services or projects, with what was done."""

from datetime import date as Day

from msgspec import Struct

from gongkai.model.body import Body
from gongkai.model.facts import Posting
from gongkai.model.kind import Home, Kind
from gongkai.model.period import PartialDate, Period


class ListItem(Struct, frozen=True):
    """One entry: who does it by when, and the record that shows what became of it."""

    identifier: str
    title: str
    organization_id: str | None = None
    responsible: str | None = None
    due_date: PartialDate | None = None
    rhythm: str | None = None
    status: str | None = None
    done_on: Day | None = None
    case_id: str | None = None
    project_id: str | None = None
    document_id: str | None = None
    resolution_id: str | None = None
    note: str | None = None


class DutyList(Body, frozen=True, kw_only=True, tag="duty-list"):
    """A list."""

    title: str
    classification: str
    items: tuple[ListItem, ...]
    organization_id: str | None = None
    period: Period | None = None
    posted: tuple[Posting, ...] = ()
    description: str | None = None


KIND = Kind(
    name="duty-list",
    body=DutyList,
    folder="duty-lists",
    home=Home.PLACE,
    heading=lambda body: body.title,
    dated_by="period",
)
