"""A way to evaluate a committee, a company or a compound: dimensions, indicators, raters, weights, grades, vetoes."""

from datetime import date as Day
from decimal import Decimal
from typing import Literal

from msgspec import Struct

from gongkai.model.body import Body
from gongkai.model.kind import Home, Kind
from gongkai.model.period import PartialDate


class SchemeIndicator(Struct, frozen=True):
    """One thing that is looked at. `measured` is true for what follows from records, false for an opinion."""

    identifier: str
    title: str
    score_max: Decimal | None = None
    measured: bool = False
    note: str | None = None


class Dimension(Struct, frozen=True):
    """A group of indicators; `weight` is in percent."""

    identifier: str
    title: str
    weight: Decimal | None = None
    indicators: tuple[SchemeIndicator, ...] = ()


class SchemeRater(Struct, frozen=True):
    """Who rates; `weight` is in percent of the total."""

    rater_code: str
    title: str
    weight: Decimal | None = None
    note: str | None = None


class GradeBand(Struct, frozen=True):
    """Which scores make a grade. The lower limit belongs to it unless said otherwise, the upper one does not."""

    grade: str
    from_score: Decimal | None = None
    to_score: Decimal | None = None
    from_included: bool = True
    to_included: bool = False
    note: str | None = None

    def holds(self, score: Decimal) -> bool:
        """Return whether `score` makes this grade."""
        low, high = self.from_score, self.to_score
        above = low is None or score > low or (self.from_included and score == low)
        below = high is None or score < high or (self.to_included and score == high)
        return above and below


class Veto(Struct, frozen=True):
    """What fails the whole evaluation, and the grade that it then gets."""

    identifier: str
    title: str
    grade: str | None = None
    note: str | None = None


class Scheme(Body, frozen=True, kw_only=True, tag="scheme"):
    """A scheme. Measured indicators and opinions are never summed together."""

    title: str
    classification: str
    authority: str | None = None
    document_id: str | None = None
    effective_on: Day | None = None
    end_date: PartialDate | None = None
    score_max: Decimal | None = None
    dimensions: tuple[Dimension, ...] = ()
    raters: tuple[SchemeRater, ...] = ()
    grade_bands: tuple[GradeBand, ...] = ()
    vetoes: tuple[Veto, ...] = ()
    ranking_minimum: int | None = None
    response_minimum: int | None = None
    fictional: Literal[True] | None = None
    description: str | None = None

    @property
    def indicators(self) -> dict[str, SchemeIndicator]:
        """Return every indicator by its identifier."""
        return {found.identifier: found for dimension in self.dimensions for found in dimension.indicators}

    def grade_of(self, score: Decimal) -> str | None:
        """Return the grade that a score makes; None where no band holds it."""
        return next((band.grade for band in self.grade_bands if band.holds(score)), None)


KIND = Kind(name="scheme", body=Scheme, folder="schemes", home=Home.FLAT, heading=lambda body: body.title)
