"""A member who leaves before the term ends hands over in time what they kept.

Counted from the day on which the membership ended. Only a member whose hand-over is recorded is looked at; the
hand-over of a whole committee has a rule of its own.

Source: Hangzhou Property Management Regulations, article 34; Shanghai Provisions on Residential Property Management,
article 30.
"""

from collections.abc import Iterator

from gongkai.check.jurisdiction import law_at
from gongkai.check.rule import Problem
from gongkai.kinds.committee import Committee
from gongkai.law.calendar import certainly_after, deadline
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.text import N_

SEVERITY = Severity.WARNING
ACTOR = Actor.COMMITTEE
FIX = N_("Compare the two days with the receipt of the hand-over and correct the wrong one.")
LATE = N_("The member left on {left} and handed over on {done}, due by {due} ({law}).")


def check(archive: Archive) -> Iterator[Problem]:
    for committee in archive.each(Committee):
        for i, member in enumerate(committee.body.members):
            left, done = member.end_date, member.handed_over_on
            if left is None or done is None:
                continue
            law = law_at(archive, committee.place, "member_handover_days", left)
            due = deadline(left.last, law.whole) if law else None
            if due and certainly_after(done, due):
                facts = {"left": left, "done": done, "due": due.day, "law": law}
                yield Problem(committee, f"/members/{i}/handed_over_on", LATE, **facts)
