"""What a list promises by a day is done by that day, and shows what came of it.

The day itself is in time. An item that is closed says on which day it was done; an item past its day that is not
closed is overdue.

Source: the list itself.
"""

from collections.abc import Iterator

from gongkai.check.rule import Problem
from gongkai.kinds.duty_list import DutyList
from gongkai.law.calendar import days_between
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.text import N_

SEVERITY = Severity.INFO
ACTOR = Actor.STREET
FIX = N_("Record the day on which it was done, or see to it now.")
OVERDUE = N_("“{title}” was due on {due} and is not recorded as done: {late} days overdue.")
LATE = N_("“{title}” was due on {due} and done on {done}, {late} days late.")
NO_DAY = N_("“{title}” is closed; the record does not say on which day it was done.")


def check(archive: Archive) -> Iterator[Problem]:
    for found in archive.each(DutyList):
        for index, item in enumerate(found.body.items):
            due = item.due_date.last if item.due_date else None
            at, facts = f"/items/{index}", {"title": item.title, "due": item.due_date}
            if item.done_on is None and item.status == "closed":
                yield Problem(found, at, NO_DAY, title=item.title)
            elif item.done_on is None and due and due < archive.as_of and item.status not in ("cancelled", "stopped"):
                yield Problem(found, f"{at}/due_date", OVERDUE, late=days_between(due, archive.as_of), **facts)
            elif item.done_on and due and due < item.done_on:
                late = days_between(due, item.done_on)
                yield Problem(found, f"{at}/done_on", LATE, done=item.done_on, late=late, **facts)
