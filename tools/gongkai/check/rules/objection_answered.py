"""An objection is against a record that is there, and is answered by the day that was set.

Objections stand for good: nobody deletes them, and the reply stands beside them. The day that counts is the one that
was promised or is owed by the rules of the compound; where none is given, the number of days that the place sets. The
nation sets none, so without either nothing is late.

Source: Civil Code of the PRC, article 285; Liaocheng Property Management Regulations, articles 35 and 38.
"""

from collections.abc import Iterator

from gongkai.check.jurisdiction import law_at
from gongkai.check.rule import Problem
from gongkai.kinds import kind_in
from gongkai.kinds.objection import Objection
from gongkai.law.calendar import Deadline, certainly_after, deadline
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.model.record import Record
from gongkai.text import N_

SEVERITY = Severity.WARNING
ACTOR = Actor.COMMITTEE
FIX = N_("Answer the objection and record the day and the reply; if the path or a day is a slip, correct it.")
NO_RECORD = N_("The objection is against “{named}”; there is no such record.")
LATE = N_("The objection of {received} was answered on {replied}, due by {due}.")
OPEN = N_("The objection of {received} was to be answered by {due}; no reply is recorded.")
LATE_BY_LAW = N_("The objection of {received} was answered on {replied}, due by {due} ({law}).")
OPEN_BY_LAW = N_("The objection of {received} was to be answered by {due}; no reply is recorded ({law}).")


def check(archive: Archive) -> Iterator[Problem]:
    for objection in archive.each(Objection):
        named = objection.body.record
        folder, _, record_id = named.partition("/")
        known = record_id in archive.of_kind(kind_in(folder))
        if not known and f"records/{named}.yml" not in archive.unread:
            yield Problem(objection, "/record", NO_RECORD, named=named)
        yield from _answered(archive, objection)


def _answered(archive: Archive, objection: Record[Objection]) -> Iterator[Problem]:
    body = objection.body
    law = law_at(archive, objection.place, "objection_reply_days", body.received_on)
    due = deadline(body.received_on, law.whole) if law else None
    if body.reply_due_on:
        due = Deadline(body.reply_due_on, certain=True)
    if due is None or body.reply_outcome == "withdrawn":
        return
    facts: dict[str, object] = {"received": body.received_on, "due": due.day}
    by_law = body.reply_due_on is None
    if by_law:
        facts["law"] = law
    if body.replied_on and certainly_after(body.replied_on, due):
        message = LATE_BY_LAW if by_law else LATE
        yield Problem(objection, "/replied_on", message, replied=body.replied_on, **facts)
    elif body.replied_on is None and certainly_after(archive.as_of, due):
        yield Problem(objection, "", OPEN_BY_LAW if by_law else OPEN, **facts)
