"""The names and posts of a new committee are posted within days of their choice.

The days are counted from the first meeting, at which the posts are chosen. The list of a committee that was never
posted is a duty that stands open on the page of the compound's duties; this rule looks at what was posted too late.

Source: Property management rules of Beijing, article 42, of Shanghai, article 21, and of Qingdao, article 36, as the
profile of the place names them.
"""

from collections.abc import Iterator
from datetime import date

from gongkai.check.jurisdiction import law_at
from gongkai.check.rule import Problem
from gongkai.kinds.committee import Committee
from gongkai.law.calendar import Deadline, certainly_after, deadline
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.model.profile import Number
from gongkai.model.record import Record
from gongkai.text import N_

SEVERITY = Severity.WARNING
ACTOR = Actor.COMMITTEE
FIX = N_("Correct the days if they are a slip; else note why the list was posted late.")
LATE = N_(
    "Names and posts were posted on {posted}; the posts were chosen on {chosen}, so by {due} they have to hang ({law})."
)


def list_due(archive: Archive, committee: Record[Committee]) -> tuple[date, Deadline, Number] | None:
    """Return when the posts were chosen, by when names and posts have to hang, and the number of the law."""
    chosen = committee.body.first_meeting_on
    law = law_at(archive, committee.place, "officers_posting_days", chosen) if chosen else None
    return (chosen, deadline(chosen, law.whole), law) if chosen and law and committee.body.is_elected else None


def check(archive: Archive) -> Iterator[Problem]:
    for committee in archive.each(Committee):
        found = list_due(archive, committee) if committee.body.posted else None
        if found is None:
            continue
        chosen, due, law = found
        # What hung before the choice was a list of candidates, or of the elected without their posts.
        after = [(p.from_, index) for index, p in enumerate(committee.body.posted) if p.from_ >= chosen]
        if after and certainly_after(min(after)[0], due):
            posted, index = min(after)
            facts = {"posted": posted, "chosen": chosen, "due": due.day, "law": law}
            yield Problem(committee, f"/posted/{index}/from", LATE, **facts)
