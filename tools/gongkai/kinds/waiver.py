"""A finding that is accepted in public: which rule, on which record, why, by whom and until when."""

from datetime import date

from gongkai.model.body import Body
from gongkai.model.kind import Home, Kind


class Waiver(Body, frozen=True, kw_only=True, tag="waiver"):
    """A waiver. `record` is a path below `records/` without `.yml`; `pointer` narrows it to one place there.

    For personal data it has to, and `value_hash` says with `salt` which value it is, without telling it.
    """

    rule: str
    record: str
    reason: str
    granted_by: str
    until: date
    pointer: str | None = None
    salt: str | None = None
    value_hash: str | None = None


KIND = Kind(
    name="waiver",
    body=Waiver,
    folder="waivers",
    home=Home.FLAT,
    heading=lambda body: f"{body.rule}: {body.record}",
    dated_by="until",
)
