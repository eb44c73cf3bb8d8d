"""A committee has one chair, chosen from its members.

The chair calls the meetings and answers for the seals, so there is one at a time, and a list that fills every seat
names one. Whoever follows may begin on the day on which the one before ended.

Source: Property Management Regulations, article 16; Guiding Rules on Owners' Assemblies and Committees (2009), article
32.
"""

from collections.abc import Iterator
from itertools import pairwise

from gongkai.check.committees import sitting
from gongkai.check.rule import Problem
from gongkai.kinds.committee import Committee, Membership
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.model.period import PartialDate
from gongkai.text import N_

SEVERITY = Severity.WARNING
ACTOR = Actor.SECRETARY
FIX = N_("Correct the posts and their dates in the list of members.")
TWO = N_("On {day} the committee has two chairs; there is one at a time.")
NONE = N_("The list fills all {seats} seats, and nobody in it is the chair.")


def check(archive: Archive) -> Iterator[Problem]:
    for committee in archive.each(Committee):
        chairs = [(index, member) for index, member in committee.body.voting if member.post == "chair"]
        dated = sorted(((chair.start_date, index, chair) for index, chair in chairs if chair.start_date), key=_begin)
        for (_, _, before), (begun, index, _) in pairwise(dated):
            if before.surely_sits_on(begun.last):
                yield Problem(committee, f"/members/{index}/start_date", TWO, day=begun)
        if not chairs and sitting(committee.body, archive.as_of):
            yield Problem(committee, "/members", NONE, seats=committee.body.seats)


def _begin(chair: tuple[PartialDate, int, Membership]) -> tuple[PartialDate, int]:
    return chair[:2]
