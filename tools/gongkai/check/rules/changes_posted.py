"""A change of the members, the rules or the covenant is made known where the place asks for it.

Hangzhou gives seven days from the change to bring what is published up to date. Shenzhen has a seat that was filled
posted before it is filed; how long it hangs is not said. The day of the change is not counted. A change without a
posting is told only where the record was kept when it happened, and once the last day has passed.

Source: Hangzhou Property Management Regulations, article 30; Shenzhen Special Economic Zone Property Management
Regulations, article 41; Civil Code of the PRC, articles 201 and 203.
"""

from collections.abc import Iterator

from gongkai.check.committees import first_posted
from gongkai.check.elections import is_recorded
from gongkai.check.jurisdiction import law_at
from gongkai.check.rule import Problem
from gongkai.kinds.committee import ChangeFiling, Committee
from gongkai.law.calendar import certainly_after, deadline
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.model.record import Record
from gongkai.text import N_

SEVERITY = Severity.WARNING
ACTOR = Actor.COMMITTEE
FIX = N_("Post the change now, and record where and from which day; if a day is a slip, correct it.")
LATE = N_("The change of {changed} was posted on {posted}, due by {due} ({law}).")
NOT_POSTED = N_("The change of {changed} had to be posted by {due}; no posting is recorded ({law}).")
SEAT = N_("A seat was filled on {changed}; the posting that comes before its filing is not recorded ({law}).")
FILLED = "递补"


def check(archive: Archive) -> Iterator[Problem]:
    for committee in archive.each(Committee):
        for i, change in enumerate(committee.body.change_filings):
            yield from _change(archive, committee, change, f"/change_filings/{i}")


def _change(archive: Archive, committee: Record[Committee], change: ChangeFiling, at: str) -> Iterator[Problem]:
    posted, changed = first_posted(change.posted), change.changed_on
    law = law_at(archive, committee.place, "information_update_days", changed)
    due = deadline(changed, law.whole) if law else None
    if posted:
        if due and certainly_after(posted, due):
            yield Problem(committee, f"{at}/posted", LATE, changed=changed, posted=posted, due=due.day, law=law)
    elif not is_recorded(archive, committee.place, changed):
        return
    elif due:
        if certainly_after(archive.as_of, due):
            yield Problem(committee, at, NOT_POSTED, changed=changed, due=due.day, law=law)
    elif change.filed_on and FILLED in change.change:
        seat = law_at(archive, committee.place, "vacancy_filing_days", changed)
        if seat:
            yield Problem(committee, at, SEAT, changed=changed, law=seat)
