"""A profile: the numbers of the law at one place, each dated and with its article. `schemas/profiles/` holds them."""

from datetime import date
from fractions import Fraction

from msgspec import Struct


class Article(Struct, frozen=True):
    """Where a number stands in the law. `zh` and `en` name the article as a reader would cite it."""

    zh: str
    en: str


class Dated(Struct, frozen=True, kw_only=True):
    """What every number of the law carries: its article, the days it holds, and how sure we are of it.

    `confidence` is H (read in the full text), M (read in an excerpt) or L (second-hand: never fails a record).
    """

    article: Article
    effective_from: date
    effective_to: date | None = None
    confidence: str

    def holds_on(self, day: date) -> bool:
        """Return whether it is in force on `day`; the first and the last day count."""
        return self.effective_from <= day and (self.effective_to is None or day <= self.effective_to)


class Share(Struct, frozen=True):
    """A part of a whole that a vote has to reach: `inclusive` for 以上 (the part itself is enough), else more than it.

    `of` says what the whole is: everyone `entitled`, or those `participating`.
    """

    part: Fraction
    inclusive: bool
    of: str


class OwnersVote(Dated, frozen=True):
    """What a joint decision of the owners needs, always in floor area and in number of owners.

    `items` are the matters it covers (`278-1` …), `special_items` those that need the `special` share.
    """

    items: tuple[str, ...]
    special_items: tuple[str, ...]
    turnout: Share
    ordinary: Share
    special: Share


class CommitteeTerm(Dated, frozen=True):
    """How long a term of the owners' committee may last, in years."""

    years: int


class CommitteeSeats(Dated, frozen=True):
    """How many seats an owners' committee has: `at_least` and `at_most` where the law says so, and whether odd."""

    odd: bool
    at_least: int | None = None
    at_most: int | None = None


class Profile(Struct, frozen=True, kw_only=True):
    """The numbers of the law at one place. `place` is the administrative code, empty for the nation."""

    place: str
    name: Article
    owners_votes: tuple[OwnersVote, ...] = ()
    committee_terms: tuple[CommitteeTerm, ...] = ()
    committee_seats: tuple[CommitteeSeats, ...] = ()
