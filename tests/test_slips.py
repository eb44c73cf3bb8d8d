"""The slips of a secretary's pen: each gives one finding that leads to the line, in Chinese that needs no English.

A slip is a file of `tests/slips/`: a record as somebody would get it wrong. Its path is the first line, so that the
lines are those that an editor shows; more records may follow, each with its path. After the path stand

    # saved: gbk            how the file was saved, if not as it should be
    # finds: shape 12       the rule and the line of the first finding; `nothing` where it is no slip after all
    # says: 2025-03-08      what the Chinese sentence has to hold
"""

import re
from pathlib import Path

import pytest
from msgspec import Struct

from gongkai.load.yaml_text import positions
from gongkai.model.finding import Finding
from gongkai.report.words import worded
from gongkai.text import translator
from tests.example_files import AS_OF, Example, found_in

FOLDER = Path(__file__).with_name("slips")
SLIPS = sorted(FOLDER.glob("*.yaml"))
MOST = 3  # findings for one slip

_PATH = re.compile(r"^# (records/\S+\.yml)$", re.MULTILINE)
_SAVED = re.compile(r"^# saved: (\S+)$", re.MULTILINE)
_FINDS = re.compile(r"^# finds: (\S+)(?: (\d+))?$", re.MULTILINE)
_SAYS = re.compile(r"^# says: (.+)$", re.MULTILINE)

# What a Chinese sentence may hold of the Latin alphabet: what it quotes, codes with their Chinese name, paths and ids,
# and the few names that have no Chinese one.
_QUOTED = re.compile(r"“[^”]*”+|\"[^\"]*\"")
_CODE_WITH_NAME = re.compile(r"[a-z0-9][a-z0-9-]*(?=（)")
_PATH_OR_ID = re.compile(r"https?://|records/[a-z<>/\u4e00-\u9fff]*|\.yml|[a-z0-9-]+/[a-z0-9-]+")
_NAMES = re.compile(r"UTF-8|UTF-16|GBK|BOM|Tab")
_LATIN = re.compile(r"[A-Za-z]{2,}")


class Slip(Struct, frozen=True):
    """One slip: its files by path as they were saved, and what has to be found."""

    documents: dict[str, bytes]
    rule: str
    line: int
    says: list[str]


def slip(path: Path) -> Slip:
    text = path.read_bytes().decode("utf-8")
    starts = [match.start() for match in _PATH.finditer(text)]
    saved, finds = _SAVED.search(text), _FINDS.search(text)
    assert finds
    documents = {}
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        match = _PATH.match(text, start)
        assert match
        # Comments stand for the records above, so that lines are counted as in the file of the slip.
        above = "#\n" * text.count("\n", 0, start)
        documents[match[1]] = as_saved(above + text[start:end], saved[1] if saved else "")
    return Slip(documents, finds[1], int(finds[2] or 0), _SAYS.findall(text))


def as_saved(text: str, how: str) -> bytes:
    data = text.encode()
    ways = {
        "": lambda: data,
        "gbk": lambda: text.encode("gbk"),
        "utf-16": lambda: text.encode("utf-16"),
        "bom": lambda: b"\xef\xbb\xbf" + data,
        "crlf": lambda: data.replace(b"\n", b"\r\n"),
        "cut": lambda: data[:-20],
    }
    return ways[how]()


def found(of: Slip) -> list[tuple[str, int, str]]:
    """Return what a check finds: rule, line and the sentence in Chinese."""

    def line(finding: Finding) -> int:
        place = finding.place
        return place.line or positions(of.documents[place.path]).of(place.pointer)[0]

    return [(f.rule, line(f), worded(f, translator("zh"))) for f in found_in(Example(of.documents, [], AS_OF))]


# What is not as it should be yet. Who mends one takes it from this list: a test that passes here fails.
FOUND_OTHERWISE: dict[str, str] = {}
TOLD_OTHERWISE: dict[str, str] = {}


def slips(open_ones: dict[str, str]) -> list[object]:
    def marks(name: str) -> list[pytest.MarkDecorator]:
        return [pytest.mark.xfail(reason=open_ones[name], strict=True)] if name in open_ones else []

    return [pytest.param(path, id=path.stem, marks=marks(path.stem)) for path in SLIPS]


@pytest.mark.parametrize("path", slips(FOUND_OTHERWISE))
def test_a_slip_is_found_where_it_is(path: Path) -> None:
    case = slip(path)
    findings = found(case)
    first = findings[0][:2] if findings else ("nothing", 0)
    assert first == (case.rule, case.line), findings
    assert len(findings) <= MOST, "one cause, one message"
    for phrase in case.says:
        assert phrase in findings[0][2]


@pytest.mark.parametrize("path", slips(TOLD_OTHERWISE))
def test_a_slip_is_told_in_chinese(path: Path) -> None:
    for rule, _, sentence in found(slip(path)):
        bare = sentence
        for allowed in (_NAMES, _QUOTED, _CODE_WITH_NAME, _PATH_OR_ID):
            bare = allowed.sub("", bare)
        assert not _LATIN.search(bare), f"{rule}: {sentence}"
        # No gap left open. A brace may be named where it is what is missing.
        assert not re.search(r"\{[a-z_]+\}", sentence), sentence
        assert re.search(r"[\u4e00-\u9fff]", sentence)
        assert sentence.endswith(("。", "？", "…'。")), sentence


def test_there_are_slips() -> None:
    assert len(SLIPS) > 60
