"""An activity as its page shows it: the spans of its rhythm one by one, kept or missed, and what came of it in sum."""

from collections.abc import Mapping

from msgspec import Struct

from gongkai.check.rhythms import Span
from gongkai.derive.rounds import rounds_of
from gongkai.kinds.activity import Activity
from gongkai.model.period import Period
from gongkai.model.record import Record
from gongkai.publish.periods import period_words
from gongkai.publish.site import Site
from gongkai.publish.templates import fuzzy_date
from gongkai.text import N_

WEEK = N_("week of {day}")
VISITS = "visit"
MOST = 60  # spans that are drawn: a year of weeks and a little more


class SpanMark(Struct, frozen=True):
    """One span of the row: when it was, and how it stands as a shape of `chip` in components.html.j2."""

    when: str
    state: str
    times: int


def activity_context(site: Site, record: Record[Activity]) -> Mapping[str, object]:
    """Return what the page of an activity shows beside its own fields."""
    rounds = rounds_of(record.body, site.archive.as_of)
    return {
        "rounds": rounds,
        "marks": [_mark(site, record.body, span) for span in rounds.spans[-MOST:]],
        "older": max(0, len(rounds.spans) - MOST),
        "missed": [_when(site, record.body, span.period) for span in rounds.missed],
        "visits": record.body.classification == VISITS,
    }


def _mark(site: Site, activity: Activity, span: Span) -> SpanMark:
    state = "missing" if span.missed else "published" if span.times else "open"
    return SpanMark(_when(site, activity, span.period), state, span.times)


def _when(site: Site, activity: Activity, period: Period) -> str:
    if activity.rhythm == "weekly":
        return site.catalogue.gettext(WEEK).format(day=fuzzy_date(site.language, period.from_))
    return period_words(period, site.catalogue)
