"""Nothing is without words: commands have help and stand in the guide, rules have a page with source and examples."""

import click
import pytest
from click.testing import CliRunner

from gongkai.check.rule import all_rules
from gongkai.check.waivers import RULE as WAIVERS_USED
from gongkai.cli import main
from gongkai.load.reading_rules import READING_RULES
from tests.example_files import FOLDER, ROOT

CONTEXT = click.Context(main)
COMMANDS = main.list_commands(CONTEXT)
GUIDES = ("README.md", "README.zh-CN.md")


def command(name: str) -> click.Command:
    found = main.get_command(CONTEXT, name)
    assert found is not None
    return found


def test_there_are_commands() -> None:
    assert {"build", "check", "demo", "serve"} <= set(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_says_what_it_does_shows_how_and_names_its_exit_status(name: str) -> None:
    result = CliRunner().invoke(main, [name, "--help"], terminal_width=120)
    assert result.exit_code == 0
    said = command(name).help or ""
    assert said.split("\n\n")[0].strip().endswith("."), "the first paragraph is what lists of commands show"
    assert f"gongkai {name}" in result.output
    assert "Exit status" in result.output or name == "serve"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_of_a_command_is_explained(name: str) -> None:
    for option in command(name).params:
        if isinstance(option, click.Option):
            assert option.help, option.name
            assert option.help.endswith("."), option.name
            assert max(option.opts, key=len).startswith("--"), option.name


@pytest.mark.parametrize("guide", GUIDES)
@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_stands_in_the_guide_in_both_languages(name: str, guide: str) -> None:
    assert f"gongkai {name}" in (ROOT / guide).read_text("utf-8")


def test_the_list_of_commands_shows_all_of_them() -> None:
    result = CliRunner().invoke(main, ["--help"], terminal_width=120)
    assert result.exit_code == 0
    for name in COMMANDS:
        assert f"  {name} " in result.output


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.name)
def test_a_rule_has_a_page_with_what_must_hold_why_and_where_from(rule: object) -> None:
    found = next(one for one in all_rules() if one is rule)
    first, *middle, last = found.paragraphs
    assert first.endswith(".")
    assert len(first) <= 120, "the first line is the title of the page"
    assert middle
    assert last.startswith("Source: ")
    assert found.source == last


@pytest.mark.parametrize("rule", [*(rule.name for rule in all_rules()), "shape", "path-fits-kind", WAIVERS_USED])
def test_a_rule_has_examples_to_show(rule: str) -> None:
    names = [path.name for path in (FOLDER / rule).glob("*.yaml")]
    assert any(name.startswith("good-") for name in names)
    assert any(name.startswith("bad-") for name in names)


def test_no_two_rules_have_one_name() -> None:
    names = [*(rule.name for rule in all_rules()), *READING_RULES, WAIVERS_USED]
    assert len(set(names)) == len(names)
