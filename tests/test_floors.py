"""Who imports whom: each floor only from its own and from those below it, and the frame can be exchanged."""

import ast
from pathlib import Path

import pytest
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

import gongkai
from tests.example_files import ROOT

PACKAGE = Path(gongkai.__file__).parent


def imported(file: Path) -> set[str]:
    """Return the names of the packages that a module imports, wherever in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_bytes())):
        if isinstance(node, ast.Import):
            found.update(alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.partition(".")[0])
    return found


def test_no_module_climbs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    status = lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True)
    assert status == EXIT_STATUS_SUCCESS


def test_nothing_in_publish_imports_mkdocs() -> None:
    # The frame is made by the command `mkdocs`, as a program beside this one, so that another can take its place.
    for file in PACKAGE.rglob("*.py"):
        assert not imported(file) & {"mkdocs", "material", "zensical"}, file


def test_only_the_command_line_parses_arguments_and_reads_the_clock() -> None:
    for file in PACKAGE.rglob("*.py"):
        floor = file.relative_to(PACKAGE).parts[0]
        text = file.read_text("utf-8")
        if floor != "cli":
            assert ".now(" not in text, file
            assert ".today(" not in text, file
        if floor not in ("cli", "report"):
            assert "click" not in imported(file), file


def test_the_lower_floors_open_no_files() -> None:
    for floor in ("model", "kinds", "law"):
        for file in (PACKAGE / floor).rglob("*.py"):
            assert not imported(file) & {"pathlib", "os", "io", "yaml", "json", "subprocess"}, file
            assert "open(" not in file.read_text("utf-8"), file


def test_rules_neither_print_nor_read_files() -> None:
    for file in (PACKAGE / "check" / "rules").glob("*.py"):
        assert not imported(file) & {"pathlib", "os", "io", "yaml", "json", "sys", "click"}, file
