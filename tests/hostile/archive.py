"""The small archive of the tests with hostile words in it, and valid all the same: every command goes to its end."""

import json
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from typing import Any

from gongkai.kinds import kind_in
from gongkai.load.schemas import Schema, Schemas
from gongkai.load.yaml_text import read_text
from tests.hostile.strings import hostile_strings

# Rules compare these with each other or with a list of words, so they stay as they are.
COMPARED = frozenset(
    {"party", "other_party", "display_name", "post", "bidder", "allowed_by", "decided_by", "grade", "number", "field"}
    | {"issuer", "label", "unit", "location", "address", "publisher"}
)


def say_hostile_words(records: Path, schemas: Schemas) -> dict[str, list[str]]:
    """Put hostile words into the free texts of all records in the folder; return those of each, by its path."""
    strings = cycle(hostile_strings())
    said: dict[str, list[str]] = {}
    for file in sorted(records.rglob("*.yml")):
        path = f"records/{file.relative_to(records).as_posix()}"
        data, _ = read_text(file.read_bytes(), path)
        assert data is not None, path
        kind = kind_in(path.split("/")[1])
        said[path] = []
        changed = _changed(schemas, kind, schemas.by_kind[kind], data, "", strings, said[path])
        file.write_text("".join(f"{k}: {json.dumps(v, ensure_ascii=False)}\n" for k, v in changed.items()), "utf-8")
    return said


def _changed(
    schemas: Schemas, kind: str, node: Schema, value: Any, name: str, strings: Iterator[str], said: list[str]
) -> Any:
    node = schemas.resolved(kind, node)
    if isinstance(value, dict):
        inside = node.get("properties", {})
        return {k: _changed(schemas, kind, inside[k], v, k, strings, said) for k, v in value.items()}
    if isinstance(value, list):
        return [_changed(schemas, kind, node["items"], v, name, strings, said) for v in value]
    fixed = {"enum", "const", "x-ref", "x-type", "x-path", "pattern", "format"}
    if not isinstance(value, str) or node.get("type") != "string" or fixed & node.keys() or name in COMPARED:
        return value
    if name in ("identifier", "url", "record"):
        return value
    room = min(node["maxLength"], 200)
    while len(text := next(strings)) > room or len(text) < 8:
        continue
    said.append(text)
    return text
