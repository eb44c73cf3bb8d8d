"""What Git tells of the records of a site: their past and the roles of who wrote it, or why it tells nothing."""

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from gongkai.derive.past import Entry, Past, past_of
from gongkai.load.cache import Cache, tools_key
from gongkai.load.git import NoHistory
from gongkai.load.history import History
from gongkai.load.roles import Roles
from gongkai.load.schemas import Schemas
from gongkai.model.archive import AnyRecord
from gongkai.model.finding import Fact
from gongkai.text import N_

NOT_KEPT = N_("This site was made without the history of its records, so it is not known here what changed when.")


class Told(Struct, frozen=True):
    """The past, or None and the reason. `roles` say who stands behind an address.

    The reason `why` is a message of the catalogue, "" where the past is known, and `facts` fill its gaps. `made_from`
    stands for all of it but the commit, as a short text.
    """

    past: Past | None
    why: str
    roles: Roles
    made_from: str
    facts: Mapping[str, Fact] = {}

    def of(self, record: AnyRecord) -> "list[Entry]":
        """Return what was done to a record, the oldest first; nothing where it is not known."""
        return list(self.past.records.get(named(record), ())) if self.past else []

    def is_uncommitted(self, record: AnyRecord) -> bool:
        """Return whether the file of a record is not as the commit holds it."""
        return self.past is not None and named(record) in self.past.uncommitted


def named(record: AnyRecord) -> str:
    """Return what corrections and the history call a record: its path below `records/` without `.yml`."""
    return record.path.removeprefix("records/").removesuffix(".yml")


def told(root: Path, records: Path, commit: str, schemas: Schemas) -> Told:
    """Return what Git tells up to a commit, which may have a `+` after it. Raises BrokenRoles."""
    name = commit.rstrip("+")
    if not name.strip("0"):
        return Told(None, NOT_KEPT, Roles({}), "")
    tools = tools_key(root / "schemas")
    try:
        past = past_of(History(records), name, schemas, Cache(root, tools), tools)
    except NoHistory as error:
        return Told(None, error.message, Roles({}), error.message, error.facts)
    roles = Roles.read(root)
    return Told(past, "", roles, f"{past.root} {roles.made_from}")
