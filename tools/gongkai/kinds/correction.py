"""What was corrected in which record, why, and by whom it was decided."""

from msgspec import Struct

from gongkai.model.body import Body
from gongkai.model.facts import Posting
from gongkai.model.kind import Home, Kind
from gongkai.model.period import PartialDate


class Change(Struct, frozen=True):
    """One value: where it stands, what it was and what it is now."""

    pointer: str
    was: str | None = None
    becomes: str | None = None


class Correction(Body, frozen=True, kw_only=True, tag="correction"):
    """A correction. `record` is a path below `records/` without `.yml`."""

    title: str
    record: str
    reason: str
    decided_by: str
    date: PartialDate
    classification: str | None = None
    changes: tuple[Change, ...] = ()
    resolution_id: str | None = None
    posted: tuple[Posting, ...] = ()


KIND = Kind(
    name="correction",
    body=Correction,
    folder="corrections",
    home=Home.PLACE,
    heading=lambda body: body.title,
    dated_by="date",
)
