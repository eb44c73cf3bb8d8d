"""Posts in two places, and Party members as a number: facts about a committee and never about a person.

One shoulder 一肩挑 is of two sorts. In policy it is the secretary of the community's Party organisation who also heads
the residents' committee. Some places mean the secretary of the compound's Party organisation who also chairs the
owners' committee. Posts that members hold elsewhere 交叉任职 are a third fact.
"""

from collections.abc import Iterator
from fractions import Fraction

from msgspec import Struct

from gongkai.check.rules.party_members_as_number import LEAST
from gongkai.kinds.committee import Committee
from gongkai.kinds.compound import Compound
from gongkai.kinds.organization import Organization
from gongkai.model.archive import Archive
from gongkai.model.record import Record
from gongkai.text import N_

NO_NUMBER = N_("The record gives no number.")
NO_SEATS = N_("Not shown: the record does not say of how many members it would be a share.")
FEW = N_("Not shown: in a committee of fewer than {least}, a number would tell who is one.")
EACH = N_("Not shown: none or all would tell it of every member.")


class PartyMembers(Struct, frozen=True):
    """How many of the seats Party members hold; `why` is the message that says why that is not shown."""

    count: int = 0
    seats: int = 0
    why: str = ""
    least: int = LEAST

    @property
    def share(self) -> Fraction:
        """Return the share of the seats."""
        return Fraction(self.count, self.seats)


def party_members(committee: Committee) -> PartyMembers:
    """Return the number of Party members where it may be shown: from five seats on, and never none or all."""
    count = committee.party_member_count
    seats = committee.seats or sum(member.end_date is None for _, member in committee.voting)
    if count is None:
        return PartyMembers(why=NO_NUMBER)
    if not seats:
        return PartyMembers(why=NO_SEATS)
    if seats < LEAST:
        return PartyMembers(why=FEW)
    return PartyMembers(why=EACH) if count in (0, seats) else PartyMembers(count=count, seats=seats)


def residents_committees(archive: Archive, place: str) -> Iterator[Record[Organization]]:
    """Yield the residents' committees that take part in a compound today, as its record names them."""
    compound = archive.get(place, Compound)
    for engagement in compound.body.organizations if compound else ():
        found = archive.get(engagement.organization_id, Organization)
        gone = engagement.end_date is not None and engagement.end_date.last < archive.as_of
        if found and not gone and found.body.classification == "residents-committee":
            yield found
