"""The cache makes the second check cheap and never changes a result."""

import os
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from gongkai.check.checked import CHECKING, Checked, check_archive
from gongkai.load import cache, shape
from gongkai.load.archive import READING
from gongkai.load.cache import Cache, Stamp, tools_key
from tests.example_files import ROOT

DAY = date(2024, 9, 30)
STATEMENT = "records/statements/hexiangyuan/gonggong-shouyi-2024-q1.yml"
# Of the small archive: as many kinds as it needs, because each has a schema to be made ready in every check.
PARTS = ("areas", "organizations", "compounds", "accounts", "meetings", "waivers")
RECORDS = 13
FILES = ("records.msgpack", "findings.msgpack")


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with some records of the small archive, whose files count as left alone for long enough."""
    for folder in PARTS:
        shutil.copytree(ROOT / "tests" / "archive" / "records" / folder, tmp_path / "records" / folder)
    (tmp_path / STATEMENT).parent.mkdir(parents=True)
    shutil.copy(ROOT / "tests" / "archive" / STATEMENT, tmp_path / STATEMENT)
    shutil.copytree(ROOT / "schemas", tmp_path / "schemas")
    monkeypatch.setattr(cache, "SETTLED_AFTER", -(10**18))
    return tmp_path


def checked(root: Path, day: date = DAY, *, cached: bool = True) -> tuple[Checked, dict[str, int]]:
    """Return what a check finds, and how many of each step it had to do."""
    steps: dict[str, int] = {}
    found = check_archive(root, None, day, cached=cached, report=lambda step, _, total: steps.update({step: total}))
    return found, steps


def same(root: Path, day: date = DAY) -> dict[str, int]:
    """Ask that a check finds the same with the cache as without, and return its steps."""
    with_cache, steps = checked(root, day)
    without, _ = checked(root, day, cached=False)
    assert (with_cache.records, with_cache.findings) == (without.records, without.findings)
    return steps


def replace(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text("utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new), "utf-8")


def test_without_a_cache_nothing_is_written(root: Path) -> None:
    checked(root, cached=False)
    assert not (root / "build").exists()


def test_a_second_check_reads_nothing_and_finds_the_same(root: Path) -> None:
    first, steps = checked(root)
    assert steps[READING] == RECORDS
    second, steps = checked(root)
    assert steps == {}
    assert (second.records, second.findings) == (first.records, first.findings)
    assert first.findings


def test_a_second_check_makes_no_schema_ready_and_a_change_only_its_own(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ready: list[str] = []
    compiled = shape._compiled
    monkeypatch.setattr(shape, "_compiled", lambda schema: ready.append(schema["title"]) or compiled(schema))  # type: ignore[func-returns-value]
    checked(root)
    assert len(ready) == len(PARTS) + 2  # statements, and the profiles of the law
    ready.clear()
    checked(root)
    assert ready == []
    replace(root, STATEMENT, 'closing_balance: "15120.55"', 'closing_balance: "15120.56"')
    checked(root)
    assert ready == ["Profile", "Statement"]


def test_only_a_changed_file_is_read_again_and_what_is_wrong_with_it_is_seen(root: Path) -> None:
    same(root)
    replace(root, STATEMENT, 'closing_balance: "15120.55"', 'closing_balance: "15120.56"')
    assert same(root)[READING] == 1
    found, steps = checked(root)
    assert steps == {}
    assert [f.rule for f in found.findings if f.blocks] == ["statement-balance"]
    replace(root, STATEMENT, 'closing_balance: "15120.56"', 'closing_balance: "15120.55"')
    same(root)
    assert not any(f.blocks for f in checked(root)[0].findings)


def test_a_change_that_keeps_size_and_time_is_seen(root: Path) -> None:
    same(root)
    before = (root / STATEMENT).stat()
    replace(root, STATEMENT, 'closing_balance: "15120.55"', 'closing_balance: "15120.56"')
    os.utime(root / STATEMENT, ns=(before.st_atime_ns, before.st_mtime_ns))
    after = (root / STATEMENT).stat()
    assert (after.st_size, after.st_mtime_ns) == (before.st_size, before.st_mtime_ns)
    same(root)
    assert any(f.blocks for f in checked(root)[0].findings)


def test_a_file_that_comes_goes_or_moves_is_seen(root: Path) -> None:
    same(root)
    (root / STATEMENT).rename(root / STATEMENT.replace("-q1", "-1"))
    assert same(root)[READING] == 1
    shutil.copy(root / STATEMENT.replace("-q1", "-1"), root / STATEMENT)
    same(root)
    assert any(f.rule == "statement-chain" for f in checked(root)[0].findings)
    (root / STATEMENT).unlink()
    same(root)
    assert not any(f.blocks for f in checked(root)[0].findings)


def test_a_file_that_cannot_be_read_is_named_again_every_time(root: Path) -> None:
    (root / STATEMENT).write_text("kind: statement\n\tperiod\n", "utf-8")
    assert same(root)[READING] == RECORDS
    found, steps = checked(root)
    assert steps == {}
    assert "yaml-spaces" in [f.rule for f in found.findings]
    replace(root, "records/areas/hetang-shequ.yml", "荷塘社区", "荷塘新社区")
    assert same(root)[READING] == 2
    (root / "records" / "areas" / "Upper.yml").write_text("", "utf-8")
    same(root)
    same(root)


def test_another_day_is_another_check(root: Path) -> None:
    same(root)
    steps = same(root, date(2025, 1, 1))
    assert READING not in steps
    assert CHECKING in steps
    assert any(f.rule == "waivers-used" for f in checked(root, date(2025, 1, 1))[0].findings)
    same(root)


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("schemas/account.schema.json", '"bank": {', '"banks": {'),
        ("schemas/fields.schema.json", '"maxLength": 200', '"maxLength": 2'),
        ("schemas/profiles/national.yml", "special: {part: 3/4", "special: {part: 1/4"),
    ],
)
def test_another_schema_or_law_is_another_check(root: Path, path: str, old: str, new: str) -> None:
    same(root)
    replace(root, path, old, new)
    assert same(root)[READING] == RECORDS
    assert any(f.blocks for f in checked(root)[0].findings)


def test_other_tools_are_another_check(root: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    package = tmp_path / "package"
    package.mkdir()
    (package / "__init__.py").write_text("", "utf-8")
    monkeypatch.setattr("gongkai.__file__", str(package / "__init__.py"))
    first = tools_key()
    (package / "rule.py").write_text("LIMIT = 5\n", "utf-8")
    second = tools_key()
    (package / "rule.py").write_text("LIMIT = 6\n", "utf-8")
    assert len({first, second, tools_key()}) == 3
    assert tools_key() == tools_key()
    assert tools_key() != tools_key(root / "schemas")


def flip(data: bytes) -> bytes:
    return data[:-9] + bytes([data[-9] ^ 1]) + data[-8:]


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda data: b"",
    "cut off": lambda data: data[:-1],
    "cut in the middle": lambda data: data[: len(data) // 2],
    "longer": lambda data: data + b"\x00",
    "one bit changed": flip,
    "text": lambda data: "不是缓存".encode(),
    "zeros": lambda data: bytes(len(data)),
    "deep": lambda data: b"\x91" * 100_000,
}


@pytest.mark.parametrize("file", FILES)
def test_a_damaged_cache_is_as_good_as_none(root: Path, file: str) -> None:
    same(root)
    sound, _ = checked(root)
    kept = {name: (root / cache.FOLDER / name).read_bytes() for name in FILES}
    for damage, damaged in DAMAGES.items():
        (root / cache.FOLDER / file).write_bytes(damaged(kept[file]))
        if file == "records.msgpack":
            # Or nobody would look into the other one.
            (root / cache.FOLDER / "findings.msgpack").unlink()
        found, steps = checked(root)
        assert (found.records, found.findings) == (sound.records, sound.findings), damage
        assert (READING in steps) == (file == "records.msgpack"), damage
        assert {name: (root / cache.FOLDER / name).read_bytes() for name in FILES} == kept, damage


def test_the_cache_of_another_repository_is_not_taken_for_this_one(root: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    shutil.copytree(root / "records", other / "records")
    shutil.copytree(root / "schemas", other / "schemas")
    replace(other, STATEMENT, 'closing_balance: "15120.55"', 'closing_balance: "15120.56"')
    same(other)
    shutil.copytree(other / "build", root / "build")
    same(root)
    assert not any(f.blocks for f in checked(root)[0].findings)


def test_no_place_for_a_cache_is_no_error(root: Path) -> None:
    (root / "build").write_text("a file where the folder would be", "utf-8")
    assert same(root)[READING] == RECORDS
    assert same(root)[READING] == RECORDS


def test_a_folder_in_the_place_of_the_cache_is_no_error(root: Path) -> None:
    for file in FILES:
        (root / cache.FOLDER / file).mkdir(parents=True)
    assert same(root)[READING] == RECORDS


def test_nobody_waits_for_a_pipe_in_the_place_of_the_cache(root: Path) -> None:
    (root / cache.FOLDER).mkdir(parents=True)
    for file in FILES:
        os.mkfifo(root / cache.FOLDER / file)
    assert same(root)[READING] == RECORDS
    assert all((root / cache.FOLDER / file).is_file() for file in FILES), "it is put right"


def test_a_device_in_the_place_of_the_cache_is_no_cache_and_nothing_is_left_lying_about(root: Path) -> None:
    (root / cache.FOLDER).mkdir(parents=True)
    (root / cache.FOLDER / FILES[0]).symlink_to("/dev/zero")
    (root / cache.FOLDER / FILES[1]).mkdir()
    assert same(root)[READING] == RECORDS
    assert sorted(file.name for file in (root / cache.FOLDER).iterdir()) == sorted(FILES)


def test_a_file_changed_a_moment_ago_is_read_again(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # It could change once more within one tick of the clock, and its stamp would stay.
    monkeypatch.setattr(cache, "SETTLED_AFTER", 10**18)
    assert same(root)[READING] == RECORDS
    assert same(root)[READING] == RECORDS


def test_a_stamp_is_settled_only_when_both_its_times_are_past(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache.time, "time_ns", lambda: 10_000_000_000)
    limit = 10_000_000_000 - cache.SETTLED_AFTER
    assert Stamp(limit - 1, limit - 1, 1, 1).settled
    assert not Stamp(limit, 0, 1, 1).settled
    assert not Stamp(0, limit, 1, 1).settled


def test_a_check_that_keeps_the_archive_reads_it(root: Path) -> None:
    same(root)
    kept = check_archive(root, None, DAY, cached=True, keep=True)
    assert kept.archive is not None
    assert len(kept.archive) == kept.records == RECORDS
    assert kept.findings == checked(root)[0].findings


def test_what_is_kept_is_kept_by_path_and_only_for_the_same_tools(tmp_path: Path) -> None:
    one = Cache(tmp_path, "tools")
    assert one.known() == {}
    found = cache.Known(Stamp(0, 0, 1, 2), cache.msgspec.Raw(b"\x80"))
    one.remember_records({"records/areas/a.yml": found})
    assert {path: bytes(known.body) for path, known in one.known().items()} == {"records/areas/a.yml": b"\x80"}
    assert Cache(tmp_path, "other tools").known() == {}
    remembered = cache.Remembered("key", 1, [])
    one.remember_check(remembered)
    assert one.last_check("key") == remembered
    assert one.last_check("other key") is None
