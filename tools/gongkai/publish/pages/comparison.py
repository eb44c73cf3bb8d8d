"""For each area with compounds: how these stand beside the compounds of the same city, size and age."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from functools import partial

from msgspec import Struct

from gongkai.derive.alike import LEAST, UNITS, YEARS, Alike, Group, alike, edges_of, groups, lacking
from gongkai.derive.comparison import Compared, compared, window
from gongkai.derive.comparison_measures import MEASURES
from gongkai.derive.tree import places_below
from gongkai.kinds.area import Area
from gongkai.kinds.compound import Compound
from gongkai.model.record import Record
from gongkai.publish.derived_table import rounded
from gongkai.publish.derived_tables.comparison import DERIVED, comparison_path
from gongkai.publish.fields import View
from gongkai.publish.page import Page
from gongkai.publish.shell import Crumb
from gongkai.publish.site import Site
from gongkai.text import N_

TITLE = N_("{area}: compounds that are alike, compared")
DESCRIPTION = N_("Fees, funds, duties and answers beside compounds of the same city, size and age.")
FEW_UNITS = N_("fewer than {next} units")
SOME_UNITS = N_("{first} to {last} units")
MANY_UNITS = N_("{first} units or more")
OLD = N_("completed before {next}")
MIDDLE = N_("completed {first} to {last}")
YOUNG = N_("completed in {first} or later")
GROUP = N_("{city}, {units}, {years}")
AND = N_(", ")


class Shown(Struct, frozen=True):
    """A group on a page: its name, how many compounds are alike, and the tables of it; no rows where it is too small.

    `spread` has a row for each measure, `compounds` one for each compound of the area, by name.
    """

    id: str
    name: str
    n: int
    spread: Sequence[Sequence[object]]
    compounds: Sequence[Sequence[object]]
    data: str


def pages(site: Site) -> Iterator[Page]:
    """Yield a page for each area that has compounds."""
    words = site.catalogue.gettext
    for area in site.archive.each(Area):
        if compounds := compounds_below(site, area.id):
            yield Page(
                path=comparison_path(area.id),
                title=words(TITLE).format(area=area.body.name),
                description=words(DESCRIPTION),
                template="comparison.html.j2",
                context=partial(_context, site, area, compounds),
                section="areas",
                crumbs=[*site.crumbs(area.body.parent_id or ""), Crumb(area.body.name, site.path(area))],
                fictional=site.is_fictional(area),
            )


def compounds_below(site: Site, area: str) -> Sequence[Record[Compound]]:
    """Return the compounds of an area and of all areas below it, by name."""
    archive = site.archive
    found = [one for place in places_below(archive, area) if (one := archive.get(place, Compound))]
    return sorted(found, key=lambda compound: (compound.body.name, compound.id))


def _context(site: Site, area: Record[Area], compounds: Sequence[Record[Compound]]) -> Mapping[str, object]:
    view = View(site, comparison_path(area.id))
    own = {key for compound in compounds if (key := alike(site.archive, compound))}
    found = [group for key, group in groups(site.archive).items() if key in own]
    return {
        "area": area,
        "window": window(site.archive.as_of),
        "least": LEAST,
        "measures": MEASURES,
        "groups": [_shown(site, group, compounds, view) for group in found if group.enough],
        "small": [(name_of(site, group.alike), len(group.compounds)) for group in found if not group.enough],
        "alone": [(view.link("compound", c.id), why) for c in compounds if (why := _lacking(site, c))],
    }


def _lacking(site: Site, compound: Record[Compound]) -> str:
    words = site.catalogue.gettext
    return words(AND).join(words(message) for message in lacking(site.archive, compound))


def _shown(site: Site, group: Group, compounds: Sequence[Record[Compound]], view: View) -> Shown:
    found = compared(site.archive, group)
    members = {compound.id for compound in group.compounds}
    listing = site.data.get(group.alike.city)
    files = [file.name for file in listing.files if file.table == DERIVED.table.name] if listing else []
    return Shown(
        id=f"group-{group.alike.city}-{group.alike.units}-{group.alike.years}",
        name=name_of(site, group.alike),
        n=len(group.compounds),
        spread=[_spread(site, one) for one in found],
        compounds=[
            [view.link("compound", compound.id), *(_figure(one.values[compound.id], one) for one in found)]
            for compound in compounds
            if compound.id in members
        ],
        data=listing.folder + files[0] if listing and files else "",
    )


def _spread(site: Site, one: Compared) -> Sequence[object]:
    words, spread = site.catalogue.gettext, one.spread
    figures = [_figure(value, one) for value in (spread.lower, spread.median, spread.upper)]
    return [words(one.measure.title), words(one.measure.unit), *figures, spread.n, spread.missing]


def _figure(value: Fraction | None, one: Compared) -> str | None:
    return None if value is None else rounded(value * one.measure.times, one.measure.digits)


def name_of(site: Site, key: Alike) -> str:
    """Return what a group is called: its city, how large its compounds are, and when they were completed."""
    units = _band(site, edges_of(UNITS, key.units), (FEW_UNITS, SOME_UNITS, MANY_UNITS))
    years = _band(site, edges_of(YEARS, key.years), (OLD, MIDDLE, YOUNG))
    return site.catalogue.gettext(GROUP).format(city=site.place_name(key.city), units=units, years=years)


def _band(site: Site, edges: tuple[int | None, int | None], messages: tuple[str, str, str]) -> str:
    first, last = edges
    message = messages[0] if first is None else messages[2] if last is None else messages[1]
    return site.catalogue.gettext(message).format(first=first, last=last, next=(last or 0) + 1)
