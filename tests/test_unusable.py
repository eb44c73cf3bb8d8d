"""Schemas and profiles that cannot be used: each is told in one sentence, and none lets everything pass."""

import json
import os
import pickle
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner

from gongkai.cli import main
from gongkai.cli.options import usage_error
from gongkai.load import shape
from gongkai.load.profiles import read_profiles
from gongkai.load.schemas import Schemas
from gongkai.load.shape import Shapes
from gongkai.load.unusable import BrokenProfiles, BrokenSchemas
from gongkai.text import translator
from tests.example_files import ROOT

DEEP = "[" * 100_000 + "]" * 100_000


@pytest.fixture
def schemas(tmp_path: Path) -> Path:
    """A folder with the schemas and profiles, to be broken."""
    shutil.copytree(ROOT / "schemas", tmp_path / "schemas")
    return tmp_path / "schemas"


def changed(folder: Path, name: str, change: Callable[[dict[str, Any]], object]) -> None:
    path = folder / f"{name}.schema.json"
    schema = json.loads(path.read_text("utf-8"))
    change(schema)
    path.write_text(json.dumps(schema), "utf-8")


WRITTEN = ["null", "3", '"x"', "[]", "{}", "", "{", DEEP, '{"a": ' * 5_000 + "1" + "}" * 5_000, '{"$defs": []}']


@pytest.mark.parametrize("name", ["area", "fields"])
@pytest.mark.parametrize("written", [w.encode() for w in WRITTEN] + ["甲".encode("gbk"), b"\xff\xfe"], ids=range(12))
def test_a_file_that_is_no_schema(schemas: Path, name: str, written: bytes) -> None:
    path = schemas / f"{name}.schema.json"
    path.write_bytes(written)
    with pytest.raises(BrokenSchemas) as raised:
        Schemas.read(schemas)
    assert str(path) in str(raised.value)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize("name", ["area", "fields"])
def test_what_is_no_file_keeps_nobody_waiting(schemas: Path, name: str) -> None:
    path = schemas / f"{name}.schema.json"
    path.unlink()
    os.mkfifo(path)
    with pytest.raises(BrokenSchemas):
        Schemas.read(schemas)


CHANGES: dict[str, Callable[[dict[str, Any]], object]] = {
    "no type": lambda s: s.pop("type"),
    "another type": lambda s: s.update(type="array"),
    "unknown type": lambda s: s["properties"].update(name={"type": "foo"}),
    "unknown type within a list": lambda s: s["properties"].update(name={"type": ["string", 3]}),
    "no properties": lambda s: s.pop("properties"),
    "empty properties": lambda s: s.update(properties={}),
    "properties in a list": lambda s: s.update(properties=["kind"]),
    "a property that is none": lambda s: s["properties"].update(name=3),
    "a property without a title": lambda s: s["properties"].update(name={"type": "string"}),
    "nothing required": lambda s: s.pop("required"),
    "empty required": lambda s: s.update(required=[]),
    "required in words": lambda s: s.update(required="kind"),
    "required that is no field": lambda s: s.update(required=["kind", "nowhere"]),
    "open": lambda s: s.pop("additionalProperties"),
    "said to be open": lambda s: s.update(additionalProperties=True),
    "a bad pattern": lambda s: s["properties"]["name"].update(pattern="("),
    "a pattern that is none": lambda s: s["properties"]["name"].update(pattern=3),
    "a reference to nowhere": lambda s: s["properties"].update(name={"$ref": "fields.schema.json#/$defs/nowhere"}),
    "a reference to elsewhere": lambda s: s["properties"].update(name={"$ref": "https://example.org/schema"}),
    "a reference to nothing": lambda s: s["properties"].update(name={"$ref": 3}),
    "no title": lambda s: s.pop("title"),
    "no Chinese title": lambda s: s.pop("x-zh"),
    "alternatives that are none": lambda s: s.update(anyOf={"a": 1}),
}


@pytest.mark.parametrize("what", CHANGES)
def test_a_schema_that_does_not_say_what_a_record_has(schemas: Path, what: str) -> None:
    changed(schemas, "area", CHANGES[what])
    with pytest.raises(BrokenSchemas) as raised:
        Schemas.read(schemas)
    assert str(schemas / "area.schema.json") in str(raised.value)


SHARED_CHANGES: dict[str, Callable[[dict[str, Any]], object]] = {
    "a circle": lambda s: s["$defs"].update(name={"$ref": "#/$defs/name"}),
    "a circle of two": lambda s: s["$defs"].update(name={"$ref": "#/$defs/other"}, other={"$ref": "#/$defs/name"}),
    "a circle in a list": lambda s: s["$defs"]["name"].update(items={"$ref": "#/$defs/name"}),
    "a field that is none": lambda s: s["$defs"].update(name=[]),
    "a field that is gone": lambda s: s["$defs"].pop("name"),
}


@pytest.mark.parametrize("what", SHARED_CHANGES)
def test_a_shared_field_that_leads_nowhere(schemas: Path, what: str) -> None:
    changed(schemas, "fields", SHARED_CHANGES[what])
    with pytest.raises(BrokenSchemas):
        Schemas.read(schemas)


@pytest.mark.parametrize("library", ["quick", "referee"])
def test_what_only_a_validator_sees_is_told_when_the_kind_is_first_needed(
    schemas: Path, library: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if library == "referee":
        monkeypatch.setattr(shape, "jsonschema_rs", None)
    changed(schemas, "area", lambda s: s["properties"]["name"].update(minLength="x"))
    with pytest.raises(BrokenSchemas) as raised:
        Shapes(Schemas.read(schemas)).fits({}, "area")
    assert str(schemas / "area.schema.json") in str(raised.value)
    travelled = pickle.loads(pickle.dumps(raised.value))  # noqa: S301  # what a worker process does
    assert (travelled.message, travelled.facts) == (raised.value.message, raised.value.facts)


PROFILES = {
    "null": b"",
    "a number": b"3",
    "a word": b"x",
    "a list": b"[]",
    "nothing in it": b"{}",
    "no YAML": b"place: [",
    "GBK": "place: 甲".encode("gbk"),
    "a control character": b"place: \x00",
    "deep": b"[" * 3_000 + b"]" * 3_000,
    "itself": b"&a [*a]",
    "a key that is a list": b"[a]: b",
    "a share over nothing": b"part: 2/0",
    "a share of more than all": b"part: 4/3",
    "a share of nothing": b"part: 0",
    "a share below nothing": b"part: -1/2",
}


@pytest.mark.parametrize("what", PROFILES)
def test_a_profile_that_cannot_be_used(schemas: Path, what: str) -> None:
    path = schemas / "profiles" / "national.yml"
    written = PROFILES[what]
    if written.startswith(b"part"):
        written = path.read_bytes().replace(b"part: 2/3", written, 1)
    path.write_bytes(written)
    with pytest.raises(BrokenProfiles) as raised:
        read_profiles(schemas / "profiles")
    assert str(path) in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_profile_that_is_a_pipe_keeps_nobody_waiting(schemas: Path) -> None:
    os.mkfifo(schemas / "profiles" / "a.yml")
    with pytest.raises(BrokenProfiles):
        read_profiles(schemas / "profiles")


def test_the_sentence_is_in_the_language_of_the_reader(schemas: Path) -> None:
    (schemas / "area.schema.json").unlink()
    (schemas.parent / "records").mkdir()
    given = ["check", "--root", str(schemas.parent), "--as-of", "2024-09-30", "--no-cache", "--lang", "zh"]
    (schemas.parent / "records" / "areas").mkdir()
    result = CliRunner().invoke(main, given, catch_exceptions=False)
    assert result.exit_code == 2
    assert "没有记录格式文件" in result.stderr


def test_whatever_has_a_message_and_facts_is_worded_and_anything_else_says_what_it_says() -> None:
    said = usage_error(BrokenSchemas("a {path}", {"path": "b\x1b"}), translator("en"))
    assert isinstance(said, click.UsageError)
    assert said.message == "a b␦"
    assert usage_error(ValueError("plain"), translator("zh")).message == "plain"
