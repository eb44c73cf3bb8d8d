"""The schemas are linted like the records: every field explained in both languages, one name for one thing."""

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Any

import jsonschema_rs
import pytest
from jsonschema import Draft202012Validator

from gongkai.kinds import all_kinds
from gongkai.load.profiles import read_profiles
from tests.example_files import ROOT, schemas

Node = dict[str, Any]
FOLDER = ROOT / "schemas"
FILES = sorted(FOLDER.glob("*.schema.json"))
KINDS = sorted(all_kinds())
# What the tools, the pages and the exports know how to read, apart from the types of JSON.
READINGS = {"amount", "square-metres", "date", "day"}
# The name of the same thing differs between kinds in its values alone.
DIFFERS = {"kind": {"const"}, "classification": {"enum", "x-labels"}}
CHINESE = re.compile("[\u4e00-\u9fff]")


def written(file: str) -> Node:
    found: Node = json.loads((FOLDER / f"{file}.schema.json").read_text("utf-8"))
    return found


def nodes(node: Node, at: str = "") -> Iterator[tuple[str, Node]]:
    """Yield every schema inside `node`, itself included, with where it stands."""
    yield at, node
    for keyword in ("properties", "$defs"):
        for name, inner in node.get(keyword, {}).items():
            yield from nodes(inner, f"{at}/{keyword}/{name}")
    if "items" in node:
        yield from nodes(node["items"], f"{at}/items")


def fields(kind: str, node: Node, at: str = "") -> Iterator[tuple[str, str, Node]]:
    """Yield every field of a kind: its name, where it stands, and its schema with references followed."""
    node = schemas().resolved(kind, node)
    if "items" in node:
        yield from fields(kind, node["items"], f"{at}/0")
    for name, inner in node.get("properties", {}).items():
        yield name, f"{kind}:{at}/{name}", schemas().resolved(kind, inner)
        yield from fields(kind, inner, f"{at}/{name}")


@cache
def all_fields() -> list[tuple[str, str, Node]]:
    return [field for kind in KINDS for field in fields(kind, schemas().by_kind[kind])]


def test_there_is_a_schema_for_each_kind_and_none_besides() -> None:
    assert sorted(file.name.removesuffix(".schema.json") for file in FILES) == sorted([*KINDS, "fields"])
    for kind in KINDS:
        assert written(kind)["properties"]["kind"]["const"] == kind
        assert {"kind", "sources"} <= set(written(kind)["required"])


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_schema_is_valid_and_written_canonically(file: Any) -> None:
    text = file.read_text("utf-8")
    schema = json.loads(text)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(schema)
    jsonschema_rs.meta.validate(schema)
    assert text == json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_an_object_refuses_what_it_does_not_know_and_needs_only_what_it_knows(file: Any) -> None:
    for at, node in nodes(json.loads(file.read_text("utf-8"))):
        if node.get("type") == "object":
            assert node["additionalProperties"] is False, at
            assert set(node.get("required", ())) <= set(node["properties"]), at
        else:
            assert not {"properties", "required"} & set(node), at
        assert not {"oneOf", "anyOf", "allOf", "if"} & set(node), (
            f"{at}: what does not fit these is hard to put in words"
        )


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_every_reference_leads_somewhere(file: Any) -> None:
    shared = written("fields")["$defs"]
    for at, node in nodes(json.loads(file.read_text("utf-8"))):
        if "$ref" in node:
            home, _, name = node["$ref"].partition("#/$defs/")
            assert home == ("" if file.name == "fields.schema.json" else "fields.schema.json"), at
            assert name in shared, at


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_everything_is_titled_and_explained_in_both_languages(file: Any) -> None:
    for at, node in nodes(json.loads(file.read_text("utf-8"))):
        if at.endswith("/items") or set(node) == {"$ref"}:
            continue
        chinese = node["x-zh"]
        assert set(chinese) == {"title", "description"}, at
        for said in (node["title"], node["description"]):
            assert said == said.strip(), at
            assert said, at
            assert not CHINESE.search(re.sub("“[^”]*”|[(（][^)）]*[)）]|[^ ]*例[^ ]*", "", said)), at
        for said in chinese.values():
            assert said == said.strip(), at
            assert CHINESE.search(said), at


def test_the_help_of_a_field_is_one_sentence() -> None:
    for _, at, node in all_fields():
        assert len(re.findall(r"[.!?](?:\s|$)", node["description"])) == 1, at
        assert node["description"].endswith("."), at
        assert node["x-zh"]["description"].count("。") == 1, at
        assert node["x-zh"]["description"].endswith("。"), at


def test_every_fixed_value_is_labelled_in_both_languages() -> None:
    for _, at, node in all_fields():
        values = node.get("enum") or node.get("items", {}).get("enum")
        if values is None:
            assert "x-labels" not in node, at
            continue
        assert len(set(values)) == len(values), at
        assert list(node["x-labels"]) == values, at
        for label in node["x-labels"].values():
            assert set(label) == {"zh", "en"}, at
            assert CHINESE.search(label["zh"]), at
            assert label["en"], at
            assert not CHINESE.search(label["en"]), at
        for language in ("zh", "en"):
            labels = [label[language] for label in node["x-labels"].values()]
            assert len(set(labels)) == len(labels), f"{at}: two values with one label"


def test_one_name_means_one_thing_in_all_kinds() -> None:
    meanings: dict[str, dict[str, str]] = defaultdict(dict)
    for name, at, node in all_fields():
        apart = {"title", "description", "x-zh", *DIFFERS.get(name, ())}
        meaning = json.dumps({k: v for k, v in node.items() if k not in apart}, sort_keys=True)
        meanings[name].setdefault(meaning, at)
    assert {name: list(found.values()) for name, found in meanings.items() if len(found) > 1} == {}


def test_a_field_says_how_it_is_read_and_which_record_it_names() -> None:
    for name, at, node in all_fields():
        assert node.get("x-type", "day") in READINGS, at
        inner = node.get("items", node)
        if name.endswith(("_id", "_ids")) or "x-ref" in inner:
            assert inner["x-ref"] in {*KINDS, "resolution", "$same"}, at
            assert name.endswith("_ids" if "items" in node else "_id"), at
        if name.endswith("_date") or name == "date":
            assert node["x-type"] == "date", at
        if name.endswith("_on") or name in ("from", "to", "until"):
            assert node["x-type"] == "day", at
        if node.get("x-type") in ("amount", "square-metres"):
            assert node["type"] == ["string", "integer"], at
            assert node["x-unit"], at


def test_names_of_fields_are_whole_words_in_small_letters() -> None:
    assert [at for name, at, _ in all_fields() if not re.fullmatch("[a-z]+(_[a-z0-9]+)*|sha256", name)] == []


def test_no_text_is_without_a_limit() -> None:
    for _, at, node in all_fields():
        if node.get("type") == "string":
            assert "maxLength" in node or re.search(r"\{[0-9,]+\}", node["pattern"]), at
        if node.get("type") == "array":
            assert "maxItems" in node, at
        if node.get("type") == "integer":
            assert {"minimum", "maximum"} <= set(node), at


def test_a_pattern_covers_the_whole_text_and_means_the_same_to_both_libraries() -> None:
    patterns = {node["pattern"] for _, _, node in all_fields() if "pattern" in node}
    for pattern in patterns:
        assert pattern.startswith("^"), pattern
        assert pattern.endswith("$"), pattern
        # Digits, letters and blanks of all the world are \\d, \\w and \\b to one library and not to the other.
        assert not re.search(r"\\[dwb]", pattern), pattern


def test_profiles_say_where_each_number_stands_and_leave_no_gap() -> None:
    profiles = read_profiles(FOLDER / "profiles")
    items = set(written("fields")["$defs"]["legal_item"]["enum"])
    for place, profile in profiles.items():
        assert re.fullmatch("|[0-9]{6}", place)
        assert CHINESE.search(profile.name.zh)
        for numbers in (profile.owners_votes, profile.committee_terms, profile.committee_seats):
            for number in numbers:
                assert number.confidence in ("H", "M", "L")
                assert "《" in number.article.zh
                assert "article" in number.article.en
        for vote in profile.owners_votes:
            assert set(vote.special_items) <= set(vote.items) <= items
    national = sorted(profiles[""].owners_votes, key=lambda vote: vote.effective_from)
    for before, after in pairwise(national):
        assert before.effective_to is not None
        assert (after.effective_from - before.effective_to).days == 1
    assert national[-1].effective_to is None
    assert items == {item for vote in national for item in vote.items}
