"""Findings that are accepted in public, each with a reason, a name and an end date.

A waiver whose finding is gone, or whose last day is over, is itself a finding: otherwise it would wait unseen for the
next fault at the same place.
"""

from collections.abc import Sequence
from datetime import date

from msgspec.structs import replace

from gongkai.check.allowed_values import Proof, unproven
from gongkai.kinds.waiver import Waiver
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Finding, Place, Severity, plain
from gongkai.model.guide import Guide
from gongkai.model.record import Record
from gongkai.privacy.firewall import rules_of_firewall
from gongkai.text import N_

RULE = "waivers-used"
GUIDE = Guide(
    RULE,
    Severity.WARNING,
    Actor.SECRETARY,
    N_("Delete the waiver, or decide anew and give it a new last day."),
    (
        N_("A waiver is in force, and there is a finding that it accepts."),
        N_(
            "A waiver whose finding is gone, or whose last day is over, would wait unseen for the next fault at the"
            " same place, and accept it without anybody having decided so."
        ),
    ),
)
EXPIRED = N_("The waiver ended on {until}; the finding counts again. Mend it, or decide anew.")
WITHOUT_VALUE = N_(
    "Personal data is only accepted value by value: this waiver needs pointer, salt and value_hash. The command gongkai"
    " allow writes them."
)
UNUSED = N_("Nothing is found any more that this waiver accepts; delete it.")


def apply_waivers(archive: Archive, findings: Sequence[Finding], proof: Proof = unproven) -> list[Finding]:
    """Return the findings, those that a waiver accepts marked with its id, and what is wrong with the waivers.

    `proof` tells of a finding of the firewall whether the waiver means this very value.
    """
    waivers = archive.each(Waiver)
    marked, used = accepted(findings, waivers, archive.as_of, proof)
    for waiver in waivers:
        if waiver.body.rule in rules_of_firewall() and not _names_a_value(waiver.body):
            marked.append(_finding(waiver, "/rule", WITHOUT_VALUE))
        elif waiver.body.until < archive.as_of:
            marked.append(_finding(waiver, "/until", EXPIRED, until=waiver.body.until))
        elif waiver.id not in used and f"records/{waiver.body.record}.yml" not in archive.unread:
            marked.append(_finding(waiver, "", UNUSED))
    return marked


def accepted(
    findings: Sequence[Finding], waivers: Sequence[Record[Waiver]], as_of: date, proof: Proof
) -> tuple[list[Finding], set[str]]:
    """Return the findings, those that a waiver accepts marked with its id, and the ids of the waivers that mean one."""
    used: set[str] = set()
    marked = []
    for finding in findings:
        accepting = [waiver for waiver in waivers if _accepts(waiver, finding) and proof(waiver, finding)]
        used.update(waiver.id for waiver in accepting)
        in_force = next((waiver for waiver in accepting if waiver.body.until >= as_of), None)
        marked.append(replace(finding, waiver=in_force.id) if in_force else finding)
    return marked, used


def _names_a_value(waiver: Waiver) -> bool:
    return bool(waiver.pointer and waiver.salt and waiver.value_hash)


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
