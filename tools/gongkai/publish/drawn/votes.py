"""Votes, drawn: how many took part in each, by number of owners and by floor area, against what had to be reached."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from functools import partial

from gongkai.derive.decisions import Decision
from gongkai.derive.turnout import Turnout, turnouts
from gongkai.publish.charts.chart import Chart
from gongkai.publish.charts.columns import Column, Panel, columns
from gongkai.publish.charts.labels import hundredths
from gongkai.publish.charts.scale import Scale
from gongkai.publish.drawn.data_behind import computed_of
from gongkai.publish.site import Site
from gongkai.publish.templates import fuzzy_date, percent
from gongkai.text import N_

TITLE = N_("Turnout of every vote")
SAYS = N_(
    "In {enough} of {all} votes enough owners took part both ways. The last one, on {day}: {heads} of the owners, with "
    "{area} of the floor area; needed: {needed}."
)
NOTE = N_("The line across each column is what had to be reached on that day; an open column did not reach it.")
BY_HEADS, BY_AREA = N_("By number of owners"), N_("By floor area")
DAY, MATTER, NEEDED = N_("Decided"), N_("Matter"), N_("Needed")
LEFT_OUT = N_("Votes that are not drawn because they cannot be counted again: {n}.")
HALVES = Scale.through(Fraction(0), Fraction(1, 2), Fraction(1))


def turnout_chart(site: Site, place: str, decisions: Iterable[Decision]) -> Chart | None:
    """Return the turnout of the votes of a place; None where none can be counted again."""
    decisions = list(decisions)
    found, words = turnouts(decisions), site.catalogue.gettext
    if not found:
        return None
    share, last = partial(percent, site.catalogue, exact=False), found[-1]
    left_out = sum(decision.verdict is not None for decision in decisions) - len(found)
    notes = [words(NOTE), words(LEFT_OUT).format(n=left_out) if left_out else ""]
    return Chart(
        id="turnout",
        title=words(TITLE),
        says=words(SAYS).format(
            enough=sum(one.enough for one in found),
            all=len(found),
            day=fuzzy_date(site.language, last.decision.decided),
            heads=share(last.heads),
            area=share(last.area),
            needed=last.needed,
        ),
        drawing=columns(
            [
                Panel(words(BY_HEADS), [[_column(one, one.heads, one.hurdle.heads_enough)] for one in found]),
                Panel(words(BY_AREA), [[_column(one, one.area, one.hurdle.area_enough)] for one in found]),
            ],
            HALVES,
            hundredths,
            _years(found),
            margin="plot-share",
            limit=str(last.needed),
        ),
        columns=[
            (words(MATTER), "text"),
            (words(DAY), "date"),
            (words(BY_HEADS), "plain"),
            (words(BY_AREA), "plain"),
            (words(NEEDED), "plain"),
        ],
        rows=[
            [
                one.decision.resolution.title,
                one.decision.decided,
                percent(site.catalogue, one.heads, exact=False, threshold=one.needed),
                percent(site.catalogue, one.area, exact=False, threshold=one.needed),
                str(one.needed),
            ]
            for one in reversed(found)
        ],
        data=computed_of(site, place, "derived_votes"),
        note=("" if site.language == "zh" else " ").join(note for note in notes if note),
    )


def _column(one: Turnout, share: Fraction, enough: bool) -> Column:
    return Column(share, "plot-full" if enough else "plot-short", one.needed)


def _years(found: Sequence[Turnout]) -> list[str]:
    """Return the year of each vote where another begins, else nothing."""
    years = [str(one.decision.decided.first.year) for one in found if one.decision.decided]
    return [year if index == 0 or years[index - 1] != year else "" for index, year in enumerate(years)]
