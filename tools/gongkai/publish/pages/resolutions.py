"""The page of each resolution: the matter, the verdict, what was claimed and what follows from the counts."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import partial

from msgspec import Struct

from gongkai.check.verdict import Variant, share_words
from gongkai.derive.decisions import Decision, contest_of, decisions_at
from gongkai.kinds.meeting import Meeting
from gongkai.law.vote import Hurdle, Outcome, fraction
from gongkai.model.archive import AnyRecord
from gongkai.publish.fields import View
from gongkai.publish.page import Page
from gongkai.publish.pages.records import gap_rows, record_context
from gongkai.publish.shell import Crumb
from gongkai.publish.site import Site, resolution_path
from gongkai.publish.templates import area
from gongkai.publish.titles import headline
from gongkai.text import N_

DESCRIPTION = N_("Resolution: {title}")
RESULT = N_("Result")
PASSED = N_("passed")
NOT_PASSED = N_("not passed")
TOOK_PART_OWNERS = N_("Took part, owners")
TOOK_PART_AREA = N_("Took part, floor area")
AS_CAST = N_("As the ballots were cast")
WITH_SILENT = N_("With the silent ballots added to the majority")
WITHOUT_DISPUTED = N_("Without the disputed ballots")

# Shown on the page in their own way; of a vote of the owners also how it was counted.
SHOWN_ABOVE = frozenset({"identifier", "text", "date", "counts", "participating", "result", "revocation"})
COUNTING = frozenset({"electorate", "scope", "silent_ballot_rule", "followed_majority", "disputed", "undelivered"})


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
        "skip": SHOWN_ABOVE | COUNTING if decision.verdict else SHOWN_ABOVE,
        "claims": list(_claims(site, decision)),
        "variants": list(_variants(site, decision)),
        "contest": contest_of(site.archive, decision),
        "buildings": [view.link("building", name) for name in _scope(decision)],
        "others": [r for r in decision.meeting.body.resolutions if r is not decision.resolution],
        "law": _law(site, decision),
    }


def _scope(decision: Decision) -> tuple[str, ...]:
    scope = decision.resolution.scope
    return scope.building_ids if scope else ()


def _claims(site: Site, decision: Decision) -> Iterator[tuple[str, object, object, str]]:
    """Yield what the record claims beside what follows from its counts: what it is, the two, and how they compare."""
    resolution, words = decision.resolution, site.catalogue.gettext
    outcome = decision.verdict.outcome if decision.verdict else None
    said = site.label("meeting", "/resolutions/0/result", resolution.result) if resolution.result else None
    result = _result(site, outcome) if outcome else None
    state = "unknown" if outcome is None or said is None else "differs" if decision.differs else "match"
    yield words(RESULT), said, result, state
    stated, areas = resolution.participating, [count.area for count in resolution.counts]
    if stated and resolution.counts:
        heads = sum(count.heads for count in resolution.counts)
        yield words(TOOK_PART_OWNERS), stated.heads, heads, "match" if stated.heads == heads else "differs"
    if stated and stated.area is not None and areas and None not in areas:
        total = sum((one for one in areas if one is not None), Decimal())
        state = "match" if stated.area == total else "differs"
        yield words(TOOK_PART_AREA), area(stated.area), area(total), state


def _variants(site: Site, decision: Decision) -> Iterator[list[object]]:
    """Yield what the vote is when some ballots count otherwise: which, took part, agreed, and the result."""
    found = decision.verdict
    if found is None or found.cast is None or not (found.followed or found.struck):
        return
    yield _row(site, AS_CAST, Variant(found.cast))
    if found.followed:
        yield _row(site, WITH_SILENT, found.followed)
    if found.struck:
        yield _row(site, WITHOUT_DISPUTED, found.struck)


def _row(site: Site, name: str, variant: Variant) -> list[object]:
    words, outcome = site.catalogue.gettext, variant.outcome
    if outcome is None:
        return [words(name), None, None, None, None, words(variant.why or "")]
    here, yes = outcome.turnout.reached, outcome.majority.reached
    return [words(name), here.heads, here.area, yes.heads, yes.area, _result(site, outcome)]


def _result(site: Site, outcome: Outcome) -> str:
    return site.catalogue.gettext(PASSED if outcome.passed else NOT_PASSED)


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
