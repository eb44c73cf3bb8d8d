"""The assembly and the committee meet as often as the place says.

Where the committee meets at least every two months, no two calendar months in a row go by without a meeting: after a
meeting in January the next is due by the end of March. The first months that count are those that lie wholly after the
day since when the parties keep their record here. A regular assembly is due so many months after the end of the last
one, counted as the Civil Code counts months; extraordinary ones do not count. Nationally the owners' own rules say how
often, so nothing is counted there.

Source: Civil Code of the PRC, articles 201 to 203; the local rules that the profile of the place names.
"""

from collections.abc import Iterator
from datetime import date

from gongkai.check.committees import committee_meetings
from gongkai.check.duty import Duty, dated
from gongkai.check.jurisdiction import law_at
from gongkai.check.parties import ground_of
from gongkai.kinds.committee import Committee
from gongkai.kinds.compound import Compound
from gongkai.kinds.meeting import Meeting
from gongkai.law.calendar import Deadline, months_deadline, months_later
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor
from gongkai.model.period import day_before
from gongkai.model.profile import Number
from gongkai.model.record import Record
from gongkai.text import N_

TITLES = {
    "committee-meetings": N_("rhythm of committee meetings"),
    "assembly-meetings": N_("rhythm of owners' assemblies"),
}


def owed(archive: Archive, compound: Record[Compound]) -> Iterator[Duty]:
    """Yield what was held in time or late, and what is due next."""
    since = ground_of(archive, compound, Actor.COMMITTEE).since
    if since is None:
        return
    law = law_at(archive, compound.id, "committee_meeting_months", archive.as_of)
    if law and any(term.body.is_elected and not _over(archive, term) for term in archive.at(compound.id, Committee)):
        yield from _committee(archive, compound, law, max(since, law.effective_from))
    law = law_at(archive, compound.id, "assembly_every_months", archive.as_of)
    if law:
        yield from _assembly(archive, compound, law, max(since, law.effective_from))


def _over(archive: Archive, term: Record[Committee]) -> bool:
    return term.body.end_date is not None and term.body.end_date.last < archive.as_of


def _committee(archive: Archive, compound: Record[Compound], law: Number, since: date) -> Iterator[Duty]:
    held = [(on.first, meeting.id) for on, meeting in committee_meetings(archive).get(compound.id, ()) if on.exact]
    # The month before the first whole one takes the place of a meeting.
    month = months_later(since.replace(day=1), -1 if since.day == 1 else 0)
    for day, id_ in [*((d, i) for d, i in held if since <= d <= archive.as_of), (None, "")]:
        due = Deadline(day_before(months_later(month, law.whole + 1)), certain=True)
        yield _duty(archive, compound, "committee-meetings", law, due, day, id_)
        month = (day or since).replace(day=1)


def _assembly(archive: Archive, compound: Record[Compound], law: Number, since: date) -> Iterator[Duty]:
    held = sorted(
        (first.first, (meeting.body.end_date or first).last, meeting.id)
        for meeting in archive.at(compound.id, Meeting)
        if meeting.body.classification == "owners-assembly"
        and meeting.body.regularity != "extraordinary"
        and meeting.body.status != "cancelled"
        and (first := meeting.body.start_date)
        and first.exact
    )
    last = since
    for began, ended, id_ in held:
        if since <= began <= archive.as_of:
            yield _duty(archive, compound, "assembly-meetings", law, months_deadline(last, law.whole), began, id_)
            last = ended
    yield _duty(archive, compound, "assembly-meetings", law, months_deadline(last, law.whole), None, "")


def _duty(
    archive: Archive, compound: Record[Compound], name: str, law: Number, due: Deadline, done: date | None, id_: str
) -> Duty:
    return dated(
        due,
        done,
        archive.as_of,
        ("meeting", id_),
        name=name,
        compound=compound.id,
        by=Actor.COMMITTEE,
        law=law,
    )
