"""What the parties set out to do every week, month or quarter is done in each of them.

A street, a community or a compound that announces a weekly walk, a monthly consultation or a quarterly inspection is
measured by its own word. Each whole week, month or quarter of the calendar between the start and the end is looked at;
one that still runs is not missed yet. A gap with its reason in the note is still a gap.

Source: the rhythm that the activity itself states.
"""

from collections.abc import Iterator

from gongkai.check.rhythms import spans_of
from gongkai.check.rule import Problem
from gongkai.kinds.activity import Activity
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.text import N_

SEVERITY = Severity.INFO
ACTOR = Actor.STREET
FIX = N_("Add the time that is missing from the record; where it was left out, say why in the note.")
MISSED = N_("Nothing was done from {first} to {last}, and in {missed} of {all} spans in all.")


def check(archive: Archive) -> Iterator[Problem]:
    for activity in archive.each(Activity):
        spans = spans_of(activity.body, archive.as_of) if activity.body.rhythm and activity.body.occurrences else []
        missed = [span.period for span in spans if span.missed]
        if missed:
            facts = {"first": missed[0].from_, "last": missed[0].to, "missed": len(missed), "all": len(spans)}
            yield Problem(activity, "/occurrences", MISSED, **facts)
