"""Evaluations under one scheme: what each rater adds to a total, which come from one year, and their order if enough.

A place in an order says something only among enough others. So there is no order below the number that the scheme
itself asks for, and none under a scheme that names no number.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal

from msgspec import Struct

from gongkai.check.evaluated import Evaluated, evaluated, scheme_of
from gongkai.kinds.evaluation import Evaluation, RaterScore
from gongkai.kinds.scheme import Scheme, SchemeRater
from gongkai.model.archive import Archive
from gongkai.model.record import Record


class RaterPart(Struct, frozen=True):
    """One rater of the scheme, what it gave, and how many points that adds to the total by its weight.

    `given` is None where the record has no score of the rater, `points` where the rater has no weight or gave no score.
    """

    rater: SchemeRater
    given: RaterScore | None
    points: Decimal | None


class Assessed(Struct, frozen=True):
    """An evaluation with what it comes to; `place` is None where it has none in an order."""

    record: Record[Evaluation]
    result: Evaluated
    place: int | None = None


def assessed(archive: Archive, record: Record[Evaluation]) -> Assessed:
    """Return an evaluation with what it comes to; without its scheme that is nothing."""
    scheme = scheme_of(archive, record)
    return Assessed(record, evaluated(scheme.body, record.body) if scheme else Evaluated())


class Ranking(Struct, frozen=True):
    """The evaluations of one year under one scheme: one for each that was evaluated, the last one if there are several.

    `rows` stand in their order where at least `needed` have a total, else by id; `ranked` tells which. What a veto
    decided has no place and stands last, and so does what has no total.
    """

    year: int
    needed: int | None
    counted: int
    rows: Sequence[Assessed]

    @property
    def ranked(self) -> bool:
        """Return whether enough were evaluated for an order."""
        return self.needed is not None and self.counted >= self.needed


def year_of(evaluation: Evaluation) -> int | None:
    """Return the year that an evaluation is about, else that in which it was made; None where neither is known."""
    if evaluation.period:
        return evaluation.period.to.year
    return evaluation.date.first.year if evaluation.date else None


def rater_parts(scheme: Scheme, evaluation: Evaluation) -> list[RaterPart]:
    """Return the raters of the scheme in its order, each with what it gave and what that adds to the total."""
    weights = sum((rater.weight for rater in scheme.raters if rater.weight is not None), Decimal())
    scores = {found.rater_code: found for found in evaluation.rater_scores}
    return [
        RaterPart(
            rater=rater,
            given=(given := scores.get(rater.rater_code)),
            points=rater.weight * given.score / weights if given and rater.weight is not None and weights else None,
        )
        for rater in scheme.raters
    ]


def announced_alone(evaluation: Evaluation) -> bool:
    """Return whether the record has a total and nothing that it could be computed from."""
    return not evaluation.indicator_scores and not evaluation.rater_scores and evaluation.total_score is not None


def evaluations_under(archive: Archive, scheme_id: str) -> Mapping[int, Ranking]:
    """Return the evaluations under a scheme by year, the latest year first."""
    return archive.once("evaluations by scheme", lambda: _by_scheme(archive)).get(scheme_id, {})


def ranking_of(archive: Archive, evaluation: Record[Evaluation]) -> Ranking | None:
    """Return the evaluations of the same year under the same scheme; None where the year is not known."""
    year = year_of(evaluation.body)
    return evaluations_under(archive, evaluation.body.scheme_id).get(year) if year is not None else None


def _by_scheme(archive: Archive) -> Mapping[str, Mapping[int, Ranking]]:
    # Whoever was evaluated several times in a year counts once, by the last evaluation.
    last: dict[tuple[str, int], dict[tuple[str, ...], Record[Evaluation]]] = defaultdict(dict)
    for record in sorted(archive.each(Evaluation), key=lambda r: (r.body.date.text if r.body.date else "", r.id)):
        year = year_of(record.body)
        if year is not None and scheme_of(archive, record):
            about = (record.place, record.body.committee_id or "", record.body.organization_id or "")
            last[record.body.scheme_id, year][about] = record
    found: dict[str, dict[int, Ranking]] = defaultdict(dict)
    for (scheme_id, year), of_year in sorted(last.items(), reverse=True):
        scheme = archive.get(scheme_id, Scheme)
        assert scheme is not None  # only those whose scheme is there were taken
        found[scheme_id][year] = ranking(scheme.body, year, list(of_year.values()))
    return found


def ranking(scheme: Scheme, year: int, records: Sequence[Record[Evaluation]]) -> Ranking:
    """Return evaluations of one year as an order, or by id where they are too few for one."""
    every = [Assessed(record, evaluated(scheme, record.body)) for record in sorted(records, key=lambda r: r.id)]
    needed, counted = scheme.ranking_minimum, sum(one.result.total is not None for one in every)
    if needed is None or counted < needed:
        return Ranking(year, needed, counted, every)
    # Of equal totals each has the same place, and the next one that of how many stand before it.
    placed = sorted((one for one in every if _may_have_a_place(one)), key=_by_total)
    places: dict[Decimal | None, int] = {}
    for number, one in enumerate(placed, start=1):
        places.setdefault(one.result.total, number)
    ordered = [Assessed(one.record, one.result, places[one.result.total]) for one in placed]
    return Ranking(year, needed, counted, [*ordered, *(one for one in every if not _may_have_a_place(one))])


def _may_have_a_place(one: Assessed) -> bool:
    return one.result.total is not None and not one.result.vetoed


def _by_total(one: Assessed) -> tuple[Decimal, str]:
    assert one.result.total is not None  # the others have no place
    return -one.result.total, one.record.id
