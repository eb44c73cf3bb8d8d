"""A preparatory group is neither smaller nor larger than the place allows.

Shandong, Qingdao and Liaocheng ask for seven members or more, Huzhou for five to eleven, Shenzhen for seven to ten.
National rules name no size. Only a group whose members are recorded by side is counted.

Source: Shandong Property Management Regulations, article 21; Qingdao Property Management Regulations, article 23;
Huzhou Property Management Regulations, article 12; Shenzhen Special Economic Zone Property Management Regulations,
article 20.
"""

from collections.abc import Iterator

from gongkai.check.jurisdiction import law_at
from gongkai.check.rule import Problem
from gongkai.kinds.election import Election
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.text import N_

SEVERITY = Severity.WARNING
ACTOR = Actor.STREET
FIX = N_("Change the number of members; if the number here is a slip, correct it.")
TOO_SMALL = N_("The group has {size} members; at least {least} are needed ({law}).")
TOO_LARGE = N_("The group has {size} members; at most {most} are allowed ({law}).")


def check(archive: Archive) -> Iterator[Problem]:
    for election in archive.each(Election):
        group = election.body.group
        if group is None or group.formed_on is None or not group.size:
            continue
        least = law_at(archive, election.place, "prep_group_min_count", group.formed_on)
        most = law_at(archive, election.place, "prep_group_max_count", group.formed_on)
        if least and group.size < least.whole:
            yield Problem(election, "/group/group_seats", TOO_SMALL, size=group.size, least=least.whole, law=least)
        elif most and group.size > most.whole:
            yield Problem(election, "/group/group_seats", TOO_LARGE, size=group.size, most=most.whole, law=most)
