"""The indicators of every compound and area by year, each with what it rests on."""

from collections.abc import Iterator, Sequence

from gongkai.derive.indicator import Unit, all_indicators
from gongkai.derive.tree import places_below
from gongkai.kinds.compound import Compound
from gongkai.model.record import Record
from gongkai.publish.derived_table import column, derived, exact, filled, rounded
from gongkai.publish.site import Site
from gongkai.publish.table import Form, Row
from gongkai.text import N_

TITLE = N_("Indicators by year")
HELP = N_(
    "The value of each indicator over a compound or all compounds of an area; no row where nothing can be counted."
)
UNITS = {Unit.SHARE: N_("share of a whole"), Unit.COUNT: N_("number"), Unit.POINTS: N_("points of a hundred")}
YEARS = 4  # as many as the pages show


def _rows(site: Site, place: str) -> Iterator[Row]:
    archive, compounds = site.archive, _compounds(site, place)
    found = archive.get(place, Compound)
    made_up = site.is_fictional(found or archive.of_kind("area")[place])
    for indicator in all_indicators():
        for year in range(archive.as_of.year - YEARS + 1, archive.as_of.year + 1):
            measured = indicator.measured(archive, compounds, year)
            if measured is None:
                continue
            yield filled(
                DERIVED.table,
                {
                    "place": place,
                    "page": f"indicators/{indicator.name}.html",
                    "made_up": made_up,
                    "indicator": indicator.name,
                    "year": year,
                    "unit": indicator.unit.value,
                    "value": rounded(measured.value, 4),
                    "exact_value": exact(measured.value),
                    "n": measured.n,
                    "compounds": measured.compounds,
                    "as_of": archive.as_of.isoformat(),
                },
            )


def _compounds(site: Site, place: str) -> Sequence[Record[Compound]]:
    return [one for below in sorted(places_below(site.archive, place)) if (one := site.archive.get(below, Compound))]


DERIVED = derived(
    "indicators",
    TITLE,
    HELP,
    ("place", "indicator", "year"),
    [
        column(
            "indicator",
            Form.TEXT,
            N_("Indicator"),
            N_("What is counted; its page says how."),
            labels={one.name: one.title for one in all_indicators()},
            required=True,
        ),
        column(
            "year",
            Form.WHOLE,
            N_("Year"),
            N_("The year that is looked at; the last one goes until the day of judgement."),
            required=True,
        ),
        column(
            "unit",
            Form.TEXT,
            N_("Unit"),
            N_("How the value is read."),
            labels={unit.value: words for unit, words in UNITS.items()},
            required=True,
        ),
        column(
            "value",
            Form.DECIMAL,
            N_("Value"),
            N_("The value, rounded to four digits after the point."),
            places=4,
            required=True,
        ),
        column(
            "exact_value",
            Form.TEXT,
            N_("Exact value"),
            N_("The value as a whole number or a fraction in lowest terms."),
            required=True,
        ),
        column("n", Form.WHOLE, N_("Number of things"), N_("On how many things the value rests."), required=True),
        column(
            "compounds",
            Form.WHOLE,
            N_("Number of compounds"),
            N_("How many compounds have anything to count."),
            required=True,
        ),
        column("as_of", Form.DAY, N_("Day of judgement"), N_("The day at which it was counted."), required=True),
    ],
    _rows,
)
