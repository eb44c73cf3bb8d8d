"""A scheme adds up: its weights make 100, its points make the weight of their group, its grades leave no hole.

Only what the scheme states is added: where no weights are given, nothing is asked of them.

Source: arithmetic.
"""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from gongkai.check.rule import Problem
from gongkai.kinds.scheme import GradeBand, Scheme
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.model.record import Record
from gongkai.text import N_

SEVERITY = Severity.ERROR
ACTOR = Actor.STREET
FIX = N_("Compare the scheme with its source and correct the weight, the points or the limit.")
WEIGHTS = N_("The weights make {sum}, not 100.")
POINTS = N_("The points of “{title}” make {sum}; its weight is {weight}.")
BANDS = N_("The grades {upper} and {lower} do not meet: one begins at {begin}, the other ends at {end}.")
_ALL = Decimal(100)


def check(archive: Archive) -> Iterator[Problem]:
    for scheme in archive.each(Scheme):
        body = scheme.body
        raters = [rater.weight for rater in body.raters if rater.weight is not None]
        dimensions = [dimension.weight for dimension in body.dimensions if dimension.weight is not None]
        for field, weights in (("raters", raters), ("dimensions", dimensions)):
            if weights and sum(weights) != _ALL:
                yield Problem(scheme, f"/{field}", WEIGHTS, sum=sum(weights, Decimal()))
        for index, dimension in enumerate(body.dimensions):
            points = [found.score_max for found in dimension.indicators if found.score_max is not None]
            complete = points and len(points) == len(dimension.indicators)
            if complete and dimension.weight is not None and body.score_max == _ALL and sum(points) != dimension.weight:
                facts = {"title": dimension.title, "sum": sum(points, Decimal()), "weight": dimension.weight}
                yield Problem(scheme, f"/dimensions/{index}", POINTS, **facts)
        yield from _bands(scheme)


def _bands(scheme: Record[Scheme]) -> Iterator[Problem]:
    for index, (upper, lower) in enumerate(pairwise(scheme.body.grade_bands), 1):
        if not _meet(upper, lower):
            facts = {"upper": upper.grade, "lower": lower.grade}
            begin, end = upper.from_score, lower.to_score
            yield Problem(
                scheme,
                f"/grade_bands/{index}",
                BANDS,
                begin="–" if begin is None else begin,
                end="–" if end is None else end,
                **facts,
            )


def _meet(upper: GradeBand, lower: GradeBand) -> bool:
    """Return whether the lower grade ends where the upper one begins, the limit itself in exactly one of them."""
    return (
        upper.from_score is not None
        and upper.from_score == lower.to_score
        and upper.from_included is not lower.to_included
    )
