"""A property management commission has the members that the place asks for.

It acts where no owners' committee can be formed: an odd number of members, enough of them, at least half of them
owners, and the chair from the residents' committee or the street. Seats count, and how many of the members are owners
is written as a number, never as names.

Source: Beijing Property Management Regulations, articles 52 to 59; Hangzhou Property Management Regulations, article
39; Guangzhou Property Management Regulations, articles 47 to 50; the local rules that the profile of the place names.
"""

from collections.abc import Iterator

from gongkai.check.committees import reaches
from gongkai.check.jurisdiction import law_at
from gongkai.check.rule import Problem
from gongkai.kinds.committee import COMMISSION, Committee
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.text import N_

SEVERITY = Severity.WARNING
ACTOR = Actor.STREET
FIX = N_("Correct the numbers if they are a slip; else complete the commission.")
FEW = N_("The commission has {seats} members; at least {least} are needed here ({law}).")
MANY = N_("The commission has {seats} members; at most {most} are allowed here ({law}).")
EVEN = N_("The commission has {seats} members; the number has to be odd ({law}).")
OWNERS = N_("{owners} of the {seats} members are owners; at least {share} of them is needed ({law}).")
CHAIR = N_("The chair of the commission does not come from the residents' committee or the street ({law}).")


def check(archive: Archive) -> Iterator[Problem]:
    for commission in archive.each(Committee):
        body = commission.body
        if body.classification != COMMISSION or body.start_date is None:
            continue
        least = law_at(archive, commission.place, "commission_min_count", body.start_date)
        most = law_at(archive, commission.place, "commission_max_count", body.start_date)
        share = law_at(archive, commission.place, "commission_owner_share", body.start_date)
        seats, owners = body.seats, body.owner_member_count
        if seats and least and seats < least.whole:
            yield Problem(commission, "/seats", FEW, seats=seats, least=least.whole, law=least)
        elif seats and most and seats > most.whole:
            yield Problem(commission, "/seats", MANY, seats=seats, most=most.whole, law=most)
        elif seats and least and seats % 2 == 0:  # every place that says how many says that they are odd
            yield Problem(commission, "/seats", EVEN, seats=seats, law=least)
        if seats and share and owners is not None and not reaches(share, owners, seats):
            facts = {"owners": owners, "seats": seats, "share": str(share.value), "law": share}
            yield Problem(commission, "/owner_member_count", OWNERS, **facts)
        if least and body.chair_from not in (None, "residents-committee", "subdistrict"):
            yield Problem(commission, "/chair_from", CHAIR, law=least)
