"""A meeting and its resolutions. Each count of a vote is kept twice, as the law asks: floor area and owners."""

from datetime import date as Day
from decimal import Decimal

from msgspec import Struct

from gongkai.model.body import Body, Gap
from gongkai.model.facts import Figure, Posting
from gongkai.model.kind import Home, Kind
from gongkai.model.period import PartialDate


class Notice(Struct, frozen=True):
    """The call to the meeting."""

    posted: tuple[Posting, ...]
    notified: tuple[str, ...] = ()
    residents_committee_told_on: Day | None = None
    note: str | None = None


class Voting(Struct, frozen=True):
    """How ballots could be cast (`ballot_channels`), and on which days."""

    ballot_channels: tuple[str, ...] = ()
    opens_on: Day | None = None
    closes_on: Day | None = None
    note: str | None = None


class Petition(Struct, frozen=True):
    """The owners who asked for an assembly."""

    received_on: Day
    heads: int
    area: Decimal | None = None
    note: str | None = None


class AgendaItem(Struct, frozen=True):
    """One matter announced beforehand."""

    order: int
    description: str
    legal_item: str | None = None


class Attendance(Struct, frozen=True):
    """How many people were entitled to come, and how many came."""

    present: int
    entitled: int | None = None
    proxies: int | None = None
    most_proxies_per_holder: int | None = None
    note: str | None = None


class MeetingDocument(Struct, frozen=True):
    """One paper of the meeting."""

    document_class: str
    title: str
    date: PartialDate | None = None
    url: str | None = None
    sha256: str | None = None
    note: str | None = None


class Scope(Struct, frozen=True):
    """The buildings that a matter concerns, where it is not the whole compound."""

    building_ids: tuple[str, ...]


class HeadsAndArea(Struct, frozen=True):
    """The same ballots counted by heads (owners) and by exclusive floor area (m²)."""

    heads: int
    area: Decimal | None = None


class UnitsOfSome(Struct, frozen=True):
    """Owners who have several units, and how many those are together."""

    heads: int
    number_of_units: int


class Electorate(Struct, frozen=True):
    """Everyone who could vote, fixed on `frozen_on`.

    An owner of several units counts once, and so does the developer for all units not sold or not handed over.
    """

    heads: int
    area: Decimal | None = None
    number_of_units: int | None = None
    frozen_on: Day | None = None
    area_basis: str | None = None
    multi_unit_owners: UnitsOfSome | None = None
    developer_units: int | None = None
    note: str | None = None


class VoteCount(Struct, frozen=True):
    """The ballots for one option: `yes`, `no`, `abstain` or `invalid`."""

    option: str
    heads: int
    area: Decimal | None = None


class FollowedMajority(Struct, frozen=True):
    """Silent ballots that were added to the majority, and the clause that allows it. They stand in no other count."""

    heads: int
    area: Decimal | None = None
    covenant_clause: str | None = None


class Revocation(Struct, frozen=True):
    """That an office had a decision `corrected` or `revoked`, and when all owners were told."""

    classification: str
    date: PartialDate
    revoked_by: str
    notified_on: Day | None = None
    note: str | None = None


class Ceiling(Struct, frozen=True):
    """The most that may be spent under a resolution, in `currency`."""

    amount: Decimal
    currency: str = "CNY"


class Resolution(Struct, frozen=True):
    """One matter, how it was voted on, and the result that was announced."""

    identifier: str
    title: str
    text: str | None = None
    legal_item: str | None = None
    agenda_order: int | None = None
    date: PartialDate | None = None
    effective_on: Day | None = None
    scope: Scope | None = None
    electorate: Electorate | None = None
    participating: HeadsAndArea | None = None
    counts: tuple[VoteCount, ...] = ()
    silent_ballot_rule: str | None = None
    followed_majority: FollowedMajority | None = None
    disputed: tuple[VoteCount, ...] = ()
    undelivered: HeadsAndArea | None = None
    result: str | None = None
    ceiling: Ceiling | None = None
    supersedes_id: str | None = None
    signatures: int | None = None
    defence_recorded: bool | None = None
    revocation: Revocation | None = None
    posted: tuple[Posting, ...] = ()
    gaps: tuple[Gap, ...] = ()
    note: str | None = None

    def count(self, option: str) -> VoteCount | None:
        """Return the ballots for `option`, or None where the record gives none."""
        return next((count for count in self.counts if count.option == option), None)

    @property
    def revoked(self) -> bool:
        """Return whether an office revoked it, so that it counts no longer."""
        return self.revocation is not None and self.revocation.classification == "revoked"


class Meeting(Body, frozen=True, kw_only=True, tag="meeting"):
    """A meeting, from its call to its decisions."""

    name: str
    classification: str
    regularity: str | None = None
    status: str | None = None
    start_date: PartialDate | None = None
    end_date: PartialDate | None = None
    location: str | None = None
    organization_id: str | None = None
    follows_id: str | None = None
    step: str | None = None
    step_changed: str | None = None
    committee_id: str | None = None
    petition: Petition | None = None
    notice: Notice | None = None
    voting: Voting | None = None
    agenda: tuple[AgendaItem, ...] = ()
    attendance: Attendance | None = None
    documents: tuple[MeetingDocument, ...] = ()
    resolutions: tuple[Resolution, ...] = ()
    posted: tuple[Posting, ...] = ()
    description: str | None = None
    figures: tuple[Figure, ...] = ()

    def decided(self, resolution: Resolution) -> PartialDate | None:
        """Return the day of a resolution: its own, else the last day of the meeting, else the first."""
        return resolution.date or self.end_date or self.start_date


KIND = Kind(
    name="meeting",
    body=Meeting,
    folder="meetings",
    home=Home.PLACE,
    heading=lambda body: body.name,
    dated_by="start_date",
)
