"""A preparatory group has as many members from each side as the place says.

Shenzhen fixes who sits in the group: one member each from the street office, the community Party organisation, the
police, the residents' committee and the developer, and three to five owners. Nobody else sits in it. Only a group whose
members are recorded by side is counted.

Source: Shenzhen Special Economic Zone Property Management Regulations, article 20.
"""

from collections import Counter
from collections.abc import Iterator

from gongkai.check.jurisdiction import law_at
from gongkai.check.rule import Problem
from gongkai.kinds.election import Election, Group
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity, Titled
from gongkai.model.profile import Number
from gongkai.model.record import Record
from gongkai.text import N_

SEVERITY = Severity.WARNING
ACTOR = Actor.STREET
FIX = N_("Change who sits in the group; if a number here is a slip, correct it.")
FEW_OWNERS = N_("{owners} members of the group are owners; at least {least} are needed ({law}).")
MANY_OWNERS = N_("{owners} members of the group are owners; at most {most} are allowed ({law}).")
OTHER_NUMBER = N_("{side} has {count} members in the group; one is needed ({law}).")
NO_SEAT = N_("The group has {count} members of a side that has no seat in it ({law}).")
ONE_EACH = {
    "street": Titled(zh="街道", en="The street office"),
    "community-party": Titled(zh="社区党组织", en="The community Party organisation"),
    "police": Titled(zh="公安派出所", en="The police"),
    "residents-committee": Titled(zh="居民委员会", en="The residents' committee"),
    "developer": Titled(zh="建设单位", en="The developer"),
}


def check(archive: Archive) -> Iterator[Problem]:
    for election in archive.each(Election):
        group = election.body.group
        if group is None or group.formed_on is None or not group.size or election.body.classification != "formation":
            continue
        least = law_at(archive, election.place, "prep_group_owners_min_count", group.formed_on)
        most = law_at(archive, election.place, "prep_group_owners_max_count", group.formed_on)
        if least and group.owners < least.whole:
            facts = {"owners": group.owners, "least": least.whole, "law": least}
            yield Problem(election, "/group/group_seats", FEW_OWNERS, **facts)
        elif most and group.owners > most.whole:
            yield Problem(election, "/group/group_seats", MANY_OWNERS, owners=group.owners, most=most.whole, law=most)
        sides = law_at(archive, election.place, "prep_group_sides_count", group.formed_on)
        if sides and sides.whole == len(ONE_EACH):
            yield from _sides(election, group, sides)


def _sides(election: Record[Election], group: Group, law: Number) -> Iterator[Problem]:
    counts: Counter[str] = Counter()
    for seat in group.group_seats:
        counts[seat.represents] += seat.count
    for side, words in ONE_EACH.items():
        if counts[side] != 1:
            yield Problem(election, "/group/group_seats", OTHER_NUMBER, side=words, count=counts[side], law=law)
    others = sum(count for side, count in counts.items() if side not in ONE_EACH and side != "owners")
    if others:
        yield Problem(election, "/group/group_seats", NO_SEAT, count=others, law=law)
