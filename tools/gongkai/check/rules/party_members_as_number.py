"""How many members of a committee are Party members is a number that tells nobody's membership.

Whether somebody is a Party member is not published of a person. A number is published, so that the share can be
followed, where the committee has five seats or more. A number that means nobody or everybody says it of each of them,
and so does any number of a smaller committee to those who know some of its members.

Source: Personal Information Protection Law of the PRC, articles 6 and 28; Civil Code of the PRC, article 1034.
"""

from collections.abc import Iterator

from gongkai.check.rule import Problem
from gongkai.kinds.committee import Committee
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.text import N_

SEVERITY = Severity.ERROR
ACTOR = Actor.SECRETARY
FIX = N_("Delete party_member_count and name it under gaps, with not-public as the reason.")
FEW = N_("The committee has {seats} seats; the number of Party members is only published from {least} on.")
EACH = N_("Of {seats} members, {count} are Party members: that tells it of every one of them.")

LEAST = 5  # our own limit; the law names none


def check(archive: Archive) -> Iterator[Problem]:
    for committee in archive.each(Committee):
        body = committee.body
        count = body.party_member_count
        if count is None:
            continue
        seats = body.seats or sum(member.has_vote and member.end_date is None for member in body.members)
        if not seats:
            continue  # how many it is of is not told
        if seats < LEAST:
            yield Problem(committee, "/party_member_count", FEW, seats=seats, least=LEAST)
        elif count in (0, seats):
            yield Problem(committee, "/party_member_count", EACH, seats=seats, count=count)
