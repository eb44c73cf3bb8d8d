"""Findings by their root cause: what one decision mends is told once, with every place where it shows.

One cause is one rule that says one sentence with the same facts: an organization that is not there, named from thirty
records, or a misspelt field in thirty files. What another rule says about a record that could not be read is only a
consequence, and belongs to the cause that kept it from being read.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence

import msgspec
from msgspec import Struct

from gongkai.load.reading_rules import READING_RULES
from gongkai.model.finding import Finding, Severity


class Cause(Struct, frozen=True):
    """One cause: its key, which is the same in every run, the findings it gives in their order, and what follows."""

    key: str
    findings: tuple[Finding, ...]
    following: tuple[Finding, ...] = ()

    @property
    def first(self) -> Finding:
        """Return the finding that speaks for all."""
        return self.findings[0]


class Group(Struct, frozen=True):
    """Causes that one rule tells by one sentence, with other facts in each: one explanation is enough for them."""

    causes: tuple[Cause, ...]

    @property
    def first(self) -> Finding:
        """Return the first finding of the group."""
        return self.causes[0].first


def causes(findings: Sequence[Finding]) -> list[Cause]:
    """Return the findings by cause, in the order of the first finding of each."""
    roots = _roots(findings)
    own: dict[str, list[Finding]] = {}
    following: dict[str, list[Finding]] = {}
    for finding in findings:
        root = _root_of(finding, roots)
        (own if root is None else following).setdefault(root or key_of(finding), []).append(finding)
    return [Cause(key, tuple(found), tuple(following.get(key, ()))) for key, found in own.items()]


def cause_keys(findings: Sequence[Finding]) -> list[str]:
    """Return for each finding the key of its cause."""
    roots = _roots(findings)
    return [_root_of(finding, roots) or key_of(finding) for finding in findings]


def groups(findings: Sequence[Finding]) -> list[Group]:
    """Return the causes by rule, sentence and weight: the heaviest first, then in the order of their first finding.

    What a waiver accepts comes last, and apart from what it does not accept.
    """
    found: dict[tuple[str, str, Severity, bool], list[Cause]] = {}
    for cause in causes(findings):
        first = cause.first
        found.setdefault((first.rule, first.message, first.severity, first.waiver is not None), []).append(cause)
    in_order = sorted(found.items(), key=lambda item: (item[0][3], item[0][2].rank))
    return [Group(tuple(of_group)) for _, of_group in in_order]


def key_of(finding: Finding) -> str:
    """Return the key of the cause that a finding would be by itself."""
    facts = sorted(finding.facts.items())
    said = (finding.rule, finding.severity.value, finding.waiver, finding.message, facts)
    # As ASCII: what a file holds may be no text that could be encoded.
    return hashlib.blake2b(json.dumps(msgspec.to_builtins(said)).encode(), digest_size=8).hexdigest()


def _roots(findings: Iterable[Finding]) -> Mapping[str, str]:
    """Return, by every name a record can be called by, the key of the first cause that keeps it from being read."""
    roots: dict[str, str] = {}
    for finding in findings:
        path = finding.place.path
        if finding.rule in READING_RULES and finding.severity is Severity.ERROR and path.endswith(".yml"):
            inside = path.partition("/")[2].removesuffix(".yml")
            for name in (path, inside, inside.partition("/")[2]):
                roots.setdefault(name, key_of(finding))
    return roots


def _root_of(finding: Finding, roots: Mapping[str, str]) -> str | None:
    if not roots or finding.rule in READING_RULES:
        return None
    return next((roots[fact] for fact in finding.facts.values() if isinstance(fact, str) and fact in roots), None)
