"""A profile: the numbers of the law at one place, each dated and with its article. `schemas/profiles/` holds them."""

from collections.abc import Mapping
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

    def __post_init__(self) -> None:
        if not 0 < self.part <= 1:
            raise ValueError("no part of a whole")


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
    """How long a term of the owners' committee may last, in years, and how long it has to where the law says so."""

    years: int
    at_least_years: int | None = None


class CommitteeSeats(Dated, frozen=True):
    """How many seats an owners' committee has: `at_least` and `at_most` where the law says so, and whether odd.

    A compound of at most `small_households` households, or of at most `small_area` m², may have `small_seats`.
    """

    odd: bool
    at_least: int | None = None
    at_most: int | None = None
    small_households: int | None = None
    small_area: int | None = None
    small_seats: int | None = None


class Number(Dated, frozen=True):
    """One number of the law. Its name says what it is and its unit; `profile.schema.json` says it in words.

    `value` is a whole number, or for a name that ends with `_share` a part of a whole; `inclusive` is false where the
    number itself is not enough (过 and 超过 rather than 以上).
    """

    value: Fraction
    inclusive: bool = True
    note: Article | None = None

    @property
    def whole(self) -> int:
        """Return a number that is counted, such as days, as an integer."""
        return int(self.value)


class Disclosure(Dated, frozen=True):
    """What has to be posted for the owners, by whom, how often, how soon and for how long.

    `item` is one of the items a document can disclose (`common-income` ...), `by` who posts it (`committee`, `company`,
    `street`). `months` is the longest time from one posting to the next; with `calendar_year` there has to be one in
    each calendar year instead; with neither, the law says 及时 or 定期 and no number. `within_days` counts from the
    end of the period that is posted, where the law says so. `posting_days` and `posting_working_days` are how long it
    hangs. `on_site` says that a board in the compound is asked for, `on_commission` that only a company that is paid on
    commission owes it.
    """

    item: str
    by: str
    months: int | None = None
    calendar_year: bool = False
    within_days: int | None = None
    posting_days: int | None = None
    posting_working_days: int | None = None
    on_site: bool = False
    on_commission: bool = False
    note: Article | None = None


class Profile(Struct, frozen=True, kw_only=True):
    """The numbers of the law at one place. `place` is the administrative code, empty for the nation.

    `instruments` are the texts that the numbers come from, `unconfirmed` what is known to be unsure, both for the
    profile's page.
    """

    place: str
    name: Article
    instruments: tuple[Article, ...] = ()
    unconfirmed: tuple[Article, ...] = ()
    owners_votes: tuple[OwnersVote, ...] = ()
    committee_terms: tuple[CommitteeTerm, ...] = ()
    committee_seats: tuple[CommitteeSeats, ...] = ()
    numbers: Mapping[str, tuple[Number, ...]] = {}
    disclosures: tuple[Disclosure, ...] = ()
