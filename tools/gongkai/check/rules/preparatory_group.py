"""The group that prepares an election has an odd number of members, half of them owners at least, and is led in public.

The preparatory group of a first assembly, and the group for a re-election, decide who is on the list of candidates. So
their number is odd, owners have at least half of the seats, and the list of members hangs in the compound within a few
days. The chair comes from the street or town; in some places, such as Beijing and Huzhou, from the residents'
committee. Shenzhen does not ask for an odd number. Members are counted by side and never named here.

Source: Guiding Rules on Owners' Assemblies and Committees (2009), articles 10 and 11; Shanghai Provisions on
Residential Property Management, article 15; Beijing Property Management Regulations, article 31.
"""

from collections.abc import Iterator

from gongkai.check.committees import first_posted
from gongkai.check.elections import is_recorded
from gongkai.check.jurisdiction import law_at
from gongkai.check.rule import Problem
from gongkai.kinds.election import Election
from gongkai.law.calendar import certainly_after, deadline
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.model.record import Record
from gongkai.text import N_

SEVERITY = Severity.WARNING
ACTOR = Actor.STREET
FIX = N_("Change the group or post its list; if a number or a day is a slip, correct it.")
EVEN = N_("The group has {size} members; the number has to be odd ({law}).")
TOO_FEW_OWNERS = N_("{owners} of the {size} members of the group are owners; at least {part} are needed ({law}).")
LED_BY_A_PARTY = N_(
    "The group is led by one of the sides; its chair comes from the street or the residents' committee."
)
POSTED_LATE = N_("The group was formed on {formed}; its list was posted on {posted}, after {due} ({law}).")
NOT_POSTED = N_("The group was formed on {formed}; no posting of its list is recorded, due by {due} ({law}).")
# Who may lead it: the police, the developer, the company and the owners are parties to what it decides.
LEADERS = ("street", "residents-committee", "community-party")


def check(archive: Archive) -> Iterator[Problem]:
    for election in archive.each(Election):
        group = election.body.group
        if group is None or group.formed_on is None:
            continue
        formed, size = group.formed_on, group.size
        odd = law_at(archive, election.place, "prep_group_odd_count", formed)
        if size and size % 2 == 0 and odd and odd.whole:
            yield Problem(election, "/group/group_seats", EVEN, size=size, law=odd)
        part = law_at(archive, election.place, "prep_group_owner_share", formed)
        if part and group.owners * part.value.denominator < size * part.value.numerator:
            facts = {"owners": group.owners, "size": size, "part": part.value, "law": part}
            yield Problem(election, "/group/group_seats", TOO_FEW_OWNERS, **facts)
        if part and group.chaired_by and group.chaired_by not in LEADERS:
            yield Problem(election, "/group/chaired_by", LED_BY_A_PARTY, law=part)
        yield from _posting(archive, election)


def _posting(archive: Archive, election: Record[Election]) -> Iterator[Problem]:
    group = election.body.group
    assert group is not None
    assert group.formed_on is not None
    law = law_at(archive, election.place, "prep_group_list_posting_days", group.formed_on)
    if law is None:
        return
    due = deadline(group.formed_on, law.whole)
    posted = first_posted(group.posted)
    facts = {"formed": group.formed_on, "due": due.day, "law": law}
    if posted and certainly_after(posted, due):
        yield Problem(election, "/group/posted", POSTED_LATE, posted=posted, **facts)
    elif (
        posted is None and certainly_after(archive.as_of, due) and is_recorded(archive, election.place, group.formed_on)
    ):
        yield Problem(election, "/group", NOT_POSTED, **facts)
