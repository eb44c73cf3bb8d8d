"""Every example gives exactly the findings that it expects, and every rule and kind has its examples."""

from pathlib import Path

import pytest

from gongkai.check.rule import all_rules
from gongkai.kinds import all_kinds
from gongkai.model.finding import Severity
from tests.example_files import EXAMPLES, FOLDER, Example, example_of, found_in, places_of, read, schemas, world

# What is found while reading or by the waivers themselves; the rules of the YAML reader have tests of their own.
OTHER_RULES = ("path-fits-kind", "shape", "waivers-used")
RULES = sorted([*OTHER_RULES, *(rule.name for rule in all_rules())])


def example(path: Path) -> Example:
    return example_of(path.read_text("utf-8"))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_example_gives_exactly_the_findings_it_expects(path: Path) -> None:
    case = example(path)
    assert places_of(found_in(case)) == case.expected


def test_the_world_of_the_examples_is_sound_by_itself() -> None:
    assert found_in(Example(world(), [], example(EXAMPLES[0]).as_of)) == []


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_has_a_good_example_and_a_bad_one_that_names_it(rule: str) -> None:
    good = [path for path in EXAMPLES if path.parent.name == rule and path.stem.startswith("good-")]
    bad = [path for path in EXAMPLES if path.parent.name == rule and path.stem.startswith("bad-")]
    assert good
    assert bad
    for path in bad:
        assert rule in [expected[0] for expected in example(path).expected], path


def test_a_good_example_is_silent_about_its_rule_and_lies_in_the_folder_of_a_rule_or_a_kind() -> None:
    for path in EXAMPLES:
        about, sort = path.parent.name, path.stem.partition("-")[0]
        assert about in RULES or about in all_kinds(), path
        assert sort in ("good", "bad"), path
        if sort == "good" and about != "waivers-used":
            assert [e for e in example(path).expected if e[0] == about and e[3] == "expect"] == [], path


@pytest.mark.parametrize("kind", sorted(all_kinds()))
def test_the_full_example_of_a_kind_has_every_field_of_its_schema(kind: str) -> None:
    records, _ = read(example(FOLDER / kind / "good-full.yaml").documents)
    first = next(record for record in records if record.kind == kind)
    missing = [field for field in schemas().by_kind[kind]["properties"] if field != "kind" and _empty(first.body, field)]
    assert missing == []


def _empty(body: object, field: str) -> bool:
    value: object = getattr(body, field)
    return value is None or value == ()


def test_only_what_a_reader_can_do_without_is_not_an_error() -> None:
    light = {rule.name: rule.severity for rule in all_rules() if rule.severity is not Severity.ERROR}
    assert light == {"source-complete": Severity.INFO}
