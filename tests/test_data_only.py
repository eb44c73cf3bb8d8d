"""The guard that tells a change of records from a change of the engine, and refuses what would blind a reviewer.

Commits are made without a work tree, so that they can hold what no file system would: a newline in a name, a submodule
of nothing.
"""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

GUARD = Path(__file__).parents[1] / ".github/scripts/data-only.sh"
RECORD = "records/compounds/jinse-jiayuan.yml"
PLAIN, PROGRAM, LINK, MODULE = "100644", "100755", "120000", "160000"

# What each change does to the base: path -> (mode, content), or None where the file goes.
Change = Mapping[str, tuple[str, str] | None]
BASE: Change = {
    RECORD: (PLAIN, "kind: compound\n"),
    "records/areas/hangzhou.yml": (PLAIN, "kind: area\n"),
    "tools/gongkai/check.py": (PLAIN, "pass\n"),
    ".gitattributes": (PLAIN, "* text=auto\n"),
}

GOOD: dict[str, tuple[str, Change]] = {
    "a record changed": ("records", {RECORD: (PLAIN, "kind: compound\nname: 金色家园\n")}),
    "a record added": ("records", {"records/areas/ningbo.yml": (PLAIN, "kind: area\n")}),
    "a record removed": ("records", {RECORD: None}),
    "a record moved inside records": ("records", {RECORD: None, "records/compounds/b.yml": BASE[RECORD]}),
    "engine only": ("engine", {"tools/gongkai/check.py": (PLAIN, "1\n"), "schemas/a.schema.json": (PLAIN, "{}\n")}),
    "a program of the engine": ("engine", {".ci/run": (PROGRAM, "#!/bin/sh\n")}),
    "attributes at the top": ("engine", {".gitattributes": (PLAIN, "* text=auto eol=lf\n")}),
    "a folder that only looks like records": ("engine", {"records-old/a.yml": (PLAIN, "a\n")}),
}

HIDDEN_MODULE = '[submodule "x"]\n\tpath = records/x\n\turl = ../x\n\tignore = all\n'
BAD: dict[str, tuple[str, Change]] = {
    "records and engine": ("two pull requests", {RECORD: None, "tools/gongkai/check.py": (PLAIN, "1\n")}),
    "records and the workflow": (
        "two pull requests",
        {RECORD: None, ".github/workflows/check.yml": (PLAIN, "on: push\n")},
    ),
    "a record moved out": ("two pull requests", {RECORD: None, "docs/a.yml": BASE[RECORD]}),
    "a file moved in": (
        "two pull requests",
        {"tools/gongkai/check.py": None, "records/a.yml": BASE["tools/gongkai/check.py"]},
    ),
    "records and attributes at the top": (
        "two pull requests",
        {RECORD: None, ".gitattributes": (PLAIN, "*.yml -diff\n")},
    ),
    "an executable record": ("must not be executable", {RECORD: (PROGRAM, "kind: compound\n")}),
    "a symbolic link": ("symbolic links", {"records/areas/a.yml": (LINK, "/etc/passwd")}),
    "a record made a symbolic link": ("symbolic links", {RECORD: (LINK, "../areas/hangzhou.yml")}),
    "a symbolic link in the engine": ("symbolic links", {"schemas/a.json": (LINK, "/etc/passwd")}),
    "a submodule": ("submodules", {"records/x": (MODULE, "")}),
    "a submodule in the engine": ("submodules", {"tools/x": (MODULE, "")}),
    "a list of submodules": ("submodules", {".gitmodules": (PLAIN, HIDDEN_MODULE)}),
    "attributes beside records": ("hide changes", {"records/compounds/.gitattributes": (PLAIN, "*.yml -diff\n")}),
    "attributes beside code": ("hide changes", {"tools/.gitattributes": (PLAIN, "* -diff\n")}),
    "attributes in other letters": ("hide changes", {"records/.GitAttributes": (PLAIN, "* -diff\n")}),
    "a mailmap": ("another person", {".mailmap": (PLAIN, "Honest Supervisor <a@example.com>\n")}),
    "a mailmap beside records": ("another person", {"records/.mailmap": (PLAIN, "B <a@example.com>\n")}),
    "a list of files to ignore": ("hide records", {"records/.gitignore": (PLAIN, "*.yml\n")}),
}


class Repository:
    """A repository in which commits are put together from parts, without a work tree."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.git("init", "--quiet", ".")

    def git(self, *arguments: str, text: str = "", **environment: str) -> str:
        """Run git here, with nothing of the machine's own settings, and return what it prints."""
        settings = {"PATH": os.environ["PATH"], "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
        who = {f"GIT_{role}_{word}": "t@example.com" for role in ("AUTHOR", "COMMITTER") for word in ("NAME", "EMAIL")}
        done = subprocess.run(
            ["git", *arguments],
            cwd=self.folder,
            input=text,
            env=settings | who | environment,
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout.strip()

    def commit(self, change: Change, *parents: str) -> str:
        """Commit `change` on top of the first of `parents` and return the id."""
        index = {"GIT_INDEX_FILE": str(self.folder / "scratch-index")}
        self.git("read-tree", *(parents[:1] or ["--empty"]), **index)
        lines = []
        for path, now in change.items():
            mode, content = now or ("0", "")
            # A submodule names a commit that nobody has to have; a file that goes has the mode 0.
            blob = self.git("hash-object", "-w", "--stdin", text=content) if mode not in ("0", MODULE) else "1" * 40
            lines.append(f"{mode} {blob}\t{path}\0")
        self.git("update-index", "-z", "--index-info", text="".join(lines), **index)
        tree = self.git("write-tree", **index)
        return self.git("commit-tree", tree, *(word for parent in parents for word in ("-p", parent)), "-m", "a change")

    def judge(self, base: str, head: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run the guard here."""
        return subprocess.run(
            [GUARD, base, head],
            cwd=self.folder,
            env={"PATH": os.environ["PATH"], "GIT_CONFIG_GLOBAL": os.devnull} | environment,
            capture_output=True,
            text=True,
            check=False,
        )


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """Return an empty repository."""
    (tmp_path / "repository").mkdir()
    return Repository(tmp_path / "repository")


@pytest.mark.parametrize(("kind", "change"), GOOD.values(), ids=GOOD)
def test_a_clean_change_is_named(repository: Repository, tmp_path: Path, kind: str, change: Change) -> None:
    base = repository.commit(BASE)
    output = tmp_path / "output"
    done = repository.judge(base, repository.commit(change, base), GITHUB_OUTPUT=str(output))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[-1] == f"kind={kind}"
    assert output.read_text() == f"kind={kind}\n"


@pytest.mark.parametrize(("reason", "change"), BAD.values(), ids=BAD)
def test_a_change_that_cannot_be_taken_is_refused(
    repository: Repository, tmp_path: Path, reason: str, change: Change
) -> None:
    base = repository.commit(BASE)
    output = tmp_path / "output"
    done = repository.judge(base, repository.commit(change, base), GITHUB_OUTPUT=str(output))
    assert done.returncode == 1, done.stdout + done.stderr
    assert reason in done.stdout
    assert not output.exists(), "a refused change has no kind, so that no later job takes it for one"


def test_a_submodule_cannot_ask_not_to_be_shown(repository: Repository) -> None:
    # Where the clone's work tree has such a file, git leaves the submodule out even of `diff-tree`.
    (repository.folder / ".gitmodules").write_text(HIDDEN_MODULE)
    base = repository.commit(BASE)
    assert "submodules" in repository.judge(base, repository.commit({"records/x": (MODULE, "")}, base)).stdout


def test_what_came_to_main_in_the_meantime_is_not_blamed_on_the_branch(repository: Repository) -> None:
    start = repository.commit(BASE)
    head = repository.commit({RECORD: None}, start)
    base = repository.commit({"tools/gongkai/check.py": (PLAIN, "1\n")}, start)
    assert repository.judge(base, head).stdout.endswith("kind=records\n")


def test_a_file_put_back_is_no_change(repository: Repository) -> None:
    base = repository.commit(BASE)
    lenient = repository.commit({"tools/gongkai/check.py": (PLAIN, "1\n")}, base)
    head = repository.commit({"tools/gongkai/check.py": BASE["tools/gongkai/check.py"], RECORD: None}, lenient)
    assert repository.judge(base, head).stdout.endswith("kind=records\n")


def test_a_commit_that_replaces_another_is_not_believed(repository: Repository) -> None:
    base = repository.commit(BASE)
    head = repository.commit({RECORD: None, "tools/gongkai/check.py": None}, base)
    repository.git("replace", head, repository.commit({RECORD: None}, base))
    assert repository.judge(base, head).returncode == 1


@pytest.mark.parametrize(
    "name", ["a\n::error::x", "\n::add-mask::x", " ::stop-commands::x", "##[add-mask]x", "\x1b[2J##[error]\n"]
)
def test_no_name_of_a_file_becomes_a_command_of_the_runner(repository: Repository, name: str) -> None:
    base = repository.commit(BASE)
    head = repository.commit({f"records/{name}": (LINK, "x"), name: (LINK, "x")}, base)
    printed = repository.judge(base, head).stdout
    assert "symbolic links" in printed
    assert "##[" not in printed
    assert "\x1b" not in printed
    assert [line for line in printed.splitlines() if line.lstrip().startswith("::")] == []


def test_many_reasons_are_cut_short(repository: Repository) -> None:
    base = repository.commit(BASE)
    head = repository.commit({f"records/{number}": (LINK, "x") for number in range(30)}, base)
    lines = repository.judge(base, head).stdout.splitlines()
    assert (len(lines), lines[-1]) == (22, "- and 10 more.")


def assert_undecided(done: subprocess.CompletedProcess[str], reason: str) -> None:
    """Neither yes nor no: exit 2, and why."""
    assert (done.returncode, done.stdout) == (2, "")
    assert reason in done.stderr


def test_nothing_changed_is_not_a_pass(repository: Repository) -> None:
    base = repository.commit(BASE)
    assert_undecided(repository.judge(base, base), "no file is changed")


def test_a_shallow_clone_is_not_a_pass(repository: Repository, tmp_path: Path) -> None:
    base = repository.commit(BASE)
    head = repository.commit({RECORD: None}, repository.commit({"tools/gongkai/check.py": None}, base))
    repository.git("update-ref", "refs/heads/main", base)
    repository.git("update-ref", "refs/heads/change", head)
    clone = Repository(tmp_path)
    clone.git("fetch", "--quiet", "--depth=1", repository.folder.as_uri(), "main", "change", GIT_PROTOCOL_FROM_USER="1")
    assert_undecided(clone.judge(base, head), "shallow")


def test_a_commit_that_is_not_here_is_not_a_pass(repository: Repository) -> None:
    base = repository.commit(BASE)
    assert_undecided(repository.judge(base, "0" * 40), "does not have both commits")
    tree = repository.git("rev-parse", f"{base}^{{tree}}")
    assert_undecided(repository.judge(base, tree), "does not have both commits")


def test_names_of_branches_are_not_taken(repository: Repository) -> None:
    base = repository.commit(BASE)
    repository.git("update-ref", "refs/heads/main", base)
    assert_undecided(repository.judge(base, "main"), "full commit ids")
    assert_undecided(repository.judge("--output=x", base), "full commit ids")


def test_histories_that_never_met_cannot_be_compared(repository: Repository) -> None:
    assert_undecided(repository.judge(repository.commit(BASE), repository.commit({RECORD: (PLAIN, "")})), "no history")


def test_crossing_histories_cannot_choose_where_to_be_compared(repository: Repository) -> None:
    start = repository.commit(BASE)
    left, right = (repository.commit({f"records/{side}.yml": (PLAIN, side)}, start) for side in ("left", "right"))
    base, head = repository.commit({}, left, right), repository.commit({RECORD: None}, right, left)
    assert_undecided(repository.judge(base, head), "more than one place")
