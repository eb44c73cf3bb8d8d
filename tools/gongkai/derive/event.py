"""An event in the life of a committee: a value that is worded only when it is shown."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any

from msgspec import Struct

from gongkai.check.disclosing import is_kept
from gongkai.check.duty import Named
from gongkai.law.calendar import Deadline, days_between
from gongkai.model.archive import Archive
from gongkai.model.period import PartialDate, exactly
from gongkai.model.profile import Dated


class Standing(StrEnum):
    """How an event stands on the day of judgement."""

    DONE = "done"
    LATE = "late"  # done, and certainly after its day
    PASSED = "passed"
    FAILED = "failed"
    UNKNOWN = "unknown"  # it cannot be said from the record
    NOW = "now"  # it goes on
    TO_COME = "to-come"
    OPEN = "open"  # still to be done
    MISSING = "missing"  # still to be done, and its day is past
    GAP = "gap"  # a time in which there was nothing


OPEN = frozenset({Standing.OPEN, Standing.MISSING})


class Said(Struct, frozen=True):
    """One of the fixed values of a field, which its schema has a word for."""

    kind: str
    pointer: str
    value: str


class Sentence(Struct, frozen=True):
    """A message of the catalogue and what fills its gaps: text, numbers, days, fixed values, or several of them."""

    message: str
    facts: Mapping[str, object] = {}


def say(message: str, **facts: object) -> Sentence:
    """Return a sentence."""
    return Sentence(message, facts)


class Event(Struct, frozen=True, kw_only=True):
    """One event.

    `when` is the day, or the first of several until `until`; None where the record does not say. `near` is a day to
    put it at all the same. `note` is in the words of the record. `about` is the record or the resolution that tells
    it, `law` the number that asks for it by the day `due`, and `days` by how many it was late, is, or may yet take.
    """

    name: str
    title: Sentence
    when: PartialDate | None = None
    until: PartialDate | None = None
    near: PartialDate | None = None
    sentences: tuple[Sentence, ...] = ()
    note: str = ""
    standing: Standing = Standing.DONE
    about: Named | None = None
    law: Dated | None = None
    due: date | None = None
    days: int = 0


def judged(archive: Archive, place: str, law: Dated, due: Deadline, done: date | None) -> dict[str, Any]:
    """Return how something stands that the law asks for by a day, as fields of an event; the day itself is in time.

    It is late only where the day is certain and the article is more than second-hand, and missing only where the
    parties kept their record here on that day: else nothing can be said.
    """
    held = {"law": law, "due": due.day}
    firm = due.certain and law.confidence != "L"
    if done is not None and done <= archive.as_of:
        late = firm and done > due.day
        days = days_between(due.day, done) if late else 0
        return {**held, "standing": Standing.LATE if late else Standing.DONE, "days": days, "when": exactly(done)}
    if archive.as_of <= due.day:
        return {**held, "standing": Standing.OPEN, "days": days_between(archive.as_of, due.day)}
    if firm and is_kept(archive, place, due.day):
        return {**held, "standing": Standing.MISSING, "days": days_between(due.day, archive.as_of)}
    return {**held, "standing": Standing.UNKNOWN}
