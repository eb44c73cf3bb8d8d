"""Who is on the owners' committee, until when, and who was before."""

from datetime import date
from enum import StrEnum

from msgspec import Struct

from gongkai.check.jurisdiction import code_of
from gongkai.kinds.committee import Committee
from gongkai.law.numbers import committee_term
from gongkai.model.archive import Archive
from gongkai.model.period import years_later
from gongkai.model.record import Record


class TermState(StrEnum):
    """How a term stands on the day the archive is judged at."""

    CURRENT = "current"
    EXPIRED = "expired"  # it ran out, and nothing says that it ended
    ENDED = "ended"
    UNKNOWN = "unknown"  # nothing says when it ends, and longer has passed than a term may last
    COMING = "coming"


class Term(Struct, frozen=True):
    """One term and how it stands."""

    record: Record[Committee]
    state: TermState

    @property
    def sitting(self) -> int | None:
        """Return how many members sit now, alternates not counted; None where the record names none."""
        members = self.record.body.members
        return (
            sum(m.end_date is None and m.post not in ("alternate", "secretary") for m in members) if members else None
        )


def terms_at(archive: Archive, compound: str) -> list[Term]:
    """Return the terms of a compound's committees in order of time; those whose start is not known come first."""
    records = archive.at(compound, Committee)
    started = sorted(
        (r for r in records if r.body.start_date), key=lambda r: (r.body.start_date, r.body.term_number or 0, r.id)
    )
    unknown = [r for r in records if not r.body.start_date]
    unknown.sort(key=lambda r: (r.body.term_number or 0, r.id))
    return [Term(record, _state(archive, record)) for record in (*unknown, *started)]


def in_office(archive: Archive, compound: str) -> Term | None:
    """Return the term that runs on the day of judgement, or may do so; None where every term has ended."""
    running = [t for t in terms_at(archive, compound) if t.state not in (TermState.ENDED, TermState.COMING)]
    return running[-1] if running else None


def holding_office(archive: Archive, compound: str, day: date) -> list[Record[Committee]]:
    """Return the committees whose term runs on a day by its dates and its extension; an open end is the law's."""
    return [record for record in archive.at(compound, Committee) if _holds(archive, record, day)]


def _holds(archive: Archive, record: Record[Committee], day: date) -> bool:
    body = record.body
    if body.start_date is None or body.start_date.first > day:
        return False
    if body.end_date is not None:
        return day <= body.end_date.last
    until = body.extension.until if body.extension else body.term_end_date.last if body.term_end_date else None
    if until is not None:
        return day <= until
    law = committee_term(archive.profiles, code_of(archive, record.place), body.start_date)
    return law is not None and day <= years_later(body.start_date.last, law.years)


def _state(archive: Archive, record: Record[Committee]) -> TermState:
    today, body = archive.as_of, record.body
    if body.end_date and body.end_date.last <= today:
        return TermState.ENDED
    if body.start_date and body.start_date.first > today:
        return TermState.COMING
    if body.term_end_date and body.term_end_date.last < today:
        return TermState.EXPIRED
    if body.term_end_date is None and not _may_still_run(archive, record):
        return TermState.UNKNOWN
    return TermState.CURRENT


def _may_still_run(archive: Archive, record: Record[Committee]) -> bool:
    start = record.body.start_date
    law = committee_term(archive.profiles, code_of(archive, record.place), start) if start else None
    return start is not None and law is not None and archive.as_of <= years_later(start.last, law.years)
