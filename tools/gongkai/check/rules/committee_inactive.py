"""A committee that did nothing for months is elected anew early.

Where the place says after how many months, the last meeting that is recorded is counted, or the start of the term, or
the day from which the compound keeps its record here, whichever is latest. It is information: meetings that nobody
wrote down look the same.

Source: Shanghai Provisions on Residential Property Management, article 32; Ningbo Residential Compound Property
Management Regulations, article 82.
"""

from collections.abc import Iterator

from gongkai.check.committees import committee_meetings, last_day
from gongkai.check.jurisdiction import law_at
from gongkai.check.rule import Problem
from gongkai.kinds.committee import Committee
from gongkai.kinds.compound import Compound
from gongkai.law.calendar import months_later
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.text import N_

SEVERITY = Severity.INFO
ACTOR = Actor.STREET
FIX = N_("Add the meetings that are not recorded; else begin the re-election.")
IDLE = N_("No work of this committee is recorded since {since}; after {months} months a re-election begins ({law}).")


def check(archive: Archive) -> Iterator[Problem]:
    held = committee_meetings(archive)
    for committee in archive.each(Committee):
        compound = archive.get(committee.place, Compound)
        kept, body = (compound.body.disclosing_since if compound else None), committee.body
        over = body.end_date is not None or (last_day(body) or archive.as_of) < archive.as_of
        if kept is None or body.start_date is None or over or not body.is_elected:
            continue
        met = [on.last for on, _ in held.get(committee.place, ()) if on.first <= archive.as_of]
        since = max(kept, body.start_date.last, *met)
        law = law_at(archive, committee.place, "inactive_months", archive.as_of)
        if law and months_later(since, law.whole) < archive.as_of:
            yield Problem(committee, "", IDLE, since=since, months=law.whole, law=law)
