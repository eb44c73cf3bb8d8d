"""A machine at GitHub, as far as our workflows need one, to run the shell lines of their jobs in clean clones.

Four things are replaced: `actions/checkout` by git clone, `actions/setup-python` by the Python of the tests, the
packages that `make install` would bring by those that this Python has, and the clock. Every `run:` line is run.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import yaml

ROOT = Path(__file__).parents[1]
TODAY = "2026-11-22"  # on later days a waiver in the records may have run out


def read(name: str) -> dict[str, Any]:
    """Return a workflow as plain text values: BaseLoader, because YAML 1.1 reads the key `on` as True."""
    text = (ROOT / ".github/workflows" / name).read_text("utf-8")
    workflow: dict[str, Any] = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 -- strings, lists, mappings only
    return workflow


class Outcome(NamedTuple):
    """What became of a job: the steps that ran, whether the last one failed, what they printed, its summary."""

    ran: list[str]
    failed: bool
    printed: str
    summary: str


class Runner:
    """A machine at GitHub with two commits of this project: the base as it stands here, and a head made from it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.origin = folder / "origin"
        self.origin.mkdir()
        self._take_tree_of_this_project()
        self.git("init", "--quiet", "--initial-branch=main")
        self.base = self.head = self.commit()

    def git(self, *arguments: str | Path, cwd: Path | None = None) -> str:
        """Run git in the origin, or in `cwd`, and return what it prints."""
        who = ["-c", "user.name=test", "-c", "user.email=test@example.com"]
        # Without the settings of whoever runs the tests, and without what a git hook would set.
        clean = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        done = subprocess.run(
            ["git", *who, *arguments],
            cwd=cwd or self.origin,
            env=clean | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_COMMITTER_DATE": f"{TODAY}T12:00:00+08:00"},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def _take_tree_of_this_project(self) -> None:
        # The work tree and not HEAD: a change is tested before it is committed.
        listed = self.git("ls-files", "-z", "--cached", "--others", "--exclude-standard", cwd=ROOT)
        for name in filter(None, listed.split("\0")):
            if (ROOT / name).is_file():
                (self.origin / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(ROOT / name, self.origin / name)

    def commit(self) -> str:
        """Commit everything in the tree and return the id."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message=a change")
        return self.git("rev-parse", "HEAD")

    def run_job(self, workflow: str, job: str) -> Outcome:
        """Run a job's steps in order, as far as they get."""
        workspace, outputs, summary = self.folder / "workspace", self.folder / "outputs", self.folder / "summary"
        workspace.mkdir()
        clock = self.folder / "bin/date"
        clock.parent.mkdir()
        clock.write_text(f"#!/bin/sh\necho {TODAY}\n")
        clock.chmod(0o755)
        given = {
            "github.event.pull_request.base.sha": self.base,
            "github.event.pull_request.head.sha": self.head,
            "vars.GONGKAI_SITE_URL": "",
        }
        environment = {
            "PATH": f"{clock.parent}:{os.environ['PATH']}",
            "HOME": str(self.folder),
            "CI": "true",
            "GITHUB_ACTIONS": "true",
            "GITHUB_OUTPUT": str(outputs),
            "GITHUB_STEP_SUMMARY": str(summary),
            "GITHUB_WORKSPACE": str(workspace),
        }
        ran, printed, failed = [], "", False
        for step in read(workflow)["jobs"][job]["steps"]:
            if not self._wanted(step.get("if"), outputs):
                continue
            ran.append(step["name"])
            if "run" not in step:
                self._stand_in(step, workspace, given)
                continue
            own = {name: given[text.strip("${} ")] for name, text in step.get("env", {}).items()}
            done = subprocess.run(
                ["bash", "-e", "-c", step["run"]],
                cwd=workspace / step.get("working-directory", "."),
                env=environment | own,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                text=True,
                check=False,
            )
            printed += done.stdout + done.stderr
            if failed := done.returncode != 0:
                break
        return Outcome(ran, failed, printed, summary.read_text("utf-8") if summary.exists() else "")

    def _wanted(self, condition: str | None, outputs: Path) -> bool:
        if condition is None:
            return True
        step_and_value = re.fullmatch(r"steps\.change\.outputs\.kind == '(\w+)'", condition)
        assert step_and_value, condition
        return f"kind={step_and_value[1]}\n" in outputs.read_text("utf-8")

    def _stand_in(self, step: dict[str, Any], workspace: Path, given: dict[str, str]) -> None:
        """Do what an action would have done."""
        if "actions/checkout@" not in step["uses"]:
            return
        options = step["with"]
        clone = workspace / options.get("path", ".")
        ref = options.get("ref")
        self.git("clone", "--quiet", "--no-checkout", self.origin, clone)
        self.git("checkout", "--quiet", "--detach", given[ref.strip("${} ")] if ref else self.base, cwd=clone)
        self._pretend_installed(clone)

    def _pretend_installed(self, clone: Path) -> None:
        # An environment in which make finds everything done; its commands run the clone's code on this Python.
        (clone / ".venv/bin").mkdir(parents=True)
        for name, module in {"gongkai": "gongkai", "python": "", "mkdocs": "mkdocs"}.items():
            command = shlex.join([sys.executable, *(["-m", module] if module else [])])
            script = clone / ".venv/bin" / name
            tools = shlex.quote(str(clone / "tools"))
            script.write_text(f'#!/bin/sh\nexport PYTHONPATH={tools}\nexec {command} "$@"\n')
            script.chmod(0o755)
        for stamp in (".made", ".site"):
            (clone / ".venv" / stamp).touch()
