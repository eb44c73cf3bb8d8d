"""The authority answers a filing in time.

The duty is the authority's, so this is told and keeps nothing from being published. Beijing counts working days, which
follow the yearly notice of holidays; for a year whose notice is not known yet nothing is said.

Source: Beijing Property Management Regulations, article 43; Qingyuan Regulations on Property Management in Residential
Compounds, article 21; Shanghai Provisions on Residential Property Management, article 34.
"""

from collections.abc import Iterator
from datetime import date

from gongkai.check.jurisdiction import law_at
from gongkai.check.rule import Problem
from gongkai.kinds.committee import Committee
from gongkai.law.calendar import deadline, working_deadline
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.model.record import Record
from gongkai.text import N_

SEVERITY = Severity.INFO
ACTOR = Actor.STREET
FIX = N_("Answer filings within the days that the place sets; if the day is a slip, correct it.")
LATE = N_("The filing of {filed} was answered on {answered}, due by {due} ({law}).")


def check(archive: Archive) -> Iterator[Problem]:
    for committee in archive.each(Committee):
        filing = committee.body.filing
        if filing and filing.answered_on:
            yield from _late(archive, committee, "/filing", filing.filed_on, filing.answered_on)
        for i, change in enumerate(committee.body.change_filings):
            if change.filed_on and change.answered_on:
                at = f"/change_filings/{i}"
                yield from _late(archive, committee, at, change.filed_on, change.answered_on)


def _late(archive: Archive, committee: Record[Committee], at: str, filed: date, answered: date) -> Iterator[Problem]:
    law = law_at(archive, committee.place, "filing_answer_working_days", filed)
    due = working_deadline(filed, law.whole) if law else None
    if law is None:
        law = law_at(archive, committee.place, "filing_answer_days", filed)
        due = deadline(filed, law.whole) if law else None
    if due and due.certain and answered > due.day:
        facts = {"filed": filed, "answered": answered, "due": due.day}
        yield Problem(committee, f"{at}/answered_on", LATE, law=law, **facts)
