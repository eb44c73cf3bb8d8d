"""Fields whose colon is not one to YAML: `heads：318`, `heads:318`. They turn into text, or more of the text above."""

import re
from collections.abc import Iterator, Mapping

from msgspec import Struct

from gongkai.load.lines import Lines
from gongkai.load.reading_rules import YAML_WELL_FORMED
from gongkai.model.finding import Fact
from gongkai.text.catalogue import N_

FULL_WIDTH_COLON = N_(
    "The colon after “{key}” is a Chinese one (：). Write “{key}: ” with an English colon and a space."
)
WIDE_SPACE = N_("The blank after the colon of “{key}” is a Chinese one. Write “{key}: ” with an ordinary space.")
NO_SPACE = N_("A space is missing after the colon of “{key}”. Write “{key}: ” and then the value.")
LIST_INDENTED = N_(
    "This item of a list does not belong to any field. Begin the list on the line after “name:”, lined up."
)

_NAME = r"[A-Za-z_][A-Za-z0-9_-]{0,60}"
_GLUED = re.compile(rf"({_NAME}) ?(：|:(?=\u3000)|:(?=[^\s:/\\]))")
_CHINESE_COLON = re.compile(r"([^\s:：\"'\[\]{}#]{1,40}) ?：")
SHOWN = 200  # characters of a line that are looked at


class Slip(Struct, frozen=True):
    """What was probably meant otherwise, where, and the sentence for it; line and column count from 1."""

    line: int
    column: int
    message: str
    facts: Mapping[str, Fact] = {}
    rule: str = YAML_WELL_FORMED


def glued(text: str) -> tuple[str, dict[str, Fact]] | None:
    """Return the sentence and its facts if `text` begins with a field whose colon is full-width or lacks its space."""
    match = _GLUED.match(text)
    if match is None:
        return None
    if match[2] == "：":
        return FULL_WIDTH_COLON, {"key": match[1]}
    return (WIDE_SPACE if text[match.end() :][:1] == "\u3000" else NO_SPACE), {"key": match[1]}


def glued_line(lines: Lines, number: int) -> Slip | None:
    """Return the slip on line `number` (from 0) if a field begins there with such a colon."""
    line = lines[number][:SHOWN]
    start = len(line) - len(line.lstrip(" -"))
    found = glued(line[start:])
    if found is None:
        return None
    message, facts = found
    return Slip(number + 1, start + len(str(facts["key"])) + 1, message, facts)


def swallowed(lines: Lines, first: int, last: int) -> Iterator[Slip]:
    """Yield the lines (from 0) that were meant as fields or items of a list, and became more of the text above them."""
    for number in range(first, last + 1):
        slip = glued_line(lines, number)
        if slip is not None:
            yield slip
        elif lines[number].lstrip(" ").startswith("- "):
            yield Slip(number + 1, lines.indent(number) + 1, LIST_INDENTED)


def no_field(lines: Lines, number: int) -> Slip | None:
    """Return the slip on line `number` (from 0), where a field has to stand: any name may be before a Chinese colon."""
    slip = glued_line(lines, number)
    if slip is not None:
        return slip
    line = lines[number][:SHOWN]
    chinese = _CHINESE_COLON.match(line, len(line) - len(line.lstrip(" -")))
    return Slip(number + 1, chinese.end(), FULL_WIDTH_COLON, {"key": chinese[1]}) if chinese else None
