"""A committee never has more members with a vote than it has seats.

Whoever comes in takes a seat that was left: the membership before it has ended by then. On the day on which one leaves
and the next begins, one counts. Alternates and a paid secretary hold no seat. Only memberships whose beginning is known
are counted, and one that ended on a day that is not known is the matter of another rule.

Source: Guiding Rules on Owners' Assemblies and Owners' Committees (2009), article 31.
"""

from collections.abc import Iterator

from gongkai.check.rule import Problem
from gongkai.kinds.committee import Committee
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.text import N_

SEVERITY = Severity.WARNING
ACTOR = Actor.SECRETARY
FIX = N_("End the membership of whoever left, with the day, or correct the number of seats.")
TOO_MANY = N_("On {day} the committee has {members} members with a vote and {seats} seats.")


def check(archive: Archive) -> Iterator[Problem]:
    for committee in archive.each(Committee):
        seats = committee.body.seats
        dated = [
            (index, m) for index, m in committee.body.voting if m.start_date and not (m.end_reason and not m.end_date)
        ]
        if seats is None or len(dated) <= seats:
            continue
        for index, member in sorted(dated, key=lambda pair: (pair[1].start_date, pair[0])):
            day = member.start_date
            members = sum(other.surely_sits_on(day.last) for _, other in dated) if day else 0
            if members > seats:
                yield Problem(
                    committee, f"/members/{index}/start_date", TOO_MANY, day=day, members=members, seats=seats
                )
                break
