"""Works from the maintenance fund follow the order of the law: plan, decision, works, consent, payment.

First there is a plan, then the owners decide on it, then the works begin. The committee agrees to the payment when it
has seen the papers, and files that with the authority; only then does the bank pay. Where a date is given only as a
month or a year, two steps are in the wrong order only if they are so whatever the days were. Urgent use has neither
plan nor decision beforehand, but its payment too waits for the committee's consent.

Source: Measures for the Residential Maintenance Fund (Order 165), articles 22 and 23.
"""

from collections.abc import Iterator

from gongkai.check.decided import resolution_named
from gongkai.check.fund import FundPayment, payments_of_works
from gongkai.check.rule import Problem
from gongkai.kinds.project import Project
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.model.period import exactly
from gongkai.model.record import Record
from gongkai.text import N_

SEVERITY = Severity.WARNING
ACTOR = Actor.COMMITTEE
FIX = N_("Compare the dates with the papers; where a step was left out, tell the owners why.")
PLAN_LATE = N_("The plan is dated {day}, after the owners had decided on {before}.")
BEGUN_EARLY = N_("The works began on {day}, before the owners decided on {before}.")
APPROVED_EARLY = N_("The committee agreed to the payment on {day}, before the owners decided on {before}.")
FILED_EARLY = N_("It was filed on {day}, before the committee agreed to the payment on {before}.")
PAID_EARLY = N_("The fund paid on {day}, before the committee agreed to it on {before}.")
PAID_UNFILED = N_("The fund paid on {day}, before the papers were filed with the authority on {before}.")


def check(archive: Archive) -> Iterator[Problem]:
    for project_id, payments in payments_of_works(archive).items():
        project = archive.get(project_id, Project)
        if project:
            if project.body.emergency is None:
                yield from _decision(archive, project)
            yield from _payments(project, payments)


def _decision(archive: Archive, project: Record[Project]) -> Iterator[Problem]:
    body = project.body
    found = resolution_named(archive, body.resolution_id)
    decided = found[0].body.decided(found[1]) if found else None
    if decided is None:
        return
    if body.plan and body.plan.date and decided.certainly_before(body.plan.date):
        yield Problem(project, "/plan/date", PLAN_LATE, day=body.plan.date, before=decided)
    if body.start_date and body.start_date.certainly_before(decided):
        yield Problem(project, "/start_date", BEGUN_EARLY, day=body.start_date, before=decided)
    if body.approved_on and exactly(body.approved_on).certainly_before(decided):
        yield Problem(project, "/approved_on", APPROVED_EARLY, day=body.approved_on, before=decided)


def _payments(project: Record[Project], payments: list[FundPayment]) -> Iterator[Problem]:
    approved, filing = project.body.approved_on, project.body.filing
    if approved and filing and filing.filed_on < approved:
        yield Problem(project, "/filing/filed_on", FILED_EARLY, day=filing.filed_on, before=approved)
        return
    for payment in payments:
        paid, at = payment.entry.booked_on, f"/entries/{payment.index}/booked_on"
        if approved and paid < approved:
            yield Problem(payment.statement, at, PAID_EARLY, day=paid, before=approved)
        elif filing and paid < filing.filed_on:
            yield Problem(payment.statement, at, PAID_UNFILED, day=paid, before=filing.filed_on)
