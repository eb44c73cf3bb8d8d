"""A work or an improvement, from the decision to its use."""

from datetime import date as Day
from decimal import Decimal

from msgspec import Struct

from gongkai.kinds.meeting import Scope
from gongkai.model.body import Body
from gongkai.model.facts import Emergency, Figure, Filing, Measure, Posting
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


class FundPlan(Struct, frozen=True):
    """The plan for using the maintenance fund, with the four points that it has to name. `planned_cost` is in yuan."""

    date: PartialDate | None = None
    works: str | None = None
    planned_cost: Decimal | None = None
    charged_to: str | None = None
    emergency_handling: str | None = None
    note: str | None = None


class CostShare(Struct, frozen=True):
    """What the owners of one building bear together, in yuan, by their exclusive floor area (m²)."""

    building_id: str
    area: Decimal
    amount: Decimal
    number_of_units: int | None = None


class Project(Body, frozen=True, kw_only=True, tag="project"):
    """A project with its money, its steps and what it changed.

    `scope` names the buildings whose owners it is about; `settlement` is the final price in yuan. `approved_on` and
    `filing` are the committee's consent to the payment from the maintenance fund and its filing.
    """

    name: str
    status: str | None = None
    start_date: PartialDate | None = None
    end_date: PartialDate | None = None
    resolution_id: str | None = None
    organization_id: str | None = None
    contractor: str | None = None
    part: str | None = None
    warranty_end_date: PartialDate | None = None
    scope: Scope | None = None
    plan: FundPlan | None = None
    emergency: Emergency | None = None
    funding: tuple[FundingSource, ...] = ()
    approved_on: Day | None = None
    filing: Filing | None = None
    settlement: Decimal | None = None
    settled_on: Day | None = None
    reapproval_id: str | None = None
    audit_id: str | None = None
    cost_shares: tuple[CostShare, ...] = ()
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
