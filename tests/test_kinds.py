"""The typed body of a kind and its schema say the same: which fields, which are needed, and what is in them."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import pytest
from msgspec import NODEFAULT, Struct
from msgspec.structs import FieldInfo
from msgspec.structs import fields as fields_of

from gongkai.kinds import all_kinds
from gongkai.model.kind import Home
from gongkai.model.period import PartialDate
from tests.example_files import ROOT, schemas

Node = dict[str, Any]
KINDS = sorted(all_kinds())
# Every schema requires sources; the bodies give them an empty default, so that a body can be made without a file.
DEFAULTED = {"sources"}


def is_needed(field: FieldInfo) -> bool:
    return field.default is NODEFAULT and field.default_factory is NODEFAULT


def pairs(kind: str, body: type[Struct], node: Node, at: str) -> Iterator[tuple[str, type[Struct], Node]]:
    """Yield each structure of a body with the schema that stands for it."""
    yield at, body, node
    for field in fields_of(body):
        inner = schemas().resolved(kind, node["properties"][field.encode_name])
        bare = plain_type(get_type_hints(body)[field.name])
        if get_origin(bare) is tuple:
            bare, inner = get_args(bare)[0], schemas().resolved(kind, inner["items"])
        if isinstance(bare, type) and issubclass(bare, Struct):
            yield from pairs(kind, bare, inner, f"{at}/{field.encode_name}")


def plain_type(annotation: Any) -> Any:
    """Return the type of a field that may also be None."""
    if get_origin(annotation) in (Union, UnionType):
        (annotation,) = (inner for inner in get_args(annotation) if inner is not type(None))
    return annotation


def type_of(node: Node) -> Any:
    """Return the Python type that stands for a schema; Struct and tuple for what has parts."""
    by_reading = {"amount": Decimal, "square-metres": Decimal, "date": PartialDate, "day": date}
    if "x-type" in node:
        return by_reading[node["x-type"]]
    if "const" in node:
        return Literal[node["const"]]
    if node.get("type") == ["string", "integer"]:
        return Decimal  # a number of any unit, exact as written
    types = {"string": str, "integer": int, "boolean": bool, "array": tuple, "object": Struct}
    return types[node.get("type", "string")]


def all_pairs() -> list[tuple[str, str, type[Struct], Node]]:
    return [
        (kind, at, body, node)
        for kind in KINDS
        for at, body, node in pairs(kind, all_kinds()[kind].body, schemas().by_kind[kind], kind)
    ]


PAIRS = all_pairs()
NAMES = [at for _, at, _, _ in PAIRS]


@pytest.mark.parametrize(("kind", "at", "body", "node"), PAIRS, ids=NAMES)
def test_body_and_schema_have_the_same_fields(kind: str, at: str, body: type[Struct], node: Node) -> None:
    tag = {"kind"} if at == kind else set()
    assert {field.encode_name for field in fields_of(body)} == set(node["properties"]) - tag


@pytest.mark.parametrize(("kind", "at", "body", "node"), PAIRS, ids=NAMES)
def test_body_and_schema_need_the_same_fields(kind: str, at: str, body: type[Struct], node: Node) -> None:
    needed = {field.encode_name for field in fields_of(body) if is_needed(field)}
    assert needed == set(node.get("required", ())) - (DEFAULTED | {"kind"} if at == kind else set())


@pytest.mark.parametrize(("kind", "at", "body", "node"), PAIRS, ids=NAMES)
def test_body_and_schema_have_the_same_types(kind: str, at: str, body: type[Struct], node: Node) -> None:
    hints = get_type_hints(body)
    for field in fields_of(body):
        found, wanted = hints[field.name], type_of(schemas().resolved(kind, node["properties"][field.encode_name]))
        bare = plain_type(found)
        shape = get_origin(bare) if get_origin(bare) is tuple else bare
        if wanted is Struct:
            assert issubclass(shape, Struct), f"{at}/{field.encode_name}"
        else:
            assert shape == wanted, f"{at}/{field.encode_name}"
        # A field that may be missing is None, an empty list, or has the value that is meant when nothing is said.
        if not is_needed(field) and field.default is None:
            assert bare != found, f"{at}/{field.encode_name} may be missing and cannot be None"


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_has_its_own_name_folder_and_day(kind: str) -> None:
    found = all_kinds()[kind]
    assert found.name == kind == found.body.__struct_config__.tag
    assert [other.name for other in all_kinds().values() if other.folder == found.folder] == [kind]
    assert (ROOT / "records" / found.folder).is_dir()
    if found.dated_by:
        assert found.dated_by in {field.name for field in fields_of(found.body)}


def test_what_belongs_to_a_place_lies_in_its_folder() -> None:
    homes = {name: kind.home for name, kind in all_kinds().items()}
    flat = {"area", "compound", "organization", "scheme", "waiver"}
    assert {name for name, home in homes.items() if home is Home.FLAT} == flat
    of_place = {"activity", "case", "case-register", "contract", "correction", "document", "duty-list", "evaluation"}
    of_place |= {"meeting", "project"}
    assert {name for name, home in homes.items() if home is Home.PLACE} == of_place


def test_a_default_says_what_is_meant_when_nothing_is_written() -> None:
    said = {
        (at, field.encode_name, field.default)
        for _, at, body, _ in PAIRS
        for field in fields_of(body)
        if not is_needed(field) and field.default is not None and field.default != ()
    }
    limits = {("from_included", True), ("to_included", False), ("measured", False)}
    assert {(name, default) for _, name, default in said} == {("bound", "exact"), ("currency", "CNY"), *limits}
