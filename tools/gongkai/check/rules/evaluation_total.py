"""The total of an evaluation is what its scores come to.

Where the scheme gives weights to the raters, the total is the weighted mean of what they gave; else it is the sum of
the indicators. The Party branch of the compound has the weight that the scheme gives it, no more and no less. What
records measure and what people think are never summed up together. Rounding as announced is accepted.

Source: the scheme that the evaluation names.
"""

from collections.abc import Iterator

from gongkai.check.evaluated import as_announced, evaluated, scheme_of
from gongkai.check.rule import Problem
from gongkai.kinds.evaluation import Evaluation
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.text import N_

SEVERITY = Severity.ERROR
ACTOR = Actor.STREET
FIX = N_("Compare the scores with the score sheets, and correct the scores or the total.")
DIFFERS = N_("The announced total is {announced}; by the scheme the scores come to {total}.")


def check(archive: Archive) -> Iterator[Problem]:
    for evaluation in archive.each(Evaluation):
        announced, scheme = evaluation.body.total_score, scheme_of(archive, evaluation)
        if announced is None or scheme is None:
            continue
        total = evaluated(scheme.body, evaluation.body).total
        if total is not None and as_announced(total, announced) != announced:
            yield Problem(
                evaluation, "/total_score", DIFFERS, announced=announced, total=as_announced(total, announced)
            )
