"""One term of an owners' committee 业主委员会, or of a body that acts in its place: seats, members, dates, filing."""

from collections.abc import Iterator
from datetime import date as Day

from msgspec import Struct

from gongkai.model.body import Body
from gongkai.model.facts import ContactDetail, Filing, Posting
from gongkai.model.kind import Home, Kind
from gongkai.model.period import PartialDate

ELECTED, INTERIM = "elected", "interim"
COMMISSION, ACTING = "property-management-commission", "acting-residents-committee"


class Eligibility(Struct, frozen=True):
    """Whether someone passed the check of who may stand, when, and which office checked; never the evidence."""

    passed: bool
    checked_on: Day
    checked_by: str | None = None


class Membership(Struct, frozen=True):
    """One member's time in one post. A public name carries the article or the consent that allows it."""

    post: str
    display_name: str | None = None
    legal_basis: str | None = None
    start_date: PartialDate | None = None
    end_date: PartialDate | None = None
    end_reason: str | None = None
    handed_over_on: Day | None = None
    ended_by_id: str | None = None
    eligibility: Eligibility | None = None
    pledge_signed_on: Day | None = None
    posted: tuple[Posting, ...] = ()
    note: str | None = None

    @property
    def has_vote(self) -> bool:
        """Return whether it is a seat; an alternate and a paid secretary have none."""
        return self.post in ("chair", "vice-chair", "member")

    def may_sit_on(self, day: Day) -> bool:
        """Return whether the time in the post may include `day`; a date that is left out is no limit."""
        begun = self.start_date is None or self.start_date.first <= day
        return begun and (self.end_date is None or day <= self.end_date.last)

    def surely_sits_on(self, day: Day) -> bool:
        """Return whether it includes `day` whatever its dates mean; whoever leaves on a day may be gone on it."""
        begun = self.start_date is None or self.start_date.last <= day
        return begun and (self.end_date is None or day < self.end_date.first)


class Extension(Struct, frozen=True):
    """That a term was extended until a day, by which resolution, and where that was posted."""

    until: Day
    resolution_id: str | None = None
    posted: tuple[Posting, ...] = ()
    note: str | None = None


class CrossAppointment(Struct, frozen=True):
    """A post that a member of the committee holds elsewhere at the same time; never who."""

    post: str
    post_elsewhere: str
    organization_id: str | None = None
    start_date: PartialDate | None = None
    end_date: PartialDate | None = None
    note: str | None = None


class ChangeFiling(Struct, frozen=True):
    """One change of members, rules or covenant, by post, its posting and its filing."""

    change: str
    changed_on: Day
    posted: tuple[Posting, ...] = ()
    filed_on: Day | None = None
    answered_on: Day | None = None
    number: str | None = None
    authority: str | None = None
    note: str | None = None


class HandoverItem(Struct, frozen=True):
    """One line of the list of a hand-over; the count 0 says that there is none."""

    handover_class: str
    count: int | None = None
    note: str | None = None


class Handover(Struct, frozen=True):
    """The hand-over at the end of a term. Who signed is a post or a body, never a name."""

    completed_on: Day | None = None
    giver: str | None = None
    receiver: str | None = None
    witness: str | None = None
    handover_items: tuple[HandoverItem, ...] = ()
    document_id: str | None = None
    note: str | None = None


class ArchiveClass(Struct, frozen=True):
    """One class of the archive and how many papers it has; 0 says that there is none."""

    archive_class: str
    count: int
    note: str | None = None


class Seal(Struct, frozen=True):
    """One seal, who keeps it (a post or a body) and the rules for its use."""

    seal_name: str
    keeper: str | None = None
    document_id: str | None = None
    note: str | None = None


class Committee(Body, frozen=True, kw_only=True, tag="committee"):
    """A term. `term_end_date` is when it runs out by the rules, `end_date` when it really ended.

    `acting_basis` says why a body acts where there is no elected committee, `designated_by` which office set it up.
    """

    name: str
    classification: str | None = None
    acting_basis: str | None = None
    designated_by: str | None = None
    term_number: int | None = None
    start_date: PartialDate | None = None
    term_end_date: PartialDate | None = None
    extension: Extension | None = None
    end_date: PartialDate | None = None
    end_reason: str | None = None
    elected_by_id: str | None = None
    ended_by_id: str | None = None
    seats: int | None = None
    owner_member_count: int | None = None
    chair_from: str | None = None
    first_meeting_on: Day | None = None
    members: tuple[Membership, ...] = ()
    party_member_count: int | None = None
    one_shoulder: bool | None = None
    cross_appointments: tuple[CrossAppointment, ...] = ()
    objecting_households: int | None = None
    filing: Filing | None = None
    change_filings: tuple[ChangeFiling, ...] = ()
    handover: Handover | None = None
    archives: tuple[ArchiveClass, ...] = ()
    seals: tuple[Seal, ...] = ()
    audit_document_id: str | None = None
    posted: tuple[Posting, ...] = ()
    contact_details: tuple[ContactDetail, ...] = ()
    description: str | None = None

    @property
    def is_elected(self) -> bool:
        """Return whether the owners elected it; a record that says nothing of it is taken to say so."""
        return self.classification in (None, ELECTED)

    @property
    def voting(self) -> Iterator[tuple[int, Membership]]:
        """Yield the members with a vote, each with its place in the list."""
        return ((index, member) for index, member in enumerate(self.members) if member.has_vote)


KIND = Kind(
    name="committee",
    body=Committee,
    folder="committees",
    home=Home.COMPOUND,
    heading=lambda body: body.name,
    dated_by="start_date",
)
