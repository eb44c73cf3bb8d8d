"""Every entry of a statement lies in its period.

A receipt or payment of another day belongs to the statement of that day; both the first and the last day count.

Source: arithmetic; Civil Code of the PRC, articles 201 and 1259.
"""

from collections.abc import Iterator

from gongkai.check.rule import Problem
from gongkai.kinds.statement import Statement
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.text import N_

SEVERITY = Severity.ERROR
ACTOR = Actor.SECRETARY
FIX = N_("Move the entry to the statement of its own period, or correct the date.")
OUTSIDE = N_("This entry was booked on {day}, outside of the period from {begin} to {end}.")


def check(archive: Archive) -> Iterator[Problem]:
    for statement in archive.each(Statement):
        begin, end = statement.body.period.from_, statement.body.period.to
        if end < begin:
            continue  # one cause, one message: `dates-in-order` says it
        for index, entry in enumerate(statement.body.entries):
            if not begin <= entry.booked_on <= end:
                day = entry.booked_on
                yield Problem(statement, f"/entries/{index}/booked_on", OUTSIDE, day=day, begin=begin, end=end)
