"""Areas: the tree of places, and for each place its compounds summed up."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from functools import partial
from typing import TypeVar

from msgspec import Struct

from gongkai.derive.below import below
from gongkai.derive.committees import TermState
from gongkai.derive.summary import Summary
from gongkai.kinds.area import Area
from gongkai.kinds.meeting import Meeting
from gongkai.kinds.organization import Organization
from gongkai.model.money import total
from gongkai.model.record import Record
from gongkai.publish.derived_tables.comparison import comparison_path
from gongkai.publish.feeds import feed_of_place
from gongkai.publish.fields import View
from gongkai.publish.follow import follow_of_area
from gongkai.publish.page import Page
from gongkai.publish.pages.data import titles_of
from gongkai.publish.pages.four_lists import has_lists, lists_path
from gongkai.publish.pages.indicators import figures, years
from gongkai.publish.pages.records import record_context
from gongkai.publish.site import Site
from gongkai.publish.work_rows import work_of
from gongkai.text import N_

T = TypeVar("T")
OF_ALL = N_("{part} of {all}")
TREE = N_("Areas")
TREE_DESCRIPTION = N_("Provinces, cities, districts, subdistricts, communities and grids, with their compounds.")


class Sum(Struct, frozen=True):
    """The five questions over several compounds. `n` are the compounds, `with_*` those that have anything to count."""

    n: int
    balance: Decimal | None
    with_balance: int
    votes: int
    verified: int
    in_office: int
    expired: int
    open_cases: int
    cases: int
    owed: int


def pages(site: Site) -> Iterator[Page]:
    """Yield the tree of areas, and a page for each area."""
    words = site.catalogue.gettext
    children = _children(site)
    yield Page(
        path="areas/index.html",
        title=words(TREE),
        description=words(TREE_DESCRIPTION),
        template="areas.html.j2",
        listing=True,
        context=lambda: {"children": children, "compounds": _compounds(site)},
        section="areas",
    )
    for area in site.archive.each(Area):
        yield Page(
            path=site.path(area),
            title=area.body.name,
            description=words(TREE_DESCRIPTION),
            template="area.html.j2",
            context=partial(_context, site, area, children),
            section="areas",
            crumbs=site.crumbs(area.body.parent_id or ""),
            source=area.path,
            fictional=site.is_fictional(area),
            feed=feed_of_place(site, "area", area.id),
        )


def _context(site: Site, area: Record[Area], children: Mapping[str, list[Record[Area]]]) -> Mapping[str, object]:
    view, summaries = View(site, site.path(area)), summaries_below(site, area)
    return {
        **record_context(site, area, view),
        "named_by": [],  # whatever names an area is listed above, by kind
        "area": area,
        "children": children,
        "below": partial(below, site.archive),
        "work": work_of(site, area.id),
        "lists": lists_path(area.id) if has_lists(site, area) else "",
        "figures": figures(site, [summary.compound for summary in summaries]),
        "years": years(site),
        "comparison": comparison_path(area.id) if summaries else "",
        "rows": [_row(site, summary, view) for summary in summaries],
        "sum": summed(summaries),
        "organizations": [o for o in site.archive.each(Organization) if o.body.area_id == area.id],
        "follow_of": follow_of_area(site, area.id),
        "skip": frozenset({"description", "classification"}),
        "meetings": site.archive.at(area.id, Meeting),
        "titles": titles_of(site),
    }


def _row(site: Site, summary: Summary, view: View) -> list[object]:
    """Return a compound as a row: link, money, votes counted again, end of the term, open cases, what is missing."""
    return [
        view.link("compound", summary.compound.id),
        summary.balance,
        site.catalogue.gettext(OF_ALL).format(part=summary.verified, all=len(summary.votes)),
        summary.term.record.body.term_end_date if summary.term else None,
        len(summary.cases.open),
        summary.missing,
    ]


def summed(summaries: list[Summary]) -> Sum:
    """Return the five questions over several compounds together."""
    known = [s.balance for s in summaries if s.balance is not None]
    return Sum(
        n=len(summaries),
        balance=total(known) if known else None,
        with_balance=len(known),
        votes=sum(len(s.votes) for s in summaries),
        verified=sum(s.verified for s in summaries),
        in_office=sum(s.term is not None for s in summaries),
        expired=sum(s.term is not None and s.term.state is TermState.EXPIRED for s in summaries),
        open_cases=sum(len(s.cases.open) for s in summaries),
        cases=sum(len(s.cases.every) for s in summaries),
        owed=sum(s.missing for s in summaries),
    )


def summaries_below(site: Site, area: Record[Area]) -> list[Summary]:
    """Return the compounds of an area and of all areas below it, by id, each with its five questions."""
    below, compounds = _below(area, _children(site)), _compounds(site)
    return sorted((s for place in below for s in compounds.get(place, ())), key=lambda s: s.compound.id)


def _children(site: Site) -> Mapping[str, list[Record[Area]]]:
    return site.archive.once("areas by parent", lambda: _by(site.archive.each(Area), lambda a: a.body.parent_id or ""))


def _below(area: Record[Area], children: Mapping[str, list[Record[Area]]]) -> list[str]:
    """Return the ids of an area and of all areas below it. The archive has no circles here: a rule has seen to it."""
    found, ahead = [], [area]
    while ahead:
        step = ahead.pop()
        found.append(step.id)
        ahead.extend(children.get(step.id, ()))
    return found


def _compounds(site: Site) -> Mapping[str, list[Summary]]:
    found = site.summaries.values()
    return site.archive.once("summaries by area", lambda: _by(found, lambda s: s.compound.body.area_id))


def _by(items: Iterable[T], key: Callable[[T], str]) -> Mapping[str, list[T]]:
    found: dict[str, list[T]] = defaultdict(list)
    for item in items:
        found[key(item)].append(item)
    return found
