"""The walk over `records/`: which files are records, what is said of all others, and how a file is opened."""

import errno
import os
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from gongkai.load import file_names as names
from gongkai.load import opened as opening
from gongkai.load.file_names import RecordFile, misplaced, visible, walk
from gongkai.load.opened import opened
from gongkai.load.reading_rules import FILE_EXPECTED, FILE_NAME, FILE_READABLE, SIZE_LIMIT
from gongkai.model.finding import Finding, Severity

NAMES = [
    # name, is it a folder, rule, sentence, another name that the sentence gives
    ("2025-03-08-owners-assembly.yml", False, None, "", None),
    ("a.b_c-d.yml", False, None, "", None),
    ("0.yml", False, None, "", None),
    ("a" * 77 + ".yml", False, None, "", None),
    ("README.md", False, None, "", None),
    ("README.zh-CN.md", False, None, "", None),
    (".gitkeep", False, None, "", None),
    ("example-street", True, None, "", None),
    ("a.b", True, None, "", None),
    ("a" * 78 + ".yml", False, FILE_NAME, names.LONG, None),
    ("a" * 82, True, FILE_NAME, names.LONG, None),
    ("A.yml", False, FILE_NAME, names.CAPITALS, "a.yml"),
    ("Example", True, FILE_NAME, names.CAPITALS, "example"),
    ("a.YML", False, FILE_NAME, names.CAPITALS, "a.yml"),
    ("A.Yaml", False, FILE_NAME, names.CAPITALS, "a.yml"),
    ("a.yaml", False, FILE_NAME, names.ENDING, "a.yml"),
    ("a.yml", True, FILE_NAME, names.LIKE_A_RECORD, "a"),
    ("业主大会.yml", False, FILE_NAME, names.SIGNS, None),
    ("a b.yml", False, FILE_NAME, names.SIGNS, None),
    ("a\n.yml", False, FILE_NAME, names.SIGNS, None),
    ("a.yml\n", False, FILE_NAME, names.SIGNS, None),
    ("-rf.yml", False, FILE_NAME, names.SIGNS, None),
    ("_a.yml", False, FILE_NAME, names.SIGNS, None),
    ("a:b.yml", False, FILE_NAME, names.SIGNS, None),
    ("a\\b.yml", False, FILE_NAME, names.SIGNS, None),
    ("<img onerror>.yml", False, FILE_NAME, names.SIGNS, None),
    ("%2e%2e%2f.yml", False, FILE_NAME, names.SIGNS, None),
    ("{{7*7}}.yml", False, FILE_NAME, names.SIGNS, None),
    ("\u202elmy.a", False, FILE_NAME, names.SIGNS, None),
    ("caf\xe9.yml", False, FILE_NAME, names.SIGNS, None),
    ("\udcff.yml", False, FILE_NAME, names.SIGNS, None),
    ("１.yml", False, FILE_NAME, names.SIGNS, None),
    ("con.yml", False, FILE_NAME, names.WINDOWS, None),
    ("nul", True, FILE_NAME, names.WINDOWS, None),
    ("com1.a.yml", False, FILE_NAME, names.WINDOWS, None),
    ("a.", True, FILE_NAME, names.WINDOWS, None),
    ("console.yml", False, None, "", None),
    ("notes.txt", False, FILE_EXPECTED, names.STRAY, None),
    ("yml", False, FILE_EXPECTED, names.STRAY, None),
    ("a.yml.gz", False, FILE_EXPECTED, names.STRAY, None),
    (".gitattributes", False, FILE_EXPECTED, names.FOR_GIT, None),
    (".gitmodules", False, FILE_EXPECTED, names.FOR_GIT, None),
    (".git", True, FILE_EXPECTED, names.FOR_GIT, None),
]
LEFT_BEHIND = [
    ".DS_Store",
    "Thumbs.db",
    "desktop.ini",
    "a.yml~",
    "~$a.docx",
    ".a.yml.swp",
    "a.yml.bak",
    "a.orig",
    "#a#",
    ".a.yml",
]


@pytest.mark.parametrize(
    ("name", "is_folder", "rule", "message", "meant"), NAMES, ids=[repr(row[0])[:30] for row in NAMES]
)
def test_a_name_is_told_from_what_a_name_should_be(
    name: str, is_folder: bool, rule: str | None, message: str, meant: str | None
) -> None:
    finding = misplaced(f"records/{visible(name)}", name, is_folder=is_folder)
    if rule is None:
        assert finding is None
        return
    assert finding is not None
    assert (finding.rule, finding.message, finding.facts.get("meant")) == (rule, message, meant)
    assert finding.severity is Severity.ERROR
    assert finding.message.format_map(finding.facts).isprintable()
    assert finding.place.path.isprintable()


@pytest.mark.parametrize("name", LEFT_BEHIND)
def test_what_a_program_left_behind_is_a_warning(name: str) -> None:
    finding = misplaced(f"records/{name}", name, is_folder=False)
    assert finding is not None
    assert (finding.rule, finding.severity, finding.message) == (FILE_EXPECTED, Severity.WARNING, names.LEFT_BEHIND)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("业主", "业主"),
        ("a\nb", "a\\nb"),
        ("a\u202eb", "a\\u202eb"),
        ("a\x1b", "a\\x1b"),
        (os.fsdecode(b"\xff\xe4\xb8\x9a"), "\\xff业"),
    ],
)
def test_a_name_is_shown_so_that_it_can_be_seen(name: str, shown: str) -> None:
    assert visible(name) == shown


# The walk


@pytest.fixture
def records(tmp_path: Path) -> Path:
    folder = tmp_path / "records"
    folder.mkdir()
    return folder


def put(records: Path, *paths: str) -> None:
    for path in paths:
        (records / path).parent.mkdir(parents=True, exist_ok=True)
        (records / path).write_bytes(b"a: 1\n")


def found(records: Path) -> list[tuple[str, str | None]]:
    """Return the paths that the walk yields, each with the sentence of its finding or None for a record."""
    return [(f.path, None) if isinstance(f, RecordFile) else (f.place.path, f.message) for f in walk(records)]


def test_the_walk_yields_records_by_path(records: Path) -> None:
    put(records, "b/2.yml", "b/10.yml", "a/x.yml", "a-b/x.yml", "a.b/x.yml", "a/b/c/d/x.yml", "a/b.yml", "README.md")
    paths = [path for path, message in found(records) if message is None]
    assert paths == sorted(paths)
    assert paths == [
        "records/a-b/x.yml",
        "records/a.b/x.yml",
        "records/a/b.yml",
        "records/a/b/c/d/x.yml",
        "records/a/x.yml",
        "records/b/10.yml",
        "records/b/2.yml",
    ]


def test_the_walk_says_what_the_system_says_of_a_file(records: Path) -> None:
    put(records, "a.yml")
    (file,) = walk(records)
    assert isinstance(file, RecordFile)
    assert file.status == (records / "a.yml").stat()


def test_the_walk_does_not_go_into_attachments(records: Path) -> None:
    put(records, "attachments/合同.PDF", "attachments/.x/y", "a/attachments/x.pdf")
    assert found(records) == [("records/a/attachments/x.pdf", names.STRAY)]


def test_links_are_never_followed(records: Path, tmp_path: Path) -> None:
    put(tmp_path / "elsewhere", "x.yml")
    put(records, "a/x.yml")
    (records / "file.yml").symlink_to(tmp_path / "elsewhere" / "x.yml")
    (records / "folder").symlink_to(tmp_path / "elsewhere")
    (records / "nothing.yml").symlink_to("nowhere")
    (records / "self.yml").symlink_to("self.yml")
    (records / "a" / "up").symlink_to("..")
    (records / "attachments").symlink_to(tmp_path / "elsewhere")
    assert found(records) == [
        ("records/a/up", opening.LINK),
        ("records/a/x.yml", None),
        ("records/attachments", opening.LINK),
        ("records/file.yml", opening.LINK),
        ("records/folder", opening.LINK),
        ("records/nothing.yml", opening.LINK),
        ("records/self.yml", opening.LINK),
    ]


def test_not_even_the_folder_of_records_may_be_a_link(records: Path, tmp_path: Path) -> None:
    put(records, "a.yml")
    link = tmp_path / "link"
    link.symlink_to(records)
    assert found(link) == [("link", opening.LINK)]


def test_pipes_and_sockets_are_refused_without_being_opened(records: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(records / "pipe.yml")
    monkeypatch.chdir(records)  # the path of a socket has to be short
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("socket.yml")
        assert found(records) == [
            ("records/pipe.yml", opening.NOT_A_FILE),
            ("records/socket.yml", opening.NOT_A_FILE),
        ]


@pytest.mark.parametrize(
    ("one", "other"),
    [("a.yml", "A.yml"), ("a.yml", "a.YML"), ("stra\xdfe.yml", "STRASSE.yml"), ("caf\xe9.yml", "cafe\u0301.yml")],
)
def test_names_that_are_one_on_some_disks_are_told_together(records: Path, one: str, other: str) -> None:
    put(records, one, other)
    findings = [f for f in walk(records) if isinstance(f, Finding)]
    (collision,) = [f for f in findings if f.message == names.COLLISION]
    assert {collision.facts["name"], collision.facts["other"]} == {one, other}
    assert collision.rule == FILE_NAME


def test_folders_collide_too(records: Path) -> None:
    put(records, "a/x.yml", "A/x.yml")
    assert found(records) == [("records/A", names.COLLISION), ("records/a/x.yml", None)]


def test_a_name_that_is_not_text_is_a_finding(records: Path) -> None:
    put(records, "a.yml")
    (records / os.fsdecode(b"\xff\xfe.yml")).write_bytes(b"a: 1\n")
    assert found(records) == [("records/a.yml", None), ("records/\\xff\\xfe.yml", names.SIGNS)]


def test_a_folder_that_is_not_there_is_a_finding(records: Path) -> None:
    assert found(records / "none") == [("none", opening.GONE)]


@pytest.mark.parametrize(
    ("code", "message"), [(errno.EACCES, opening.FORBIDDEN), (errno.EIO, opening.BROKEN), (errno.ENOENT, opening.GONE)]
)
def test_a_folder_that_cannot_be_read_is_a_finding(
    records: Path, monkeypatch: pytest.MonkeyPatch, code: int, message: str
) -> None:
    put(records, "a/x.yml", "b/x.yml")
    real = os.scandir

    def scandir(folder: str) -> Any:
        if folder.endswith("a"):
            raise OSError(code, "English words of the system")
        return real(folder)

    monkeypatch.setattr(os, "scandir", scandir)
    assert found(records) == [("records/a", message), ("records/b/x.yml", None)]


def test_a_file_that_vanishes_on_the_way_is_a_finding(records: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(records, "a.yml", "b.yml")
    real = os.scandir

    class Vanishing:
        def __init__(self, folder: str) -> None:
            self._real = real(folder)

        def __enter__(self) -> Iterator[os.DirEntry[str]]:
            entries = sorted(self._real, key=lambda entry: entry.name)
            (records / "a.yml").unlink()
            return iter(entries)

        def __exit__(self, *_: object) -> None:
            self._real.close()

    monkeypatch.setattr(os, "scandir", Vanishing)
    assert found(records) == [("records/a.yml", opening.GONE), ("records/b.yml", None)]


def test_folders_as_deep_as_the_system_allows_are_no_trouble(records: Path) -> None:
    deep = records
    for _ in range(400):
        deep /= "a"
        deep.mkdir()
    assert found(records) == []


# Opening


def test_a_file_is_opened_with_what_the_system_says_of_it(records: Path) -> None:
    put(records, "a.yml")
    assert opened(records.parent, "records/a.yml") == ((records / "a.yml").stat(), b"a: 1\n")


def test_no_more_is_read_than_is_needed_to_refuse(records: Path) -> None:
    (records / "a.yml").write_bytes(b"#" * (SIZE_LIMIT + 5000))
    read = opened(records, "a.yml")
    assert isinstance(read, tuple)
    assert len(read[1]) == SIZE_LIMIT + 1


def test_what_cannot_be_opened_is_a_finding_and_nothing_waits(records: Path) -> None:
    os.mkfifo(records / "pipe.yml")
    (records / "link.yml").symlink_to("a.yml")
    (records / "folder.yml").mkdir()
    put(records, "a.yml")
    said = {}
    for name in ("pipe.yml", "link.yml", "folder.yml", "none.yml", "a.yml/b.yml"):
        read = opened(records, name)
        assert isinstance(read, Finding)
        assert (read.rule, read.place.path) == (FILE_READABLE, name)
        said[name] = read.message
    assert said == {
        "pipe.yml": opening.NOT_A_FILE,
        "link.yml": opening.LINK,
        "folder.yml": opening.NOT_A_FILE,
        "none.yml": opening.GONE,
        "a.yml/b.yml": opening.GONE,
    }


@pytest.mark.parametrize("call", ["open", "fstat", "read"])
def test_every_step_of_opening_may_fail(records: Path, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    put(records, "a.yml")

    def fails(*_: object) -> None:
        raise OSError(errno.EIO, "English words of the system")

    before = len(os.listdir("/proc/self/fd"))  # noqa: PTH208  # nothing is made of the names
    monkeypatch.setattr(os, call, fails)
    read = opened(records, "a.yml")
    monkeypatch.undo()
    assert isinstance(read, Finding)
    assert (read.message, read.facts) == (opening.BROKEN, {"code": "EIO"})
    assert len(os.listdir("/proc/self/fd")) == before  # noqa: PTH208  # as above
