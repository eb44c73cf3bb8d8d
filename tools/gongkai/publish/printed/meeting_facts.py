"""What papers of a meeting say of it: its name, when and where it is held, and how ballots can be cast."""

from collections.abc import Sequence

from msgspec import Struct

from gongkai.kinds.meeting import Meeting
from gongkai.model.record import Record
from gongkai.publish.printed.parts import day_words, words
from gongkai.publish.site import Site
from gongkai.text import N_

MEETING, WHEN, WHERE, WAYS, VOTING = (
    N_("Meeting"),
    N_("When"),
    N_("Where"),
    N_("Ways to vote"),
    N_("Ballots are taken"),
)
SPAN = N_("{begin} to {end}")


class Matter(Struct, frozen=True):
    """One matter to be voted on, from the agenda or from a resolution; `silent` is how silent ballots count."""

    number: str
    title: str
    text: str = ""
    legal_item: str = ""
    silent: str = ""
    clause: str = ""


def matters_of(site: Site, meeting: Record[Meeting]) -> Sequence[Matter]:
    """Return the matters of a meeting: its resolutions, else its agenda."""
    body = meeting.body
    if body.resolutions:
        return [
            Matter(
                number=one.identifier,
                title=one.title,
                text=one.text or "",
                legal_item=site.label("meeting", "/resolutions/0/legal_item", one.legal_item),
                silent=one.silent_ballot_rule or "",
                clause=(one.followed_majority.covenant_clause or "") if one.followed_majority else "",
            )
            for one in body.resolutions
        ]
    return [
        Matter(
            number=str(one.order),
            title=one.description,
            legal_item=site.label("meeting", "/agenda/0/legal_item", one.legal_item),
        )
        for one in body.agenda
    ]


def held_rows(site: Site, meeting: Record[Meeting]) -> list[tuple[str, object]]:
    """Return the facts that stand on every paper of a meeting, as pairs of a message and a value."""
    body, between = meeting.body, "、" if site.language == "zh" else ", "
    ways = body.voting.ballot_channels if body.voting else ()
    label = [site.label("meeting", "/voting/ballot_channels", way) for way in ways]
    opens, closes = (body.voting.opens_on, body.voting.closes_on) if body.voting else (None, None)
    return [
        (MEETING, body.name),
        (WHEN, span_words(site, body.start_date, body.end_date)),
        (WHERE, body.location),
        (WAYS, between.join(label)),
        (VOTING, span_words(site, opens, closes)),
    ]


def span_words(site: Site, begin: object, end: object) -> str:
    """Return from when to when, as far as it is known; one day once."""
    if begin is not None and end is not None and str(begin) != str(end):
        return words(site, SPAN, begin=day_words(site, begin), end=day_words(site, end))
    return day_words(site, begin if begin is not None else end)
