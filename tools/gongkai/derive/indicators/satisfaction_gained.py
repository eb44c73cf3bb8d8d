"""How much more satisfied residents were after a case or a project than before it, in points of a hundred.

Counted over the cases and projects of the window that measure satisfaction 满意 in percent before and after; the mean
of the differences, each one alike. It is an opinion that was asked twice, and stands apart from what is measured.

Source: programme of Yueqing Chengnan (P3.5).
"""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from gongkai.derive.caseload import cases_in
from gongkai.derive.indicator import Tally, Unit, share
from gongkai.kinds.compound import Compound
from gongkai.kinds.project import Project
from gongkai.model.archive import Archive
from gongkai.model.facts import Measure
from gongkai.model.period import Period
from gongkai.model.record import Record
from gongkai.text import N_

TITLE = N_("Satisfaction gained")
UNIT = Unit.POINTS


def tally(archive: Archive, compound: Record[Compound], window: Period) -> Tally | None:
    gained = [
        gain
        for case in cases_in(archive, compound.id, window)
        if case.identifier is None
        for gain in _gained(case.record.body.measures)  # type: ignore[union-attr]  # a register's lines have numbers
    ]
    for project in archive.at(compound.id, Project):
        end = project.body.end_date
        if end and window.from_ <= end.first and end.last <= window.to:
            gained += _gained(project.body.measures)
    return share(sum(gained, Fraction()), len(gained))


def _gained(measures: Iterable[Measure]) -> Iterator[Fraction]:
    for measure in measures:
        if measure.before is not None and measure.unit == "%" and "满意" in measure.label:
            yield Fraction(measure.after) - Fraction(measure.before)
