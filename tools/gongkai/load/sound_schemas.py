"""Is a schema one that judges? Asked of each schema when it is read, because one that says nothing lets all pass."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from gongkai.load.positions import escaped
from gongkai.load.unusable import BrokenSchemas
from gongkai.text import N_

LOOSE = N_(
    "The schema {path} would let records pass that are not of its kind. It needs the type object, “properties”,"
    " “required” and “additionalProperties”: false."
)
UNTITLED = N_("The schema {path} needs a “title” and an “x-zh” with a “title” at {pointer}.")
NOT_A_SCHEMA = N_("The schema {path} is not JSON Schema at {pointer}: look at “{keyword}”.")
DEAD_END = N_("The schema {path} refers to “{ref}”, which is not there.")
CIRCLE = N_("The schema {path} refers to “{ref}”, which leads back to itself.")

TYPES = {"array", "boolean", "integer", "null", "number", "object", "string"}
REFERENCE = "#/$defs/"
_IN_ONE = ("items", "not", "if", "then", "else", "contains", "propertyNames")
_IN_LIST = ("allOf", "anyOf", "oneOf", "prefixItems")
_IN_NAMES = ("properties", "$defs", "patternProperties", "dependentSchemas")


def make_sure(schema: Mapping[str, Any], path: Path) -> None:
    """Raise BrokenSchemas where `schema`, the whole schema of a kind from `path`, does not say what a record has."""
    properties, required = schema.get("properties"), schema.get("required")
    closed = schema.get("type") == "object" and schema.get("additionalProperties") is False
    if not (closed and properties and isinstance(properties, dict) and required and isinstance(required, list)):
        raise BrokenSchemas(LOOSE, {"path": str(path)})
    for name in required:
        if not isinstance(name, str) or name not in properties:
            raise BrokenSchemas(NOT_A_SCHEMA, {"path": str(path), "pointer": "/", "keyword": "required"})
    definitions: Mapping[str, Any] = schema["$defs"]
    leads: dict[str, set[str]] = {}
    for pointer, node in _nodes(schema, "", path):
        _make_sure_of(node, pointer, definitions, path)
        if pointer.startswith("/$defs/") and "$ref" in node:
            leads.setdefault(pointer.split("/")[2], set()).add(escaped(node["$ref"].removeprefix(REFERENCE)))
    for name in leads:
        _make_sure_it_ends(name, leads, (), path)
    for pointer, named in (("/", schema), *((f"/properties/{name}", node) for name, node in properties.items())):
        _make_sure_of_title(named, pointer, definitions, path)


def _nodes(node: Any, pointer: str, path: Path) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield each schema inside a schema, with its pointer."""
    if isinstance(node, bool):
        return
    if not isinstance(node, dict):
        keyword = pointer.rpartition("/")[2]
        raise BrokenSchemas(NOT_A_SCHEMA, {"path": str(path), "pointer": pointer, "keyword": keyword})
    yield pointer, node
    for keyword in (*_IN_ONE, *_IN_LIST, *_IN_NAMES):
        if keyword in node:
            for step, inner in _inside(node[keyword], keyword, pointer, path):
                yield from _nodes(inner, f"{pointer}/{keyword}{step}", path)


def _inside(value: Any, keyword: str, pointer: str, path: Path) -> Iterable[tuple[str, Any]]:
    """Return the schemas that stand under a keyword, each with the rest of its pointer."""
    if keyword in _IN_ONE:
        return [("", value)]
    if keyword in _IN_LIST and isinstance(value, list):
        return [(f"/{index}", inner) for index, inner in enumerate(value)]
    if keyword in _IN_NAMES and isinstance(value, dict):
        return [(f"/{escaped(name)}", inner) for name, inner in value.items()]
    raise BrokenSchemas(NOT_A_SCHEMA, {"path": str(path), "pointer": pointer or "/", "keyword": keyword})


def _make_sure_of(node: Mapping[str, Any], pointer: str, definitions: Mapping[str, Any], path: Path) -> None:
    if "$ref" in node:
        ref = node["$ref"]
        if not isinstance(ref, str) or not ref.startswith(REFERENCE) or ref.removeprefix(REFERENCE) not in definitions:
            raise BrokenSchemas(DEAD_END, {"path": str(path), "ref": str(ref)})
    types = node.get("type", "object")
    types = types if isinstance(types, list) else [types]
    if not all(isinstance(one, str) and one in TYPES for one in types):
        raise BrokenSchemas(NOT_A_SCHEMA, {"path": str(path), "pointer": pointer or "/", "keyword": "type"})
    try:
        re.compile(node.get("pattern", ""))
    except (re.error, TypeError) as error:
        facts = {"path": str(path), "pointer": pointer or "/", "keyword": "pattern"}
        raise BrokenSchemas(NOT_A_SCHEMA, facts) from error


def _make_sure_it_ends(name: str, leads: Mapping[str, set[str]], before: Sequence[str], path: Path) -> None:
    if name in before:
        raise BrokenSchemas(CIRCLE, {"path": str(path), "ref": name})
    for following in leads.get(name, ()):
        _make_sure_it_ends(following, leads, (*before, name), path)


def _make_sure_of_title(node: Any, pointer: str, definitions: Mapping[str, Any], path: Path) -> None:
    while isinstance(node, dict) and "$ref" in node and "title" not in node:
        node = definitions[node["$ref"].removeprefix(REFERENCE)]
    chinese = node.get("x-zh") if isinstance(node, dict) else None
    if not isinstance(chinese, dict) or not all(isinstance(one.get("title"), str) for one in (node, chinese)):
        raise BrokenSchemas(UNTITLED, {"path": str(path), "pointer": pointer})
