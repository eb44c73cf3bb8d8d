"""What an evaluation comes to by its own scheme. What records measure and what people think are never summed up."""

from decimal import ROUND_HALF_UP, Decimal

from msgspec import Struct

from gongkai.kinds.evaluation import Evaluation
from gongkai.kinds.scheme import Scheme, SchemeRater
from gongkai.model.archive import Archive
from gongkai.model.record import Record
from gongkai.text import N_

NO_SCORES = N_("The record gives no scores.")
RATER_MISSING = N_("The record gives no score of {rater}.")
TOO_FEW_ANSWERS = N_("Too few answered for {rater}: {given} of at least {needed}.")
MIXED = N_("The scheme mixes measured indicators with opinions and gives no raters' weights, so there is no one total.")
INCOMPLETE = N_("Scores are there for {given} of {all} indicators.")


class Evaluated(Struct, frozen=True):
    """The points of the measured indicators, those of the opinions, the total, and the grade that follows.

    `total` is None where it cannot be computed; `why` and `facts` then say so. `vetoed`: a veto set the grade.
    """

    measured: Decimal | None = None
    opinions: Decimal | None = None
    total: Decimal | None = None
    grade: str | None = None
    vetoed: bool = False
    why: str | None = None
    facts: dict[str, str | int] = {}


def scheme_of(archive: Archive, evaluation: Record[Evaluation]) -> Record[Scheme] | None:
    """Return the scheme that an evaluation applies."""
    return archive.get(evaluation.body.scheme_id, Scheme)


def evaluated(scheme: Scheme, evaluation: Evaluation) -> Evaluated:
    """Return what the scores come to: by the weights of the scheme's raters (percent), else as the sum of one kind."""
    measured, opinions = _sum(scheme, evaluation, measured=True), _sum(scheme, evaluation, measured=False)
    total, why, facts = _total(scheme, evaluation)
    vetoes = [veto for veto in scheme.vetoes if veto.identifier in evaluation.veto_codes]
    graded = next((veto.grade for veto in vetoes if veto.grade), None)
    return Evaluated(
        measured=measured,
        opinions=opinions,
        total=total,
        grade=graded or (scheme.grade_of(total) if total is not None else None),
        vetoed=graded is not None,
        why=why,
        facts=facts,
    )


def as_announced(computed: Decimal, announced: Decimal) -> Decimal:
    """Return a computed total with as many decimals as the announced one, half a step rounded up."""
    return computed.quantize(announced, rounding=ROUND_HALF_UP)


def _sum(scheme: Scheme, evaluation: Evaluation, *, measured: bool) -> Decimal | None:
    wanted = {code for code, indicator in scheme.indicators.items() if indicator.measured is measured}
    scores = [found.score for found in evaluation.indicator_scores if found.indicator_code in wanted]
    return sum(scores, Decimal()) if scores else None


def _total(scheme: Scheme, evaluation: Evaluation) -> tuple[Decimal | None, str | None, dict[str, str | int]]:
    weighted = [rater for rater in scheme.raters if rater.weight is not None]
    if weighted:
        return _by_raters(scheme, evaluation, weighted)
    given = {found.indicator_code: found.score for found in evaluation.indicator_scores}
    if not given:
        # An authority may publish the total alone: then the grade can be judged by it, and nothing else.
        return evaluation.total_score, None if evaluation.total_score is not None else NO_SCORES, {}
    if len({indicator.measured for indicator in scheme.indicators.values()}) > 1:
        return None, MIXED, {}
    if missing := scheme.indicators.keys() - given.keys():
        return None, INCOMPLETE, {"given": len(scheme.indicators) - len(missing), "all": len(scheme.indicators)}
    return sum((given[code] for code in scheme.indicators), Decimal()), None, {}


def _by_raters(
    scheme: Scheme, evaluation: Evaluation, weighted: list[SchemeRater]
) -> tuple[Decimal | None, str | None, dict[str, str | int]]:
    given = {found.rater_code: found for found in evaluation.rater_scores}
    total, weights = Decimal(), Decimal()
    for rater in weighted:
        found = given.get(rater.rater_code)
        if found is None:
            return None, RATER_MISSING, {"rater": rater.title}
        answers, needed = found.number_of_responses, scheme.response_minimum
        if answers is not None and needed is not None and answers < needed:
            return None, TOO_FEW_ANSWERS, {"rater": rater.title, "given": answers, "needed": needed}
        assert rater.weight is not None
        total += rater.weight * found.score
        weights += rater.weight
    return total / weights if weights else None, None, {}
