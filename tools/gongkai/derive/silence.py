"""Compounds that promised to keep their record here, and of which it shows nothing where something is expected.

Three things count. A committee that was elected and is in office and of which no meeting is recorded for as long as
the place allows between two (`committee_meeting_months`), or for so long that a re-election begins there
(`inactive_months`); and a compound of which nothing at all is recorded since it began, though something fell due. No
data is not guilt: a compound without `disclosing_since` promised nothing and is never among them.
"""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from msgspec import Struct

from gongkai.check.committees import committee_meetings
from gongkai.check.disclosing import disclosing_since
from gongkai.check.duty import State, duties_of
from gongkai.check.jurisdiction import law_at
from gongkai.derive.committees import TermState, terms_at
from gongkai.kinds import all_kinds
from gongkai.kinds.compound import Compound
from gongkai.law.calendar import days_between, months_later
from gongkai.model.archive import Archive
from gongkai.model.period import PartialDate, day_before
from gongkai.model.profile import Dated
from gongkai.model.record import Record


class Expected(StrEnum):
    """What is expected and not recorded, the heaviest first."""

    ANYTHING = "anything"
    WORK = "work"  # so long without work that a new committee is elected early
    MEETINGS = "meetings"


class Silence(Struct, frozen=True):
    """One compound that is silent.

    Nothing is recorded after `since`; until `due`, that was no silence, and it is `days` longer now. `law` asks for it,
    and `months` is its number; 0 where it has none. `heard` is the last day of anything at all that is recorded.
    """

    compound: Record[Compound]
    expected: Expected
    since: date
    due: date
    days: int
    law: Dated
    months: int
    heard: date | None


def is_kept_here(archive: Archive, compound: Record[Compound]) -> bool:
    """Return whether the parties keep their record here on the day of judgement."""
    since = compound.body.disclosing_since
    return since is not None and since <= archive.as_of


def silence_of(archive: Archive, compound: Record[Compound]) -> Silence | None:
    """Return in what a compound is silent, the heaviest of it; None where it is not."""
    if not is_kept_here(archive, compound) or compound.id in _unread(archive):
        return None
    return next((found for found in _silences(archive, compound) if found.due < archive.as_of), None)


def heard_of(archive: Archive, place: str) -> date | None:
    """Return the last day, up to that of judgement, of which anything is recorded at a place."""
    return max(_heard(archive, place), default=None)


def _heard(archive: Archive, place: str) -> Iterator[date]:
    """Yield every day, up to that of judgement, that a record of a place tells of; its sources and promises do not."""
    for kind in all_kinds().values():
        for record in archive.at(place, kind.body) if kind.body is not Compound else ():
            for name in record.body.__struct_fields__:
                if name != "sources":
                    yield from _days(getattr(record.body, name), archive.as_of)


def _days(value: object, today: date) -> Iterator[date]:
    if isinstance(value, tuple):
        for item in value:
            yield from _days(item, today)
    elif isinstance(value, Struct):
        for name in value.__struct_fields__:
            yield from _days(getattr(value, name), today)
    elif isinstance(value, date) and value <= today:
        yield value
    elif isinstance(value, PartialDate) and value.first <= today:
        yield _last(value, today)


def _silences(archive: Archive, compound: Record[Compound]) -> Iterator[Silence]:
    kept = disclosing_since(archive, compound.id)
    assert kept is not None
    today = archive.as_of
    missing = [d for d in duties_of(archive, compound) if d.state is State.MISSING and d.blamed and d.due]
    if missing and not any(day >= kept for day in _heard(archive, compound.id)):
        oldest = missing[0]
        assert oldest.due is not None
        yield _silence(archive, compound, Expected.ANYTHING, kept, oldest.due, oldest.law)
    start = _began(archive, compound.id)
    if start is None:
        return
    met = [_last(on, today) for on, _ in committee_meetings(archive).get(compound.id, ()) if on.first <= today]
    since = max(kept, start, *met)
    law = law_at(archive, compound.id, "inactive_months", today)
    if law:
        yield _silence(archive, compound, Expected.WORK, since, months_later(since, law.whole), law, law.whole)
    law = law_at(archive, compound.id, "committee_meeting_months", today)
    if law:
        # Whole months without a meeting count: that of a meeting is none, that of the first day only from its 1st on.
        whole = since if since.day == 1 and since not in met else months_later(since.replace(day=1), 1)
        due = day_before(months_later(whole, law.whole))
        yield _silence(archive, compound, Expected.MEETINGS, since, due, law, law.whole)


def _silence(
    archive: Archive,
    compound: Record[Compound],
    expected: Expected,
    since: date,
    due: date,
    law: Dated,
    months: int = 0,
) -> Silence:
    days = days_between(due, archive.as_of)
    heard = heard_of(archive, compound.id) if days > 0 else None
    return Silence(compound, expected, since, due, days, law, months, heard)


def _began(archive: Archive, compound: str) -> date | None:
    """Return since when the elected committee that is in office has been; None where there is none."""
    terms = [term.record.body for term in terms_at(archive, compound) if term.state is TermState.CURRENT]
    return max((body.start_date.last for body in terms if body.is_elected and body.start_date), default=None)


def _last(day: PartialDate, today: date) -> date:
    return min(day.last, today)


def _unread(archive: Archive) -> frozenset[str]:
    """Return the places of which a file could not be read: what it says is not known."""
    return archive.once("places with unread files", lambda: frozenset(p.split("/")[2] for p in archive.unread))
