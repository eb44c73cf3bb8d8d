"""The page of the search. What it searches is made by `publish/search/`, after all pages are there."""

from collections.abc import Iterator, Mapping
from functools import partial

from gongkai.kinds import all_kinds
from gongkai.publish.page import Page
from gongkai.publish.site import Site
from gongkai.text import N_

PATH = "search.html"
TITLE = N_("Search")
DESCRIPTION = N_("Search every page: names, amounts, days, decisions, and any two characters that stand together.")


def pages(site: Site) -> Iterator[Page]:
    """Yield the page of the search."""
    words = site.catalogue.gettext
    yield Page(
        path=PATH,
        title=words(TITLE),
        description=words(DESCRIPTION),
        template="search.html.j2",
        context=partial(_context, site),
        listing=True,
        section="",
    )


def _context(site: Site) -> Mapping[str, object]:
    counted = [(kind, len(site.archive.of_kind(kind.name))) for kind in all_kinds().values()]
    return {"kinds": [(kind, count) for kind, count in counted if count and kind.name not in ("area", "compound")]}
