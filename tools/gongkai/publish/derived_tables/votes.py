"""Every vote of the owners counted again: what was reached, what was needed, and what follows."""

from collections.abc import Iterator, Mapping

from gongkai.check.verdict import Standing
from gongkai.derive.decisions import Decision, decisions_at
from gongkai.law.vote import Hurdle
from gongkai.publish.derived_table import column, derived, filled
from gongkai.publish.site import Site, resolution_path
from gongkai.publish.table import Column, Form, Row
from gongkai.report.verdicts import REASONS, STANDINGS
from gongkai.text import N_

TITLE = N_("Votes counted again")
HELP = N_("Each resolution that the owners voted on, with what follows from its counts by the law of its day.")
REACHED_HEADS = N_("Owners who took part")
REACHED_HEADS_HELP = N_("How many owners took part in the vote.")
WHOLE_HEADS = N_("Owners entitled")
WHOLE_HEADS_HELP = N_("How many owners could vote.")
REACHED_AREA = N_("Floor area that took part")
REACHED_AREA_HELP = N_("The exclusive floor area of those who took part.")
WHOLE_AREA = N_("Floor area entitled")
WHOLE_AREA_HELP = N_("The exclusive floor area of all who could vote.")
YES_HEADS = N_("Owners who agreed")
YES_HEADS_HELP = N_("How many owners agreed, as the law has them counted.")
OF_HEADS = N_("Owners of whom the majority is counted")
OF_HEADS_HELP = N_("Of how many owners the majority is asked for: of those who took part, or of all.")
YES_AREA = N_("Floor area that agreed")
YES_AREA_HELP = N_("The exclusive floor area of those who agreed.")
OF_AREA = N_("Floor area of which the majority is counted")
OF_AREA_HELP = N_("Of how much floor area the majority is asked for.")
NEEDED = N_("Share needed")
NEEDED_HELP = N_("The share that the law asks for, as a fraction in lowest terms.")
INCLUSIVE = N_("The share itself is enough")
INCLUSIVE_HELP = N_("Whether exactly that share is enough (以上), or more is needed (过).")
MET = N_("Reached")
MET_HELP = N_("Whether it was reached both in owners and in floor area.")
_SHARES = {
    "turnout": (
        (REACHED_HEADS, REACHED_HEADS_HELP, WHOLE_HEADS, WHOLE_HEADS_HELP),
        (REACHED_AREA, REACHED_AREA_HELP, WHOLE_AREA, WHOLE_AREA_HELP),
    ),
    "majority": (
        (YES_HEADS, YES_HEADS_HELP, OF_HEADS, OF_HEADS_HELP),
        (YES_AREA, YES_AREA_HELP, OF_AREA, OF_AREA_HELP),
    ),
}
RESULTS = {"pass": N_("passed"), "fail": N_("not passed")}
WORDS = {one.value: message for one, message in STANDINGS.items()}
WHYS = {word: message for message, word in REASONS.items()}


def _of_hurdle(name: str) -> list[Column]:
    heads, area = _SHARES[name]
    return [
        column(f"{name}_heads", Form.WHOLE, heads[0], heads[1], unit="owners"),
        column(f"{name}_of_heads", Form.WHOLE, heads[2], heads[3], unit="owners"),
        column(f"{name}_area", Form.DECIMAL, area[0], area[1], unit="m²", places=4),
        column(f"{name}_of_area", Form.DECIMAL, area[2], area[3], unit="m²", places=4),
        column(f"{name}_needed", Form.TEXT, NEEDED, NEEDED_HELP),
        column(f"{name}_inclusive", Form.YES_NO, INCLUSIVE, INCLUSIVE_HELP),
        column(f"{name}_met", Form.YES_NO, MET, MET_HELP),
    ]


def _rows(site: Site, place: str) -> Iterator[Row]:
    for decision in sorted(decisions_at(site.archive, place), key=lambda d: d.id):
        if decision.verdict:
            yield filled(DERIVED.table, _values(site, place, decision))


def _values(site: Site, place: str, decision: Decision) -> Mapping[str, object]:
    verdict, resolution = decision.verdict, decision.resolution
    assert verdict is not None  # only votes of the owners are asked for
    known = decision.resolution.result is not None and verdict.standing is not Standing.UNVERIFIED
    found: dict[str, object] = {
        "place": place,
        "page": resolution_path(decision.meeting.id, resolution.identifier),
        "made_up": site.is_fictional(decision.meeting),
        "resolution_id": decision.id,
        "meeting_id": decision.meeting.id,
        "title": resolution.title,
        "decided_on": decision.decided.text if decision.decided else None,
        "legal_item": resolution.legal_item,
        "announced": resolution.result,
        "standing": verdict.standing.value,
        "why": REASONS[verdict.why] if verdict.why else None,
        "agrees": not decision.differs if known else None,
        "revoked": decision.revoked,
        "article": verdict.law.article.zh if verdict.law else None,
    }
    if verdict.outcome:
        found |= _hurdle("turnout", verdict.outcome.turnout) | _hurdle("majority", verdict.outcome.majority)
    return found


def _hurdle(name: str, hurdle: Hurdle) -> dict[str, object]:
    return {
        f"{name}_heads": hurdle.reached.heads,
        f"{name}_of_heads": hurdle.whole.heads,
        f"{name}_area": hurdle.reached.area,
        f"{name}_of_area": hurdle.whole.area,
        f"{name}_needed": str(hurdle.share.part),
        f"{name}_inclusive": hurdle.share.inclusive,
        f"{name}_met": hurdle.met,
    }


DERIVED = derived(
    "votes",
    TITLE,
    HELP,
    ("resolution_id",),
    [
        column(
            "resolution_id",
            Form.TEXT,
            N_("Resolution"),
            N_("The meeting, # and the identifier of the resolution."),
            required=True,
        ),
        column(
            "meeting_id", Form.TEXT, N_("Meeting"), N_("The meeting that decided it."), names="meeting", required=True
        ),
        column("title", Form.TEXT, N_("Matter"), N_("What was voted on, as the record says it."), required=True),
        column("decided_on", Form.DATE, N_("Decided on"), N_("When it was decided, as exactly as the record says.")),
        column("legal_item", Form.TEXT, N_("Matter of the law"), N_("Which matter of the law it is, such as 278-5.")),
        column("announced", Form.TEXT, N_("Announced result"), N_("The result as it was announced."), labels=RESULTS),
        column(
            "standing",
            Form.TEXT,
            N_("Result counted again"),
            N_("What follows from the counts of the record."),
            labels=WORDS,
            required=True,
        ),
        column(
            "why",
            Form.TEXT,
            N_("Why it cannot be verified"),
            N_("What the record does not say, where nothing can be counted."),
            labels=WHYS,
        ),
        column(
            "agrees",
            Form.YES_NO,
            N_("Both agree"),
            N_("Whether the announced result is the one that follows; empty where that is not known."),
        ),
        column("revoked", Form.YES_NO, N_("Revoked"), N_("Whether an office or a court revoked it."), required=True),
        column("article", Form.TEXT, N_("Article"), N_("The article of law by which it was counted.")),
        *_of_hurdle("turnout"),
        *_of_hurdle("majority"),
    ],
    _rows,
)
