"""What the parties do regularly or once: patrols, inspections, visits, services. In totals; never a household."""

from msgspec import Struct

from gongkai.model.body import Body
from gongkai.model.facts import Figure
from gongkai.model.kind import Home, Kind
from gongkai.model.period import PartialDate


class Occurrence(Struct, frozen=True):
    """One time that it was done: people who took part, matters found and settled."""

    date: PartialDate
    number_of_participants: int | None = None
    number_found: int | None = None
    number_settled: int | None = None
    meeting_id: str | None = None
    note: str | None = None


class Activity(Body, frozen=True, kw_only=True, tag="activity"):
    """An activity; `rhythm` is how often it is to be done."""

    title: str
    classification: str
    organization_id: str | None = None
    building_ids: tuple[str, ...] = ()
    rhythm: str | None = None
    start_date: PartialDate | None = None
    end_date: PartialDate | None = None
    occurrences: tuple[Occurrence, ...] = ()
    description: str | None = None
    figures: tuple[Figure, ...] = ()


KIND = Kind(
    name="activity",
    body=Activity,
    folder="activities",
    home=Home.PLACE,
    heading=lambda body: body.title,
    dated_by="start_date",
)
