"""The days of each case in a register follow one another, and the case came in during the register's period.

A case is received, answered, settled, told to the residents and confirmed by them, in that order; two steps may fall on
one day. Each case has a number of its own.

Source: logic.
"""

from collections.abc import Iterator
from datetime import date

from gongkai.check.rule import Problem
from gongkai.kinds.case_register import CaseRegister, RegisterEntry
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.text import N_

SEVERITY = Severity.ERROR
ACTOR = Actor.SECRETARY
FIX = N_("Compare the days with the case's own papers and correct the wrong one.")
OUTSIDE = N_("Case {number} came in on {day}; the register is about {period}.")
BACKWARDS = N_("In case {number}, {day} comes before the step above it ({before}).")
TWICE = N_("There are two cases with the number {number}.")
_STEPS = ("received_on", "answered_on", "settled_on", "fed_back_on", "confirmed_on")


def check(archive: Archive) -> Iterator[Problem]:
    for register in archive.each(CaseRegister):
        seen: set[str] = set()
        period = register.body.period
        for index, entry in enumerate(register.body.cases):
            at, number = f"/cases/{index}", entry.identifier
            if number in seen:
                yield Problem(register, f"{at}/identifier", TWICE, number=number)
            seen.add(number)
            came = entry.received_on
            if came and not period.from_ <= came <= period.to:
                yield Problem(register, f"{at}/received_on", OUTSIDE, number=number, day=came, period=str(period))
            if wrong := _backwards(entry):
                step, day, before = wrong
                yield Problem(register, f"{at}/{step}", BACKWARDS, number=number, day=day, before=before)


def _backwards(entry: RegisterEntry) -> tuple[str, date, date] | None:
    """Return the first step that lies before an earlier one: its field, its day, and the day before it."""
    latest: date | None = None
    for step in _STEPS:
        day: date | None = getattr(entry, step)
        if day and latest and day < latest:
            return step, day, latest
        latest = day or latest
    return None
