"""A budget, drawn: for each line what was planned, and what came of it."""

from functools import partial

from gongkai.derive.budgets import Budgeted, against_budget
from gongkai.kinds.statement import Statement
from gongkai.model.money import NOTHING
from gongkai.model.record import Record
from gongkai.publish.charts.chart import Chart
from gongkai.publish.charts.labels import yuan
from gongkai.publish.charts.paired import paired
from gongkai.publish.charts.rows import Row, rows
from gongkai.publish.drawn.data_behind import csv_of
from gongkai.publish.site import Site
from gongkai.publish.templates import money
from gongkai.text import N_

TITLE = N_("Planned and actual")
SAYS = N_(
    "Planned to come in: {in_planned}, came in: {in_actual}. Planned to go out: {out_planned}, went out: {out_actual}."
)
NOTE = N_("The wide bar is what was planned, the narrow one inside it what came or went.")
IN, OUT = N_("In: {category}"), N_("Out: {category}")
BOTH = N_("planned {planned}, actual {actual}")
UNPLANNED = N_("not planned, actual {actual}")
LINE, PLANNED, ACTUAL, DIFFERENCE = N_("Line"), N_("Planned"), N_("Actual"), N_("Difference")


def budget_chart(site: Site, statement: Record[Statement]) -> Chart | None:
    """Return the budget of a statement against its entries; None where it has none."""
    lines, words = against_budget(statement.body), site.catalogue.gettext
    if not lines:
        return None
    longest = float(max(max(line.planned or NOTHING, line.actual) for line in lines)) or 1.0
    sums = {
        f"{way}_{what}": money(
            sum((getattr(one, what) or NOTHING for one in lines if one.direction == direction), NOTHING)
        )
        for way, direction in (("in", "revenue"), ("out", "expenditure"))
        for what in ("planned", "actual")
    }
    return Chart(
        id="budget",
        title=words(TITLE),
        says=words(SAYS).format_map(sums),
        drawing=rows(
            [
                Row(
                    _name(site, line),
                    partial(paired, float(line.planned or 0) / longest, float(line.actual) / longest),
                    _words(site, line),
                )
                for line in lines
            ]
        ),
        columns=[
            (words(LINE), "text"),
            (words(PLANNED), "amount"),
            (words(ACTUAL), "amount"),
            (words(DIFFERENCE), "amount"),
        ],
        rows=[
            [_name(site, line), line.planned, line.actual, None if line.planned is None else line.actual - line.planned]
            for line in lines
        ],
        data=csv_of(site, statement.place, "statement", "budget")
        + csv_of(site, statement.place, "statement", "entries"),
        note=words(NOTE),
    )


def _name(site: Site, line: Budgeted) -> str:
    category = site.label("statement", "/entries/0/category", line.category)
    return site.catalogue.gettext(IN if line.direction == "revenue" else OUT).format(category=category)


def _words(site: Site, line: Budgeted) -> str:
    words, actual = site.catalogue.gettext, yuan(site.language, line.actual)
    if line.planned is None:
        return words(UNPLANNED).format(actual=actual)
    return words(BOTH).format(planned=yuan(site.language, line.planned), actual=actual)
