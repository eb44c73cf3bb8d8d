"""Duties, drawn: of those that fell due in each year, how many were done in time, late, or are missing."""

from collections.abc import Iterable
from functools import partial

from gongkai.check.duty import Duty
from gongkai.derive.punctuality import punctuality
from gongkai.publish.charts.chart import Chart
from gongkai.publish.charts.rows import Row, rows
from gongkai.publish.charts.stacked import FULL, HOLLOW, STRIPED, stacked
from gongkai.publish.drawn.data_behind import computed_of
from gongkai.publish.site import Site
from gongkai.text import N_

TITLE = N_("Done in time, late or missing, by the year of the day")
SAYS = N_("Of {due} duties whose day is past: {in_time} done in time, {late} late, {missing} missing.")
COUNTED = N_("{in_time} in time, {late} late, {missing} missing")
NOTE = N_("A full bar was done in time, a striped one late; an empty one is missing.")
YEAR, IN_TIME, LATE, MISSING = N_("Year"), N_("Done in time"), N_("Late"), N_("Missing")


def punctuality_chart(site: Site, place: str, duties: Iterable[Duty]) -> Chart | None:
    """Return the duties of a place by year; None where no day of a judged duty is past."""
    years, words = punctuality(duties), site.catalogue.gettext
    if not years:
        return None
    longest = max(year.due for year in years)
    return Chart(
        id="punctuality",
        title=words(TITLE),
        says=words(SAYS).format(
            due=sum(year.due for year in years),
            in_time=sum(year.in_time for year in years),
            late=sum(year.late for year in years),
            missing=sum(year.missing for year in years),
        ),
        drawing=rows(
            [
                Row(
                    str(year.year),
                    partial(stacked, [(FULL, year.in_time), (STRIPED, year.late), (HOLLOW, year.missing)], longest),
                    words(COUNTED).format(in_time=year.in_time, late=year.late, missing=year.missing),
                )
                for year in reversed(years)
            ]
        ),
        columns=[
            (words(YEAR), "plain"),
            (words(IN_TIME), "number"),
            (words(LATE), "number"),
            (words(MISSING), "number"),
        ],
        rows=[[str(year.year), year.in_time, year.late, year.missing] for year in reversed(years)],
        data=computed_of(site, place, "derived_duties"),
        note=words(NOTE),
    )
