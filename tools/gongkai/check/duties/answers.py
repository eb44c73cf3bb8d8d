"""A complaint, a suggestion or an objection is answered within the days of the place.

The days are counted from the day it came in. The first answer counts: an answer, a feedback or a settlement. The
national law says “in time” and no number, so nothing is counted there.

Source: Civil Code of the PRC, article 285; the local rules that the profile of the place names.
"""

from collections.abc import Iterator
from datetime import date

from gongkai.check.duty import Duty, Named, dated
from gongkai.check.jurisdiction import law_at
from gongkai.check.parties import ground_of
from gongkai.kinds.case import Case
from gongkai.kinds.compound import Compound
from gongkai.kinds.objection import Objection
from gongkai.law.calendar import deadline
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor
from gongkai.model.record import Record
from gongkai.text import N_

TITLES = {
    "complaint-answer": N_("answer to a complaint"),
    "suggestion-answer": N_("answer to a suggestion"),
    "objection-answer": N_("answer to an objection"),
}
_OF_CASE = {
    "complaint": ("complaint-answer", "complaint_reply_days", Actor.COMPANY),
    "proposal": ("suggestion-answer", "suggestion_reply_days", Actor.COMMITTEE),
}
_ANSWERS = ("answered", "fed-back", "settled", "closed")


def owed(archive: Archive, compound: Record[Compound]) -> Iterator[Duty]:
    """Yield one duty for each complaint, suggestion or objection since the parties keep their record here."""
    for case in archive.at(compound.id, Case):
        if case.body.classification in _OF_CASE:
            name, number, by = _OF_CASE[case.body.classification]
            received, answered = case_days(case.body)
            if received:
                named = ("case", case.id)
                yield from _duty(archive, compound, name, number, by, received, answered, case.body.title, named)
    for objection in archive.at(compound.id, Objection):
        body, named = objection.body, ("objection", objection.id)
        days = (body.received_on, body.replied_on)
        yield from _duty(
            archive,
            compound,
            "objection-answer",
            "objection_reply_days",
            Actor.COMMITTEE,
            *days,
            body.title,
            named,
        )


def case_days(case: Case) -> tuple[date | None, date | None]:
    """Return the day a case came in and the day of the first answer; None for a day that is not known."""
    received = next((e.date.first for e in case.events if e.event_type == "received" and e.date and e.date.exact), None)
    # Of an answer of which only the month is known it is not known either whether it came in time.
    answered = [e.date.first for e in case.events if e.event_type in _ANSWERS and e.date]
    return received, min(answered, default=None)


def _duty(
    archive: Archive,
    compound: Record[Compound],
    name: str,
    number: str,
    by: Actor,
    received: date,
    answered: date | None,
    subject: str,
    named: Named,
) -> Iterator[Duty]:
    since = ground_of(archive, compound, by).since
    if since is None or received < since or received > archive.as_of:
        return
    law = law_at(archive, compound.id, number, received)
    if law is None:
        return
    due = deadline(received, law.whole)
    done = answered if answered and answered <= archive.as_of else None
    yield dated(
        due,
        done,
        archive.as_of,
        named,
        name=name,
        compound=compound.id,
        by=by,
        law=law,
        subject=subject,
        about=named,
    )
