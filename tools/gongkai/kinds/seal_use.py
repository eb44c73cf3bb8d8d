"""One use of the owners' seal: when, on which paper, who asked for it, and by which decision."""

from datetime import date

from gongkai.model.body import Body
from gongkai.model.kind import Home, Kind


class SealUse(Body, frozen=True, kw_only=True, tag="seal-use"):
    """A use of a seal. `asked_by` and `keeper` are posts or bodies; `signatures` counts members who agreed."""

    title: str
    used_on: date
    seal_name: str | None = None
    copies: int | None = None
    asked_by: str | None = None
    resolution_id: str | None = None
    keeper: str | None = None
    signatures: int | None = None
    purpose: str | None = None
    document_id: str | None = None


KIND = Kind(
    name="seal-use",
    body=SealUse,
    folder="seals",
    home=Home.COMPOUND,
    heading=lambda body: body.title,
    dated_by="used_on",
)
