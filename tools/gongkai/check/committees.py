"""Committees and their meetings: which committee met, who sat on it on that day, and by when its decisions hang."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from gongkai.check.decided import resolution_named
from gongkai.check.jurisdiction import law_at
from gongkai.kinds.committee import Committee
from gongkai.kinds.meeting import Meeting, Resolution
from gongkai.law.calendar import Deadline, deadline
from gongkai.model.archive import Archive
from gongkai.model.facts import Posting
from gongkai.model.period import PartialDate
from gongkai.model.profile import Number
from gongkai.model.record import Record

Dated = tuple[PartialDate, Record[Meeting]]


def committee_meetings(archive: Archive) -> Mapping[str, Sequence[Dated]]:
    """Return the dated meetings of committees by compound, the earliest first; one that was called off is none."""
    return archive.once("committee meetings", lambda: _meetings(archive, "owners-committee"))


def commission_meetings(archive: Archive) -> Mapping[str, Sequence[Dated]]:
    """Return the dated meetings of property management commissions by compound, the earliest first."""
    return archive.once("commission meetings", lambda: _meetings(archive, "commission"))


def _meetings(archive: Archive, classification: str) -> Mapping[str, Sequence[Dated]]:
    found: dict[str, list[Dated]] = defaultdict(list)
    for meeting in archive.each(Meeting):
        body = meeting.body
        on = body.start_date or body.end_date
        if body.classification == classification and on and body.status != "cancelled":
            found[meeting.place].append((on, meeting))
    return {place: sorted(held, key=lambda pair: (pair[0], pair[1].id)) for place, held in found.items()}


def each_dated(meetings: Mapping[str, Sequence[Dated]]) -> Iterator[Dated]:
    """Yield the meetings of every compound."""
    for held in meetings.values():
        yield from held


def committee_of(archive: Archive, meeting: Record[Meeting], on: PartialDate) -> Record[Committee] | None:
    """Return the committee that met: the one that the record names, else the latest that may be in office on `on`."""
    if meeting.body.committee_id:
        return archive.get(meeting.body.committee_id, Committee)
    serving = [
        committee
        for committee in archive.at(meeting.place, Committee)
        if (start := committee.body.start_date)
        and start.first <= on.last
        and not (committee.body.end_date and committee.body.end_date.certainly_before(on))
    ]
    return max(serving, key=lambda committee: (committee.body.start_date, committee.id), default=None)


def sitting(committee: Committee, day: date) -> tuple[int, int] | None:
    """Return how many members with a vote sat at least and at most on a day, or None where the list is not complete.

    It is complete where it filled every seat once; then a seat that is not in it is vacant.
    """
    begun = [member.start_date.first for _, member in committee.voting if member.start_date]
    filled = max((_most(committee, start) for start in begun), default=0)
    if committee.seats is None or filled < committee.seats:
        return None
    return sum(member.surely_sits_on(day) for _, member in committee.voting), _most(committee, day)


def _most(committee: Committee, day: date) -> int:
    return sum(member.may_sit_on(day) for _, member in committee.voting)


def members_at(archive: Archive, meeting: Record[Meeting], on: PartialDate) -> tuple[int, int] | None:
    """Return of how many members the committee that met consisted, at least and at most; None where it is not known.

    The committee's own list counts, because a meeting could leave members out; without it, those entitled to come.
    """
    return archive.once(("members", meeting.id), lambda: _members_at(archive, meeting, on))


def _members_at(archive: Archive, meeting: Record[Meeting], on: PartialDate) -> tuple[int, int] | None:
    committee = committee_of(archive, meeting, on) if on.exact else None
    sat = sitting(committee.body, on.first) if committee else None
    attendance = meeting.body.attendance
    if sat is None and attendance and attendance.entitled is not None:
        sat = attendance.entitled, attendance.entitled
    return sat


def reaches(law: Number, part: int, whole: int) -> bool:
    """Return whether a part of a whole is as much as the law asks; multiplied out, so that nothing is rounded."""
    have, need = part * law.value.denominator, whole * law.value.numerator
    return have > need or (law.inclusive and have == need)


def first_posted(posted: Iterable[Posting]) -> date | None:
    """Return the first day of a posting; None where there is none."""
    return min((posting.from_ for posting in posted), default=None)


def decision_due(
    archive: Archive, meeting: Record[Meeting], resolution: Resolution, name: str = "decision_posting_days"
) -> tuple[PartialDate, Deadline, Number] | None:
    """Return when a decision was made, by when it has to hang, and the number of the law that says so."""
    decided = meeting.body.decided(resolution)
    law = law_at(archive, meeting.place, name, decided) if decided else None
    return (decided, deadline(decided.last, law.whole), law) if decided and law else None


def elected_on(archive: Archive, committee: Record[Committee]) -> PartialDate | None:
    """Return the day on which the owners elected a committee, as the resolution that it names says."""
    found = resolution_named(archive, committee.body.elected_by_id)
    return found[0].body.decided(found[1]) if found else None


def last_day(committee: Committee) -> date | None:
    """Return the last day of a term as its rules or a posted extension have it; None where it is not known."""
    if committee.term_end_date is None:
        return None
    extension = committee.extension
    return max(committee.term_end_date.last, extension.until if extension and extension.posted else date.min)


def decided_by_committee(archive: Archive) -> Iterator[tuple[Record[Meeting], int, Number | None]]:
    """Yield each matter of the assembly that a committee decided, with the number of the law that forbids it there."""
    for on, meeting in each_dated(committee_meetings(archive)):
        for index, resolution in enumerate(meeting.body.resolutions):
            if resolution.legal_item and resolution.result != "fail":
                yield meeting, index, law_at(archive, meeting.place, "delegable_matters_count", on)
