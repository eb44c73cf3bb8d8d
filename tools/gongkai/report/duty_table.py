"""Duties as a table for the terminal: a compound after the other, what is most pressing first."""

from collections import Counter
from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from gongkai.check.duty import Duty, State
from gongkai.kinds.compound import Compound
from gongkai.model.record import Record
from gongkai.report.duty_words import STATES, article_of, headed, remarks, state_words
from gongkai.report.words import ACTORS, safe
from gongkai.text import N_, Catalogue

HOW = N_("How it stands")
DUE = N_("Due")
WHAT = N_("What is owed")
WHO = N_("Who")
ARTICLE = N_("Article")
NOTHING = N_("Nothing of this is owed here.")
COUNT = N_("{state}: {n}")
# What is most pressing comes first.
ORDER = (
    State.MISSING,
    State.NOT_YET_DUE,
    State.LATE,
    State.NO_FIXED_DAY,
    State.IN_TIME,
    State.NOT_APPLICABLE,
    State.NOT_JUDGED,
)
_COLOURS = {State.MISSING: "red", State.LATE: "yellow", State.NOT_YET_DUE: "cyan", State.IN_TIME: "green"}


def tables(
    compound: Record[Compound], shown: Sequence[Duty], every: Sequence[Duty], catalogue: Catalogue
) -> Iterator[RenderableType]:
    """Yield what the terminal shows of one compound: its name, the duties `shown`, and how many of `every` state."""
    yield Text(f"{safe(compound.body.name)}  {compound.id}", style="bold")
    if shown:
        yield _table(shown, catalogue)
    else:
        yield Text(catalogue.gettext(NOTHING), style="dim")
    reasons = {duty.reason for duty in every if duty.state is State.NOT_JUDGED}
    for reason in sorted(reasons):
        yield Text(catalogue.gettext(reason), style="dim")
    counts = Counter(duty.state for duty in every)
    said = [
        catalogue.gettext(COUNT).format(state=catalogue.gettext(STATES[state]), n=counts[state])
        for state in ORDER
        if counts[state]
    ]
    yield Text(" · ".join(said), style="dim")
    yield Text("")


def _table(shown: Sequence[Duty], catalogue: Catalogue) -> Table:
    words = catalogue.gettext
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for heading, fold in ((HOW, False), (DUE, False), (WHAT, True), (WHO, True), (ARTICLE, True)):
        table.add_column(words(heading), no_wrap=not fold, overflow="fold")
    for duty in sorted(shown, key=lambda d: ORDER.index(d.state)):  # within a state, the order by day stays
        what = Text(headed(duty, catalogue))
        for remark in remarks(duty, catalogue) if duty.state is not State.NOT_JUDGED else ():
            what.append(f"\n{remark}", style="dim")
        table.add_row(
            Text(state_words(duty, catalogue), style=_COLOURS.get(duty.state, "")),
            Text(duty.due.isoformat() if duty.due else "–"),
            what,
            Text(words(ACTORS[duty.by])),
            Text(article_of(duty, catalogue)),
        )
    return table
