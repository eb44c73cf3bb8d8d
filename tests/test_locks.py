"""The lock files: everything by its hash, nothing from a named place."""

import json
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
PACKAGE = re.compile(r"([a-z0-9-]+)==([^ ]+)(?: ; [^\\]+)? \\\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)")


def locked(path: Path) -> dict[str, str]:
    """Return name -> version of each package in a requirements file."""
    return {name: version for name, version, _ in PACKAGE.findall(path.read_text("utf-8"))}


@pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.stem)
def test_a_lock_holds_nothing_but_versions_and_hashes(path: Path) -> None:
    text = path.read_text("utf-8")
    rest = re.sub(r"^ +#.*\n", "", PACKAGE.sub("", text), flags=re.MULTILINE)
    assert rest == ""
    assert not re.search(r"://|file:|@ ", text), "a lock names no host and no folder"


def test_all_locks_agree_on_versions() -> None:
    site, test, bench = (locked(ROOT / f"requirements/{name}.txt") for name in ("site", "test", "bench"))
    assert site.items() <= test.items() <= bench.items()


def test_what_the_project_asks_for_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    for lock, asked in {
        "site": project["dependencies"],
        "test": project["optional-dependencies"]["test"],
        "bench": project["optional-dependencies"]["bench"],
    }.items():
        names = {re.split(r"[<>=;! ]", requirement)[0] for requirement in asked}
        assert names <= locked(ROOT / f"requirements/{lock}.txt").keys(), "run `make lock`"


def test_the_lock_of_npm_has_hashes_and_no_host() -> None:
    packages = json.loads((ROOT / "tests/npm/package-lock.json").read_text("utf-8"))["packages"]
    for name, package in packages.items():
        assert "resolved" not in package
        assert not name or package["integrity"].startswith("sha512-")
