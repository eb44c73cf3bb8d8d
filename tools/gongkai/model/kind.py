"""What the tools need to know of a kind of record beyond its schema."""

from collections.abc import Callable, Iterator
from datetime import date
from enum import Enum
from typing import Any

from msgspec import Struct

from gongkai.model.body import Body
from gongkai.model.period import PartialDate, Period, exactly


class Home(Enum):
    """Where the records of a kind lie below their folder."""

    FLAT = "folder/id.yml"
    COMPOUND = "folder/compound/name.yml"
    PLACE = "folder/compound-or-area/name.yml"


class Kind(Struct, frozen=True):
    """One kind of record.

    `name` is the value of `kind:` and the name of the schema; `folder` lies below `records/`. `heading` gives a
    record's title for people. `dated_by` names the field that says when it happened, for sorting; None where nothing
    happened.
    """

    name: str
    body: type[Body]
    folder: str
    home: Home
    heading: Callable[[Any], str]
    dated_by: str | None = None

    def day_of(self, body: Body) -> PartialDate | None:
        """Return when the record's matter happened: of a period its last day, of a list its first dated item."""
        value = getattr(body, self.dated_by) if self.dated_by else None
        if isinstance(value, Period):
            return exactly(value.to)
        if isinstance(value, date):
            return exactly(value)
        if isinstance(value, tuple):
            return next((item.date for item in value if item.date), None)
        return value


class Reference(Struct, frozen=True):
    """A field that names another record. `path` leads to it, with `*` for each item of a list; `kind` is what it names.

    `kind` may also be `resolution`, which is a part of a meeting: `<meeting id>#<identifier>`.
    """

    path: tuple[str, ...]
    kind: str

    def values(self, body: Any) -> Iterator[tuple[str, str]]:
        """Yield the JSON Pointer and the id of each record that `body` names here."""
        return _values(body, self.path, 0, "")


def _values(value: Any, path: tuple[str, ...], done: int, pointer: str) -> Iterator[tuple[str, str]]:
    for i in range(done, len(path)):
        step = path[i]
        if step == "*":
            for index, item in enumerate(value):
                yield from _values(item, path, i + 1, f"{pointer}/{index}")
            return
        value = getattr(value, step)
        if value is None or value == ():
            return
        pointer = f"{pointer}/{step}"
    yield pointer, value
