"""Satisfaction, drawn: what residents said before a work or a case, and after it."""

from collections.abc import Iterable, Sequence
from functools import partial

from gongkai.derive.asked_twice import AskedTwice
from gongkai.model.archive import AnyRecord
from gongkai.publish.charts.change import change
from gongkai.publish.charts.chart import Chart
from gongkai.publish.charts.rows import Row, rows
from gongkai.publish.site import Site
from gongkai.publish.templates import percent
from gongkai.text import N_

TITLE = N_("Satisfied residents, before and after")
SAYS = N_("{label}: {before} before, {after} after.")
SAYS_MORE = N_(
    "In {more} of {all} questions more residents were satisfied after than before. "
    "{label}: {before} before, {after} after."
)
NOTE = N_("The ring is before, the full mark after; the line goes from 0% to 100%.")
FROM_TO = N_("{before} before, {after} after")
WHAT, ABOUT, BEFORE, AFTER = N_("Question"), N_("About"), N_("Before"), N_("After")


def satisfaction_chart(
    site: Site, asked: Iterable[tuple[AnyRecord, AskedTwice]], data: Sequence[tuple[str, str]]
) -> Chart | None:
    """Return what was asked twice; None where nothing was. `data` is the way to the measures."""
    asked, words = list(asked), site.catalogue.gettext
    if not asked:
        return None
    share = partial(percent, site.catalogue, exact=False)
    first = asked[0][1]
    return Chart(
        id="satisfaction",
        title=words(TITLE),
        says=words(SAYS if len(asked) == 1 else SAYS_MORE).format(
            more=sum(one.after > one.before for _, one in asked),
            all=len(asked),
            label=first.label,
            before=share(first.before),
            after=share(first.after),
        ),
        drawing=rows(
            [
                Row(
                    one.label,
                    partial(change, float(one.before), float(one.after)),
                    words(FROM_TO).format(before=share(one.before), after=share(one.after)),
                )
                for _, one in asked
            ]
        ),
        columns=[(words(WHAT), "text"), (words(ABOUT), "text"), (words(BEFORE), "plain"), (words(AFTER), "plain")],
        rows=[[one.label, site.heading(record), share(one.before), share(one.after)] for record, one in asked],
        data=data,
        note=words(NOTE),
    )
