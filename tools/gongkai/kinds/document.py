"""A standing text: rules of procedure, management covenant, regulation, audit report and so on."""

from datetime import date as Day

from gongkai.model.body import Body
from gongkai.model.facts import Posting
from gongkai.model.kind import Home, Kind
from gongkai.model.period import PartialDate, Period


class Document(Body, frozen=True, kw_only=True, tag="document"):
    """A document, who adopted it and from when it has effect. `discloses` are the items it opens, `period` for when."""

    title: str
    classification: str
    version: str | None = None
    date: PartialDate | None = None
    effective_on: Day | None = None
    organization_id: str | None = None
    resolution_id: str | None = None
    text: str | None = None
    url: str | None = None
    sha256: str | None = None
    discloses: tuple[str, ...] = ()
    period: Period | None = None
    posted: tuple[Posting, ...] = ()
    description: str | None = None


KIND = Kind(
    name="document",
    body=Document,
    folder="documents",
    home=Home.PLACE,
    heading=lambda body: body.title,
    dated_by="date",
)
