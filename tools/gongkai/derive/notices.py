"""Corrections as notices: which record they speak of, and which of its changes they give a reason for."""

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from msgspec import Struct

from gongkai.model.edits import Edit, Op

FOLDER = "corrections/"
# What may be said of a record that is taken away; a correction corrects one that stays.
TAKES_AWAY = frozenset({"withdrawn", "redacted", "superseded"})


class Announced(Struct, frozen=True):
    """One value that a correction names: where it stands, what it was and what it becomes, as far as it says so."""

    pointer: str
    was: str | None
    becomes: str | None

    @property
    def says_values(self) -> bool:
        """Return whether it says what the value was or becomes."""
        return self.was is not None or self.becomes is not None


class Notice(Struct, frozen=True):
    """A correction: its own path, the record it speaks of (below `records/`, without `.yml`), why, and what."""

    path: str
    record: str
    reason: str
    classification: str | None
    changes: tuple[Announced, ...]

    @property
    def takes_away(self) -> bool:
        """Return whether it says that the record itself is taken away."""
        return self.classification in TAKES_AWAY

    def covers(self, edit: Edit) -> bool:
        """Return whether it gives the reason for an edit: it names no values at all, or this one as it was changed."""
        return not self.changes or any(_names(one, edit) for one in self.changes)

    def names(self, edit: Edit) -> bool:
        """Return whether it names exactly this edit, by its place and its values: then it holds wherever it is made."""
        whole = isinstance(edit.was, dict | list) or isinstance(edit.becomes, dict | list)
        return not whole and any(
            one.says_values and one.pointer == edit.pointer and _names(one, edit) for one in self.changes
        )


def notice_in(path: str, raw: Mapping[str, Any] | None) -> Notice | None:
    """Return the notice that the data of a correction give; None where they are not those of one."""
    if not raw or raw.get("kind") != "correction" or not isinstance(raw.get("record"), str):
        return None
    listed = raw.get("changes")
    changes = [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []
    return Notice(
        path=path,
        record=raw["record"],
        reason=str(raw.get("reason") or ""),
        classification=str(raw["classification"]) if "classification" in raw else None,
        changes=tuple(Announced(str(one.get("pointer")), _text(one, "was"), _text(one, "becomes")) for one in changes),
    )


def _text(change: Mapping[str, Any], name: str) -> str | None:
    return str(change[name]) if change.get(name) is not None else None


def _names(announced: Announced, edit: Edit) -> bool:
    if edit.pointer.startswith(f"{announced.pointer}/"):
        return True
    if edit.pointer != announced.pointer:
        return False
    if announced.was is None and announced.becomes is None:
        return True
    if announced.was is not None and not _equal(announced.was, edit.was):
        return False
    if announced.becomes is None:
        return edit.op is Op.REMOVE
    return edit.op is not Op.REMOVE and _equal(announced.becomes, edit.becomes)


def _equal(said: str, value: Any) -> bool:
    """Return whether what a correction says of a value is that value; of a list or a mapping it can only tell."""
    if isinstance(value, dict | list):
        return True
    if isinstance(value, bool):
        return said == str(value).lower()
    if said == str(value):
        return True
    try:
        return Decimal(said) == Decimal(str(value))
    except InvalidOperation:
        return False
