"""Every command over hostile records, messages and arguments: right statuses, and nothing drives a terminal."""

import csv
import json
import re
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from xml.etree import ElementTree as ET

import icalendar
import pytest
from click.testing import CliRunner, Result
from pypdf import PdfReader

from gongkai.cli import main
from gongkai.load.schemas import Schemas
from gongkai.publish.exports.csv import defused
from tests.browser import Visit
from tests.hostile.archive import say_hostile_words
from tests.hostile.scanned import faults_of_files
from tests.recorded import Recorded, archive
from tests.site_reader import ROOT, MakeRepository, PublishedSite, Repository

Said = tuple[dict[str, str], dict[str, list[str]]]  # files by path, and the words that each says

pytestmark = pytest.mark.xdist_group("the hostile archive")
MESSAGE = (
    "<script>alert(1)</script>{{7*7}}%%content%% ::error::x ##[error]y \x1b]0;甲\x07 \x9b31m \u202e终 \u200b]]></entry>"
)
DRIVING = "\x1b[31m红\x07\x9b2J\u202e<b>\x7f"  # an argument
# Controls, and what turns the direction: never on a terminal, whoever wrote it. Line ends are ours.
FORBIDDEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> Said:
    """Return the files of the hostile archive, and what each of them says."""
    folder = tmp_path_factory.mktemp("hostile")
    for path, text in archive().items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    words = say_hostile_words(folder / "records", Schemas.read(ROOT / "schemas"))
    return {path: (folder / path).read_text("utf-8") for path in words}, words


@pytest.fixture(scope="module")
def hostile(repository: MakeRepository, said: Said) -> Repository:
    """Return a repository whose last commit, with a hostile message, made all words of the records hostile."""
    recorded = Recorded(repository)
    first = recorded.made.commit(archive(), author="shuji@example.com")
    last = recorded.made.commit(said[0], first, message=MESSAGE)
    recorded.made.finish()
    recorded.stand_at(last)
    return recorded.repository


def run(made: Repository, *arguments: str | Path, day: bool = True) -> Result:
    """Run a command; what the program does not handle is raised."""
    given = [arguments[0], "--root", made.root, *(["--as-of", made.day] if day else []), *arguments[1:]]
    return CliRunner().invoke(main, [str(one) for one in given], catch_exceptions=False)


def calm(result: Result) -> str:
    """Return the output of a command that left the terminal alone."""
    found = FORBIDDEN.search(result.output)
    assert found is None, result.output[max(0, found.start() - 60) : found.end() + 60].encode()
    # A runner takes a line that begins so for a command.
    assert not re.search(r"^\s*::(?!error |warning |notice )|##\[", result.output, re.M)
    return result.output


COMMANDS = [
    ("check", 0),
    ("check --format json", 0),
    ("check --format sarif", 0),
    ("check --format github", 0),
    ("verdicts", 0),
    ("verdicts --format json", 0),
    ("duties", 0),
    ("duties --format json", 0),
    ("desk hehua-jiedao", 0),
    ("desk hehua-jiedao --format json", 0),
]
WITHOUT_A_DAY = [
    ("diff main~1 main", 0),
    ("diff main~1 main --format json", 0),
    ("diff main~1 main --format html", 0),
    ("diff main~1 main --format markdown", 0),
    ("explain vote-quorum", 0),
    ("verify", 1),  # the words were changed without a correction
]


@pytest.mark.parametrize(("command", "status"), COMMANDS + WITHOUT_A_DAY)
def test_each_command_ends_as_it_does_over_other_records(hostile: Repository, command: str, status: int) -> None:
    result = run(hostile, *command.split(), "--lang", "zh", day=(command, status) in COMMANDS)
    assert result.exit_code == status, result.output
    said = calm(result)
    assert "•" not in said, "a count was taken for a telephone number"
    if command.endswith(("json", "sarif")):
        json.loads(said)
    if command.endswith("html"):
        assert "<script" not in said


@pytest.mark.parametrize(
    "command",
    [
        "explain {}",
        "diff {} main",
        "verify {}",
        "notice {}",
        "verdicts {}",
        "duties {}",
        "desk {}",
        "check {}",
        "export --out {} --compound {}",
        "export --out x --area {}",
        "check --as-of {}",
        "check --records {}",
        "{}",
        "check --lang {}",
        "checkpoint show {}",
    ],
)
def test_a_hostile_argument_is_answered_by_a_sentence(hostile: Repository, command: str) -> None:
    first, *others = [word.replace("{}", DRIVING) for word in command.split()]
    result = CliRunner().invoke(main, [first, "--root", str(hostile.root), *others], catch_exceptions=False)
    assert result.exit_code == 2, result.output
    calm(result)


def test_data_holds_each_text_and_no_formula(hostile: Repository, said: Said, tmp_path: Path) -> None:
    result = run(hostile, "export", "--out", tmp_path / "data", "--lang", "zh")
    assert result.exit_code == 0, result.output
    calm(result)
    cells = [
        cell
        for file in (tmp_path / "data/csv").glob("*.csv")
        for row in csv.reader(file.read_text("utf-8-sig").splitlines(keepends=True))
        for cell in row
    ]
    assert [cell for cell in cells if defused(cell) != cell and not re.fullmatch(r"-?[\d.]+", cell)] == []
    with closing(sqlite3.connect(tmp_path / "data/sqlite/gongkai.sqlite")) as base:
        assert base.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        names = [name for (name,) in base.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        rows = [row for name in names for row in base.execute(f'SELECT * FROM "{name}"')]  # noqa: S608
    texts = {text for of_record in said[1].values() for text in of_record}
    assert texts - single(value for row in rows for value in row) == set()
    assert {defused(text) for text in texts} - single(cells) - {defused(one) for one in single(cells)} == set()


def single(values: Iterable[object]) -> set[object]:
    """Return values, and those that stand in a cell together as JSON."""
    found: set[object] = set()
    for value in values:
        listed = json.loads(value) if isinstance(value, str) and re.match(r'\[".*"\]$', value, re.S) else []
        found |= {value, *listed}
    return found


def test_a_site_with_a_hostile_history_is_built_and_its_files_are_whole(
    hostile: Repository, said: Said, visitor: Visit
) -> None:
    result = run(hostile, "build", "--out", hostile.out, "--site-url", "https://example.org/a", "--lang", "zh")
    assert result.exit_code == 0, result.output
    calm(result)
    site = PublishedSite(hostile.out)
    guest = visitor(site.folder)
    assert faults_of_files(guest.open("index.html"), guest.home, sorted(site.pages)) == {}
    assert [fault for page in site.pages.values() for fault in page.faults] == []
    feeds = [path for path in site.files if path.endswith(".atom")]
    assert feeds
    for path in feeds:
        assert {found.tag.partition("}")[2] for found in ET.parse(site.folder / path).iter()} <= OF_ATOM  # noqa: S314
    calendars = [path for path in site.files if path.endswith(".ics")]
    assert calendars
    for path in calendars:
        text = (site.folder / path).read_text("utf-8")
        assert {part.name for part in icalendar.Calendar.from_ical(text).walk()} <= {"VCALENDAR", "VEVENT"}
        assert FORBIDDEN.search(text.replace("\r\n", "\n")) is None
    papers = [path for path in site.files if path.endswith(".pdf")]
    assert papers
    for path in papers:
        assert links_of(PdfReader(site.folder / path)) <= {"https"}
    assert FORBIDDEN.search("".join((site.folder / path).read_text("utf-8") for path in site.pages)) is None


OF_ATOM = frozenset(
    [
        "feed",
        "id",
        "title",
        "updated",
        "author",
        "name",
        "link",
        "entry",
        "summary",
        "category",
        "deleted-entry",
        "comment",
        "subtitle",
        "generator",
    ]
)


def links_of(paper: PdfReader) -> set[str]:
    """Return the schemes that the links of a paper have; a paper that would do something of itself fails."""
    assert not {"/OpenAction", "/AA"} & paper.trailer["/Root"].keys()
    found = [note.get_object()["/A"] for page in paper.pages for note in page.get("/Annots", ())]
    return {str(action["/URI"]).partition(":")[0] for action in found}
