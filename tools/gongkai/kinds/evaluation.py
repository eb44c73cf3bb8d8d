"""A scheme applied: what a committee, a company or a compound got. Answers are counted, never who gave them."""

from decimal import Decimal

from msgspec import Struct

from gongkai.model.body import Body
from gongkai.model.facts import Figure, Posting
from gongkai.model.kind import Home, Kind
from gongkai.model.period import PartialDate, Period


class IndicatorScore(Struct, frozen=True):
    """What one indicator got."""

    indicator_code: str
    score: Decimal
    ground: str | None = None
    note: str | None = None


class RaterScore(Struct, frozen=True):
    """What one rater gave in all, and from how many answers."""

    rater_code: str
    score: Decimal
    number_of_responses: int | None = None
    note: str | None = None


class Evaluation(Body, frozen=True, kw_only=True, tag="evaluation"):
    """An evaluation. `total_score` and `grade` are what was announced; both are computed again."""

    title: str
    scheme_id: str
    committee_id: str | None = None
    organization_id: str | None = None
    period: Period | None = None
    date: PartialDate | None = None
    indicator_scores: tuple[IndicatorScore, ...] = ()
    rater_scores: tuple[RaterScore, ...] = ()
    veto_codes: tuple[str, ...] = ()
    total_score: Decimal | None = None
    grade: str | None = None
    posted: tuple[Posting, ...] = ()
    description: str | None = None
    figures: tuple[Figure, ...] = ()


KIND = Kind(
    name="evaluation",
    body=Evaluation,
    folder="evaluations",
    home=Home.PLACE,
    heading=lambda body: body.title,
    dated_by="date",
)
