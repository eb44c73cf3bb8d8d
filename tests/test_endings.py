"""How a command ends when something goes wrong: one sentence, a status that says what it was, and no traceback."""

import errno
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from gongkai.cli import main
from gongkai.cli.commands import check
from tests.example_files import ROOT

ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT / "tools"), "LC_ALL": "C.UTF-8"}
GONGKAI = (sys.executable, "-m", "gongkai")


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository of one area."""
    root = tmp_path_factory.mktemp("repository")
    shutil.copytree(ROOT / "tests" / "archive" / "records" / "areas", root / "records" / "areas")
    shutil.copytree(ROOT / "schemas", root / "schemas")
    return root


def arguments(root: Path, *more: str) -> list[str]:
    return ["check", "--root", str(root), "--as-of", "2024-09-30", "--no-cache", *more]


def raising(error: BaseException, monkeypatch: pytest.MonkeyPatch, root: Path, lang: str = "en") -> Result:
    def fails(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(check, "check_archive", fails)
    return CliRunner().invoke(main, arguments(root, "--lang", lang), catch_exceptions=False)


@pytest.mark.parametrize("error", [RuntimeError("secret"), MemoryError(), RecursionError("x"), KeyError("甲")])
def test_a_fault_of_ours_is_status_70_and_says_what_to_report(
    error: Exception, monkeypatch: pytest.MonkeyPatch, root: Path
) -> None:
    result = raising(error, monkeypatch, root)
    assert result.exit_code == 70
    assert result.stdout == ""
    assert result.stderr.startswith("Error: This is our fault, not yours:")
    assert f"line: {type(error).__name__} in gongkai.cli.commands.check:" in result.stderr
    assert result.stderr.count("\n") == 1
    assert "Traceback" not in result.stderr
    assert "70" in CliRunner().invoke(main, ["--help"]).stdout


def test_the_sentence_is_in_the_language_that_was_asked_for(monkeypatch: pytest.MonkeyPatch, root: Path) -> None:
    assert "这是我们的问题，不是您的" in raising(RuntimeError(), monkeypatch, root, "zh").stderr


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (errno.ENOSPC, "There is no space left to write to /a."),
        (errno.EACCES, "The system does not let us open or write /a."),
        (errno.EIO, "The system cannot read or write /a (EIO)."),
    ],
)
def test_what_the_system_refuses_is_status_2(code: int, said: str, monkeypatch: pytest.MonkeyPatch, root: Path) -> None:
    result = raising(OSError(code, os.strerror(code), "/a"), monkeypatch, root)
    assert result.exit_code == 2
    assert said in result.stderr


def test_a_stop_is_status_130_and_no_error(monkeypatch: pytest.MonkeyPatch, root: Path) -> None:
    result = raising(KeyboardInterrupt(), monkeypatch, root)
    assert result.exit_code == 130
    assert result.stderr == "Stopped.\n"


def test_a_stop_of_the_program_itself(root: Path, tmp_path: Path) -> None:
    # It waits for a reader of the summary, which is a pipe.
    os.mkfifo(tmp_path / "summary")
    command = [*GONGKAI, *arguments(root, "--summary", str(tmp_path / "summary"))]
    with subprocess.Popen(command, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as program:
        assert program.stdout is not None
        program.stdout.readline()
        time.sleep(0.2)
        program.send_signal(signal.SIGINT)
        _, said = program.communicate(timeout=20)
    assert (program.returncode, said.strip()) == (130, b"Stopped.")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("given", [["--help"], ["--format", "json"]])
def test_a_full_disk_behind_the_output_is_one_sentence(root: Path, given: list[str]) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [*GONGKAI, *arguments(root, *given)], env=ENVIRONMENT, stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 2
    assert done.stderr.startswith(b"Error: There is no space left for the output.")
    assert done.stderr.count(b"\n") == 1


@pytest.mark.parametrize("close", [">&-", "2>&-", "2>/dev/full", ">&- 2>&-"])
@pytest.mark.parametrize(("given", "status"), [((), 0), (("nowhere",), 2)])
def test_an_output_that_is_closed_hides_neither_the_other_nor_the_status(
    root: Path, close: str, given: tuple[str, ...], status: int
) -> None:
    command = ["sh", "-c", f'"$@" {close}', "sh", *GONGKAI, *arguments(root, *given)]
    done = subprocess.run(command, env=ENVIRONMENT, capture_output=True, check=False)
    assert done.returncode == status
    if status == 0 and close.startswith("2"):
        assert b"Records checked" in done.stdout
    assert b"Traceback" not in done.stderr
    assert b"ignored" not in done.stderr


def test_a_reader_who_has_gone_hears_nothing(root: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    try:
        command = [*GONGKAI, *arguments(root)]
        done = subprocess.run(command, env=ENVIRONMENT, stdout=write, stderr=subprocess.PIPE, check=False)
    finally:
        os.close(write)
    assert (done.returncode, done.stderr) == (141, b"")


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_wrong_day_is_told_in_the_language_that_was_asked_for(root: Path, lang: str) -> None:
    given = ["check", "--root", str(root), "--as-of", "gestern", "--lang", lang]
    result = CliRunner().invoke(main, given, catch_exceptions=False)
    assert result.exit_code == 2
    assert ("is not a day" if lang == "en" else "不是日期") in result.stderr
