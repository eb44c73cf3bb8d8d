"""A request, complaint, dispute, repair or proposal: what happened and what came of it. No person, no household."""

from msgspec import Struct

from gongkai.model.body import Body
from gongkai.model.facts import Figure, Measure
from gongkai.model.kind import Home, Kind
from gongkai.model.period import PartialDate


class CaseEvent(Struct, frozen=True):
    """One step of a case, and the level that took it."""

    event_type: str
    date: PartialDate | None = None
    level: str | None = None
    description: str | None = None


class Case(Body, frozen=True, kw_only=True, tag="case"):
    """A case. `status` says whether it goes on, `outcome` what came of it: two facts."""

    title: str
    classification: str
    category: str | None = None
    concern: str | None = None
    channel: str | None = None
    due_date: PartialDate | None = None
    level: str | None = None
    status: str | None = None
    outcome: str | None = None
    events: tuple[CaseEvent, ...] = ()
    satisfaction: str | None = None
    measures: tuple[Measure, ...] = ()
    project_id: str | None = None
    description: str | None = None
    figures: tuple[Figure, ...] = ()


KIND = Kind(name="case", body=Case, folder="cases", home=Home.PLACE, heading=lambda body: body.title, dated_by="events")
