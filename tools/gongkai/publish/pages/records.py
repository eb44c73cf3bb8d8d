"""The page of each record: by the template of its kind, else in general."""

from collections.abc import Iterator, Mapping
from functools import cache, partial

from gongkai.derive.chains import chain_of
from gongkai.derive.paths import path_of
from gongkai.kinds.area import Area
from gongkai.kinds.compound import Compound
from gongkai.kinds.meeting import Meeting
from gongkai.kinds.project import Project
from gongkai.model.archive import AnyRecord
from gongkai.model.record import Record
from gongkai.publish.fields import View
from gongkai.publish.page import Page
from gongkai.publish.shell import upward
from gongkai.publish.site import Site
from gongkai.publish.titles import headline
from gongkai.text import N_

GENERAL = "record.html.j2"
# What a kind's own template shows in its own way, and its general view leaves out.
SHOWN_ABOVE = {
    "meeting": frozenset({"description", "classification", "resolutions", "start_date"}),
    "project": frozenset({"description"}),
    "waiver": frozenset({"reason", "record", "rule", "pointer"}),
    "statement": frozenset({"description", "opening_balance", "closing_balance", "entries"}),
}
DESCRIPTION = N_("{kind}: {title}")


def pages(site: Site) -> Iterator[Page]:
    """Yield a page for each record, but for areas and compounds, which have pages of another sort."""

    @cache
    def template(kind: str) -> str:
        return f"{kind}.html.j2" if (site.root / "site" / "templates" / f"{kind}.html.j2").is_file() else GENERAL

    for record in site.archive.records:
        if not isinstance(record.body, Area | Compound):
            yield record_page(site, record, template(record.kind))


def record_page(site: Site, record: AnyRecord, template: str) -> Page:
    """Return the page of one record."""
    title = site.heading(record)
    return Page(
        path=site.path(record),
        title=headline(title),
        description=site.catalogue.gettext(DESCRIPTION).format(kind=site.kind_title(record.kind), title=title),
        template=template,
        context=partial(_context, site, record),
        place=site.place_of(record),
        crumbs=site.crumbs(site.place_of(record)),
        source=record.path,
        fictional=site.is_fictional(record),
    )


def _context(site: Site, record: AnyRecord) -> Mapping[str, object]:
    context = record_context(site, record, View(site, site.path(record)))
    if isinstance(record.body, Project):
        context["chain"] = chain_of(site.archive, record)
    if isinstance(record.body, Meeting):
        context["steps"] = [_step(site, record, meeting) for meeting in path_of(site.archive, record)]
    return context


def _step(site: Site, here: AnyRecord, meeting: Record[Meeting]) -> Mapping[str, object]:
    """Return one meeting on the way of a matter as an item of the timeline."""
    body = meeting.body
    words = [site.label("meeting", "/step", body.step), body.step_changed or ""]
    return {
        "when": body.start_date or body.end_date,
        "until": None,
        "title": body.name,
        "text": ("：" if site.language == "zh" else ": ").join(word for word in words if word),
        "state": "current" if meeting.id == here.id else "",
        "href": "" if meeting.id == here.id else upward(site.path(here)) + site.path(meeting),
    }


def record_context(site: Site, record: AnyRecord, view: View) -> dict[str, object]:
    """Return what every record's page shows: its fields, sources, gaps, findings, what names it, and its file."""
    named_by = [r for r in site.backlinks.get((record.kind, record.id), ()) if r.path != record.path]
    if isinstance(record.body, Meeting):
        of_resolutions = [("resolution", f"{record.id}#{r.identifier}") for r in record.body.resolutions]
        named_by += [r for key in of_resolutions for r in site.backlinks.get(key, ()) if r.path != record.path]
    return {
        "record": record,
        "title": site.heading(record),
        "kind_title": site.kind_title(record.kind),
        "view": view,
        "gaps": gap_rows(site, record.kind, record.body.gaps),
        "findings": site.findings.get(record.path, ()),
        "named_by": list({r.path: r for r in named_by}.values())[:MOST_NAMED],
        "skip": SHOWN_ABOVE.get(record.kind, frozenset()),
        "yaml": (site.records / record.path).read_text("utf-8"),
    }


MOST_NAMED = 60


def gap_rows(site: Site, kind: str, gaps: object, within: str = "") -> list[tuple[str, str, str | None]]:
    """Return the gaps of a record, or of the part at a pointer, as (title of the field, reason in words, note)."""
    return [
        (
            site.field_title(kind, f"{within}/{gap.field}"),
            site.label(kind, "/gaps/0/gap_reason", gap.gap_reason),
            gap.note,
        )
        for gap in gaps  # type: ignore[attr-defined]  # a tuple of gaps, from any body
    ]
