"""Where the pages of a record's past stand: beside its own page, under names that no record and no resolution can have.

Ids of records begin with a letter or a digit, so `@` cannot collide with one. These addresses are for good.
"""

from gongkai.kinds import all_kinds, kind_in
from gongkai.load.file_names import SEGMENT
from gongkai.model.kind import Home

CHANGES = "changes"
MADE_UP_NAMES = frozenset({"index"})


def page_path(record: str) -> str:
    """Return where the page of a record stands that is called `record` (`cases/hexiangyuan/2024-001`)."""
    return f"{record}.html"


def trail_path(record: str) -> str:
    """Return where all versions of a record stand side by side."""
    return f"{record}/@trail.html"


def version_path(record: str, number: int) -> str:
    """Return where one version of a record stands, whatever comes after it."""
    return f"{record}/@{number}.html"


def story_path(compound: str, page: int = 0) -> str:
    """Return where the changes of a compound's records stand; page 1 has the oldest, 0 the newest ones."""
    return f"compounds/{compound}/{CHANGES}/{page or 'index'}.html"


def corrections_path(page: int = 0) -> str:
    """Return where the corrections and withdrawals of the whole stand; page 1 has the oldest, 0 the newest ones."""
    return f"{CHANGES}/{page or 'index'}.html"


def has_address(record: str) -> bool:
    """Return whether a file in the history has a name that a record can have, and so a page."""
    folder, *steps = record.split("/")
    kind = all_kinds().get(kind_in(folder))
    if kind is None or len(steps) != (1 if kind.home is Home.FLAT else 2):
        return False
    return all(SEGMENT.match(step) and step not in MADE_UP_NAMES for step in steps)
