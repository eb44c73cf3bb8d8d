"""Indicators: what each one counts, and its value by year for every area and compound that has anything to count."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from functools import partial

from msgspec import Struct

from gongkai.check.jurisdiction import areas_above
from gongkai.derive.indicator import Indicator, Measured, Unit, all_indicators
from gongkai.kinds.area import Area
from gongkai.kinds.compound import Compound
from gongkai.model.record import Record
from gongkai.publish.page import Page
from gongkai.publish.shell import Crumb
from gongkai.publish.site import Site
from gongkai.publish.templates import percent
from gongkai.text import N_

ALL = N_("Indicators")
DESCRIPTION = N_("What is counted over compounds and areas, how, and where it comes from.")
VALUE = N_("{value} (n = {n})")
POINTS = N_("{points} points")
NO_DATA = N_("no data")
SOURCE = "Source: "
YEARS = 4  # as many columns as a phone can show


class Row(Struct, frozen=True):
    """One line of a table of figures: what it is, where its page stands, and a value for each year."""

    title: str
    path: str
    figures: list[str]


def pages(site: Site) -> Iterator[Page]:
    """Yield the list of indicators, and a page for each."""
    words = site.catalogue.gettext
    crumb = Crumb(words(ALL), "indicators/index.html")
    yield Page(
        path="indicators/index.html",
        title=words(ALL),
        description=words(DESCRIPTION),
        template="indicators.html.j2",
        listing=True,
        context=lambda: {"indicators": [(one, *_words(site, one)) for one in all_indicators()]},
    )
    for indicator in all_indicators():
        yield Page(
            path=path_of(indicator),
            title=words(indicator.title),
            description=words(indicator.paragraphs[0]),
            template="indicator.html.j2",
            context=partial(_context, site, indicator),
            crumbs=[crumb],
        )


def path_of(indicator: Indicator) -> str:
    """Return where the page of an indicator stands."""
    return f"indicators/{indicator.name}.html"


def years(site: Site) -> list[int]:
    """Return the years that are shown, the last of them that of the day of judgement."""
    last = site.archive.as_of.year
    return list(range(last - YEARS + 1, last + 1))


def figures(site: Site, compounds: Sequence[Record[Compound]]) -> list[Row]:
    """Return the indicators that have a value over some compounds in one of the years, in words."""
    found = []
    for indicator in all_indicators():
        measured = [indicator.measured(site.archive, compounds, year) for year in years(site)]
        if any(measured):
            title = site.catalogue.gettext(indicator.title)
            found.append(Row(title, path_of(indicator), [shown(site, indicator, value) for value in measured]))
    return found


def shown(site: Site, indicator: Indicator, measured: Measured | None) -> str:
    """Return a value in words, with the number of things that it rests on."""
    words = site.catalogue.gettext
    if measured is None:
        return words(NO_DATA)
    if indicator.unit is Unit.COUNT:
        value = f"{int(measured.value):,}"
    elif indicator.unit is Unit.POINTS:
        value = words(POINTS).format(points=f"{float(measured.value):+.1f}")
    else:
        value = percent(site.catalogue, measured.value, exact=False)
    return words(VALUE).format(value=value, n=f"{measured.n:,}")


def _context(site: Site, indicator: Indicator) -> Mapping[str, object]:
    below = _compounds_below(site)
    areas = [
        _row(site, indicator, area.body.name, site.path(area), below[area.id])
        for area in site.archive.each(Area)
        if below.get(area.id)
    ]
    compounds = [
        _row(site, indicator, compound.body.name, site.path(compound), [compound])
        for compound in site.archive.each(Compound)
    ]
    parts, source = _words(site, indicator)
    target: Fraction | None = indicator.target
    return {
        "indicator": indicator,
        "parts": parts,
        "source": source,
        "target": percent(site.catalogue, target, exact=False) if target else "",
        "years": years(site),
        "areas": [row for row in areas if row],
        "compounds": [row for row in compounds if row],
    }


def _row(site: Site, indicator: Indicator, title: str, path: str, compounds: Sequence[Record[Compound]]) -> Row | None:
    measured = [indicator.measured(site.archive, compounds, year) for year in years(site)]
    return Row(title, path, [shown(site, indicator, value) for value in measured]) if any(measured) else None


def _words(site: Site, indicator: Indicator) -> tuple[list[str], str]:
    """Return the paragraphs of an indicator in the language of the site, and where it comes from."""
    parts = [part for part in indicator.paragraphs if not part.startswith(SOURCE)]
    source = next((part for part in indicator.paragraphs if part.startswith(SOURCE)), "")
    return [site.catalogue.gettext(part) for part in parts], site.catalogue.gettext(source) if source else ""


def _compounds_below(site: Site) -> Mapping[str, list[Record[Compound]]]:
    """Return the compounds that lie in each area, at whatever depth."""
    found: dict[str, list[Record[Compound]]] = {}
    for compound in site.archive.each(Compound):
        for area_id in areas_above(site.archive, compound.id):
            found.setdefault(area_id, []).append(compound)
    return found
