"""What a compound's calendar holds: meetings, votes, postings, days by which something is due, and ends of terms.

Only what has a whole day in the record is in it. What names an appointment is what it is, never its words, so that a
calendar that somebody follows moves it and does not show it twice.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

from msgspec import Struct

from gongkai.check.duty import Duty, State, duties_of
from gongkai.kinds.committee import Committee
from gongkai.kinds.compound import Compound
from gongkai.kinds.meeting import Meeting
from gongkai.model.archive import AnyRecord, Archive
from gongkai.model.facts import Posting
from gongkai.model.record import Record


class Occasion(StrEnum):
    """What an appointment is about."""

    MEETING = "meeting"
    VOTE = "vote"
    POSTING = "posting"
    DUE = "due"
    TERM_END = "term-end"


class Appointed(Struct, frozen=True):
    """One appointment: its lasting name, the days, both included, and the record or the duty that it is about."""

    name: str
    occasion: Occasion
    first: date
    last: date
    record: AnyRecord
    channel: str = ""
    duty: Duty | None = None


def appointed(archive: Archive, compound: Record[Compound], records: Mapping[str, AnyRecord]) -> list[Appointed]:
    """Return the appointments of a compound by day; `records` are those about it, by path."""
    found = [*_meetings(archive, compound), *_terms(archive, compound), *_dues(archive, compound)]
    for record in records.values():
        found += _postings(record)
    return sorted(found, key=lambda one: (one.first, one.last, one.name))


def _meetings(archive: Archive, compound: Record[Compound]) -> Iterator[Appointed]:
    for meeting in archive.at(compound.id, Meeting):
        body = meeting.body
        start, end, voting = body.start_date, body.end_date, body.voting
        if start and start.exact:
            last = end.first if end and end.exact and end.first >= start.first else start.first
            yield Appointed(f"{meeting.path} held", Occasion.MEETING, start.first, last, meeting)
        if voting and voting.closes_on:
            first = voting.opens_on if voting.opens_on and voting.opens_on <= voting.closes_on else voting.closes_on
            yield Appointed(f"{meeting.path} voting", Occasion.VOTE, first, voting.closes_on, meeting)


def _terms(archive: Archive, compound: Record[Compound]) -> Iterator[Appointed]:
    for committee in archive.at(compound.id, Committee):
        body = committee.body
        end = body.end_date or body.term_end_date
        day = body.extension.until if body.extension and not body.end_date else end.first if end and end.exact else None
        if day:
            yield Appointed(f"{committee.path} term", Occasion.TERM_END, day, day, committee)


def _dues(archive: Archive, compound: Record[Compound]) -> Iterator[Appointed]:
    for duty in duties_of(archive, compound):
        if duty.due and duty.state in (State.NOT_YET_DUE, State.MISSING):
            about = "#".join(duty.about or ())
            name = f"{compound.path} due {duty.name} {duty.by} {about} {duty.subject} {duty.due}"
            yield Appointed(name, Occasion.DUE, duty.due, duty.due, compound, duty=duty)


def _postings(record: AnyRecord) -> Iterator[Appointed]:
    for posting in _inside(record.body):
        name = f"{record.path} posting {posting.channel} {posting.from_}"
        last = posting.to if posting.to and posting.to >= posting.from_ else posting.from_
        yield Appointed(name, Occasion.POSTING, posting.from_, last, record, channel=posting.channel)


def _inside(value: Any) -> Iterator[Posting]:
    if isinstance(value, Posting):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _inside(item)
    elif isinstance(value, Struct):
        for name in _leading_to_postings(type(value)):
            yield from _inside(getattr(value, name))


@cache
def _leading_to_postings(body: type[Struct]) -> tuple[str, ...]:
    """Return the fields of a type in which postings can stand, so that nobody looks through all of a record."""
    return tuple(name for name, hint in get_type_hints(body).items() if _may_hold(hint))


def _may_hold(hint: Any) -> bool:
    if get_origin(hint) is not None or get_args(hint):
        return any(_may_hold(inner) for inner in get_args(hint))
    if not isinstance(hint, type) or not issubclass(hint, Struct):
        return False
    return hint is Posting or bool(_leading_to_postings(hint))
