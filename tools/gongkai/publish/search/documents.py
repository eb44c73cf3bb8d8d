"""What can be found, and what is known of it before its text is read: kind, place, day and state."""

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from gongkai.check.verdict import Standing
from gongkai.derive.decisions import Decision
from gongkai.kinds import all_kinds
from gongkai.kinds.meeting import Meeting
from gongkai.model.archive import AnyRecord
from gongkai.publish.page import Page
from gongkai.publish.site import Site, resolution_path
from gongkai.text import N_

# What a page is called that shows no record, by the innermost of these folders in its path.
OTHERS = {
    "about": N_("About these pages"),
    "data": N_("Data dictionary"),
    "duties": N_("Duties"),
    "indicators": N_("Indicators"),
    "law": N_("The law"),
    "programmes": N_("Programmes"),
    "rules": N_("Rule"),
}
RESOLUTION = N_("Resolution")
REVOKED = N_("revoked")
DIFFERS = N_("announced otherwise than counted")
STANDINGS = {
    Standing.PASSED: N_("passed"),
    Standing.NOT_PASSED: N_("not passed"),
    Standing.UNVERIFIED: N_("cannot be verified"),
}


class Document(Struct, frozen=True):
    """A page that can be found. `path` leads to it from the root of its language.

    `kind` is the name of a kind of record, `resolution`, or one of OTHERS. `place` is the id of a compound or an area,
    "" where it is about neither. `day` is a date, a month or a year, "" where nothing happened. `state` is in words,
    "" where there is none.
    """

    path: str
    kind: str
    kind_title: str
    place: str = ""
    day: str = ""
    state: str = ""
    fictional: bool = False


def documents(site: Site, pages: Iterable[Page]) -> Iterator[Document]:
    """Yield what is known of each page that can be found; lists of other pages are left out."""
    decisions = _decisions(site)
    return (_document(site, page, decisions) for page in pages if not page.listing)


def hand_written(site: Site, path: str) -> Document:
    """Return what is known of a page that no record is behind."""
    kind = next((step for step in reversed(path.split("/")) if step in OTHERS), "about")
    return Document(path, kind, site.catalogue.gettext(OTHERS[kind]))


def _document(site: Site, page: Page, decisions: Mapping[str, Decision]) -> Document:
    if decision := decisions.get(page.path):
        return Document(
            page.path,
            "resolution",
            site.catalogue.gettext(RESOLUTION),
            site.place_of(decision.meeting),
            str(decision.decided or ""),
            _standing(site, decision),
            page.fictional,
        )
    record = site.record_at(page.source) if page.source else None
    if record is None or site.path(record) != page.path:
        known = hand_written(site, page.path)
        return Document(known.path, known.kind, known.kind_title, _place(site, page), fictional=page.fictional)
    day = all_kinds()[record.kind].day_of(record.body)
    return Document(
        page.path,
        record.kind,
        site.kind_title(record.kind),
        site.place_of(record),
        str(day or ""),
        _state(site, record),
        page.fictional,
    )


def _place(site: Site, page: Page) -> str:
    return page.place if site.find("compound", page.place) or site.find("area", page.place) else ""


def _decisions(site: Site) -> Mapping[str, Decision]:
    return {
        resolution_path(meeting.id, decision.resolution.identifier): decision
        for meeting in site.archive.each(Meeting)
        for decision in site.decisions(meeting)
    }


def _standing(site: Site, decision: Decision) -> str:
    """Return how a decision stands, in the words of its chip."""
    words = site.catalogue.gettext
    if decision.revoked:
        return words(REVOKED)
    if decision.verdict is None:
        return site.label("meeting", "/resolutions/0/result", decision.resolution.result)
    return words(DIFFERS) if decision.differs else words(STANDINGS[decision.verdict.standing])


def _state(site: Site, record: AnyRecord) -> str:
    """Return how the matter of a record stands, where its kind has a field for it."""
    status = getattr(record.body, "status", None)
    return site.label(record.kind, "/status", status) if isinstance(status, str) else ""
