"""Events in the life of a committee as items of a timeline: day, title, sentences, state by word and shape, article."""

from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction

from gongkai.derive.event import Event, Said, Sentence, Standing
from gongkai.model.period import PartialDate
from gongkai.publish.site import Site
from gongkai.publish.templates import fuzzy_date, number, percent
from gongkai.text import N_

# The shape of each state: see STATES in site/templates/components.html.j2.
SHAPES = {
    Standing.DONE: "",
    Standing.LATE: "late",
    Standing.PASSED: "pass",
    Standing.FAILED: "fail",
    Standing.UNKNOWN: "unknown",
    Standing.NOW: "current",
    Standing.TO_COME: "open",
    Standing.OPEN: "open",
    Standing.MISSING: "missing",
    Standing.GAP: "gap",
}
WORDS = {
    Standing.TO_COME: N_("to come"),
    Standing.OPEN: N_("still to be done"),
    Standing.MISSING: N_("missing"),
    Standing.UNKNOWN: N_("cannot be said"),
}
VOTE_UNKNOWN = N_("cannot be verified")
LATE_BY, MISSING_FOR, DUE_IN = N_("{days} days late"), N_("missing for {days} days"), N_("due in {days} days")
DUE_BY = N_("due by {day}: {law}")
COMMAS = {"zh": "、", "en": ", "}


def life_rows(site: Site, events: Iterable[Event], up: str) -> list[Mapping[str, object]]:
    """Return events as items of a timeline on a page that goes `up` to the root of the site."""
    return [_row(site, event, up) for event in events]


def _row(site: Site, event: Event, up: str) -> Mapping[str, object]:
    found = site.find(*event.about) if event.about else None
    between = "" if site.language == "zh" else " "
    return {
        "when": event.when,
        "until": event.until,
        "due": event.due if event.when is None else None,
        "title": worded(site, event.title),
        "text": between.join(worded(site, sentence) for sentence in event.sentences),
        "note": event.note,
        "state": SHAPES[event.standing],
        "words": _words(site, event),
        "href": up + found[0] if found else "",
        "law": _article(site, event),
    }


def _article(site: Site, event: Event) -> str:
    """Return the article that asks for it, and by which day where that does not stand above already."""
    if event.law is None:
        return ""
    article = event.law.article.zh if site.language == "zh" else event.law.article.en
    if event.due is None or event.when is None:
        return article
    return site.catalogue.gettext(DUE_BY).format(day=fuzzy_date(site.language, event.due), law=article)


def _words(site: Site, event: Event) -> str:
    words = site.catalogue.gettext
    counted = {Standing.LATE: LATE_BY, Standing.MISSING: MISSING_FOR, Standing.OPEN: DUE_IN}
    if event.days and event.standing in counted:
        return words(counted[event.standing]).format(days=event.days)
    if event.name == "vote" and event.standing is Standing.UNKNOWN:
        return words(VOTE_UNKNOWN)
    return words(WORDS[event.standing]) if event.standing in WORDS else ""


def worded(site: Site, sentence: Sentence) -> str:
    """Return a sentence in the language of the site."""
    facts = {name: _fact(site, value) for name, value in sentence.facts.items()}
    return site.catalogue.gettext(sentence.message).format_map(facts)


def _fact(site: Site, value: object) -> str:
    if isinstance(value, tuple):
        return COMMAS[site.language].join(_fact(site, one) for one in value)
    if isinstance(value, Said):
        return site.label(value.kind, value.pointer, value.value)
    if isinstance(value, date | PartialDate):
        return fuzzy_date(site.language, value)
    if isinstance(value, Fraction):
        return percent(site.catalogue, value, exact=False)
    return str(value) if isinstance(value, str) else number(str(value))
