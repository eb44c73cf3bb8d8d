"""Findings as JSON, for programs. The names are stable; new ones may come, none goes away."""

import json
from collections.abc import Sequence
from datetime import date

from gongkai.model.finding import Finding, Severity, Titled
from gongkai.report.causes import cause_keys
from gongkai.report.guides import guide_of, page_of
from gongkai.report.words import worded
from gongkai.text import Catalogue


def document(
    findings: Sequence[Finding],
    checked: int,
    as_of: date,
    catalogue: Catalogue,
    *,
    elsewhere: int = 0,
    site_url: str = "",
) -> str:
    """Return one JSON document: how many records were checked, as of which day, the findings and their number.

    `elsewhere` is how many findings block in files that were not asked for. `cause` is the same for findings that one
    mending clears; `page` is where the rule's page stands, below `site_url` where that is given.
    """
    keys = cause_keys(findings)
    return json.dumps(
        {
            "format": "gongkai-findings-1",
            "as_of": as_of.isoformat(),
            "records": checked,
            "blocking": sum(finding.blocks for finding in findings),
            "blocking_elsewhere": elsewhere,
            "counts": {severity.value: sum(f.severity is severity for f in findings) for severity in Severity},
            "causes": len(set(keys)),
            "findings": [
                _finding(finding, cause, catalogue, site_url) for finding, cause in zip(findings, keys, strict=True)
            ],
        },
        ensure_ascii=False,
        indent=2,
    )


def _finding(finding: Finding, cause: str, catalogue: Catalogue, site_url: str) -> dict[str, object]:
    place, guide = finding.place, guide_of(finding)
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "pointer": place.pointer,
        "message": worded(finding, catalogue),
        "facts": {
            name: {"zh": value.zh, "en": value.en} if isinstance(value, Titled) else value
            for name, value in finding.facts.items()
        },
        "actor": guide.actor.value if guide else None,
        "fix": catalogue.gettext(guide.fix) if guide else None,
        "source": catalogue.gettext(guide.source) if guide and guide.source else None,
        "page": page_of(finding.rule, site_url),
        "cause": cause,
        "waiver": finding.waiver,
        "blocks": finding.blocks,
    }
