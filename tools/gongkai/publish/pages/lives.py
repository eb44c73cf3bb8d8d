"""The life of the owners' committees of a compound: a page for each compound that has a committee or an election."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from gongkai.derive.event import Event
from gongkai.derive.life import life_of, so_far, to_come
from gongkai.kinds.compound import Compound
from gongkai.model.record import Record
from gongkai.publish.drawn.terms import terms_chart
from gongkai.publish.life_rows import life_rows
from gongkai.publish.page import Page
from gongkai.publish.shell import upward
from gongkai.publish.site import Site
from gongkai.text import N_

TITLE = N_("Life of the owners' committee: {place}")
DESCRIPTION = N_("From the first preparation to what comes next, with each gate, vote, filing and hand-over: {place}.")
SHORT = 4  # how many of the latest events the page of a compound shows


def life_path(compound: str) -> str:
    """Return where the page stands."""
    return f"compounds/{compound}/life/index.html"


def pages(site: Site) -> Iterator[Page]:
    """Yield the page of each compound that has a committee or an election in the record."""
    words = site.catalogue.gettext
    for compound in site.archive.each(Compound):
        if life_of(site.archive, compound.id):
            yield Page(
                path=life_path(compound.id),
                title=words(TITLE).format(place=compound.body.name),
                description=words(DESCRIPTION).format(place=compound.body.name),
                template="life.html.j2",
                listing=True,
                context=partial(_context, site, compound),
                place=compound.id,
                section="compounds",
                crumbs=site.crumbs(compound.id),
                source=compound.path,
                fictional=site.is_fictional(compound),
            )


def _context(site: Site, compound: Record[Compound]) -> Mapping[str, object]:
    events, up = life_of(site.archive, compound.id), upward(life_path(compound.id))
    return {
        "compound": compound,
        "mode": mode_of(site, compound),
        "coming": life_rows(site, to_come(events), up),
        "past": life_rows(site, so_far(events), up),
        "terms_chart": terms_chart(site, compound.id),
    }


def short_life(site: Site, compound: Record[Compound]) -> Mapping[str, object]:
    """Return the short form for the page of a compound: what comes, and the way to the whole timeline."""
    events: Sequence[Event] = life_of(site.archive, compound.id)
    up = upward(site.path(compound))
    return {
        "life_path": life_path(compound.id) if events else "",
        "coming": life_rows(site, to_come(events)[:SHORT], up),
        "mode": mode_of(site, compound),
    }


MODES = {
    "owners-committee": N_("A committee that the owners elected acts for them and carries out what they decide."),
    "interim-committee": N_(
        "A committee set up for the time until the next election keeps things going; matters of the assembly stay with "
        "the owners."
    ),
    "residents-committee-acting": N_(
        "The residents' committee acts until the owners have elected a committee; it decides nothing that the law "
        "leaves to the owners."
    ),
    "property-management-commission": N_(
        "A commission of owners and offices has the owners decide together, until their assembly is formed and has "
        "elected a committee."
    ),
    "none": N_("Nobody acts for the owners yet: no committee is elected and no body stands in its place."),
}


def mode_of(site: Site, compound: Record[Compound]) -> str:
    """Return what the governance of a compound means, in a sentence; "" where the record does not say."""
    mode = compound.body.governance_mode
    return site.catalogue.gettext(MODES[mode]) if mode else ""
