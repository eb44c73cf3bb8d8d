"""The schemas of the kinds: read once, each made whole, and asked what its fields are called and which ones refer."""

import json
import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from gongkai.kinds import all_kinds
from gongkai.load.sound_schemas import DEAD_END, make_sure
from gongkai.load.unusable import BrokenSchemas
from gongkai.model.kind import Reference
from gongkai.text import N_

MISSING = N_("There is no schema at {path}.")
NOT_JSON = N_("The schema {path} is not JSON (line {line}).")
NOT_TEXT = N_("The schema {path} is not text in UTF-8.")
TOO_DEEP = N_("In the schema {path}, too much stands inside one another.")
NOT_AN_OBJECT = N_("The schema {path} has to be a JSON object.")
NO_SHARED_FIELDS = N_("The schema {path} has to hold the shared fields in an object “$defs”.")
NOT_COMPILED = N_("The schema {path} is not JSON Schema. Compare it with that of another kind.")

SHARED = "fields"
Schema = dict[str, Any]
_INDEX = re.compile(r"/[0-9]+(?=/|$)")


class Schemas:
    """The schemas of all kinds, each with the shared fields inside it, so that no validator has to fetch anything."""

    def __init__(self, by_kind: Mapping[str, Schema], folder: Path) -> None:
        self.by_kind = by_kind
        self._folder = folder
        self._found: dict[tuple[str, str], Schema | None] = {}

    @classmethod
    def read(cls, folder: Path) -> "Schemas":
        """Read the schema of every kind from `folder`.

        Raises BrokenSchemas where a file is missing or does not say what a record has: a check without its schema must
        not pass.
        """
        by_kind = {}
        try:
            path = path_of(folder, SHARED)
            shared = read_schema(path).get("$defs")
            if not isinstance(shared, dict):
                raise BrokenSchemas(NO_SHARED_FIELDS, {"path": str(path)})
            for kind in all_kinds():
                path = path_of(folder, kind)
                schema = read_schema(path)
                by_kind[kind] = {**schema, "$defs": _needed(schema, shared, path)}
                make_sure(by_kind[kind], path)
        except RecursionError as error:
            raise BrokenSchemas(TOO_DEEP, {"path": str(path)}) from error
        return cls(by_kind, folder)

    def not_compiled(self, kind: str) -> BrokenSchemas:
        """Return what is to be raised where a validator cannot be made from the schema of `kind`."""
        return BrokenSchemas(NOT_COMPILED, {"path": str(path_of(self._folder, kind))})

    def resolved(self, kind: str, node: Schema) -> Schema:
        """Return what `node` says once its `$ref` is followed; what stands beside the reference wins."""
        while "$ref" in node:
            shared: Schema = self.by_kind[kind]["$defs"][node["$ref"].rpartition("/")[2]]
            beside = {keyword: value for keyword, value in node.items() if keyword != "$ref"} if len(node) > 1 else None
            node = {**shared, **beside} if beside else shared
        return node

    def at(self, kind: str, pointer: str) -> Schema | None:
        """Return the schema of the field at a JSON Pointer into a record of `kind`; None where there is none."""
        asked = (kind, _INDEX.sub("/0", pointer))
        if asked not in self._found:
            self._found[asked] = self._at(*asked)
        return self._found[asked]

    def _at(self, kind: str, pointer: str) -> Schema | None:
        node = self.by_kind[kind]
        for step in pointer.split("/")[1:]:
            node = self.resolved(kind, node)
            if "items" in node:
                node = node["items"]
            elif step in node.get("properties", {}):
                node = node["properties"][step]
            else:
                return None
        return self.resolved(kind, node)

    @cached_property
    def references(self) -> Mapping[str, tuple[Reference, ...]]:
        """Return, by kind, the fields that name other records (`x-ref`)."""
        return {kind: tuple(self._references(kind, schema, ())) for kind, schema in self.by_kind.items()}

    def _references(self, kind: str, node: Schema, path: tuple[str, ...]) -> Iterator[Reference]:
        node = self.resolved(kind, node)
        if "x-ref" in node:
            yield Reference(path, kind if node["x-ref"] == "$same" else node["x-ref"])
        if "items" in node:
            yield from self._references(kind, node["items"], (*path, "*"))
        for name, inner in node.get("properties", {}).items():
            yield from self._references(kind, inner, (*path, name))


def title_of(node: Schema, language: str) -> str:
    """Return what a field is called in a language, from its schema."""
    title = node["x-zh"]["title"] if language == "zh" else node["title"]
    return str(title)


def label_of(node: Schema, value: object, language: str) -> str:
    """Return what one of a field's fixed values is called; the value itself where the schema gives it no name."""
    return str(node.get("x-labels", {}).get(value, {}).get(language, value))


def _needed(schema: Schema, shared: Schema, path: Path) -> Schema:
    """Return the shared fields that a schema leads to: compiling all for each kind would take ten times as long."""
    needed: Schema = {}
    ahead = _referred(schema)
    while ahead:
        name = ahead.pop()
        if name not in shared:
            raise BrokenSchemas(DEAD_END, {"path": str(path), "ref": name})
        if name not in needed:
            needed[name] = shared[name]
            ahead |= _referred(shared[name])
    return needed


def _referred(schema: Schema) -> set[str]:
    return set(re.findall(r'"\$ref": "#/\$defs/([^"]+)"', json.dumps(schema)))


def path_of(folder: Path, name: str) -> Path:
    """Return where the schema of a kind lies."""
    return folder / f"{name}.schema.json"


def read_schema(path: Path) -> Schema:
    """Return a schema as it is written, its references to the shared fields as if they stood in it.

    Raises BrokenSchemas where the file is not there or holds no JSON object.
    """
    if not path.is_file():
        raise BrokenSchemas(MISSING, {"path": str(path)})
    try:
        text = path.read_text("utf-8").replace(f'"{SHARED}.schema.json#/', '"#/')
        found = json.loads(text)
    except UnicodeDecodeError as error:
        raise BrokenSchemas(NOT_TEXT, {"path": str(path)}) from error
    except ValueError as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else 1
        raise BrokenSchemas(NOT_JSON, {"path": str(path), "line": line}) from error
    if not isinstance(found, dict):
        raise BrokenSchemas(NOT_AN_OBJECT, {"path": str(path)})
    return found
