"""Cases, drawn: how many were settled within how many days, with the median and the day by which nine of ten were."""

from collections.abc import Sequence

from gongkai.derive.caseload import CaseLoad
from gongkai.derive.durations import Class, Durations, durations
from gongkai.publish.charts.chart import Chart
from gongkai.publish.charts.columns import Column, Mark, Panel, columns
from gongkai.publish.charts.scale import scale_for
from gongkai.publish.site import Site
from gongkai.publish.templates import number
from gongkai.text import N_

TITLE = N_("Days from receipt to settlement")
SAYS = N_(
    "Half of {n} cases were settled within {median} days, nine of ten within {slow} days; the longest took {longest}."
)
HALF, NINE_OF_TEN = N_("half: {days} days"), N_("nine of ten: {days} days")
DAYS, CASES = N_("Days"), N_("Number of cases")
NOTE = N_("The height of a column is how many cases took that many days, the foot of the drawing the days.")


def durations_chart(site: Site, load: CaseLoad, data: Sequence[tuple[str, str]]) -> Chart | None:
    """Return how long cases took; None for fewer than make a median. `data` is the way to the cases."""
    found, words = durations(load), site.catalogue.gettext
    if found is None:
        return None
    facts = {"n": len(found.days), "median": found.median, "slow": found.slow, "longest": found.days[-1]}
    return Chart(
        id="durations",
        title=words(TITLE),
        says=words(SAYS).format_map(facts),
        drawing=columns(
            [Panel("", [[Column(one.cases)] for one in found.classes])],
            scale_for(one.cases for one in found.classes),
            lambda tick: number(int(tick)) if tick.denominator == 1 else "",
            _edges(found),
            margin="plot-count",
            height=150,
            marks=[
                Mark(_place(found, found.median), words(HALF).format(days=found.median)),
                Mark(_place(found, found.slow), words(NINE_OF_TEN).format(days=found.slow), "plot-mark-far"),
            ],
            edges=True,
        ),
        columns=[(words(DAYS), "text"), (words(CASES), "number")],
        rows=[[_words(one), one.cases] for one in found.classes],
        data=data,
        note=words(NOTE),
    )


def _words(one: Class) -> str:
    if one.last is None:
        return f"{one.first}+"
    return str(one.first) if one.first == one.last else f"{one.first}–{one.last}"


def _edges(found: Durations) -> list[str]:
    """Return the days at which the classes begin, and that at which the last one ends, if it does."""
    last = found.classes[-1].last
    if last is None:
        return [*(str(one.first) for one in found.classes[:-1]), f"{found.classes[-1].first}+"]
    return [*(str(one.first) for one in found.classes), str(last + 1)]


def _place(found: Durations, days: int) -> float:
    """Return where a number of days stands, from 0 to 1: in the middle of its day, or of an open class."""
    number_of = len(found.classes)
    at = (days + 0.5) / found.length / number_of
    closed = number_of - (found.classes[-1].last is None)
    return at if at * number_of <= closed else (number_of - 0.5) / number_of
