"""Findings that are accepted in public, each with a reason, a name and an end date.

A waiver whose finding is gone, or whose last day is over, is itself a finding: otherwise it would wait unseen for the
next fault at the same place.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from gongkai.kinds.waiver import Waiver
from gongkai.model.archive import Archive
from gongkai.model.finding import Finding, Place, Severity, plain
from gongkai.model.record import Record
from gongkai.text import N_

RULE = "waivers-used"
MUST_HOLD = N_("A waiver is in force, and there is a finding that it accepts.")
EXPIRED = N_("The waiver ended on {until}; the finding counts again. Mend it, or decide anew.")
UNUSED = N_("Nothing is found any more that this waiver accepts; delete it.")


def apply_waivers(archive: Archive, findings: Sequence[Finding]) -> list[Finding]:
    """Return the findings, those that a waiver accepts marked with its id, and what is wrong with the waivers."""
    waivers = archive.each(Waiver)
    used: set[str] = set()
    marked = []
    for finding in findings:
        accepting = [waiver for waiver in waivers if _accepts(waiver, finding)]
        used.update(waiver.id for waiver in accepting)
        in_force = next((waiver for waiver in accepting if waiver.body.until >= archive.as_of), None)
        marked.append(replace(finding, waiver=in_force.id) if in_force else finding)
    for waiver in waivers:
        if waiver.body.until < archive.as_of:
            marked.append(_finding(waiver, "/until", EXPIRED, until=waiver.body.until))
        elif waiver.id not in used:
            marked.append(_finding(waiver, "", UNUSED))
    return marked


def _accepts(waiver: Record[Waiver], finding: Finding) -> bool:
    body, place = waiver.body, finding.place
    return (
        body.rule == finding.rule
        and place.path == f"records/{body.record}.yml"
        and (body.pointer is None or f"{place.pointer}/".startswith(f"{body.pointer}/"))
    )


def _finding(waiver: Record[Waiver], pointer: str, message: str, **facts: object) -> Finding:
    return Finding(
        RULE,
        Severity.WARNING,
        Place(waiver.path, pointer),
        message,
        {name: plain(value) for name, value in facts.items()},
    )
