"""Whoever sits on a committee has passed the check of who may stand.

A member owns a home in the compound, has full civil capacity and keeps the law and the covenant; places add bars, for
example working for the property company. The record says only whether the check was passed, on which day and which
office made it. What was looked at stays out of it, because it says something about a person's debts, health or family.

Source: Property Management Regulations, article 16; Guiding Rules on Owners' Assemblies and Committees (2009), article
31; Beijing Property Management Regulations, article 39.
"""

from collections.abc import Iterator

from gongkai.check.rule import Problem
from gongkai.kinds.committee import Committee
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.text import N_

SEVERITY = Severity.WARNING
ACTOR = Actor.STREET
FIX = N_("Correct the result if it is a slip; else the seat is vacant: close the membership with its day and reason.")
FAILED = N_("This member did not pass the check of {checked}, and is listed with a seat after that day.")


def check(archive: Archive) -> Iterator[Problem]:
    for committee in archive.each(Committee):
        for index, member in enumerate(committee.body.members):
            checked = member.eligibility
            if (
                checked
                and not checked.passed
                and (member.end_date is None or checked.checked_on < member.end_date.first)
            ):
                at = f"/members/{index}/eligibility/passed"
                yield Problem(committee, at, FAILED, checked=checked.checked_on)
