"""`gongkai check --staged` in a repository of its own: what is refused before the commit, and that no value is told."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.example_files import ROOT

NUMBER = "13912345678"
RECORD = "records/areas/donghu-jiedao.yml"
GOOD = """kind: area
name: 东湖街道（虚构）
classification: subdistrict
fictional: true
sources: [{title: 东湖街道概况（虚构）, publisher: 东湖街道办事处（虚构）, date: 2025-01-06}]
"""
ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if not name.startswith("GIT_")},
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "LC_ALL": "C.UTF-8",
    "PYTHONPATH": str(ROOT / "tools"),
}
GIT = ["git", "-c", "user.name=记录员", "-c", "user.email=jilu@example.org", "-c", "commit.gpgsign=false"]


def git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*GIT, *arguments], cwd=folder, env=ENVIRONMENT, capture_output=True, text=True)


def gongkai(folder: Path, *arguments: str, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "gongkai", *arguments]
    return subprocess.run(
        command, cwd=folder, env=ENVIRONMENT | (env or {}), capture_output=True, text=True, timeout=120
    )


def staged(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    git(folder, "add", "-A")
    return gongkai(folder, "check", "--staged", *arguments)


def write(folder: Path, path: str, text: str) -> None:
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / path).write_text(text, "utf-8")


@pytest.fixture
def repository(tmp_path: Path) -> Iterator[Path]:
    shutil.copytree(ROOT / "schemas", tmp_path / "schemas")
    write(tmp_path, RECORD, GOOD)
    write(tmp_path, ".gitignore", "/build/\n")
    assert git(tmp_path, "init", "-q").returncode == 0
    git(tmp_path, "add", "-A")
    assert git(tmp_path, "commit", "-qm", "begin").returncode == 0
    yield tmp_path
    # Wherever a command of this test has written, the value is only where the test has put it.
    for file in (tmp_path / "build").rglob("*"):
        assert not file.is_file() or NUMBER.encode() not in file.read_bytes(), file


@pytest.mark.parametrize("form", ["text", "json", "github"])
@pytest.mark.parametrize("number", [NUMBER, "139-1234-5678", "１３９１２３４５６７８", "139123\n  45678"])
def test_a_number_pasted_into_a_note_is_refused_and_not_told(repository: Path, number: str, form: str) -> None:
    write(repository, RECORD, f"{GOOD}note: |\n  请联系 {number}。\n")
    done = staged(repository, "--format", form)
    assert done.returncode == 1
    assert "no-mobile-number" in done.stdout
    for part in (NUMBER, "45678", "4567", "１２３"):
        assert part not in done.stdout + done.stderr
    if form == "json":
        place = json.loads(done.stdout)["findings"][0]
        assert (place["path"], place["line"], place["pointer"]) == (RECORD, 7, "/note")


def test_nothing_staged_and_nothing_personal_pass(repository: Path) -> None:
    assert staged(repository).returncode == 0
    write(repository, RECORD, f"{GOOD}note: 请拨 12345 或者 0571-88001234。\n")
    done = staged(repository)
    assert (done.returncode, done.stdout) == (0, "")


def test_what_is_staged_counts_and_not_what_lies_in_the_folder(repository: Path) -> None:
    write(repository, RECORD, f"{GOOD}note: {NUMBER}\n")
    git(repository, "add", "-A")
    write(repository, RECORD, GOOD)
    assert gongkai(repository, "check", "--staged").returncode == 1
    git(repository, "add", "-A")
    write(repository, RECORD, f"{GOOD}note: {NUMBER}\n")
    assert gongkai(repository, "check", "--staged").returncode == 0


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("README.md", f"电工 {NUMBER}\n"),
        ("records/README.md", f"电工 {NUMBER}\n"),
        (f"records/attachments/{NUMBER}.txt", "一\n"),
        ("records/attachments/名单.csv", f"序号,电话\n1,{NUMBER}\n"),
        (RECORD, f"{GOOD}# {NUMBER}\n"),
        (RECORD, f"kind: [\n{NUMBER}\n"),
        (f"records/areas/x-{NUMBER}.yml", GOOD),
        ("notes/含有 空格\t和换行.txt", f"{NUMBER}"),
    ],
)
def test_other_files_names_comments_and_broken_records_are_looked_at(repository: Path, path: str, text: str) -> None:
    write(repository, path, text)
    done = staged(repository)
    assert done.returncode == 1
    assert "no-mobile-number" in done.stdout
    assert NUMBER not in done.stdout + done.stderr


def test_a_record_that_cannot_be_read_is_refused(repository: Path) -> None:
    write(repository, RECORD, GOOD.replace("name:", "nmae:"))
    done = staged(repository)
    assert done.returncode == 1
    assert "shape" in done.stdout


def test_the_hook_keeps_git_from_committing(repository: Path) -> None:
    hook = repository / ".git/hooks/pre-commit"
    hook.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m gongkai check --staged\n')
    hook.chmod(0o755)
    write(repository, RECORD, f"{GOOD}note: {NUMBER}\n")
    refused = git(repository, "commit", "-qam", "add a note")
    assert refused.returncode != 0
    assert NUMBER not in refused.stdout + refused.stderr
    assert git(repository, "log", "--oneline").stdout.count("\n") == 1
    write(repository, RECORD, f"{GOOD}note: 请拨 12345。\n")
    assert git(repository, "commit", "-qam", "add a note").returncode == 0


def test_the_message_of_a_commit_is_looked_at(repository: Path) -> None:
    write(repository, ".git/COMMIT_EDITMSG", f"修改 {NUMBER} 的备注\n# {NUMBER}\nSigned-off-by: A <a@foxmail.com>\n")
    done = gongkai(repository, "check", "--message", ".git/COMMIT_EDITMSG")
    assert done.returncode == 1
    assert done.stdout.count("[no-mobile-number]") == 1
    assert NUMBER not in done.stdout + done.stderr
    write(repository, ".git/COMMIT_EDITMSG", f"修改备注\n# {NUMBER}\nSigned-off-by: A <a@foxmail.com>\n")
    assert gongkai(repository, "check", "--message", ".git/COMMIT_EDITMSG").returncode == 0


@pytest.mark.parametrize("form", ["text", "json", "github", "sarif"])
def test_a_whole_check_tells_no_value_either(repository: Path, form: str) -> None:
    write(
        repository,
        RECORD,
        GOOD.replace("subdistrict", NUMBER) + f"{NUMBER}: 1\nnote: {NUMBER}\nfounding_date: '{NUMBER}'\n",
    )
    for _ in range(2):
        done = gongkai(repository, "check", "--format", form, "--summary", "build/summary.md")
        assert done.returncode == 1
        assert "no-mobile-number" in done.stdout
        assert NUMBER not in done.stdout + done.stderr


def test_a_record_with_a_finding_is_told_again_by_the_next_check(repository: Path) -> None:
    write(repository, RECORD, f"{GOOD}note: 赵明，3幢2单元501室\n")
    os.utime(repository / RECORD, (1, 1))
    first, second = (gongkai(repository, "check", "--format", "json") for _ in range(2))
    assert "no-name-with-room" in first.stdout
    assert first.stdout == second.stdout


def test_a_waiver_written_by_allow_accepts_the_value_and_nothing_else(repository: Path) -> None:
    write(repository, RECORD, f"{GOOD}note: 值班手机 {NUMBER}\n")
    done = gongkai(repository, "allow", RECORD, "--until", "2099-12-31")
    assert done.returncode == 0
    assert NUMBER not in done.stdout + done.stderr
    waiver = done.stdout.replace('reason: ""', "reason: 社区公用的值班手机，社区已经书面确认。")
    waiver = waiver.replace('granted_by: ""', "granted_by: 东湖街道办事处（虚构）")
    waiver = waiver.replace(
        "sources: []", "sources: [{title: 说明（虚构）, publisher: 东湖街道（虚构）, date: 2025-01-06}]"
    )
    write(repository, "records/waivers/donghu-zhiban.yml", waiver)
    assert staged(repository).returncode == 0
    assert gongkai(repository, "check").returncode == 0
    write(repository, RECORD, f"{GOOD}note: 值班手机 13912345679\n")
    assert staged(repository).returncode == 1
    assert gongkai(repository, "check").returncode == 1


def test_outside_of_a_repository_and_without_git_one_sentence_and_status_2(tmp_path: Path, repository: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    shutil.copytree(repository / "schemas", elsewhere / "schemas")
    done = gongkai(elsewhere, "check", "--staged", env={"GIT_CEILING_DIRECTORIES": str(tmp_path)})
    assert done.returncode == 2
    assert "not in a Git repository" in done.stderr
    done = gongkai(repository, "check", "--staged", env={"PATH": str(elsewhere)})
    assert done.returncode == 2
    assert "Git is not installed" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_whole_check_looks_into_attachments_and_notes_and_again_when_they_change(repository: Path) -> None:
    path = repository / "records/attachments/2025/名单.csv"
    write(repository, "records/attachments/2025/名单.csv", "序号,户数\n1,20\n")
    write(repository, "records/areas/README.md", "说明\n")
    for file in (path, repository / "records/areas/README.md", repository / RECORD):
        os.utime(file, (1, 1))
    assert gongkai(repository, "check").returncode == 0
    write(repository, "records/attachments/2025/名单.csv", f"序号,电话\n1,{NUMBER}\n")
    write(repository, "records/areas/README.md", f"电工 {NUMBER}\n")
    done = gongkai(repository, "check", "--format", "json")
    assert [f["path"] for f in json.loads(done.stdout)["findings"] if f["rule"] == "no-mobile-number"] == [
        "records/areas/README.md",
        "records/attachments/2025/名单.csv",
    ]
    assert NUMBER not in done.stdout
