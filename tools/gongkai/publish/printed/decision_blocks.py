"""A decision on paper: the matter, the ballots, what the law asks, what was reached, and what follows from it."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from gongkai.check.verdict import Standing, share_words
from gongkai.derive.decisions import Decision, contest_of
from gongkai.law.vote import Hurdle, Outcome, fraction
from gongkai.model.profile import Share
from gongkai.publish.printed.paper import Block, Grid, Heading, Paragraph, Result
from gongkai.publish.printed.parts import day_words, fields, words
from gongkai.publish.site import Site
from gongkai.publish.templates import area, money, number, percent
from gongkai.text import N_

MATTER = N_("Matter {identifier}: {title}")
OPTION, OWNERS, VOTES, FLOOR = N_("Option"), N_("Owners"), N_("Votes"), N_("Floor area")
PRESENT, ENTITLED = N_("Took part"), N_("Could vote")
BALLOTS = N_("Count of the ballots")
TEST = N_("What the law asks")
TURNOUT, MAJORITY = N_("Taking part"), N_("Agreeing")
OF_ALL, OF_PRESENT = N_("{share} of all owners"), N_("{share} of those taking part")
ENOUGH, TOO_LITTLE = N_("enough"), N_("too little")
PASSED, NOT_PASSED = N_("Passed"), N_("Not passed")
UNVERIFIED = N_("Cannot be verified")
BY_COUNTS = N_("Counted again from the ballots, by {law}.")
ANNOUNCED = N_("Announced was: {result}.")
SILENT, CEILING, EFFECTIVE = N_("Silent ballots"), N_("At most to be spent"), N_("In force from")
CONTEST = N_("Whoever knew of it on {known} can ask a court to annul the decision until {ends}. By: {law}")
REVOKED = N_("An office revoked this decision: it counts no longer.")
CORRECTED = N_("An office had this decision corrected.")
REVOKED_BY = N_("{date}, by {office}.")
DASH = "–"


def decision_blocks(site: Site, decision: Decision) -> list[Block]:
    """Return one decision as blocks."""
    resolution, verdict = decision.resolution, decision.verdict
    blocks: list[Block] = [
        Heading(words(site, MATTER, identifier=resolution.identifier, title=resolution.title)),
    ]
    if resolution.text:
        blocks.append(Paragraph(resolution.text, "quote"))
    blocks.append(_result(site, decision))
    if resolution.revocation:
        one = resolution.revocation
        said = words(site, REVOKED_BY, date=day_words(site, one.date), office=one.revoked_by)
        blocks.append(Result("fail", words(site, REVOKED if decision.revoked else CORRECTED), said))
    if resolution.counts:
        blocks.append(_ballots(site, decision))
    if verdict and verdict.outcome:
        blocks.append(_tests(site, verdict.outcome))
    silent = resolution.silent_ballot_rule
    facts = fields(
        site,
        [
            (SILENT, site.label("meeting", "/resolutions/0/silent_ballot_rule", silent) if silent else None),
            (CEILING, money(resolution.ceiling.amount) if resolution.ceiling else None),
            (EFFECTIVE, day_words(site, resolution.effective_on)),
        ],
    )
    if facts.rows:
        blocks.append(facts)
    return blocks


def contest_blocks(site: Site, decisions: Sequence[Decision]) -> list[Block]:
    """Return until when decisions can be contested in court; what is the same for several is said once."""
    said: dict[str, None] = {}
    for decision in decisions:
        contest = contest_of(site.archive, decision)
        if contest and not decision.revoked:
            law = contest.law.article
            facts = {"known": day_words(site, contest.known_on), "ends": day_words(site, contest.ends.day)}
            said[words(site, CONTEST, **facts, law=law.zh if site.language == "zh" else law.en)] = None
    return [Paragraph(text, "small") for text in said]


def _result(site: Site, decision: Decision) -> Result:
    verdict, resolution = decision.verdict, decision.resolution
    announced = site.label("meeting", "/resolutions/0/result", resolution.result) if resolution.result else ""
    if verdict is None:  # not a vote of the owners: what the body announced is all there is
        passed = {"pass": "pass", "fail": "fail"}.get(resolution.result or "", "unknown")
        return Result(passed, announced or words(site, UNVERIFIED))
    said = words(site, ANNOUNCED, result=announced) if announced else ""
    if verdict.standing is Standing.UNVERIFIED:
        return Result(
            "unknown", words(site, UNVERIFIED), " ".join(filter(None, [words(site, verdict.why or ""), said]))
        )
    law = verdict.law.article if verdict.law else None
    named = (law.zh if site.language == "zh" else law.en) if law else ""
    why = [words(site, BY_COUNTS, law=named), said if decision.differs else ""]
    agreed = verdict.standing is Standing.PASSED
    text = words(site, PASSED if agreed else NOT_PASSED)
    return Result("pass" if agreed else "fail", text, " ".join(filter(None, why)))


def _ballots(site: Site, decision: Decision) -> Grid:
    resolution = decision.resolution
    groups: list[tuple[str, int, Decimal | None]] = [
        (site.label("meeting", "/resolutions/0/counts/0/option", one.option), one.heads, one.area)
        for one in resolution.counts
    ]
    for message, group in ((PRESENT, resolution.participating), (ENTITLED, resolution.electorate)):
        if group:
            groups.append((words(site, message), group.heads, group.area))
    heads = OWNERS if decision.verdict else VOTES
    columns = [(words(site, OPTION), "text"), (words(site, heads), "number"), (words(site, FLOOR), "number")]
    rows = [[name, number(count), DASH if floor is None else area(floor)] for name, count, floor in groups]
    if all(floor is None for *_, floor in groups):  # of a committee, each member has one vote
        columns, rows = columns[:2], [row[:2] for row in rows]
    return Grid(columns, rows, words(site, BALLOTS))


def _tests(site: Site, outcome: Outcome) -> Grid:
    columns = [
        (words(site, TEST), "text"),
        (words(site, OWNERS), "number"),
        (words(site, FLOOR), "number"),
    ]
    rows = []
    for message, hurdle in ((TURNOUT, outcome.turnout), (MAJORITY, outcome.majority)):
        rows.append([f"{words(site, message)}\n{_needed(site, hurdle.share)}", *_reached(site, hurdle)])
    return Grid(columns, rows)


def _needed(site: Site, share: Share) -> str:
    said = share_words(share)
    whole = OF_ALL if share.of == "entitled" else OF_PRESENT
    return words(site, whole, share=said.zh if site.language == "zh" else said.en)


def _reached(site: Site, hurdle: Hurdle) -> list[str]:
    part, whole = hurdle.reached, hurdle.whole
    heads, floor = fraction(part.heads, whole.heads), fraction(part.area, whole.area)
    return [
        f"{_percent(site, heads, hurdle.share.part)}\n{_verdict(site, hurdle.heads_enough)}",
        f"{_percent(site, floor, hurdle.share.part)}\n{_verdict(site, hurdle.area_enough)}",
    ]


def _percent(site: Site, reached: Fraction | None, threshold: Fraction) -> str:
    if reached is None:
        return DASH
    return percent(site.catalogue, reached, exact=False, threshold=threshold)


def _verdict(site: Site, reached: bool) -> str:
    return words(site, ENOUGH if reached else TOO_LITTLE)
