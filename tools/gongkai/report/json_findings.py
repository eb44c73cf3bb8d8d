"""Findings as JSON, for programs. The names are stable; new ones may come, none goes away."""

import json
from collections.abc import Sequence
from datetime import date

from gongkai.check.rule import source_of
from gongkai.model.finding import Finding, Severity, Titled
from gongkai.report.words import worded
from gongkai.text import Catalogue


def document(
    findings: Sequence[Finding], checked: int, as_of: date, catalogue: Catalogue, *, elsewhere: int = 0
) -> str:
    """Return one JSON document: how many records were checked, as of which day, the findings and their number.

    `elsewhere` is how many findings block in files that were not asked for.
    """
    return json.dumps(
        {
            "format": "gongkai-findings-1",
            "as_of": as_of.isoformat(),
            "records": checked,
            "blocking": sum(finding.blocks for finding in findings),
            "blocking_elsewhere": elsewhere,
            "counts": {severity.value: sum(f.severity is severity for f in findings) for severity in Severity},
            "findings": [_finding(finding, catalogue) for finding in findings],
        },
        ensure_ascii=False,
        indent=2,
    )


def _finding(finding: Finding, catalogue: Catalogue) -> dict[str, object]:
    place = finding.place
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
        "source": catalogue.gettext(source) if (source := source_of(finding.rule)) else None,
        "waiver": finding.waiver,
        "blocks": finding.blocks,
    }
