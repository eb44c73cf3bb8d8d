"""A committee has as many seats as the place allows.

Nationally five to eleven; a city can ask for other numbers, and can let a small compound elect three. The seats that
the rules fix for the term count, not the members who happen to sit. Where the law counts households, the units of the
compound are counted; where neither they nor the floor area are known, a small committee is not called too small.

Source: Guiding Rules on Owners' Assemblies and Committees (2009), article 31; the local rules that the profile of the
place names.
"""

from collections.abc import Iterator

from gongkai.check.jurisdiction import code_of
from gongkai.check.rule import Problem
from gongkai.kinds.committee import Committee
from gongkai.kinds.compound import Compound
from gongkai.law.numbers import committee_seats
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.model.profile import CommitteeSeats
from gongkai.model.record import Record
from gongkai.text import N_

SEVERITY = Severity.WARNING
ACTOR = Actor.COMMITTEE
FIX = N_("Fix a number of seats within the range in the rules of procedure; if the number here is a slip, correct it.")
FEW = N_("The committee has {seats} seats; at least {least} are needed here ({law}).")
MANY = N_("The committee has {seats} seats; at most {most} are allowed here ({law}).")


def check(archive: Archive) -> Iterator[Problem]:
    for committee in archive.each(Committee):
        body = committee.body
        if body.seats is None or body.start_date is None or not body.is_elected:
            continue
        law = committee_seats(archive.profiles, code_of(archive, committee.place), body.start_date)
        if law is None:
            continue
        least = law.at_least
        if least and law.small_seats and _may_be_small(archive.get(committee.place, Compound), law):
            least = law.small_seats
        if least and body.seats < least:
            yield Problem(committee, "/seats", FEW, seats=body.seats, least=least, law=law)
        elif law.at_most and body.seats > law.at_most:
            yield Problem(committee, "/seats", MANY, seats=body.seats, most=law.at_most, law=law)


def _may_be_small(compound: Record[Compound] | None, law: CommitteeSeats) -> bool:
    if compound is None:
        return True
    units, area = compound.body.number_of_units, compound.body.total_exclusive_area
    by_households = law.small_households is not None and (units is None or units <= law.small_households)
    return by_households or (law.small_area is not None and (area is None or area <= law.small_area))
