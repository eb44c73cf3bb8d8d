"""The page of each resolution: the matter, the verdict, what was claimed and what follows from the counts."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import partial

from msgspec import Struct

from gongkai.check.verdict import share_words
from gongkai.derive.decisions import Decision, decisions_at
from gongkai.kinds.meeting import Meeting
from gongkai.law.vote import Hurdle, fraction
from gongkai.model.archive import AnyRecord
from gongkai.publish.fields import View
from gongkai.publish.page import Page
from gongkai.publish.pages.records import gap_rows, record_context
from gongkai.publish.shell import Crumb
from gongkai.publish.site import Site, resolution_path
from gongkai.publish.titles import headline
from gongkai.text import N_

DESCRIPTION = N_("Resolution: {title}")


# Shown on the page in their own way.
SHOWN_ABOVE = frozenset({"identifier", "text", "date", "counts", "participating", "result"})


class Bar(Struct, frozen=True):
    """One of the four tests of a vote, ready to be drawn: heads or area, against turnout or majority."""

    unit: str
    part: object
    whole: object
    ratio: Fraction | None
    threshold: Fraction
    strict: bool
    reached: bool


def pages(site: Site) -> Iterator[Page]:
    """Yield a page for each resolution."""
    for place in sorted({meeting.place for meeting in site.archive.each(Meeting)}):
        for decision in decisions_at(site.archive, place):
            meeting, resolution = decision.meeting, decision.resolution
            yield Page(
                path=resolution_path(meeting.id, resolution.identifier),
                title=headline(resolution.title),
                description=site.catalogue.gettext(DESCRIPTION).format(title=resolution.title),
                template="resolution.html.j2",
                context=partial(_context, site, decision),
                place=place,
                crumbs=[*site.crumbs(place), Crumb(meeting.body.name, site.path(meeting))],
                source=meeting.path,
                fictional=site.is_fictional(meeting),
            )


def _context(site: Site, decision: Decision) -> Mapping[str, object]:
    view = View(site, resolution_path(decision.meeting.id, decision.resolution.identifier))
    outcome = decision.verdict.outcome if decision.verdict else None
    index = decision.meeting.body.resolutions.index(decision.resolution)
    followed: list[AnyRecord] = list(site.backlinks.get(("resolution", decision.id), ()))
    here = f"/resolutions/{index}"
    return {
        **record_context(site, decision.meeting, view),
        "decision": decision,
        "resolution": decision.resolution,
        "counts": [
            [site.label("meeting", "/resolutions/0/counts/0/option", count.option), count.heads, count.area]
            for count in decision.resolution.counts
        ],
        "turnout": bars(outcome.turnout) if outcome else [],
        "majority": bars(outcome.majority) if outcome else [],
        "needed": {name: _words(site, hurdle) for name, hurdle in _hurdles(decision)},
        "findings": [
            f
            for f in site.findings.get(decision.meeting.path, ())
            if f.place.pointer == here or f.place.pointer.startswith(f"{here}/")
        ],
        "gaps": gap_rows(site, "meeting", decision.resolution.gaps, "/resolutions/0"),
        "followed": followed,
        "named_by": [],  # what names this decision followed from it, and is shown above
        "skip": SHOWN_ABOVE,
        "others": [r for r in decision.meeting.body.resolutions if r is not decision.resolution],
        "law": _law(site, decision),
    }


def bars(hurdle: Hurdle) -> list[Bar]:
    """Return the two bars of a hurdle: by heads, then by floor area."""
    share, part, whole = hurdle.share, hurdle.reached, hurdle.whole
    strict = not share.inclusive
    return [
        Bar(
            "heads", part.heads, whole.heads, fraction(part.heads, whole.heads), share.part, strict, hurdle.heads_enough
        ),
        Bar("area", part.area, whole.area, fraction(part.area, whole.area), share.part, strict, hurdle.area_enough),
    ]


def _hurdles(decision: Decision) -> list[tuple[str, Hurdle]]:
    outcome = decision.verdict.outcome if decision.verdict else None
    return [("turnout", outcome.turnout), ("majority", outcome.majority)] if outcome else []


def _words(site: Site, hurdle: Hurdle) -> str:
    words = share_words(hurdle.share)
    return words.zh if site.language == "zh" else words.en


def _law(site: Site, decision: Decision) -> str:
    law = decision.verdict.law if decision.verdict else None
    if law is None:
        return ""
    return law.article.zh if site.language == "zh" else law.article.en
