"""A finding: what a check says about one place of one file, as a value that is worded only when it is shown."""

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum

from msgspec import Struct


class Severity(StrEnum):
    """How much a finding weighs. Only an error keeps the archive from being published."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """Return 0 for the heaviest, so that findings can be sorted by weight."""
        return list(Severity).index(self)


class Actor(StrEnum):
    """Who has to act: who fills in the record, the owners' committee, the property company, or the street office."""

    SECRETARY = "secretary"
    COMMITTEE = "committee"
    COMPANY = "company"
    STREET = "street"


class Place(Struct, frozen=True, order=True):
    """Where a finding stands.

    `path` is relative to the root of the repository, with forward slashes. `pointer` is an RFC 6901 JSON Pointer into
    the file's data. `line` and `column` count from 1; 0 means not looked up yet (see `check.located`). A
    finding about the file as a whole has the empty pointer and line 0.
    """

    path: str
    pointer: str = ""
    line: int = 0
    column: int = 0


class Titled(Struct, frozen=True):
    """A fact that has its own words in each language, such as the title of a field. It is chosen when it is shown."""

    zh: str
    en: str


Fact = str | int | Titled


def plain(value: object) -> Fact:
    """Return a fact as it is kept in a finding: text, a whole number, or words in each language.

    Amounts and areas get thousands separators; dates are written as in records.
    """
    if isinstance(value, str | int | Titled):
        return value
    return f"{value:,f}" if isinstance(value, Decimal) else str(value)


class Finding(Struct, frozen=True):
    """What one rule says about one place.

    `rule` is the stable name of the rule (`vote-quorum`). `message` is the English sentence with named gaps, which is
    also the key of the catalogue; `facts` fills the gaps. They meet in `report.words`, in the reader's language.
    `waiver` is the id of the public waiver that accepts it; then it is still shown, and keeps nothing from
    being published.
    """

    rule: str
    severity: Severity
    place: Place
    message: str
    facts: Mapping[str, Fact] = {}
    waiver: str | None = None

    @property
    def blocks(self) -> bool:
        """Return whether it keeps the archive from being published."""
        return self.severity is Severity.ERROR and self.waiver is None
