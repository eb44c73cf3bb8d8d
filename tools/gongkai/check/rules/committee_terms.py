"""A committee's term lasts no longer than the law allows, and only one committee is in office at a time.

A term runs from its start until it ends, or until the day it runs out by the rules. The day of the hand-over belongs to
both terms. An elected committee follows the law's limit; how long an interim body may act is another matter.

Source: Guiding Rules on Owners' Assemblies and Owners' Committees (2009), article 32.
"""

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from gongkai.check.jurisdiction import code_of
from gongkai.check.rule import Problem
from gongkai.kinds.committee import ACTING, COMMISSION, Committee
from gongkai.law.numbers import committee_term
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.model.period import years_later
from gongkai.model.record import Record
from gongkai.text import N_

SEVERITY = Severity.ERROR
ACTOR = Actor.COMMITTEE
FIX = N_("Correct the dates; if the term really lasted too long, hold the re-election now.")
OVERLAP = N_("This committee begins on {begin}, while {before} is in office until {end}.")
OPEN = N_("This committee begins on {begin}, but the record of {before} does not say when it ended.")
STAYED = N_("This committee stayed in office until {end}; at most {years} years are allowed, until {latest} ({law}).")
TOO_LONG = N_("The term runs from {begin} to {end}; at most {years} years are allowed, until {latest} ({law}).")


def check(archive: Archive) -> Iterator[Problem]:
    of_compound: dict[str, list[Record[Committee]]] = defaultdict(list)
    for committee in archive.each(Committee):
        if committee.body.classification not in (COMMISSION, ACTING):  # of those `acting-body-alone` speaks
            of_compound[committee.place].append(committee)
        yield from _length(archive, committee)
    for committees in of_compound.values():
        dated = [(c.body.start_date, c) for c in committees if c.body.start_date]
        for (_, before), (_, after) in pairwise(sorted(dated, key=lambda pair: (pair[0], pair[1].id))):
            yield from _succession(before, after)


def _length(archive: Archive, committee: Record[Committee]) -> Iterator[Problem]:
    body = committee.body
    if not body.is_elected or body.start_date is None:
        return
    law = committee_term(archive.profiles, code_of(archive, committee.place), body.start_date)
    if law is None:
        return
    # Civil Code 201 and 202: the day of the start is not counted, so five years from 1 March end with 1 March.
    latest = years_later(body.start_date.last, law.years)
    facts = {"begin": body.start_date, "latest": latest, "years": law.years, "law": law}
    planned, real = body.term_end_date, body.end_date
    if planned and planned.first > latest:
        yield Problem(committee, "/term_end_date", TOO_LONG, end=planned, **facts)
    elif real and real.first > latest:
        yield Problem(committee, "/end_date", STAYED if planned else TOO_LONG, end=real, **facts)


def _succession(before: Record[Committee], after: Record[Committee]) -> Iterator[Problem]:
    begin, end = after.body.start_date, before.body.end_date
    assert begin is not None
    if end is not None:
        if begin.certainly_before(end):
            yield Problem(after, "/start_date", OVERLAP, begin=begin, end=end, before=before.body.name)
        return
    runs_out = before.body.term_end_date
    is_over = runs_out is not None and not begin.certainly_before(runs_out)
    if not is_over and not any(gap.field == "end_date" for gap in before.body.gaps):
        yield Problem(after, "/start_date", OPEN, begin=begin, before=before.body.name)
