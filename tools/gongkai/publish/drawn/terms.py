"""The terms of a compound's committees, drawn on one axis of time: from when to when, with how many seats filled."""

from collections.abc import Sequence
from datetime import date

from gongkai.derive.committees import Term, TermState, terms_at
from gongkai.derive.seats import Filled, seats_of
from gongkai.model.period import day_before
from gongkai.publish.charts.chart import Chart
from gongkai.publish.charts.spans import Fill, Lasted, spans
from gongkai.publish.drawn.data_behind import csv_of
from gongkai.publish.site import Site
from gongkai.publish.templates import fuzzy_date
from gongkai.text import N_

TITLE = N_("Terms and filled seats over time")
SAYS = N_("Terms since {first}: {n}. The last one is {name}, {days}.")
SAYS_FILLED = N_("Terms since {first}: {n}. The last one is {name}, {days}, with {filled} of {seats} seats filled.")
FROM_ON, FROM_TO = N_("from {begin} on"), N_("from {begin} to {end}")
NOTE = N_(
    "The higher a bar is filled, the more seats were filled. In a dashed part the term is still to come, or it is not "
    "known whether it went on."
)
NOW, NOT_DRAWN = N_("today"), N_("A term whose beginning is not known stands only in the table.")
TERM, FROM, UNTIL, FILLED = N_("Term"), N_("From"), N_("Until"), N_("Filled seats")
OF, NOT_KNOWN = N_("{filled} of {seats}"), N_("not recorded")


def terms_chart(site: Site, compound: str) -> Chart | None:
    """Return the terms of a compound; None where no term with a known beginning is recorded."""
    archive, words = site.archive, site.catalogue.gettext
    terms = terms_at(archive, compound)
    drawn = [term for term in terms if _begin(term) <= archive.as_of]
    if not drawn:
        return None
    last = drawn[-1]
    filled = seats_of(archive, last.record).filled
    facts: dict[str, object] = {
        "n": len(drawn),
        "first": fuzzy_date(site.language, drawn[0].record.body.start_date),
        "name": last.record.body.name,
        "days": _days(site, last),
    }
    if filled:
        facts |= {"filled": _count(filled[-1]), "seats": filled[-1].seats}
    rows: list[Sequence[object]] = []
    for term in reversed(terms):
        rows += _rows(site, term)
    return Chart(
        id="terms",
        title=words(TITLE),
        says=words(SAYS_FILLED if filled else SAYS).format_map(facts),
        drawing=spans([_lasted(site, term) for term in drawn], archive.as_of, words(NOW)),
        columns=[(words(TERM), "text"), (words(FROM), "date"), (words(UNTIL), "date"), (words(FILLED), "plain")],
        rows=rows,
        data=csv_of(site, compound, "committee"),
        note=("" if site.language == "zh" else " ").join(
            [words(NOTE), *([words(NOT_DRAWN)] if not all(term.record.body.start_date for term in terms) else [])]
        ),
    )


def _begin(term: Term) -> date:
    start = term.record.body.start_date
    return start.first if start else date.max


def _end(site: Site, term: Term) -> date:
    """Return the last day on which a term surely ran: its end, else the day it ran out, else today."""
    body, today = term.record.body, site.archive.as_of
    if body.end_date:
        return min(body.end_date.last, today)
    if term.state is TermState.UNKNOWN:
        return _begin(term)
    if term.state is TermState.EXPIRED and body.term_end_date:
        return body.term_end_date.last
    return today


def _lasted(site: Site, term: Term) -> Lasted:
    body, begin, end = term.record.body, _begin(term), max(_end(site, term), _begin(term))
    planned = body.term_end_date.last if body.term_end_date and not body.end_date else None
    if term.state in (TermState.EXPIRED, TermState.UNKNOWN):
        planned = site.archive.as_of
    filled = seats_of(site.archive, term.record).filled
    fills = []
    for index, one in enumerate(filled):
        until = filled[index + 1].since if index + 1 < len(filled) else end
        if one.since <= end:
            fills.append(Fill(one.since, max(min(until, end), one.since), one.most / one.seats if one.seats else 0))
    return Lasted(body.name, begin, end, planned if planned and planned > end else None, fills)


def _rows(site: Site, term: Term) -> list[Sequence[object]]:
    """Return a term as rows: one for each time in which another number of seats was filled, else one."""
    words, body = site.catalogue.gettext, term.record.body
    end, filled = body.end_date or body.term_end_date, seats_of(site.archive, term.record).filled
    if not filled:
        return [[body.name, body.start_date, end, words(NOT_KNOWN)]]
    return [
        [
            body.name,
            one.since,
            day_before(filled[index + 1].since) if index + 1 < len(filled) else end,
            words(OF).format(filled=_count(one), seats=one.seats),
        ]
        for index, one in enumerate(filled)
    ]


def _count(filled: Filled) -> str:
    return str(filled.most) if filled.least == filled.most else f"{filled.least}–{filled.most}"


def _days(site: Site, term: Term) -> str:
    body, words = term.record.body, site.catalogue.gettext
    begin, end = fuzzy_date(site.language, body.start_date), body.end_date or body.term_end_date
    if end is None:
        return words(FROM_ON).format(begin=begin)
    return words(FROM_TO).format(begin=begin, end=fuzzy_date(site.language, end))
