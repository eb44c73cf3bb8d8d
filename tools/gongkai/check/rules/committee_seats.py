"""An elected committee has an odd number of seats.

Seats are what the rules fix for the term, not the members who happen to sit: a vacancy does not change them.

Source: Guiding Rules on Owners' Assemblies and Owners' Committees (2009), article 31.
"""

from collections.abc import Iterator

from gongkai.check.jurisdiction import code_of
from gongkai.check.rule import Problem
from gongkai.kinds.committee import Committee
from gongkai.law.numbers import committee_seats
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.text import N_

SEVERITY = Severity.ERROR
ACTOR = Actor.COMMITTEE
FIX = N_("Fix an odd number of seats in the rules of procedure; if the number here is a slip, correct it.")
EVEN = N_("The committee has {seats} seats; the number has to be odd ({law}).")


def check(archive: Archive) -> Iterator[Problem]:
    for committee in archive.each(Committee):
        body = committee.body
        if body.seats is None or body.start_date is None or not body.is_elected:
            continue
        law = committee_seats(archive.profiles, code_of(archive, committee.place), body.start_date)
        if law and law.odd and body.seats % 2 == 0:
            yield Problem(committee, "/seats", EVEN, seats=body.seats, law=law)
