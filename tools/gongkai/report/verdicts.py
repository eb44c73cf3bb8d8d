"""Verdicts of votes as JSON and as lines. The names are stable; new ones may come, none goes away.

One entry for each resolution of an owners' assembly:

- `id` (`<meeting>#<identifier>`), `place`, `title`, `legal_item`, `decided`, `announced` (`pass`, `fail` or null);
- `standing` (`passed`, `not-passed`, `cannot-be-verified`), `why` (a fixed word such as `no-electorate`, or null) and
  `why_words` in the reader's language; `agrees` says whether the announced result is the same, null where unknown;
- `scope`: `whole-compound` or the ids of the buildings; `electorate` with `heads`, `area` and what else is recorded;
- `law`: `article`, `special` (whether the matter needs the higher share);
- `turnout`, `majority`: `needed` (a fraction), `inclusive`, `of`, and for `heads` and `area` each `part`, `whole`,
  `fraction` (reduced, `a/b`) and `reached`; areas in m² as text;
- `counting`: `silent` (the rule or null), `invalid` (always `take-part-without-agreeing`), `multi_unit_owners`,
  `developer_units`, `undelivered`;
- `sensitivity`: `turn` (`yes-to-no`, `to-yes`, `more-take-part`), `heads`, `area`, `possible`, and whether
  `one_is_enough` of owners and area or both are needed; `absence` is the same for those who agreed staying away, and
  null where the vote did not pass; both are null where the result rests on silent ballots, which change sides with the
  majority;
- `disputed`: `stands` and the `standing` without the disputed ballots, or null;
- `silent`: the standing `without` and `with` the silent ballots that follow the majority, and `clause`, or null;
- `revocation` as recorded, `counts` (false for what was revoked), `contest_ends` (a day or null).
"""

import json
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from gongkai.check import verdict as reasons
from gongkai.check.verdict import Standing, Variant, Verdict
from gongkai.derive.decisions import Decision, contest_of
from gongkai.kinds.meeting import HeadsAndArea
from gongkai.law.sensitivity import Sensitivity
from gongkai.law.vote import Hurdle, Outcome, fraction
from gongkai.model.archive import Archive
from gongkai.report.words import harmless, safe
from gongkai.text import N_, Catalogue

REASONS = {
    reasons.NO_DATE: "no-date",
    reasons.NO_LAW: "no-law",
    reasons.NO_MATTER: "no-matter",
    reasons.OTHER_LAW: "other-law",
    reasons.NO_ELECTORATE: "no-electorate",
    reasons.NO_TURNOUT: "no-turnout",
    reasons.NO_YES: "no-yes",
    reasons.NOT_HOW_MANY: "not-how-many-silent",
    reasons.NO_SIDE: "no-side",
    reasons.DISPUTED_UNKNOWN: "disputed-area-unknown",
    reasons.DISPUTED_TOO_MANY: "more-disputed-than-counted",
}
STANDINGS = {
    Standing.PASSED: N_("passed"),
    Standing.NOT_PASSED: N_("not passed"),
    Standing.UNVERIFIED: N_("cannot be verified"),
}


def document(archive: Archive, decisions: Sequence[Decision], catalogue: Catalogue) -> str:
    """Return one JSON document with the verdicts of `decisions`, as of which day, and how many stand how."""
    verdicts = [(decision, decision.verdict) for decision in decisions if decision.verdict]
    return json.dumps(
        {
            "format": "gongkai-verdicts-1",
            "as_of": archive.as_of.isoformat(),
            "counts": {one.value: sum(v.standing is one for _, v in verdicts) for one in Standing},
            "verdicts": [_entry(archive, decision, found, catalogue) for decision, found in verdicts],
        },
        ensure_ascii=False,
        indent=2,
    )


def lines(decisions: Sequence[Decision], catalogue: Catalogue) -> Iterator[str]:
    """Yield a line for each decision: its id, how it stands, turnout and majority, and why where nothing is known."""
    for decision in decisions:
        found = decision.verdict
        if found is None:
            continue
        said = catalogue.gettext(STANDINGS[found.standing])
        numbers = "  ".join(_numbers(hurdle) for hurdle in _hurdles(found.outcome))
        reason = catalogue.gettext(found.why) if found.why else ""
        # The title alone is searched for personal data: counts side by side may look like a telephone number.
        yield f"{harmless(decision.id)}  {said}  {numbers or reason}  {safe(decision.resolution.title)}"


def _hurdles(outcome: Outcome | None) -> list[Hurdle]:
    return [outcome.turnout, outcome.majority] if outcome else []


def _numbers(hurdle: Hurdle) -> str:
    part, whole = hurdle.reached, hurdle.whole
    return f"{part.heads}/{whole.heads} {part.area}/{whole.area} m² ({hurdle.share.part})"


def _entry(archive: Archive, decision: Decision, found: Verdict, catalogue: Catalogue) -> dict[str, object]:
    resolution, outcome, contest = decision.resolution, found.outcome, contest_of(archive, decision)
    return {
        "id": decision.id,
        "place": decision.meeting.place,
        "title": resolution.title,
        "legal_item": resolution.legal_item,
        "decided": decision.decided.text if decision.decided else None,
        "announced": resolution.result,
        "standing": found.standing.value,
        "why": REASONS[found.why] if found.why else None,
        "why_words": catalogue.gettext(found.why) if found.why else None,
        "agrees": None if outcome is None or resolution.result is None else not decision.differs,
        "scope": list(resolution.scope.building_ids) if resolution.scope else "whole-compound",
        "electorate": _electorate(decision),
        "law": _law(found, resolution.legal_item),
        "turnout": _hurdle(outcome.turnout) if outcome else None,
        "majority": _hurdle(outcome.majority) if outcome else None,
        "counting": _counting(decision),
        "sensitivity": _sensitivity(decision.firmness),
        "absence": _sensitivity(decision.absence),
        "disputed": _variant(found.struck, stands=found.stands_if_struck) if found.struck else None,
        "silent": _silent(decision, found),
        "revocation": _revocation(decision),
        "counts": not decision.revoked,
        "contest_ends": contest.ends.day.isoformat() if contest else None,
    }


def _electorate(decision: Decision) -> dict[str, object] | None:
    entitled = decision.resolution.electorate
    if entitled is None:
        return None
    return {
        "heads": entitled.heads,
        "area": _plain(entitled.area),
        "number_of_units": entitled.number_of_units,
        "frozen_on": _plain(entitled.frozen_on),
        "area_basis": entitled.area_basis,
    }


def _law(found: Verdict, item: str | None) -> dict[str, object] | None:
    if found.law is None:
        return None
    article = found.law.article
    return {"article": {"zh": article.zh, "en": article.en}, "special": item in found.law.special_items}


def _counting(decision: Decision) -> dict[str, object]:
    resolution = decision.resolution
    entitled = resolution.electorate
    several = entitled.multi_unit_owners if entitled else None
    return {
        "silent": resolution.silent_ballot_rule,
        "invalid": "take-part-without-agreeing",
        "multi_unit_owners": {"heads": several.heads, "number_of_units": several.number_of_units} if several else None,
        "developer_units": entitled.developer_units if entitled else None,
        "undelivered": _ballots(resolution.undelivered),
    }


def _ballots(counted: HeadsAndArea | None) -> dict[str, object] | None:
    return {"heads": counted.heads, "area": _plain(counted.area)} if counted else None


def _hurdle(hurdle: Hurdle) -> dict[str, object]:
    share, part, whole = hurdle.share, hurdle.reached, hurdle.whole
    return {
        "needed": str(share.part),
        "inclusive": share.inclusive,
        "of": share.of,
        "heads": _measure(part.heads, whole.heads, reached=hurdle.heads_enough),
        "area": _measure(part.area, whole.area, reached=hurdle.area_enough),
    }


def _measure(part: Decimal | int, whole: Decimal | int, *, reached: bool) -> dict[str, object]:
    exact = fraction(part, whole)
    return {"part": _plain(part), "whole": _plain(whole), "fraction": _ratio(exact), "reached": reached}


def _ratio(exact: Fraction | None) -> str | None:
    return f"{exact.numerator}/{exact.denominator}" if exact is not None else None


def _sensitivity(found: Sensitivity | None) -> dict[str, object] | None:
    if found is None:
        return None
    return {
        "turn": found.turn.value,
        "heads": found.heads,
        "area": _plain(found.area),
        "possible": found.possible,
        "one_is_enough": found.one_is_enough,
    }


def _variant(variant: Variant | None, **more: object) -> dict[str, object]:
    outcome = variant.outcome if variant else None
    why = variant.why if variant else None
    return {**more, "standing": _standing(outcome), "why": REASONS[why] if why else None}


def _silent(decision: Decision, found: Verdict) -> dict[str, object] | None:
    if found.followed is None:
        return None
    rule = decision.resolution.followed_majority
    return {
        "without": _standing(found.cast),
        "with": _standing(found.followed.outcome),
        "why": REASONS[found.followed.why] if found.followed.why else None,
        "clause": rule.covenant_clause if rule else None,
    }


def _standing(outcome: Outcome | None) -> str:
    if outcome is None:
        return Standing.UNVERIFIED.value
    return (Standing.PASSED if outcome.passed else Standing.NOT_PASSED).value


def _revocation(decision: Decision) -> dict[str, object] | None:
    told = decision.resolution.revocation
    if told is None:
        return None
    return {
        "classification": told.classification,
        "date": told.date.text,
        "revoked_by": told.revoked_by,
        "notified_on": _plain(told.notified_on),
    }


def _plain(value: Decimal | date | int | None) -> str | int | None:
    return value if value is None or isinstance(value, int) else str(value)
