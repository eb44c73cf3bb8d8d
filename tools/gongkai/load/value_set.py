"""One value set in the text of a record, and nothing else in it touched: one line changes, comments stay.

The new text is read again and compared with what was meant. Where the two differ, or where there is no plain place for
the value, a person writes it.
"""

from collections.abc import Sequence
from copy import deepcopy
from typing import Any

import yaml

from gongkai.load.canonical_scalars import Scalar, written
from gongkai.load.schemas import Schemas
from gongkai.load.yaml_text import read_text
from gongkai.text import N_

NO_PLACE = N_("{pointer}: there is nothing in the record that a value could stand in.")
NOT_ONE_VALUE = N_("{pointer}: there stands more than one value. Name one of them, or change the record by hand.")
UNKNOWN = N_("{pointer}: a record of this kind has no such field.")
NOT_A_NUMBER = N_("{pointer}: a whole number belongs here, not “{value}”.")
NOT_TRUE_OR_FALSE = N_("{pointer}: write true or false here, not “{value}”.")
NOT_TEXT = N_("{pointer}: there are signs here that are no text. Type it again in UTF-8.")
SAME = N_("{pointer}: this is what stands there already.")
BY_HAND = N_("{pointer}: the value cannot be written there without touching other lines. Change the record by hand.")


class NotSet(Exception):
    """A value cannot be set: `message` says why, with `facts` in its gaps."""

    def __init__(self, message: str, **facts: str) -> None:
        super().__init__(message)
        self.message = message
        self.facts = facts


def value_of(said: str, pointer: str, kind: str, schemas: Schemas) -> Scalar:
    """Return what somebody typed as the value of a field: a number or yes and no where the schema wants one.

    Raises NotSet where the field is not known, is not a single value, or what was typed is no number.
    """
    node = schemas.at(kind, pointer)
    if node is None:
        raise NotSet(UNKNOWN, pointer=pointer)
    if any("\ud800" <= character <= "\udfff" for character in said):
        raise NotSet(NOT_TEXT, pointer=pointer)  # what a terminal sends that is set to another encoding
    wanted = node.get("type")
    if wanted in ("array", "object"):
        raise NotSet(NOT_ONE_VALUE, pointer=pointer)
    if wanted == "integer":
        try:
            return int(said)
        except ValueError as error:
            raise NotSet(NOT_A_NUMBER, pointer=pointer, value=said) from error
    if wanted == "boolean":
        if said not in ("true", "false"):
            raise NotSet(NOT_TRUE_OR_FALSE, pointer=pointer, value=said)
        return said == "true"
    return said


def with_value(data: bytes, pointer: str, value: Scalar, order: Sequence[str] = ()) -> tuple[bytes, Scalar]:
    """Return a record, which can be read, with `value` at `pointer`, and what stood there; None where nothing did.

    `order` are the names of the fields beside it as the schema lists them: a new one is put in its place among them.
    Raises NotSet.
    """
    raw, _ = read_text(data, "")
    steps = [_unescaped(step) for step in pointer.split("/")[1:]]
    was = _at(raw, steps, pointer)
    if isinstance(was, dict | list):
        raise NotSet(NOT_ONE_VALUE, pointer=pointer)
    if was == value and type(was) is type(value):
        raise NotSet(SAME, pointer=pointer)
    meant = deepcopy(raw)
    parent = _at(meant, steps[:-1], pointer)
    parent[int(steps[-1]) if isinstance(parent, list) else steps[-1]] = value
    text = data.decode("utf-8")
    changed = _replaced(text, steps, value, order)
    if changed is None or read_text(changed.encode(), "") != (meant, []):
        raise NotSet(BY_HAND, pointer=pointer)
    return changed.encode(), was


def _at(data: Any, steps: Sequence[str], pointer: str) -> Any:
    """Return what stands at the end of the steps; None for a field that its mapping could have and does not."""
    for number, step in enumerate(steps, 1):
        if isinstance(data, list) and step.isdecimal() and int(step) < len(data):
            data = data[int(step)]
        elif isinstance(data, dict) and (step in data or number == len(steps)):
            data = data.get(step)
        else:
            raise NotSet(NO_PLACE, pointer=pointer)
    return data


def _replaced(text: str, steps: Sequence[str], value: Scalar, order: Sequence[str]) -> str | None:
    node, in_brackets = yaml.compose(text, yaml.SafeLoader), False
    for number, step in enumerate(steps, 1):
        in_brackets = in_brackets or bool(getattr(node, "flow_style", False))
        inner = _inner(node, step)
        if inner is None:
            is_last = number == len(steps) and isinstance(node, yaml.MappingNode)
            return _added(text, node, step, written(value, in_brackets=in_brackets), order) if is_last else None
        node = inner
    if not isinstance(node, yaml.ScalarNode):
        return None
    start, end = node.start_mark.index, node.end_mark.index
    new = written(value, in_brackets=in_brackets)
    if start == end:
        return f"{text[:start]} {new}{text[end:]}"  # a name with nothing behind it
    return text[:start] + new + ("\n" if text[start:end].endswith("\n") else "") + text[end:]


def _inner(node: yaml.Node | None, step: str) -> yaml.Node | None:
    if isinstance(node, yaml.MappingNode):
        return next((value for key, value in node.value if key.value == step), None)
    if isinstance(node, yaml.SequenceNode):
        item: yaml.Node = node.value[int(step)]
        return item
    return None


def _added(text: str, node: Any, name: str, new: str, order: Sequence[str]) -> str | None:
    """Return the text with a field behind those that the schema lists before it."""
    place = {one: at for at, one in enumerate(order)}
    before = [value for key, value in node.value if place.get(key.value, len(order)) < place.get(name, len(order))]
    if not before:
        return None
    if node.flow_style:
        end = before[-1].end_mark.index
        return f"{text[:end]}, {name}: {new}{text[end:]}"
    end = _end_of_line(text, before[-1])
    return f"{text[:end]}{' ' * node.start_mark.column}{name}: {new}\n{text[end:]}"


def _end_of_line(text: str, node: yaml.Node) -> int:
    """Return where the line ends on which the last thing in a node stands."""
    while isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    end = text.find("\n", max(node.end_mark.index - 1, 0))
    return len(text) if end < 0 else end + 1


def _unescaped(step: str) -> str:
    return step.replace("~1", "/").replace("~0", "~")
