"""The result of an assembly is posted in time.

National guidance says 及时, promptly, and names no day. Where the place sets a number of days, the first posting has
to fall within them. The day of the decision is not counted, and a last day that is a holiday moves to the next working
day.

A result that was not posted at all is listed among the duties of the compound, not here.

Source: Beijing Property Management Regulations, article 37; Shandong Property Management Regulations, article 32;
Qingdao Property Management Regulations, article 44; Qingyuan Regulations on Property Management in Residential
Compounds, article 17.
"""

from collections.abc import Iterator

from gongkai.check.assemblies import assemblies, results_posted
from gongkai.check.jurisdiction import law_at
from gongkai.check.rule import Problem
from gongkai.law.calendar import days_between, deadline
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.text import N_

SEVERITY = Severity.WARNING
ACTOR = Actor.COMMITTEE
FIX = N_("Post results within the time from now on; if a date is a slip, correct it.")
TOO_LATE = N_(
    "Decided on {decided} and posted on {posted}, {days} days after the last day for it, {last}: within {allowed} days"
    " ({law})."
)


def check(archive: Archive) -> Iterator[Problem]:
    for meeting in assemblies(archive):
        for at, decided, postings in results_posted(meeting.body):
            law = law_at(archive, meeting.place, "assembly_result_posting_days", decided)
            if law is None:
                continue
            posted, last = min(posting.from_ for posting in postings), deadline(decided.last, law.whole)
            if last.certain and posted > last.day:
                facts = {"decided": decided, "posted": posted, "last": last.day, "allowed": law.whole}
                yield Problem(meeting, at, TOO_LATE, **facts, days=days_between(last.day, posted), law=law)
