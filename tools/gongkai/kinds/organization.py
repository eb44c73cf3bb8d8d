"""A body that takes part: Party organisation, residents' committee, owners' assembly, property company and so on."""

from msgspec import Struct

from gongkai.model.body import Body
from gongkai.model.facts import ContactDetail, Figure, Identification
from gongkai.model.kind import Home, Kind
from gongkai.model.period import PartialDate


class MemberOrganization(Struct, frozen=True):
    """One member of a body that is made of organizations, and what it does there."""

    role: str
    name: str | None = None
    organization_id: str | None = None


class Organization(Body, frozen=True, kw_only=True, tag="organization"):
    """An organization; `ownership` is public or market, for property companies.

    `secretary_is_head` is the one shoulder of policy: secretary of the community Party organisation and head of the
    residents' committee. That of a committee (`one_shoulder`) is another fact about other posts.
    """

    name: str
    classification: str
    other_names: tuple[str, ...] = ()
    area_id: str | None = None
    parent_id: str | None = None
    compound_ids: tuple[str, ...] = ()
    identifiers: tuple[Identification, ...] = ()
    founding_date: PartialDate | None = None
    dissolution_date: PartialDate | None = None
    ownership: str | None = None
    secretary_is_head: bool | None = None
    member_organizations: tuple[MemberOrganization, ...] = ()
    contact_details: tuple[ContactDetail, ...] = ()
    description: str | None = None
    figures: tuple[Figure, ...] = ()


KIND = Kind(
    name="organization", body=Organization, folder="organizations", home=Home.FLAT, heading=lambda body: body.name
)
