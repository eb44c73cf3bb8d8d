"""One page for each version of each record. It says only what is fixed, so it stays the same whatever comes after it.

It is made from the bytes that the commit holds: by the schema of today where they fit it, else as they are written.
What a record names is shown by its id, because titles change.
"""

from collections.abc import Iterator, Mapping
from functools import partial

from markupsafe import Markup, escape

from gongkai.derive.past import Entry, Past
from gongkai.kinds import all_kinds, kind_in
from gongkai.load.bodies import unpacked
from gongkai.load.record_file import read_record
from gongkai.load.shape import Shapes
from gongkai.privacy.firewall import hits_in
from gongkai.privacy.masking import masked
from gongkai.publish.fields import View
from gongkai.publish.page import NOTHING, Page
from gongkai.publish.places_of_past import place_of
from gongkai.publish.shell import Crumb
from gongkai.publish.site import Site
from gongkai.publish.trail_paths import has_address, page_path, version_path
from gongkai.publish.trail_rows import day_of, roles
from gongkai.report.commit_words import why
from gongkai.report.words import harmless
from gongkai.text import N_

TITLE = N_("Version {number}: {record}")
DESCRIPTION = N_("How a record stood at one commit.")


class AsItWas(View):
    """Shows a record without looking at any other: what it names is its id."""

    def link(self, kind: str, record_id: str) -> Markup:
        """Return the id of what a record names."""
        return escape(record_id)


def pages(site: Site) -> Iterator[Page]:
    """Yield a page for each version of each record."""
    past = site.told.past
    if past is None:
        return
    for record, entries in past.records.items():
        if has_address(record):
            _, fictional = place_of(site, record)
            for entry in entries:
                if entry.number:
                    yield _page(site, past, entry, fictional=fictional)


def _page(site: Site, past: Past, entry: Entry, *, fictional: bool) -> Page:
    step, title = entry.step, site.catalogue.gettext(TITLE).format(number=entry.number, record=entry.record)
    return Page(
        path=version_path(entry.record, entry.number),
        title=title,
        description=site.catalogue.gettext(DESCRIPTION),
        template="version.html.j2",
        context=partial(_context, site, past, entry),
        place=NOTHING,
        crumbs=[Crumb(entry.record, page_path(entry.record))],
        source=f"records/{entry.record}.yml",
        made_from=f"{entry.blob} {step.id} {step.position} {entry.hidden} {site.told.made_from}",
        fictional=fictional,
        listing=True,
        commit=step.id,
        as_of=day_of(site, step),
    )


def _context(site: Site, past: Past, entry: Entry) -> Mapping[str, object]:
    step, kind = entry.step, kind_in(entry.record.partition("/")[0])
    content = past.blobs.content(entry.blob) if not entry.hidden else None
    text = content.decode("utf-8", "replace") if content else ""
    covered = bool(hits_in(text))
    body = None if covered or content is None else _body(site, content, entry)
    view = AsItWas(site, version_path(entry.record, entry.number))
    return {
        "number": entry.number,
        "record_path": page_path(entry.record),
        "file": f"records/{entry.record}.yml",
        "kind_title": site.kind_title(kind),
        "title": all_kinds()[kind].heading(body) if body else entry.record,
        "general": view.general(kind, body) if body else None,
        "hidden": entry.hidden,
        "covered": covered,
        "text": "\n".join(map(harmless, (masked(text) if covered else text).split("\n"))),
        "day": day_of(site, step),
        "clock": f"{step.at:%H:%M}",
        "position": step.position,
        "commit": step.id,
        "by": roles(site, step.authors),
        "approved": roles(site, step.approvers),
        "messages": why(step),
    }


def _body(site: Site, content: bytes, entry: Entry):  # type: ignore[no-untyped-def]  # the body of any kind
    shapes = site.archive.once("shapes", lambda: Shapes(site.schemas))
    packed, findings = read_record(content, f"records/{entry.record}.yml", shapes)
    return unpacked(packed) if packed is not None and not any(finding.blocks for finding in findings) else None
