"""The grade of an evaluation follows from its total and its vetoes.

The scheme says which scores make which grade. A veto that applied sets the grade whatever the score. A grade is never
typed by hand.

Source: the scheme that the evaluation names.
"""

from collections.abc import Iterator

from gongkai.check.evaluated import evaluated, scheme_of
from gongkai.check.rule import Problem
from gongkai.kinds.evaluation import Evaluation
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.text import N_

SEVERITY = Severity.ERROR
ACTOR = Actor.STREET
FIX = N_("Correct the grade, or the total that it follows from.")
DIFFERS = N_("The announced grade is {announced}; the total of {total} makes {grade}.")
VETOED = N_("The announced grade is {announced}; a veto applied, which makes {grade}.")


def check(archive: Archive) -> Iterator[Problem]:
    for evaluation in archive.each(Evaluation):
        announced, scheme = evaluation.body.grade, scheme_of(archive, evaluation)
        if announced is None or scheme is None:
            continue
        found = evaluated(scheme.body, evaluation.body)
        if found.grade is None or found.grade == announced:
            continue
        if found.vetoed:
            yield Problem(evaluation, "/grade", VETOED, announced=announced, grade=found.grade)
        elif found.total is not None:
            yield Problem(
                evaluation, "/grade", DIFFERS, announced=announced, total=round(found.total, 2), grade=found.grade
            )
