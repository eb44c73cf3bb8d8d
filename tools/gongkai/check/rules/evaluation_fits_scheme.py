"""An evaluation scores what its scheme asks, within the points that there are.

Every indicator, rater and veto that it names stands in the scheme, no score is below nothing or above the highest, and
nothing is scored twice.

Source: the scheme that the evaluation names.
"""

from collections import Counter
from collections.abc import Collection, Iterator
from decimal import Decimal

from gongkai.check.evaluated import scheme_of
from gongkai.check.rule import Problem
from gongkai.kinds.evaluation import Evaluation
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.model.record import Record
from gongkai.text import N_

SEVERITY = Severity.ERROR
ACTOR = Actor.STREET
FIX = N_("Compare the evaluation with its scheme and correct the code or the score.")
UNKNOWN = N_("The scheme has no “{code}”.")
TWICE = N_("“{code}” is scored twice.")
TOO_HIGH = N_("“{code}” got {score} points; the most is {most}.")
BELOW = N_("“{code}” got {score} points; a score is not below 0.")


def check(archive: Archive) -> Iterator[Problem]:
    for evaluation in archive.each(Evaluation):
        scheme = scheme_of(archive, evaluation)
        if scheme is None:
            continue
        indicators, body = scheme.body.indicators, evaluation.body
        scores = [(found.indicator_code, found.score) for found in body.indicator_scores]
        if indicators:
            most = {code: indicator.score_max for code, indicator in indicators.items()}
            yield from _scores(evaluation, "indicator_scores", scores, most)
        raters = {rater.rater_code: scheme.body.score_max for rater in scheme.body.raters}
        given = [(found.rater_code, found.score) for found in body.rater_scores]
        yield from _scores(evaluation, "rater_scores", given, raters)
        vetoes: Collection[str] = {veto.identifier for veto in scheme.body.vetoes}
        for index, code in enumerate(body.veto_codes):
            if code not in vetoes:
                yield Problem(evaluation, f"/veto_codes/{index}", UNKNOWN, code=code)


def _scores(
    evaluation: Record[Evaluation],
    field: str,
    scores: list[tuple[str, Decimal]],
    most: dict[str, Decimal | None],
) -> Iterator[Problem]:
    seen: Counter[str] = Counter()
    for index, (code, score) in enumerate(scores):
        at, highest = f"/{field}/{index}", most.get(code)
        seen[code] += 1
        if code not in most:
            yield Problem(evaluation, at, UNKNOWN, code=code)
        elif seen[code] == 2:
            yield Problem(evaluation, at, TWICE, code=code)
        elif score < 0:
            yield Problem(evaluation, f"{at}/score", BELOW, code=code, score=score)
        elif highest is not None and score > highest:
            yield Problem(evaluation, f"{at}/score", TOO_HIGH, code=code, score=score, most=highest)
