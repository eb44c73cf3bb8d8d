"""The past of each record, all its versions side by side; and in the place of one that is gone, what became of it.

A record that was recorded once and never changed has no page here: its only version says all there is.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from gongkai.derive.past import Entry
from gongkai.kinds import kind_in
from gongkai.publish.page import Page
from gongkai.publish.places_of_past import place_of
from gongkai.publish.shell import Crumb
from gongkai.publish.site import Site
from gongkai.publish.titles import headline
from gongkai.publish.trail_paths import has_address, page_path, trail_path
from gongkai.publish.trail_rows import day_of, present, rows, title_of
from gongkai.text import N_

TITLE = N_("All versions: {title}")
DESCRIPTION = N_("What was recorded when, by whom and why, and what each change replaced.")
GONE = N_("Taken away: {title}")


def pages(site: Site) -> Iterator[Page]:
    """Yield the page of every record with more than one version, and one for each that was taken away."""
    if site.told.past is None:
        return
    for record, entries in site.told.past.records.items():
        gone = not entries[-1].number
        if has_address(record) and (len(entries) > 1 or gone):
            yield _trail(site, record, entries)
            if gone and present(site, record) is None:
                yield _tombstone(site, record, entries)


def _trail(site: Site, record: str, entries: Sequence[Entry]) -> Page:
    title = title_of(site, entries[-1])
    place, fictional = place_of(site, record)
    return Page(
        path=trail_path(record),
        title=headline(site.catalogue.gettext(TITLE).format(title=title)),
        description=site.catalogue.gettext(DESCRIPTION),
        template="trail.html.j2",
        context=partial(_context, site, record, entries, title),
        place=place,
        made_from=_made_from(entries),
        crumbs=[*site.crumbs(place), Crumb(title, page_path(record))],
        fictional=fictional,
        listing=True,
    )


def _tombstone(site: Site, record: str, entries: Sequence[Entry]) -> Page:
    title = title_of(site, entries[-1])
    place, fictional = place_of(site, record)
    return Page(
        path=page_path(record),
        title=headline(site.catalogue.gettext(GONE).format(title=title)),
        description=site.catalogue.gettext(DESCRIPTION),
        template="tombstone.html.j2",
        context=partial(_tombstone_context, site, record, entries, title),
        place=place,
        made_from=_made_from(entries),
        crumbs=site.crumbs(place),
        fictional=fictional,
    )


def _made_from(entries: Sequence[Entry]) -> str:
    return " ".join(f"{one.step.position} {one.step.id} {one.hidden}" for one in entries)


def _context(site: Site, record: str, entries: Sequence[Entry], title: str) -> Mapping[str, object]:
    found = rows(site, reversed(entries))
    return {
        "title": title,
        "kind_title": site.kind_title(kind_in(record.partition("/")[0])),
        "rows": found,
        "versions": entries[-1].number or entries[-1].previous,
        "gone": not entries[-1].number,
        "uncommitted": site.told.past is not None and record in site.told.past.uncommitted,
        "stood": _stood(site, entries),
        "record_path": page_path(record),
    }


def _stood(site: Site, entries: Sequence[Entry]) -> list[tuple[str, str, int]]:
    """Return from which day until which one each version stood ("" for the last one), the newest first."""
    ends = [day_of(site, one.step) for one in entries[1:]]
    spans = [(day_of(site, one.step), until, one.number) for one, until in zip(entries, [*ends, ""], strict=True)]
    return [span for span in reversed(spans) if span[2]]


def _tombstone_context(site: Site, record: str, entries: Sequence[Entry], title: str) -> Mapping[str, object]:
    last = entries[-1]
    return {
        "title": title,
        "kind_title": site.kind_title(kind_in(record.partition("/")[0])),
        "row": rows(site, [last])[0],
        "last": next((one for one in reversed(entries) if one.number), None),
        "trail": trail_path(record),
    }
