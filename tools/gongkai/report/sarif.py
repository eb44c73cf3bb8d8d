"""Findings as SARIF 2.1.0, which forges and editors read."""

import hashlib
import json
from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import quote

from gongkai import __version__
from gongkai.check.runner import RULE_FAILED
from gongkai.load.opened import opened
from gongkai.load.yaml_text import read_text
from gongkai.model.finding import Finding, Severity
from gongkai.model.guide import Guide
from gongkai.report.causes import cause_keys
from gongkai.report.guides import all_guides, page_of
from gongkai.report.words import ACTORS, safe, worded
from gongkai.text import LANGUAGES, N_, Catalogue

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
TO_DO = N_("To do, by {who}: {fix}")
ACCEPTED = N_("Accepted in public by the waiver {waiver}.")
ACCEPTED_BECAUSE = N_("Accepted in public by the waiver {waiver}: {reason}")
BASE = "%SRCROOT%"  # the folder that holds records/, wherever it was checked out


def document(
    findings: Sequence[Finding], checked: int, as_of: date, root: Path, catalogue: Catalogue, *, site_url: str = ""
) -> str:
    """Return one SARIF log with one run. `root` is the folder that the paths of the findings start from.

    Every rule stands in it, also those that found nothing. With `site_url`, rules lead to their pages.
    """
    guides = list(all_guides().values())
    numbers = {guide.name: number for number, guide in enumerate(guides)}
    unknown = sorted({finding.rule for finding in findings} - numbers.keys())
    numbers |= {name: number for number, name in enumerate(unknown, len(guides))}
    failed = any(finding.message == RULE_FAILED for finding in findings)
    run = {
        "tool": {
            "driver": {
                "name": "Gongkai",
                "semanticVersion": __version__,
                "language": LANGUAGES[catalogue.language].replace("_", "-"),
                "rules": [_rule(guide, catalogue, site_url) for guide in guides] + [{"id": name} for name in unknown],
            }
            | ({"informationUri": site_url} if site_url else {})
        },
        "columnKind": "unicodeCodePoints",
        # A rule that could not be run has decided nothing, so neither has the run.
        "invocations": [{"executionSuccessful": not failed}],
        "results": _results(findings, numbers, root, catalogue),
        "properties": {"asOf": as_of.isoformat(), "records": checked},
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _rule(guide: Guide, catalogue: Catalogue, site_url: str) -> dict[str, object]:
    words = catalogue.gettext
    to_do = words(TO_DO).format(who=words(ACTORS[guide.actor]), fix=words(guide.fix))
    return {
        "id": guide.name,
        "shortDescription": {"text": words(guide.must_hold)},
        "fullDescription": {"text": "\n\n".join(map(words, guide.paragraphs))},
        "help": {"text": to_do},
        "defaultConfiguration": {"level": LEVELS[guide.severity]},
        "properties": {"actor": guide.actor.value, "page": page_of(guide.name)},
        **({"helpUri": page_of(guide.name, site_url)} if site_url else {}),
    }


def _results(
    findings: Sequence[Finding], numbers: dict[str, int], root: Path, catalogue: Catalogue
) -> list[dict[str, object]]:
    seen: Counter[tuple[str, ...]] = Counter()
    results = []
    for finding, cause in zip(findings, cause_keys(findings), strict=True):
        place = finding.place
        # What stays when lines move: the rule, the file, the pointer, the sentence; then which of several equal ones.
        about = (finding.rule, place.path, place.pointer, finding.message)
        seen[about] += 1
        result: dict[str, Any] = {
            "ruleId": finding.rule,
            "ruleIndex": numbers[finding.rule],
            "level": LEVELS[finding.severity],
            "message": {"text": worded(finding, catalogue)},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": quote(safe(place.path)), "uriBaseId": BASE},
                        "region": {"startLine": max(place.line, 1), "startColumn": max(place.column, 1)},
                    },
                    "logicalLocations": [{"fullyQualifiedName": safe(place.pointer) or "/"}],
                }
            ],
            "partialFingerprints": {"gongkaiPlace/v1": _digest((*about, str(seen[about])))},
            "properties": {"cause": cause},
        }
        if finding.waiver:
            result["suppressions"] = [
                {"kind": "external", "status": "accepted", "justification": _justified(finding.waiver, root, catalogue)}
            ]
        results.append(result)
    return results


def _justified(waiver: str, root: Path, catalogue: Catalogue) -> str:
    """Return why a finding is accepted, in the words of the waiver where its file is there."""
    path = f"records/waivers/{waiver}.yml"
    read = opened(root, path)
    raw = None if isinstance(read, Finding) else read_text(read[1], path)[0]
    reason = raw.get("reason") if raw else None
    if not isinstance(reason, str):
        return catalogue.gettext(ACCEPTED).format(waiver=safe(waiver))
    return catalogue.gettext(ACCEPTED_BECAUSE).format(waiver=safe(waiver), reason=safe(reason))


def _digest(parts: Sequence[str]) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
