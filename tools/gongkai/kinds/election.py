"""A formation, re-election or recall of an owners' committee, step by step. It counts people and names nobody."""

from datetime import date as Day
from decimal import Decimal

from msgspec import Struct

from gongkai.model.body import Body
from gongkai.model.facts import Posting
from gongkai.model.kind import Home, Kind
from gongkai.model.period import PartialDate


class Trigger(Struct, frozen=True):
    """What set it off. `delivered_area` of `whole_area` are m²; `heads` and `area` those of the owners who asked."""

    occasion: str
    delivered_area: Decimal | None = None
    whole_area: Decimal | None = None
    heads: int | None = None
    area: Decimal | None = None
    received_on: Day | None = None
    answered_on: Day | None = None
    note: str | None = None


class GroupSeat(Struct, frozen=True):
    """How many members of the group one side has."""

    represents: str
    count: int
    note: str | None = None


class Group(Struct, frozen=True):
    """The preparatory group 筹备组, or the one for a re-election 换届小组."""

    formed_on: Day | None = None
    chaired_by: str | None = None
    group_seats: tuple[GroupSeat, ...] = ()
    posted: tuple[Posting, ...] = ()
    note: str | None = None

    @property
    def size(self) -> int:
        """Return how many members it has; 0 where the record does not say."""
        return sum(seat.count for seat in self.group_seats)

    @property
    def owners(self) -> int:
        """Return how many of the members stand for the owners."""
        return sum(seat.count for seat in self.group_seats if seat.represents == "owners")


class GateCondition(Struct, frozen=True):
    """One condition that candidates have to meet: passed or not, never the papers behind it."""

    condition: str
    met: bool
    checked_on: Day | None = None
    checked_by: str | None = None
    evidence: str | None = None
    note: str | None = None


class Gate(Struct, frozen=True):
    """One gate with its own conditions. `gate_type` is `start`, `group` or `candidates`, which it is if not said."""

    label: str
    conditions: tuple[GateCondition, ...]
    gate_type: str | None = None
    note: str | None = None


class Nomination(Struct, frozen=True):
    """How many candidates came by one route."""

    route: str
    count: int
    note: str | None = None


class Candidates(Struct, frozen=True):
    """The candidates, by number; their names hang in the compound and not here."""

    nominations: tuple[Nomination, ...] = ()
    posted: tuple[Posting, ...] = ()
    note: str | None = None


class Papers(Struct, frozen=True):
    """The posting of what the group prepared."""

    posted: tuple[Posting, ...]
    note: str | None = None


class PostedObjection(Struct, frozen=True):
    """Objections that came in on one day; `count` is how many, one where nothing is said."""

    received_on: Day
    count: int | None = None
    replied_on: Day | None = None
    note: str | None = None


class Guidance(Struct, frozen=True):
    """What the street or the residents' committee did to guide it."""

    guidance_type: str
    organization_id: str | None = None
    date: PartialDate | None = None
    note: str | None = None


class Election(Body, frozen=True, kw_only=True, tag="election"):
    """An election. Filing and hand-over stand with the committees: `committee_id` and `outgoing_committee_id`."""

    name: str
    classification: str
    start_date: PartialDate | None = None
    end_date: PartialDate | None = None
    trigger: Trigger | None = None
    reported_on: Day | None = None
    outgoing_committee_id: str | None = None
    group: Group | None = None
    papers: Papers | None = None
    gates: tuple[Gate, ...] = ()
    candidates: Candidates | None = None
    objections: tuple[PostedObjection, ...] = ()
    meeting_id: str | None = None
    result: str | None = None
    committee_id: str | None = None
    first_meeting_id: str | None = None
    guidance: tuple[Guidance, ...] = ()
    description: str | None = None


KIND = Kind(
    name="election",
    body=Election,
    folder="elections",
    home=Home.COMPOUND,
    heading=lambda body: body.name,
    dated_by="start_date",
)
