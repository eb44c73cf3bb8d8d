"""The made-up archive: the same bytes for the same arguments, and nothing in it that a check could find fault with."""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from click.testing import CliRunner
from referencing import Registry, Resource

from gongkai.cli import main
from gongkai.demo import folder as demo
from gongkai.demo.archive import compound_archive
from gongkai.demo.words import compound_name, numeral

ROOT = Path(__file__).parent.parent
SCHEMAS = {file.name: json.loads(file.read_text("utf-8")) for file in (ROOT / "schemas").glob("*.schema.json")}
FIELDS = SCHEMAS["fields.schema.json"]["$defs"]
REGISTRY = Registry().with_resources((name, Resource.from_contents(schema)) for name, schema in SCHEMAS.items())
ONE_PLACE = {"areas", "organizations", "compounds"}


class TextLoader(yaml.CSafeLoader):
    """Reads a plain scalar as a person does: whole numbers, true and false are themselves, all else is text."""


TextLoader.yaml_implicit_resolvers = {
    **{c: [("tag:yaml.org,2002:int", re.compile(r"^-?(0|[1-9][0-9]*)$"))] for c in "-0123456789"},
    **{c: [("tag:yaml.org,2002:bool", re.compile(r"^(true|false)$"))] for c in "tf"},
}


@pytest.fixture(scope="module")
def archive() -> dict[str, Any]:
    """One community of compounds, long enough to stand under both laws."""
    return read(record for index in range(8) for record in compound_archive(index, 8, 7))


def read(records: Iterator[tuple[str, str]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for path, text in records:
        assert path not in found
        found[path] = yaml.load(text, TextLoader)  # noqa: S506  # a loader made of the safe one
    return found


def of_kind(archive: Mapping[str, Any], kind: str) -> list[tuple[str, Any]]:
    return [(path, record) for path, record in archive.items() if record["kind"] == kind]


def test_every_record_fits_its_schema(archive):
    validators = {
        kind: jsonschema.Draft202012Validator(SCHEMAS[f"{kind}.schema.json"], registry=REGISTRY)
        for kind in {record["kind"] for record in archive.values()}
    }
    misfits = [
        (path, error.message)
        for path, record in archive.items()
        for error in validators[record["kind"]].iter_errors(record)
    ]
    assert misfits == []


def test_every_kind_is_there_and_cases_and_meetings_are_the_most(archive):
    number = Counter(path.partition("/")[0] for path in archive)
    kinds = {
        "areas",
        "organizations",
        "compounds",
        "buildings",
        "committees",
        "meetings",
        "accounts",
        "statements",
        "projects",
    }
    assert set(number) == kinds | {"cases", "documents", "elections", "objections", "seals"}
    assert [kind for kind, _ in number.most_common(2)] == ["cases", "meetings"]


def test_fields_stand_in_the_order_of_the_schema(archive):
    for path, record in archive.items():
        in_order(path, record, SCHEMAS[f"{record['kind']}.schema.json"])


def in_order(path: str, value: Any, schema: Any) -> None:
    while "$ref" in schema:
        schema = FIELDS[schema["$ref"].rpartition("/")[2]]
    if isinstance(value, dict):
        order = list(schema["properties"])
        assert list(value) == sorted(value, key=order.index), path
        for key, below in value.items():
            in_order(path, below, schema["properties"][key])
    elif isinstance(value, list):
        for below in value:
            in_order(path, below, schema["items"])


def test_every_reference_leads_to_a_record(archive):
    resolutions = {
        f"{path.partition('/')[2]}#{resolution['identifier']}"
        for path, meeting in of_kind(archive, "meeting")
        for resolution in meeting.get("resolutions", [])
    }
    known = {path.partition("/")[2] for path in archive} | resolutions
    assert [(path, ref) for path, record in archive.items() for ref in references(record) if ref not in known] == []
    places = {path.rpartition("/")[2] for path in archive if path.partition("/")[0] in ("areas", "compounds")}
    assert {path.split("/")[1] for path in archive if path.partition("/")[0] not in ONE_PLACE} <= places


def references(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, below in value.items():
            if key.endswith("_id"):
                yield below
            elif key.endswith("_ids"):
                yield from below
            else:
                yield from references(below)
    elif isinstance(value, list):
        for below in value:
            yield from references(below)


def test_votes_add_up_and_the_result_is_what_the_law_of_the_day_makes_of_them(archive):
    results = Counter()
    for path, meeting in of_kind(archive, "meeting"):
        for resolution in meeting.get("resolutions", []):
            if "legal_item" not in resolution:
                continue
            for measure in ("heads", "area"):
                parts = [Fraction(count[measure]) for count in resolution["counts"]]
                assert sum(parts) == Fraction(resolution["participating"][measure]), path
                assert all(part >= 0 for part in parts), path
                assert Fraction(resolution["participating"][measure]) <= Fraction(resolution["electorate"][measure]), (
                    path
                )
            assert resolution["result"] == ("pass" if carried(resolution) else "fail"), path
            results[resolution["legal_item"].partition("-")[0], resolution["result"]] += 1
    # Both laws, and under each some that passed and some that honestly failed.
    assert set(results) == {(law, result) for law in ("278", "76") for result in ("pass", "fail")}


def carried(resolution: Mapping[str, Any]) -> bool:
    law, _, item = resolution["legal_item"].partition("-")
    assert (resolution["date"] >= "2021-01-01") == (law == "278")
    for measure in ("heads", "area"):
        yes, here, everyone = (
            Fraction(counted[measure])
            for counted in (resolution["counts"][0], resolution["participating"], resolution["electorate"])
        )
        if law == "278":
            enough = yes >= here * Fraction(3, 4) if item in "678" else yes > here / 2
            if here < everyone * Fraction(2, 3) or not enough:
                return False
        elif not (yes >= everyone * Fraction(2, 3) if item in "56" else yes > everyone / 2):
            return False
    return True


def test_statements_balance_and_follow_on_one_another(archive):
    of_account: dict[str, list[Any]] = {}
    for _, statement in of_kind(archive, "statement"):
        of_account.setdefault(statement["account_id"], []).append(statement)
        total = Fraction(statement["opening_balance"])
        for entry in statement["entries"]:
            assert statement["period"]["from"] <= entry["booked_on"] <= statement["period"]["to"]
            total += Fraction(entry["amount"]) * (1 if entry["direction"] == "revenue" else -1)
        assert total == Fraction(statement["closing_balance"])
        assert total > 0
    assert of_account
    for statements in of_account.values():
        assert len(statements) == 8 * 4
        for before, after in pairwise(statements):
            assert before["closing_balance"] == after["opening_balance"]
            gap = date.fromisoformat(after["period"]["from"]) - date.fromisoformat(before["period"]["to"])
            assert gap.days == 1


def test_what_is_paid_for_a_work_stays_below_what_was_agreed(archive):
    ceilings = {
        f"{path.partition('/')[2]}#{resolution['identifier']}": Fraction(resolution["ceiling"]["amount"])
        for path, meeting in of_kind(archive, "meeting")
        for resolution in meeting.get("resolutions", [])
        if "ceiling" in resolution and resolution["result"] == "pass"
    }
    spent: Counter[str] = Counter()
    for _, statement in of_kind(archive, "statement"):
        for entry in statement["entries"]:
            if "resolution_id" in entry:
                spent[entry["resolution_id"]] += Fraction(entry["amount"])
    assert spent
    assert spent.keys() == ceilings.keys()
    assert all(0 < amount <= ceilings[decision] for decision, amount in spent.items())


def test_terms_follow_one_another_and_last_five_years_at_most(archive):
    of_place: dict[str, list[Any]] = {}
    for path, committee in of_kind(archive, "committee"):
        of_place.setdefault(path.split("/")[1], []).append(committee)
    for terms in of_place.values():
        for term in terms:
            assert term["seats"] % 2 == 1
            first, last = date.fromisoformat(term["start_date"]), date.fromisoformat(term["term_end_date"])
            assert last < first.replace(year=first.year + 5)
        for before, after in pairwise(terms):
            assert before["end_date"] < after["start_date"]
            assert after["elected_by_id"] == before["ended_by_id"]
        assert "end_date" not in terms[-1]
        assert terms[-1]["term_end_date"] >= "2026"
    assert any(len(terms) > 1 for terms in of_place.values())


def test_the_events_of_a_case_are_in_order(archive):
    for path, case in of_kind(archive, "case"):
        days = [event["date"] for event in case["events"]]
        assert days == sorted(days), path


def test_a_compound_is_the_same_in_an_archive_of_any_size(tmp_path):
    small, large = tmp_path / "small", tmp_path / "large"
    demo.write(small, demo.compounds_and_years(1, 1, 7), {}, lambda number: None)
    demo.write(large, demo.compounds_and_years(2, 1, 7), {}, lambda number: None)
    for file in small.rglob("*.yml"):
        assert file.read_bytes() == (large / file.relative_to(small)).read_bytes()


def test_the_same_arguments_give_the_same_bytes_and_another_seed_does_not():
    assert compound_archive(3, 2, 7) == compound_archive(3, 2, 7)
    assert compound_archive(3, 2, 7) != compound_archive(3, 2, 8)


@pytest.mark.parametrize("records", [300, 1000, 1433])
def test_an_archive_has_exactly_as_many_records_as_were_asked_for(records):
    paths = [path for batch in demo.exactly(records, 2, 7) for path, _ in batch]
    assert len(paths) == len(set(paths)) == records


def test_no_two_compounds_share_a_name():
    names = [compound_name(index) for index in range(1200)]
    assert len({name for name, _ in names}) == len({id_ for _, id_ in names}) == 1200


@pytest.mark.parametrize(
    ("number", "said"),
    [(1, "一"), (10, "十"), (12, "十二"), (20, "二十"), (105, "一百零五"), (110, "一百一十"), (1010, "一千零一十")],
)
def test_numbers_are_said_as_in_chinese(number, said):
    assert numeral(number) == said


def gongkai(*arguments: object) -> Any:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.mark.parametrize("years", [2, 18])
def test_check_finds_nothing_in_it(tmp_path, years):
    written = gongkai("demo", tmp_path / "street", "--compounds", 3, "--years", years, "--root", ROOT, "--lang", "en")
    assert written.exit_code == 0, written.output
    checked = gongkai("check", "--root", tmp_path / "street", "--format", "json", "--as-of", "2026-11-22")
    findings = json.loads(checked.output)
    assert checked.exit_code == 0
    assert [f for f in findings["findings"] if f["severity"] != "info"] == []


def test_a_demo_is_a_whole_repository_that_can_be_built_by_itself(tmp_path):
    assert gongkai("demo", tmp_path / "street", "--compounds", 1, "--years", 1, "--root", ROOT).exit_code == 0
    for name in ("schemas/case.schema.json", "site/theme/shell.html", "mkdocs.yml", "README.md"):
        assert (tmp_path / "street" / name).is_file()


def test_a_folder_that_holds_something_is_left_alone(tmp_path):
    (tmp_path / "notes.txt").write_text("mine")
    refused = gongkai("demo", tmp_path, "--compounds", 1, "--years", 1, "--lang", "en")
    assert refused.exit_code == 2
    assert "not empty" in refused.output
    assert [file.name for file in tmp_path.iterdir()] == ["notes.txt"]


def test_force_replaces_an_earlier_demo_and_nothing_else(tmp_path):
    street = tmp_path / "street"
    assert gongkai("demo", street, "--compounds", 2, "--years", 1).exit_code == 0
    (street / "notes.txt").write_text("mine")
    assert gongkai("demo", street, "--compounds", 1, "--years", 1, "--force").exit_code == 0
    assert len(list((street / "records" / "compounds").iterdir())) == 1
    assert (street / "notes.txt").read_text() == "mine"
    assert [file.name for file in tmp_path.iterdir()] == ["street"]


def test_force_never_replaces_records_that_are_not_made_up(tmp_path):
    real = tmp_path / "records" / "areas" / "real.yml"
    real.parent.mkdir(parents=True)
    real.write_text("kind: area\n")
    refused = gongkai("demo", tmp_path, "--compounds", 1, "--years", 1, "--force", "--lang", "en")
    assert refused.exit_code == 2
    assert "never replaces" in refused.output
    assert real.exists()


def test_nothing_is_left_behind_when_writing_fails(tmp_path):
    def broken(number: int) -> None:
        raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        demo.write(tmp_path / "street", demo.compounds_and_years(1, 1, 7), {}, broken)
    assert list(tmp_path.iterdir()) == []


def test_too_few_records_for_one_compound_are_refused_with_the_least_number(tmp_path):
    refused = gongkai("demo", tmp_path / "street", "--records", 20, "--lang", "en")
    assert refused.exit_code == 2
    assert "one compound" in refused.output
    assert not (tmp_path / "street").exists()


def test_the_help_teaches_with_an_example():
    assert "gongkai demo build/street" in gongkai("demo", "--help").output
