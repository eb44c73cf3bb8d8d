"""The two pages that only an offline copy has: where it begins, and its search; and the line on top of all pages."""

from collections.abc import Mapping, Sequence
from functools import partial

from markupsafe import Markup, escape

from gongkai.kinds import all_kinds
from gongkai.kinds.compound import Compound
from gongkai.model.kind import Kind
from gongkai.model.record import Record
from gongkai.publish.offline.documents import NAME
from gongkai.publish.page import Page
from gongkai.publish.pages.data import titles_of
from gongkai.publish.site import Site
from gongkai.publish.templates import fuzzy_date
from gongkai.text import N_

START, SEARCH = "index.html", "search.html"
TITLE = N_("{place}: offline copy")
SEARCH_TITLE = N_("Search this copy")
DESCRIPTION = N_("All pages of {place} in one folder, to be read without a network.")
COPY = N_("Offline copy")
SAID = N_("of {place}, with the records as of {day}. What is underlined with dots stands only on the site.")
ON_SITE = N_("of {place}, with the records as of {day}. What it does not hold leads to the site.")


def start_page(site: Site, compound: Record[Compound], held: Sequence[Page]) -> Page:
    """Return the page where the copy of a compound begins; `held` are its pages."""
    words = site.catalogue.gettext
    return Page(
        path=START,
        title=words(TITLE).format(place=compound.body.name),
        description=words(DESCRIPTION).format(place=compound.body.name),
        template="offline_start.html.j2",
        context=partial(_start, site, compound, held),
        section="home",
        fictional=site.is_fictional(compound),
    )


def search_page(site: Site, compound: Record[Compound]) -> Page:
    """Return the page of the search in a copy."""
    words = site.catalogue.gettext
    return Page(
        path=SEARCH,
        title=words(SEARCH_TITLE),
        description=words(DESCRIPTION).format(place=compound.body.name),
        template="offline_search.html.j2",
        context=lambda: {"compound": compound, "kinds": kinds_of(site, compound), "script": NAME},
        section="",
        fictional=site.is_fictional(compound),
    )


def kinds_of(site: Site, compound: Record[Compound]) -> list[tuple[Kind, int]]:
    """Return the kinds of record that a compound has, each with how many."""
    counted = [(kind, len(site.archive.at(compound.id, kind.body))) for kind in all_kinds().values()]
    return [(kind, count) for kind, count in counted if count and kind.name != "compound"]


def top_line(site: Site, compound: Record[Compound]) -> str:
    """Return the line at the top of every page of a copy, as HTML."""
    words = site.catalogue.gettext
    facts = {"place": compound.body.name, "day": fuzzy_date(site.language, site.archive.as_of)}
    said, copy = words(ON_SITE if site.url else SAID).format(**facts), words(COPY)
    line = Markup('<aside class="copy" aria-label="{0}"><p><strong>{0}</strong> {1}</p></aside>\n')
    return str(line.format(escape(copy), escape(said)))


def _start(site: Site, compound: Record[Compound], held: Sequence[Page]) -> Mapping[str, object]:
    return {
        "compound": compound,
        "kinds": kinds_of(site, compound),
        "held": len(held),
        "titles": titles_of(site),
        "commit": site.commit,
        "as_of": site.archive.as_of,
    }
