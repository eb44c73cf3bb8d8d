"""Run every rule over the archive."""

from collections.abc import Callable, Sequence
from typing import Any

from gongkai.check.allowed_values import Proof, unproven
from gongkai.check.rule import Rule, all_rules
from gongkai.check.waivers import apply_waivers
from gongkai.model.archive import Archive
from gongkai.model.finding import Fact, Finding, Place, Severity, plain
from gongkai.text import N_

RULE_FAILED = N_("This is our fault, not yours: the rule {rule} could not be run ({error}). Please report it.")


def nothing(_done: str) -> None:
    """Be told of a step that is done, and do nothing about it."""


def run(
    archive: Archive,
    read_findings: Sequence[Finding] = (),
    rules: Sequence[Rule] | None = None,
    done: Callable[[str], Any] = nothing,
    proof: Proof = unproven,
) -> list[Finding]:
    """Return what the rules find, with what was found while reading, waivers applied, in order of place.

    `done` is told the name of each rule that has run; `proof` tells whether a waiver means the value that the firewall
    has found. A rule that raises becomes an error finding that names it, so that the others still show: when the check
    cannot decide, it says so and fails.
    """
    found = list(read_findings)
    for rule in all_rules() if rules is None else rules:
        found.extend(_run_one(rule, archive))
        done(rule.name)
    return sorted(apply_waivers(archive, found, proof), key=lambda f: (f.place, f.severity.rank, f.rule))


def _run_one(rule: Rule, archive: Archive) -> list[Finding]:
    try:
        return [
            Finding(
                rule.name,
                # A number that is only second-hand (confidence L) never fails a record.
                Severity.INFO if problem.unconfirmed else rule.severity,
                Place(problem.record.path, problem.pointer),
                problem.message,
                {name: plain(value) for name, value in problem.facts.items()},
            )
            for problem in rule.check(archive)
        ]
    except Exception as error:  # noqa: BLE001  # whatever a rule raises, the other rules still have to be heard
        facts: dict[str, Fact] = {"rule": rule.name, "error": type(error).__name__}
        return [Finding(rule.name, Severity.ERROR, Place("records"), RULE_FAILED, facts)]
