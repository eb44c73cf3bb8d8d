"""One term of an owners' committee 业主委员会: seats, members, dates, filing."""

from msgspec import Struct

from gongkai.model.body import Body
from gongkai.model.facts import ContactDetail, Filing, Posting
from gongkai.model.kind import Home, Kind
from gongkai.model.period import PartialDate


class Membership(Struct, frozen=True):
    """One member's time in one post. A public name carries the article or the consent that allows it."""

    post: str
    display_name: str | None = None
    legal_basis: str | None = None
    start_date: PartialDate | None = None
    end_date: PartialDate | None = None
    end_reason: str | None = None
    note: str | None = None


class CrossAppointment(Struct, frozen=True):
    """A post that a member of the committee holds elsewhere at the same time; never who."""

    post: str
    post_elsewhere: str
    organization_id: str | None = None
    start_date: PartialDate | None = None
    end_date: PartialDate | None = None
    note: str | None = None


class Committee(Body, frozen=True, kw_only=True, tag="committee"):
    """A term. `term_end_date` is when it runs out by the rules, `end_date` when it really ended."""

    name: str
    classification: str | None = None
    term_number: int | None = None
    start_date: PartialDate | None = None
    term_end_date: PartialDate | None = None
    end_date: PartialDate | None = None
    end_reason: str | None = None
    elected_by_id: str | None = None
    ended_by_id: str | None = None
    seats: int | None = None
    members: tuple[Membership, ...] = ()
    party_member_count: int | None = None
    one_shoulder: bool | None = None
    cross_appointments: tuple[CrossAppointment, ...] = ()
    filing: Filing | None = None
    posted: tuple[Posting, ...] = ()
    contact_details: tuple[ContactDetail, ...] = ()
    description: str | None = None


KIND = Kind(
    name="committee",
    body=Committee,
    folder="committees",
    home=Home.COMPOUND,
    heading=lambda body: body.name,
    dated_by="start_date",
)
