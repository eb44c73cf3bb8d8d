"""Personal data in a file, as findings: where it stands, of which kind it is, and never what it is."""

import re
from collections.abc import Callable, Iterator

from gongkai.load.lines import Lines
from gongkai.load.noted import LISTED, MORE
from gongkai.load.positions import Positions
from gongkai.model.finding import Finding, Place
from gongkai.privacy.firewall import hits_in
from gongkai.privacy.hit import Hit
from gongkai.privacy.masking import masked_value

# Words of names at WeChat and QQ that could stand in a path.
_WORDS = ("wx", "vx", "qq", "wei", "wechat")
_OF_RECORDS = re.compile(r"[a-z0-9/._-]*+\Z")
_DIGITS = b"0123456789"
_COMMENT = re.compile(r"(?:^|[ \t])#")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")


def personal_data(data: bytes, path: str, where: Callable[[], Positions] | None = None) -> list[Finding]:
    """Return the findings about what is personal in the file `data` at `path`: its text, and its path.

    `where` gives the places of the values in a record; it is only asked where something is found.
    """
    found = personal_path(path)
    try:
        text = data.decode("utf-8")
        hits = hits_in(text, data)
    except UnicodeDecodeError:
        text = text_of_any(data)
        hits = hits_in(text)
    if hits:
        lines, positions = Lines(text), where() if where else Positions()
        found += _capped([_finding(hit, text, path, lines, positions) for hit in hits])
    return found


def personal_path(path: str) -> list[Finding]:
    """Return the findings about what is personal in the name of a file or of a folder around it."""
    if _is_harmless(path):
        return []
    hits = hits_in(path)
    return [
        Finding(hit.rule, hit.severity, Place(path), hit.message, {"masked": masked_value(hit, path)}) for hit in hits
    ]


def _is_harmless(path: str) -> bool:
    """Whether a path has no more than the signs of a record's name, and too few digits for a number."""
    return (
        _OF_RECORDS.match(path) is not None
        and len(path) - len(path.encode().translate(None, _DIGITS)) < 11
        and not any(word in path for word in _WORDS)
    )


def spots_of(data: bytes) -> Iterator[tuple[tuple[str, int, int], str]]:
    """Yield rule, line and column of what is personal in a file, with the value; nothing may show or keep the value."""
    text = text_of_any(data)
    lines = Lines(text)
    for hit in hits_in(text):
        yield (hit.rule, *lines.spot(hit.start)), hit.value


def text_of_any(data: bytes) -> str:
    """Return the text of a file in whatever encoding; what is no text becomes characters that mean nothing."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    if data.count(0) * 3 > len(data):
        return data.decode("utf-16-le" if data[1:2] == b"\0" else "utf-16-be", "replace")
    try:
        return data.decode("gb18030")
    except UnicodeDecodeError:
        return data.decode("utf-8", "replace")


def _finding(hit: Hit, text: str, path: str, lines: Lines, positions: Positions) -> Finding:
    line, column = lines.spot(hit.start)
    before = _QUOTED.sub("", lines[line - 1][: column - 1])
    pointer = "" if _COMMENT.search(before) else positions.at(line, column)
    place = Place(path, pointer, line, column)
    return Finding(hit.rule, hit.severity, place, hit.message, {"masked": masked_value(hit, text)})


def _capped(findings: list[Finding]) -> list[Finding]:
    """Return at most so many findings of each rule, and one that says that there are more."""
    listed: dict[str, int] = {}
    kept = []
    for finding in findings:
        count = listed[finding.rule] = listed.get(finding.rule, 0) + 1
        if count <= LISTED:
            kept.append(finding)
        elif count == LISTED + 1:
            kept.append(Finding(finding.rule, finding.severity, finding.place, MORE))
    return kept
