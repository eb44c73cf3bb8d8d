"""What is told of a history: one thing about one commit and one file, and all that was found."""

from collections.abc import Mapping

from msgspec import Struct

from gongkai.derive.changes import RecordChange
from gongkai.load.history import Commit
from gongkai.model.finding import Fact, Severity


class Breach(Struct, frozen=True):
    """One thing that is told of a history: a fixed name, how much it weighs, at which commit, of which file."""

    name: str
    severity: Severity
    message: str
    commit: Commit | None = None
    path: str = ""
    pointer: str = ""
    facts: Mapping[str, Fact] = {}
    change: RecordChange | None = None  # what was rewritten


class Verified(Struct, frozen=True):
    """What was looked at, and what was found: by position, the oldest first."""

    since: str | None
    to: str
    commits: int
    records: int
    breaches: tuple[Breach, ...]

    @property
    def holds(self) -> bool:
        """Return whether nothing speaks against the history."""
        return not any(breach.severity is Severity.ERROR for breach in self.breaches)
