"""Findings about one file while it is being read, so many of each rule and no more."""

from collections.abc import Mapping

from gongkai.model.finding import Fact, Finding, Place, Severity
from gongkai.text.catalogue import N_

LISTED = 20  # of each rule; a file of 200,000 control characters needs no 200,000 sentences
ENOUGH = 500  # of all rules, listed or not; after that the rest of the file is not looked at
NO_FACTS: Mapping[str, Fact] = {}
MORE = N_("There are more places like this in the file. They are listed once these are mended.")


class Noted:
    """The findings of one file, collected in the order in which they are met."""

    __slots__ = ("_findings", "_left_out", "path")

    def __init__(self, path: str, left_out: tuple[str, ...] = ()) -> None:
        """Begin with no findings; those of the rules in `left_out` are not kept."""
        self.path = path
        self._findings: list[Finding] = []
        self._left_out = left_out

    def __len__(self) -> int:
        return len(self._findings)

    def add(self, rule: str, spot: tuple[int, int], message: str, facts: Mapping[str, Fact] = NO_FACTS) -> None:
        """Note an error at `spot`: line and column, both counted from 1, or 0 where it is about the whole file."""
        if rule not in self._left_out:
            self._findings.append(Finding(rule, Severity.ERROR, Place(self.path, "", *spot), message, facts))

    def has(self, rule: str) -> bool:
        """Whether anything of this rule is noted."""
        return any(finding.rule == rule for finding in self._findings)

    def take(self, other: "Noted") -> None:
        """Add what `other` has noted."""
        self._findings += other._findings

    def findings(self) -> list[Finding]:
        """Return what was noted, from the top of the file to its end, and say where something is left out."""
        listed: dict[str, int] = {}
        found = []
        for finding in sorted(self._findings, key=lambda finding: finding.place):
            count = listed[finding.rule] = listed.get(finding.rule, 0) + 1
            if count <= LISTED:
                found.append(finding)
            elif count == LISTED + 1:
                found.append(Finding(finding.rule, finding.severity, finding.place, MORE))
        return found
