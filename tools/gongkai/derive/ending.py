"""What the law asks for before a term is over: the report that it ends, and the election of the next committee."""

from datetime import date
from typing import Any

from gongkai.check.committees import last_day
from gongkai.check.jurisdiction import law_at
from gongkai.derive.event import judged
from gongkai.kinds.committee import Committee
from gongkai.law.calendar import Deadline, before, months_later
from gongkai.model.archive import Archive
from gongkai.model.record import Record


def report_due(archive: Archive, committee: Record[Committee], done: date | None) -> dict[str, Any] | None:
    """Return how the report that a term is ending stands; None where the place asks for none by a known day.

    The months run backwards from the last day of the term, and no holiday makes them shorter.
    """
    end = last_day(committee.body)
    law = law_at(archive, committee.place, "reelection_report_months", min(end, archive.as_of)) if end else None
    if end is None or law is None or not committee.body.is_elected:
        return None
    return judged(archive, committee.place, law, Deadline(months_later(end, -law.whole), certain=True), done)


def held_due(archive: Archive, committee: Record[Committee]) -> dict[str, Any] | None:
    """Return by when the next election has to be held before a term is over; None where the place sets no day."""
    end = last_day(committee.body)
    law = law_at(archive, committee.place, "reelection_hold_days", min(end, archive.as_of)) if end else None
    if end is None or law is None or not committee.body.is_elected:
        return None
    return judged(archive, committee.place, law, Deadline(before(end, law.whole), certain=True), None)
