"""A work or an improvement, from the decision to its use."""

from decimal import Decimal

from msgspec import Struct

from gongkai.model.body import Body
from gongkai.model.facts import Figure, Measure, Posting
from gongkai.model.kind import Home, Kind
from gongkai.model.period import PartialDate


class FundingSource(Struct, frozen=True):
    """One source of the money. `amount` is in yuan; `bound` is `exact`, `about` or `at-least`."""

    fund: str
    amount: Decimal | None = None
    bound: str = "exact"
    note: str | None = None


class Milestone(Struct, frozen=True):
    """One step: when it was due and when it was met."""

    title: str
    due_date: PartialDate | None = None
    date: PartialDate | None = None
    note: str | None = None


class Project(Body, frozen=True, kw_only=True, tag="project"):
    """A project with its money, its steps and what it changed."""

    name: str
    status: str | None = None
    start_date: PartialDate | None = None
    end_date: PartialDate | None = None
    resolution_id: str | None = None
    organization_id: str | None = None
    funding: tuple[FundingSource, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    measures: tuple[Measure, ...] = ()
    posted: tuple[Posting, ...] = ()
    description: str | None = None
    figures: tuple[Figure, ...] = ()


KIND = Kind(
    name="project",
    body=Project,
    folder="projects",
    home=Home.PLACE,
    heading=lambda body: body.name,
    dated_by="start_date",
)
