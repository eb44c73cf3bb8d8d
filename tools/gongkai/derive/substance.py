"""What a changed value is about: an amount, a count, a date, a person, a legal basis, the matter itself. By the schema.

A schema says it with `x-class`, or with the type and the unit that it gives a field anyway. A field of the class
`state` says how things stand now (a status, a contact) and is meant to be replaced; everything else stands for good.
"""

from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any

from gongkai.load.schemas import Schema, Schemas
from gongkai.model.edits import Edit, Op, leaves


class Substance(StrEnum):
    """What a value is about."""

    AMOUNT = "amount"
    COUNT = "count"
    DATE = "date"
    PERSON = "person"
    LEGAL_BASIS = "legal-basis"
    MATTER = "matter"
    STATE = "state"
    OTHER = "other"

    @property
    def weighs(self) -> bool:
        """Return whether a change of it after publication has to be looked at first."""
        return self not in (Substance.STATE, Substance.OTHER)


_BY_TYPE = {
    "amount": Substance.AMOUNT,
    "square-metres": Substance.COUNT,
    "day": Substance.DATE,
    "date": Substance.DATE,
}
_NUMBERS = frozenset({"amount", "square-metres"})


def substance_at(schemas: Schemas, kind: str, pointer: str) -> Substance:
    """Return what the value at a pointer is about; the class of a field holds for all that is inside it."""
    if kind not in schemas.by_kind:
        return Substance.OTHER
    steps = pointer.split("/")
    for length in range(2, len(steps) + 1):
        node = schemas.at(kind, "/".join(steps[:length]))
        if node is None:
            return Substance.OTHER
        if "x-class" in node:
            return Substance(node["x-class"])
    return _of_leaf(schemas.at(kind, pointer) or {})


def _of_leaf(node: Schema) -> Substance:
    found = _BY_TYPE.get(node.get("x-type", ""))
    if found is None and (node.get("type") == "integer" or "x-unit" in node):
        return Substance.COUNT
    return found or Substance.OTHER


def substances(schemas: Schemas, kind: str, edit: Edit) -> frozenset[Substance]:
    """Return what the values that an edit takes away or puts in are about."""
    sides = [value for op, value in ((Op.ADD, edit.was), (Op.REMOVE, edit.becomes)) if edit.op is not op]
    return frozenset(substance_at(schemas, kind, at) for side in sides for at, _ in leaves(side, edit.pointer))


def rewrites(schemas: Schemas, kind: str, edit: Edit) -> bool:
    """Return whether an edit takes away or replaces what was published.

    It does not where it only adds, moves, says how things stand now, writes the same number otherwise (1250 for
    "1250.00"), or makes a date more precise (2018-01-09 for 2018-01).
    """
    if edit.moved or edit.op is Op.ADD or _says_nothing(edit.was):
        return False
    lost = [at for at, _ in leaves(edit.was, edit.pointer)]
    if all(substance_at(schemas, kind, at) is Substance.STATE for at in lost):
        return False
    return edit.op is Op.REMOVE or not (only_written_otherwise(schemas, kind, edit) or _refines(schemas, kind, edit))


def only_written_otherwise(schemas: Schemas, kind: str, edit: Edit) -> bool:
    """Return whether an edit replaces an amount or an area by the same number."""
    node = _node(schemas, kind, edit.pointer)
    if edit.op is not Op.REPLACE or node.get("x-type") not in _NUMBERS:
        return False
    was, becomes = _number(edit.was), _number(edit.becomes)
    return was is not None and was == becomes


def _refines(schemas: Schemas, kind: str, edit: Edit) -> bool:
    is_date = _node(schemas, kind, edit.pointer).get("x-type") == "date"
    return is_date and str(edit.becomes).startswith(f"{edit.was}-")


def _says_nothing(value: Any) -> bool:
    return value is None or value in ("", [], {})


def _node(schemas: Schemas, kind: str, pointer: str) -> Schema:
    return schemas.at(kind, pointer) or {} if kind in schemas.by_kind else {}


def _number(value: Any) -> Decimal | None:
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    try:
        found = Decimal(value)
    except InvalidOperation:
        return None
    return found if found.is_finite() else None
