"""The four lists of a place: problems, needs, services and projects as they stand now, beside what the lists say."""

from collections.abc import Iterator, Mapping
from functools import partial

from gongkai.derive.four_lists import FOUR, FourLists, four_lists
from gongkai.derive.tree import places_below
from gongkai.kinds.area import Area
from gongkai.kinds.compound import Compound
from gongkai.model.record import Record
from gongkai.publish.fields import View
from gongkai.publish.list_rows import item_rows
from gongkai.publish.page import EVERYTHING, Page
from gongkai.publish.site import Site
from gongkai.text import N_

TITLE = N_("The four lists: {place}")
DESCRIPTION = N_("Problems, needs, services and projects of {place} as they stand now, beside what the lists say.")
MOST = 100  # entries of one list that a page shows: the rest is counted


def pages(site: Site) -> Iterator[Page]:
    """Yield the four lists of each compound and each area that has anything on one of them."""
    for compound in site.archive.each(Compound):
        if has_lists(site, compound):
            yield _page(site, compound, compound.id, compound.body.name, "compounds")
    for area in site.archive.each(Area):
        if has_lists(site, area):
            yield _page(site, area, EVERYTHING, area.body.name, "areas")


def lists_path(place: str) -> str:
    """Return where the four lists of a compound or an area stand."""
    return f"lists/{place}/index.html"


def _all_below(site: Site, area: Record[Area]) -> FourLists:
    """Return the four lists of an area and of everything below it together."""
    lists = [lists_of(site, place) for place in sorted(places_below(site.archive, area.id))]
    return FourLists(
        problems=[case for one in lists for case in one.problems],
        needs=[case for one in lists for case in one.needs],
        services=[activity for one in lists for activity in one.services],
        projects=[project for one in lists for project in one.projects],
        stated={name: [item for one in lists for item in one.stated[name]] for name in FOUR},
    )


def lists_of(site: Site, place: str) -> FourLists:
    """Return the four lists of a place, without those of the places below it."""
    return site.archive.once(("four lists", place), lambda: four_lists(site.archive, [place]))


def has_lists(site: Site, place: Record[Area] | Record[Compound]) -> bool:
    """Return whether there is a page of the four lists for a compound or an area."""
    return not lists_of(site, place.id).empty or (isinstance(place.body, Area) and bool(_below(site, place)))


def _below(site: Site, area: Record[Area]) -> list[Record[Compound]]:
    places = sorted(places_below(site.archive, area.id))
    compounds = [compound for place in places if (compound := site.archive.get(place, Compound))]
    return [compound for compound in compounds if not lists_of(site, compound.id).empty]


def _page(site: Site, record: Record[Area] | Record[Compound], made_of: str, name: str, section: str) -> Page:
    words = site.catalogue.gettext
    return Page(
        path=lists_path(record.id),
        title=words(TITLE).format(place=name),
        description=words(DESCRIPTION).format(place=name),
        template="four_lists.html.j2",
        listing=True,
        context=partial(_context, site, record),
        place=made_of,
        section=section,
        crumbs=site.crumbs(record.id),
        fictional=site.is_fictional(record),
    )


def _context(site: Site, record: Record[Area] | Record[Compound]) -> Mapping[str, object]:
    view = View(site, lists_path(record.id))
    lists = _all_below(site, record) if isinstance(record.body, Area) else lists_of(site, record.id)
    below = _below(site, record) if isinstance(record.body, Area) else []
    return {
        "place": record,
        "lists": lists,
        "stated": {name: item_rows(site, lists.stated[name]) for name in FOUR},
        "most": MOST,
        "places": isinstance(record.body, Area),
        "rows": [
            [
                view.to(lists_path(one.id), one.body.name),
                *lists_of(site, one.id).counts,
                _stated(lists_of(site, one.id)),
            ]
            for one in below
        ],
    }


def _stated(lists: FourLists) -> int:
    return sum(len(items) for items in lists.stated.values())
