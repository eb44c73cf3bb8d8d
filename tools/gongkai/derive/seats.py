"""The seats of a committee against its members: who sat on each, when one was vacant, and how many were filled.

The record says which post a member held and not on which seat; whoever comes takes a seat that was left, first one of
the same post. Alternates hold no seat. A vacancy is told only where the list of the members is complete.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct

from gongkai.check.committees import reaches, sitting
from gongkai.check.jurisdiction import law_at
from gongkai.kinds.committee import Committee, Membership
from gongkai.model.archive import Archive
from gongkai.model.period import PartialDate, day_after, day_before, exactly
from gongkai.model.profile import Number
from gongkai.model.record import Record

POSTS = ("chair", "vice-chair", "member")  # those that hold a seat, in the order of a list


class Stretch(Struct, frozen=True):
    """A time in which one member held a seat, or nobody did (`member` is None); both days belong to it.

    A day that is None is not known, or has not come yet: `open` says which.
    """

    begin: PartialDate | None
    end: PartialDate | None
    member: Membership | None
    open: bool = False


class Filled(Struct, frozen=True):
    """How many seats were filled from a day on, at least and at most, and what the law asks; None: no such number."""

    since: date
    least: int
    most: int
    seats: int
    law: Number | None

    @property
    def too_few(self) -> bool:
        """Return whether certainly fewer are filled than the law asks for."""
        return self.law is not None and not reaches(self.law, self.most, self.seats)


class Seats(Struct, frozen=True):
    """The seats of a committee. `complete` says whether the list filled every seat once; without it none is vacant."""

    number: int | None
    complete: bool
    rows: tuple[tuple[Stretch, ...], ...]
    filled: tuple[Filled, ...]
    alternates: tuple[Membership, ...]

    @property
    def vacancies(self) -> list[tuple[int, Stretch]]:
        """Return each time in which a seat was vacant, with the number of the seat, the earliest first."""
        found = [(i, stretch) for i, row in enumerate(self.rows, 1) for stretch in row if stretch.member is None]
        return sorted(found, key=lambda pair: (pair[1].begin.first if pair[1].begin else date.min, pair[0]))

    def after(self, day: PartialDate) -> Filled | None:
        """Return how many seats were filled once a day was over."""
        known = [filled for filled in self.filled if filled.since <= day_after(day.last)]
        return known[-1] if known else None


def seats_of(archive: Archive, committee: Record[Committee]) -> Seats:
    """Return the seats of a committee, until it ended or the day of judgement."""
    return archive.once(("seats", committee.id), lambda: _seats_of(archive, committee))


def _seats_of(archive: Archive, committee: Record[Committee]) -> Seats:
    body = committee.body
    complete = sitting(body, archive.as_of) is not None
    held = _held(body)
    return Seats(
        number=body.seats,
        complete=complete,
        rows=tuple(tuple(_stretches(body, row, archive.as_of, complete)) for row in held),
        filled=tuple(_filled(archive, committee)) if complete else (),
        alternates=tuple(member for member in body.members if member.post == "alternate"),
    )


def _held(body: Committee) -> list[list[Membership]]:
    """Return the members of each seat one after the other; the seat whose last member is the chair comes first."""
    rows: list[list[Membership]] = []
    for _, member in sorted(body.voting, key=lambda pair: (_first(pair[1]), pair[0])):
        free = [row for row in rows if _makes_room(row[-1], member)]
        if free:
            min(free, key=lambda row: (row[-1].post != member.post, row[-1].end_date)).append(member)
        else:
            rows.append([member])
    return sorted(rows, key=lambda row: POSTS.index(row[-1].post))


def _first(member: Membership) -> date:
    return member.start_date.first if member.start_date else date.min


def _makes_room(before: Membership, member: Membership) -> bool:
    begin, end = member.start_date, before.end_date
    return begin is not None and end is not None and end.first <= begin.last


def _stretches(body: Committee, row: Sequence[Membership], as_of: date, complete: bool) -> Iterator[Stretch]:
    """Yield the times of one seat. Posts are chosen at the first meeting: until then nobody is missing from them."""
    left = body.start_date
    if left and body.first_meeting_on and left.first < body.first_meeting_on:
        left = exactly(body.first_meeting_on)
    before = exactly(day_before(left.first)) if left and left.exact else left
    for member in row:
        begin = member.start_date
        if complete and before and begin and _apart(before, begin):
            yield Stretch(_day_after(before), _day_before(begin), None)
        before = member.end_date
        yield Stretch(begin, before, member, open=before is None and body.end_date is None)
    if not complete or before is None or before.last >= as_of:
        return
    if body.end_date is None:
        yield Stretch(_day_after(before), None, None, open=True)
    elif _apart(before, body.end_date):
        yield Stretch(_day_after(before), body.end_date, None)


def _apart(before: PartialDate, after: PartialDate) -> bool:
    """Return whether at least one day lies between two, whatever days they really were."""
    return day_after(before.last) < after.first


def _day_after(day: PartialDate) -> PartialDate:
    return exactly(day_after(day.last)) if day.exact else day


def _day_before(day: PartialDate) -> PartialDate:
    return exactly(day_before(day.first)) if day.exact else day


def _filled(archive: Archive, committee: Record[Committee]) -> Iterator[Filled]:
    """Yield how many seats were filled, each time that the number changes."""
    body, last = committee.body, None
    for day in _days(body, archive.as_of):
        count = sitting(body, day)
        if count is None or body.seats is None or count == last:
            continue
        last = count
        law = law_at(archive, committee.place, "vacancy_share", day) if body.is_elected else None
        yield Filled(day, *count, seats=body.seats, law=law)


def _days(body: Committee, as_of: date) -> list[date]:
    """Return the days on which the number of members may change, from the first meeting to the end."""
    days = {member.start_date.last for _, member in body.voting if member.start_date}
    days |= {day_after(member.end_date.last) for _, member in body.voting if member.end_date}
    begin = max([body.start_date.last if body.start_date else date.min, body.first_meeting_on or date.min])
    end = min(body.end_date.last if body.end_date else as_of, as_of)
    return sorted({max(day, begin) for day in days if day <= end})
