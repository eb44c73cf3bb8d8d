"""The runs about `gongkai check`: cold, warm, one record changed, beside the bare stack and what others would use."""

import os
import shutil
import sys
import time
from pathlib import Path

from tests.bench.runs import Run
from tests.bench.workspaces import AS_OF, a_case, change, forget

PEERS = Path(__file__).with_name("peers")
# A state of the files is only remembered once it is older than the clock of the file system is coarse.
SETTLED = 2.2  # seconds
# So many file names fit on a command line everywhere.
ARGUMENTS = 2_000

COLD, WARM, CHANGED = "gongkai check, cold", "gongkai check, nothing changed", "gongkai check, one record changed"
BARE, SLOW, CHECK_JSONSCHEMA = "bare stack", "PyYAML (C) + jsonschema", "check-jsonschema"
SLOW_PEERS = (SLOW, CHECK_JSONSCHEMA)


def check_runs(folder: Path, records: int, rounds: int, slow: bool) -> list[Run]:
    """Return the runs on one archive; with `slow` also those that take minutes where we take seconds."""
    ours = [sys.executable, "-m", "gongkai", "check", "--root", str(folder), "--as-of", AS_OF, "--lang", "en"]
    case = a_case(folder)

    def changed() -> None:
        change(case)
        # Left to settle, so that the run that follows may remember what it saw.
        time.sleep(SETTLED)

    def peer(script: str) -> list[list[str]]:
        return [[sys.executable, str(PEERS / script), str(folder / "schemas"), str(folder / "records")]]

    runs = [
        Run("check", BARE, records, peer("bare_stack.py"), rounds=rounds),
        Run("check", COLD, records, [ours], before=lambda: forget(folder), rounds=rounds),
        Run("check", WARM, records, [ours], rounds=rounds),
        Run("check", CHANGED, records, [ours], before=changed, rounds=rounds),
    ]
    if slow:
        runs.append(Run("check", SLOW, records, peer("slow_stack.py"), rounds=max(1, rounds - 1)))
        runs.append(_check_jsonschema(folder, records))
    return runs


def _check_jsonschema(folder: Path, records: int) -> Run:
    program = program_path("check-jsonschema")
    if program is None:
        return Run("check", CHECK_JSONSCHEMA, records, missing="the program check-jsonschema is not installed")
    commands = []
    # It takes one schema a call, so it is called once for each folder of records.
    for schema in sorted((folder / "schemas").glob("*.schema.json")):
        kind = schema.name.removesuffix(".schema.json")
        files = [str(file) for file in sorted((folder / "records" / _folder_of(kind)).rglob("*.yml"))]
        commands += [
            [program, "--schemafile", str(schema), *files[first : first + ARGUMENTS]]
            for first in range(0, len(files), ARGUMENTS)
        ]
    return Run("check", CHECK_JSONSCHEMA, records, commands)


def _folder_of(kind: str) -> str:
    return f"{kind}s"


def program_path(name: str) -> str | None:
    """Return where a program of this environment is, or one on the path; None where there is none."""
    beside = Path(sys.executable).with_name(name)
    return str(beside) if os.access(beside, os.X_OK) else shutil.which(name)
