"""The numbers of a profile in words: values with their unit, how sure we are of them, from when to when they hold."""

from collections.abc import Iterable
from fractions import Fraction

from markupsafe import Markup
from msgspec import Struct

from gongkai.check.verdict import share_words
from gongkai.load.schemas import Schema, title_of
from gongkai.model.finding import Titled
from gongkai.model.profile import Article, CommitteeSeats, CommitteeTerm, Dated, Disclosure, Number, OwnersVote, Profile
from gongkai.publish.site import Site
from gongkai.publish.templates import fuzzy_date, number
from gongkai.text import N_

CONFIDENCE = {
    "H": N_("read in the full text"),
    "M": N_("read in an excerpt"),
    "L": N_("second-hand: unconfirmed, never fails a record"),
}
UNITS = {
    "days": N_("{n} days"),
    "working-days": N_("{n} working days"),
    "months": N_("{n} month(s)"),
    "years": N_("{n} year(s)"),
    "yuan": N_("{n} yuan"),
}
NOT_ITSELF = N_("{n}, itself not included")
SINCE, FROM_TO = N_("since {begin}"), N_("{begin} to {end}")
OWN, INHERITED = N_("own number"), N_("taken over from: {place}")
SEATS_FROM, SEATS_TO, SEATS_FROM_TO = (
    N_("at least {low} seats"),
    N_("at most {high} seats"),
    N_("{low} to {high} seats"),
)
ODD = N_("an odd number")
SMALL_HOUSEHOLDS = N_("{seats} are enough for up to {n} households")
SMALL_AREA = N_("{seats} are enough for up to {n} m²")
TERM, TERM_FROM_TO = N_("at most {high} years"), N_("{low} to {high} years")
MONTHS_3, MONTHS_6, MONTHS_OTHER = N_("each quarter"), N_("each half-year"), N_("every {n} months")
EACH_YEAR, NO_INTERVAL = N_("once in each calendar year"), N_("the law gives no number")
HANGS_DAYS, HANGS_WORKING = N_("at least {n} days"), N_("at least {n} working days")
ON_SITE = N_("on a board in the compound")
ON_COMMISSION = N_("only by a company paid on commission")
BY = {"committee": N_("owners' committee"), "company": N_("property company"), "street": N_("street office")}
PARTICIPATING, ENTITLED = N_("{share} of those taking part"), N_("{share} of all owners")


class Row(Struct, frozen=True):
    """One thing that the law sets: what, how much, by which article and how sure, since when and from where."""

    what: Markup
    value: str
    article: Markup
    held: Markup

    def cells(self) -> list[object]:
        """Return the row as the cells of a table."""
        return [self.what, self.value, self.article, self.held]


class LawWords:
    """Says what profiles hold, in the language of the site, as seen from the page of the profile `here`."""

    def __init__(self, site: Site, schema: Schema, here: Profile) -> None:
        self._site = site
        self._schema = schema
        self._here = here
        self._words = site.catalogue.gettext

    def said(self, words: Article | Titled) -> str:
        """Return words of a profile in the language of the site."""
        return words.zh if self._site.language == "zh" else words.en

    def number(self, name: str, profile: Profile, held: Number) -> Row:
        """Return one number; `profile` is where it comes from."""
        field = self._schema["properties"]["numbers"]["properties"][name]
        help_ = field["x-zh"]["description"] if self._site.language == "zh" else field["description"]
        return self._row(title_of(field, self._site.language), help_, self.value(held, field["x-unit"]), profile, held)

    def value(self, held: Number, unit: str) -> str:
        """Return a value with its unit; where the text says 过 or 超过, that the number itself is not enough."""
        shown = _percent(held.value) if unit == "share" else number(held.whole)
        if unit in UNITS:
            shown = self._words(UNITS[unit]).format(n=shown)
        return shown if held.inclusive else self._words(NOT_ITSELF).format(n=shown)

    def seats(self, profile: Profile, held: CommitteeSeats) -> Row:
        """Return how many seats a committee has."""
        low, high = held.at_least, held.at_most
        parts = [self._range(low, high, (SEATS_FROM, SEATS_TO, SEATS_FROM_TO))] if low or high else []
        parts += [self._words(ODD)] if held.odd else []
        if held.small_seats and held.small_households:
            parts.append(self._words(SMALL_HOUSEHOLDS).format(seats=held.small_seats, n=held.small_households))
        if held.small_seats and held.small_area:
            parts.append(self._words(SMALL_AREA).format(seats=held.small_seats, n=number(held.small_area)))
        return self._of_committee("committee_seats", self._list(parts), profile, held)

    def term(self, profile: Profile, held: CommitteeTerm) -> Row:
        """Return how long a committee's term is."""
        years = self._range(held.at_least_years, held.years, (TERM, TERM, TERM_FROM_TO))
        return self._of_committee("committee_terms", years, profile, held)

    def vote(self, held: OwnersVote) -> list[object]:
        """Return what a joint decision needs, as a row: since when, taking part, ordinary, special matters, article."""
        ordinary, special = (
            self._words(PARTICIPATING if share.of == "participating" else ENTITLED).format(
                share=self.said(share_words(share))
            )
            for share in (held.ordinary, held.special)
        )
        turnout = self.said(share_words(held.turnout))
        return [self.when(held), turnout, ordinary, special, self._article(held)]

    def disclosure(self, profile: Profile, held: Disclosure) -> Row:
        """Return one item that has to be posted: by whom, how often, for how long."""
        if held.months:
            known = {3: MONTHS_3, 6: MONTHS_6}
            often = self._words(known.get(held.months, MONTHS_OTHER)).format(n=held.months)
        else:
            often = self._words(EACH_YEAR if held.calendar_year else NO_INTERVAL)
        parts = [often]
        if held.posting_days:
            parts.append(self._words(HANGS_DAYS).format(n=held.posting_days))
        if held.posting_working_days:
            parts.append(self._words(HANGS_WORKING).format(n=held.posting_working_days))
        parts += [self._words(ON_SITE)] if held.on_site else []
        parts += [self._words(ON_COMMISSION)] if held.on_commission else []
        item = self._site.label("document", "/discloses", held.item)
        return self._row(item, self._words(BY[held.by]), self._list(parts), profile, held)

    def when(self, held: Dated) -> str:
        """Return from when to when something holds."""
        begin = fuzzy_date(self._site.language, held.effective_from)
        if held.effective_to is None:
            return self._words(SINCE).format(begin=begin)
        return self._words(FROM_TO).format(begin=begin, end=fuzzy_date(self._site.language, held.effective_to))

    def _of_committee(self, name: str, value: str, profile: Profile, held: Dated) -> Row:
        field = self._schema["properties"][name]
        help_ = field["x-zh"]["description"] if self._site.language == "zh" else field["description"]
        return self._row(title_of(field, self._site.language), help_, value, profile, held)

    def _row(self, title: str, help_: str, value: str, profile: Profile, held: Dated) -> Row:
        note = getattr(held, "note", None)
        small = [help_, *([self.said(note)] if note else [])]
        what = Markup("{} {}").format(Markup("<strong>{}</strong>").format(title), self._small(small))
        own = profile.place == self._here.place
        origin = self._words(OWN) if own else self._words(INHERITED).format(place=self.said(profile.name))
        return Row(what, value, self._article(held), Markup("{} {}").format(self.when(held), self._small([origin])))

    def _article(self, held: Dated) -> Markup:
        sure = self._words(CONFIDENCE[held.confidence])
        return Markup("{} {}").format(self.said(held.article), self._small([sure]))

    def _small(self, lines: Iterable[str]) -> Markup:
        return Markup("").join(Markup('<span class="under">{}</span>').format(line) for line in lines)

    def _range(self, low: int | None, high: int | None, words: tuple[str, str, str]) -> str:
        said = words[2] if low and high else words[0] if low else words[1]
        return self._words(said).format(low=low, high=high)

    def _list(self, parts: list[str]) -> str:
        return ("；" if self._site.language == "zh" else "; ").join(parts)


def _percent(share: Fraction) -> str:
    """Return `1/5 (20%)`; the fraction alone where the percentage is none of whole numbers."""
    return str(share) if (share * 100).denominator > 1 else f"{share} ({share * 100}%)"
