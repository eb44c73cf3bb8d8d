"""Which pages go into the offline copy of a compound.

Its own pages and those of its records; and of what they rest on: the organizations they name, the law of the place, how
duties are counted. Past versions stay on the site: with them the copy would grow for ever. So do the pages of rules,
which list what was found in other compounds too, and would change every copy.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from gongkai.kinds.compound import Compound
from gongkai.kinds.organization import Organization
from gongkai.publish.page import Page
from gongkai.publish.site import Site
from gongkai.publish.trail_paths import CHANGES

_DUTIES = "duties/index.html"


def pages_by_compound(site: Site, pages: Iterable[Page]) -> Mapping[str, Sequence[Page]]:
    """Return the pages that go into the copy of each compound, by its id."""
    found: dict[str, list[Page]] = {compound.id: [] for compound in site.archive.each(Compound)}
    by_path: dict[str, Page] = {}
    for page in pages:
        by_path[page.path] = page
        place = _place(site, page)
        if place in found and not _is_past(page):
            found[place].append(page)
    organizations = _organizations(site)
    for place, own in found.items():
        beside = {_DUTIES, *_law(site, place), *organizations[place]} - {page.path for page in own}
        own += [by_path[path] for path in sorted(beside) if path in by_path]
    return found


def _place(site: Site, page: Page) -> str:
    """Return the compound that a page is about; that of its record, where it is made from records of everywhere."""
    if page.place and site.archive.get(page.place, Compound):
        return page.place
    record = site.record_at(page.source) if page.source else None
    return site.place_of(record) if record else ""


def _is_past(page: Page) -> bool:
    return bool(page.commit) or "/@" in page.path or f"/{CHANGES}/" in page.path


def _law(site: Site, place: str) -> Iterator[str]:
    yield from (path for path, _ in site.judged_by(place))


def _organizations(site: Site) -> Mapping[str, set[str]]:
    """Return the pages of the organizations that records of a place name, by place."""
    found: dict[str, set[str]] = defaultdict(set)
    for record, _, kind, named in site.archive.named:
        if kind == "organization" and (organization := site.archive.get(named, Organization)):
            found[site.place_of(record)].add(site.path(organization))
    return found
