"""The page of each record: by the template of its kind, else in general."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from typing import Any

from gongkai.derive.caseload import registered
from gongkai.derive.chains import chain_of
from gongkai.derive.four_lists import FOUR
from gongkai.derive.paths import path_of
from gongkai.kinds.area import Area
from gongkai.kinds.committee import Committee
from gongkai.kinds.compound import Compound
from gongkai.kinds.meeting import Meeting
from gongkai.kinds.project import Project
from gongkai.model.archive import AnyRecord
from gongkai.model.record import Record
from gongkai.publish.activity_rows import activity_context
from gongkai.publish.committee_parts import committee_context, election_context, offices_of
from gongkai.publish.correction_rows import correction_context, corrections_of
from gongkai.publish.drawn.of_record import charts_of_record
from gongkai.publish.evaluation_rows import evaluation_context, scheme_context
from gongkai.publish.fields import View
from gongkai.publish.follow import versions_of
from gongkai.publish.list_rows import duty_list_context
from gongkai.publish.page import EVERYTHING, Page
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
    "activity": frozenset({"description", "classification", "occurrences"}),
    "committee": frozenset(
        {"description", "members", "party_member_count", "one_shoulder", "cross_appointments", "change_filings"}
    ),
    "election": frozenset({"description", "classification", "gates", "objections"}),
    "case-register": frozenset({"description", "cases"}),
    "correction": frozenset({"classification", "record", "date", "reason", "changes"}),
    "duty-list": frozenset({"description", "classification", "items"}),
    "evaluation": frozenset(
        {"description", "scheme_id", "committee_id", "organization_id", "total_score", "grade"}
        | {"indicator_scores", "rater_scores", "veto_codes"}
    ),
    "scheme": frozenset({"description", "dimensions", "raters", "grade_bands", "vetoes", "fictional"}),
}
# What a kind's own page shows beside the fields of the record.
OWN: Mapping[str, Callable[[Site, Any], Mapping[str, object]]] = {
    "activity": activity_context,
    "case-register": lambda site, record: {"load": registered(record)},
    "committee": committee_context,
    "correction": correction_context,
    "duty-list": lambda site, record: {**duty_list_context(site, record), "four": FOUR},
    "election": election_context,
    "evaluation": evaluation_context,
    "scheme": scheme_context,
}
# Kinds whose pages show what was evaluated elsewhere, and so are made from all places.
FROM_EVERYWHERE = frozenset({"evaluation", "scheme"})
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
        place=EVERYTHING if record.kind in FROM_EVERYWHERE else site.place_of(record),
        crumbs=site.crumbs(site.place_of(record)),
        source=record.path,
        made_from=" ".join(
            (*(f"{one.path} {one.body.date}" for one in corrections_of(site, record)), *_beyond(site, record))
        ),
        fictional=site.is_fictional(record),
    )


def _beyond(site: Site, record: AnyRecord) -> list[str]:
    """Return what a page shows of other records, beyond their titles: what corrected it, and who heads an office."""
    corrections = [f"{one.path} {one.body.date}" for one in corrections_of(site, record)]
    return corrections + (offices_of(site, record) if isinstance(record.body, Committee) else [])


def _context(site: Site, record: AnyRecord) -> Mapping[str, object]:
    context = record_context(site, record, View(site, site.path(record)))
    context["charts"] = charts_of_record(site, record)
    if record.kind in OWN:
        context.update(OWN[record.kind](site, record))
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
    corrections = corrections_of(site, record)
    corrected_by = {one.path for one in corrections}
    return {
        "record": record,
        "corrections": corrections,
        "title": site.heading(record),
        "kind_title": site.kind_title(record.kind),
        "view": view,
        "gaps": gap_rows(site, record.kind, record.body.gaps),
        "findings": site.findings.get(record.path, ()),
        "named_by": list({r.path: r for r in named_by if r.path not in corrected_by}.values())[:MOST_NAMED],
        "skip": SHOWN_ABOVE.get(record.kind, frozenset()),
        "own_versions": versions_of(site, record),
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
