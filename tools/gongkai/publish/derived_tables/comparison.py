"""Compounds that are alike, beside each other: one row for each compound and measure, with the spread of its group.

The rows stand with the city, because a group is made of all compounds of a city. A group of fewer than five compounds
has no rows, and a measure that fewer than five of them have has no median.
"""

from collections.abc import Iterator
from fractions import Fraction

from gongkai.derive.alike import UNITS, YEARS, Group, edges_of, groups
from gongkai.derive.comparison import Compared, compared, window
from gongkai.derive.comparison_measures import MEASURES
from gongkai.kinds.compound import Compound
from gongkai.model.record import Record
from gongkai.publish.derived_table import column, derived, exact, filled, rounded
from gongkai.publish.site import Site
from gongkai.publish.table import Column, Form, Row
from gongkai.text import N_

TITLE = N_("Compounds that are alike, compared")
HELP = N_(
    "Each compound of a group of at least five of one city, size and age, with the median and quartiles of the group."
)


def comparison_path(place: str) -> str:
    """Return where the page stands that compares the compounds of an area."""
    return f"areas/{place}/comparison/index.html"


def _rows(site: Site, place: str) -> Iterator[Row]:
    for group in groups(site.archive).values():
        if group.alike.city == place:
            for one in compared(site.archive, group):
                for compound in group.compounds:
                    yield _row(site, group, one, compound)


def _row(site: Site, group: Group, one: Compared, compound: Record[Compound]) -> Row:
    units, years = edges_of(UNITS, group.alike.units), edges_of(YEARS, group.alike.years)
    span, value, spread = window(site.archive.as_of), one.values[compound.id], one.spread
    return filled(
        DERIVED.table,
        {
            "place": compound.id,
            "page": comparison_path(group.alike.city),
            "made_up": group.alike.made_up,
            "measure": one.measure.name,
            "unit": one.measure.unit,
            "first_day": span.from_.isoformat(),
            "last_day": span.to.isoformat(),
            "value": rounded(_times(value, one), 4),
            "exact_value": exact(_times(value, one)),
            "city": group.alike.city,
            "units_from": units[0],
            "units_to": units[1],
            "completed_from": years[0],
            "completed_to": years[1],
            "group_compounds": len(group.compounds),
            "n": spread.n,
            "missing": spread.missing,
            "lower_quartile": rounded(_times(spread.lower, one), 4),
            "median": rounded(_times(spread.median, one), 4),
            "upper_quartile": rounded(_times(spread.upper, one), 4),
        },
    )


def _times(value: Fraction | None, one: Compared) -> Fraction | None:
    return None if value is None else value * one.measure.times


def _edge(name: str, title: str, help_: str) -> Column:
    return column(name, Form.WHOLE, title, help_)


def _figure(name: str, title: str, help_: str) -> Column:
    return column(name, Form.DECIMAL, title, help_, places=4)


DERIVED = derived(
    "comparison",
    TITLE,
    HELP,
    ("place", "measure"),
    [
        column(
            "measure",
            Form.TEXT,
            N_("Measure"),
            N_("What is compared; the page of the area says how it is counted."),
            labels={one.name: one.title for one in MEASURES},
            required=True,
        ),
        column(
            "unit",
            Form.TEXT,
            N_("Unit"),
            N_("The unit of the value, of the median and of the quartiles."),
            labels={one.unit: one.unit for one in MEASURES},
            required=True,
        ),
        column(
            "first_day", Form.DAY, N_("First day"), N_("The first day of the year that is compared."), required=True
        ),
        column("last_day", Form.DAY, N_("Last day"), N_("The last day of the year that is compared."), required=True),
        _figure(
            "value",
            N_("Value"),
            N_("The value of the compound, rounded to four digits after the point; empty where there is none."),
        ),
        column(
            "exact_value",
            Form.TEXT,
            N_("Exact value"),
            N_("The value as a whole number or a fraction in lowest terms."),
        ),
        column(
            "city",
            Form.TEXT,
            N_("City"),
            N_("The city that all compounds of the group lie in."),
            names="area",
            required=True,
        ),
        _edge(
            "units_from",
            N_("Units, from"),
            N_("The fewest units a compound of the group may have; empty for the smallest group."),
        ),
        _edge(
            "units_to",
            N_("Units, to"),
            N_("The most units a compound of the group may have; empty for the largest group."),
        ),
        _edge(
            "completed_from",
            N_("Completed, from"),
            N_("The first year of completion of the group; empty for the oldest group."),
        ),
        _edge(
            "completed_to",
            N_("Completed, to"),
            N_("The last year of completion of the group; empty for the youngest group."),
        ),
        column(
            "group_compounds",
            Form.WHOLE,
            N_("Compounds of the group"),
            N_("How many compounds are alike, this one included."),
            required=True,
        ),
        column("n", Form.WHOLE, N_("With a value"), N_("How many compounds of the group have a value."), required=True),
        column(
            "missing",
            Form.WHOLE,
            N_("Without a value"),
            N_("How many compounds of the group have no value."),
            required=True,
        ),
        _figure(
            "lower_quartile",
            N_("Lower quartile"),
            N_("A quarter of the values lie at it or below; empty for fewer than five values."),
        ),
        _figure("median", N_("Median"), N_("Half of the values lie at it or below; empty for fewer than five values.")),
        _figure(
            "upper_quartile",
            N_("Upper quartile"),
            N_("Three quarters of the values lie at it or below; empty for fewer than five values."),
        ),
    ],
    _rows,
)
