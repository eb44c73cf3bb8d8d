"""A property management commission posts who its members are and what it decides, in time and for long enough.

How many days its list hangs, within how many days a decision is posted and how long it hangs is said by the place. The
day on which something is put up is not counted, and neither is the day of the decision. A paper whose last day is not
recorded may still hang.

Source: Beijing Property Management Regulations, articles 52 to 59; Hangzhou Property Management Regulations, articles
39 to 41; Guangzhou Property Management Regulations, articles 47 to 50; Qingyuan Regulations on Property Management in
Residential Compounds, articles 26 to 31.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from gongkai.check.committees import commission_meetings, decision_due, each_dated, first_posted
from gongkai.check.hanging import hanging
from gongkai.check.jurisdiction import law_at
from gongkai.check.rule import Problem
from gongkai.kinds.committee import COMMISSION, Committee
from gongkai.law.calendar import certainly_after
from gongkai.model.archive import Archive
from gongkai.model.facts import Posting
from gongkai.model.finding import Actor, Severity
from gongkai.model.profile import Number
from gongkai.model.record import Record
from gongkai.text import N_

SEVERITY = Severity.WARNING
ACTOR = Actor.STREET
FIX = N_("Correct the days if they are a slip; else post it again for as long as is needed.")
LATE = N_("Posted on {posted}; the commission decided on {decided}, so by {due} it has to hang ({law}).")
SHORT = N_("It hung for {days} days; {needed} are needed ({law}).")
SHORT_WORKING = N_("It hung for {days} working days; {needed} are needed ({law}).")


def check(archive: Archive) -> Iterator[Problem]:
    for commission in archive.each(Committee):
        body = commission.body
        if body.classification == COMMISSION and body.start_date and body.posted:
            law = law_at(archive, commission.place, "commission_list_posting_days", body.start_date)
            yield from _too_short(commission, "/posted", body.posted, law)
    for on, meeting in each_dated(commission_meetings(archive)):
        length = law_at(archive, meeting.place, "commission_decision_length_days", on)
        working = law_at(archive, meeting.place, "commission_decision_length_working_days", on)
        told: set[str] = set()  # one paper can announce every decision of a meeting: then it is judged once
        for index, resolution in enumerate(meeting.body.resolutions):
            postings = resolution.posted or meeting.body.posted
            at = f"/resolutions/{index}/posted" if resolution.posted else "/posted"
            posted = first_posted(postings)
            if posted is None or at in told:
                continue
            told.add(at)
            found = decision_due(archive, meeting, resolution, "commission_decision_posting_days")
            if found and certainly_after(posted, found[1]):
                yield Problem(meeting, at, LATE, posted=posted, decided=found[0], due=found[1].day, law=found[2])
            yield from _too_short(meeting, at, postings, length or working, working=length is None)


def _too_short(
    record: Record[Any], at: str, postings: Sequence[Posting], law: Number | None, *, working: bool = False
) -> Iterator[Problem]:
    days = law.whole if law else None
    hung = hanging(None if working else days, days if working else None, postings)
    if hung and hung.too_short:
        yield Problem(record, at, SHORT_WORKING if working else SHORT, days=hung.days, needed=hung.needed, law=law)
