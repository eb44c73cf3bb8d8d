"""An objection to a record, and the reply. It stands beside the record for good; nobody deletes it."""

from datetime import date

from gongkai.model.body import Body
from gongkai.model.kind import Home, Kind


class Objection(Body, frozen=True, kw_only=True, tag="objection"):
    """An objection. `record` is a path below `records/` without `.yml`; `households` says how many object."""

    title: str
    record: str
    received_on: date
    households: int | None = None
    channel: str | None = None
    reply_due_on: date | None = None
    replied_on: date | None = None
    text: str | None = None
    reply: str | None = None
    replied_by: str | None = None
    reply_outcome: str | None = None
    correction: str | None = None


KIND = Kind(
    name="objection",
    body=Objection,
    folder="objections",
    home=Home.COMPOUND,
    heading=lambda body: body.title,
    dated_by="received_on",
)
