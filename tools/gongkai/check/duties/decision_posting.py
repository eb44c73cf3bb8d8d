"""A decision of the assembly, the committee or the commission is posted in time, and hangs long enough.

The days are counted from the last day of the voting, which is not counted itself. Each meeting is one duty: of several
decisions posted on several days, the last one counts. How long it has to hang is said by the place. Where the law says
only “in time”, there is no day to count to, and the meeting is not listed here.

Source: Guiding Rules on Owners' Assemblies and Committees (2009), articles 30 and 39; the local rules that the profile
of the place names.
"""

from collections.abc import Iterator

from msgspec import Struct

from gongkai.check.duty import Duty, dated
from gongkai.check.hanging import hanging
from gongkai.check.jurisdiction import law_at
from gongkai.check.parties import ground_of
from gongkai.check.shown import ON_SITE, posted_on
from gongkai.kinds.compound import Compound
from gongkai.kinds.meeting import Meeting
from gongkai.law.calendar import deadline
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor
from gongkai.model.profile import Number
from gongkai.model.record import Record
from gongkai.text import N_

TITLES = {"decision-posting": N_("posting of a decision")}


class Names(Struct, frozen=True):
    """The numbers of the law for the decisions of one body: how soon, how long, how long in working days."""

    within: str
    length: str
    working: str = ""


_OF = {
    "owners-assembly": Names("assembly_result_posting_days", "assembly_result_length_days"),
    "owners-committee": Names("decision_posting_days", "decision_length_days"),
    "commission": Names(
        "commission_decision_posting_days", "commission_decision_length_days", "commission_decision_length_working_days"
    ),
}


def owed(archive: Archive, compound: Record[Compound]) -> Iterator[Duty]:
    """Yield one duty for each meeting that decided something since the parties keep their record here."""
    since = ground_of(archive, compound, Actor.COMMITTEE).since
    for meeting in archive.at(compound.id, Meeting) if since else ():
        body = meeting.body
        names = _OF.get(body.classification)
        if not body.resolutions or names is None or body.status == "cancelled":
            continue
        days = [day for day in map(body.decided, body.resolutions) if day]
        if not days or since is None or min(day.first for day in days) < since:
            continue
        on = max(days, key=lambda day: day.last)
        if on.first > archive.as_of:
            continue
        law = law_at(archive, compound.id, names.within, on)
        if law is None:
            continue
        due = deadline(on.last, law.whole)
        postings = body.posted or tuple(p for r in body.resolutions for p in r.posted)
        each = [posted_on(r.posted or body.posted, archive.as_of) for r in body.resolutions]
        done = max(day for day in each if day) if all(each) else None
        length = law_at(archive, compound.id, names.length, on)
        working = law_at(archive, compound.id, names.working, on) if names.working else None
        yield dated(
            due,
            done,
            archive.as_of,
            ("meeting", meeting.id),
            name="decision-posting",
            compound=compound.id,
            by=Actor.COMMITTEE,
            law=law,
            subject=body.name,
            about=("meeting", meeting.id),
            on_site=any(p.channel in ON_SITE for p in postings) if done else None,
            hanging=hanging(_whole(length), _whole(working), postings) if done else None,
        )


def _whole(number: Number | None) -> int | None:
    return number.whole if number else None
