"""The slip behind a YAML error, told in our own words.

PyYAML says where it could not read on and what it would have liked there, in the words of the YAML standard. What a
person did is mostly something else, a line or more above: a space forgotten, a Chinese colon, an open quotation mark.
"""

import re
from typing import Any

from gongkai.load.lines import Lines
from gongkai.load.reading_rules import YAML_PLAIN
from gongkai.load.yaml_colons import LIST_INDENTED, SHOWN, Slip, glued_line, no_field
from gongkai.model.finding import Fact
from gongkai.text.catalogue import N_

NO_NAME = N_("The name of the field before the colon is missing here.")
NO_COLON = N_("This line is neither a field (“name: value”) nor an item of a list (“- value”). Is a colon missing?")
COLON_IN_VALUE = N_('The value contains a colon with a space after it. Put the whole value in quotation marks: "…".')
INDENTED = N_(
    "This line does not line up with the lines above it. Give it as many spaces at the beginning as its neighbours."
)
LIST_ON_LINE = N_("A list begins on a line of its own. Put “- ” on the next line, or write the list as [a, b].")
OPEN_QUOTE = N_("The quotation mark {mark} that begins here is not closed. Put another {mark} at the end of the value.")
CURLY_QUOTE = N_(
    "The quotation mark {mark} that begins here is closed by a Chinese one ({curly}). Use {mark} at both ends."
)
AFTER_QUOTE = N_(
    "Something follows after the closing quotation mark. "
    "For quotation marks inside a value use “ ”, or put the whole value in single ones: '…'."
)
RESERVED = N_('A value cannot begin with {character} unless it is in quotation marks: "{character}…".')
QUESTION_INSIDE = N_('Between brackets a value with “?” in it has to be in quotation marks: "…".')
BLOCK = N_("After {character} the text begins on the next line. If {character} belongs to the value, put it in quotes.")
ESCAPE = N_("In double quotation marks a backslash has a special meaning. Write it twice, or use single ones: '…'.")
OPEN_BRACKET = N_(
    "The bracket {bracket} that opens here is not closed. Put {closing} where the list or the fields end."
)
STRAY_BRACKET = N_("There is {bracket} here that nothing opens. Delete it, or put the value in quotation marks.")
FULL_WIDTH_COMMA = N_("This comma is a Chinese one (，). Between brackets write an English comma and a space.")
CHINESE_BRACKET = N_("The bracket {bracket} is a Chinese one. Write {meant} instead; its other half too.")
FENCE = N_("The sign ``` marks program text in a message, and is no part of the record. Delete this line.")
NO_COMMA = N_("A comma or the closing bracket {closing} is missing before this.")
NO_VALUE = N_("A value is missing before this.")
AFTER_END = N_("Something follows here after the record has already ended.")
GENERAL = N_("The file cannot be read on from here. Compare this line and the one above it with another record.")
TAG = N_("“!” at the beginning of a value has a special meaning. Put the value in quotation marks, or delete the sign.")
DIRECTIVE = N_("A line that begins with % gives orders to a program. Delete it, or put the value in quotation marks.")

CHINESE_BRACKETS = {"｛": "{", "｝": "}", "【": "[", "】": "]", "［": "[", "］": "]"}
_CHINESE_PAIRS = {"｛": "｝", "【": "】", "［": "］"}
_OPENS_CHINESE = re.compile(r"(?:^|: |- ) *([｛【［])")
_CLOSES_CHINESE = re.compile(r"([｝】］])[ ,，\]}]*$")
_BRACKETS = re.compile(r"[\[\]{}]")
_BEGINS_FIELD = re.compile(r" *(?:- )*[^\s\"'\[{#][^:]{0,100}: ")
_OPENING_QUOTE = re.compile(r"(?:^|[:,\[{-]) *([\"'])")
_TOO_HIGH = re.compile(r"\\U(?!000[0-9A-Fa-f]|0010)[0-9A-Fa-f]{8}")


def slip_of(lines: Lines, problem: Exception) -> Slip:
    """Return the likely slip behind an exception that PyYAML raised while it read `lines`."""
    mark = getattr(problem, "problem_mark", None)
    if mark is None:
        return _not_a_code(lines)
    words = f"{getattr(problem, 'context', None) or ''}; {getattr(problem, 'problem', None) or ''}"
    before = getattr(problem, "context_mark", None) or mark
    for pattern, slip in _CAUSES:
        if re.search(pattern, words):
            return slip(lines, mark, before)
    return Slip(mark.line + 1, mark.column + 1, GENERAL)


def _not_a_code(lines: Lines) -> Slip:
    # The one case without a mark: PyYAML's Python code asks chr() for a character beyond the last one.
    for number in range(len(lines)):
        match = _TOO_HIGH.search(lines[number])
        if match is not None:
            return Slip(number + 1, match.start() + 1, ESCAPE)
    return Slip(1, 1, GENERAL)


def _quote(lines: Lines, mark: Any, before: Any) -> Slip:
    return _open_quote(lines, before.line, before.column)


def _open_quote(lines: Lines, number: int, column: int) -> Slip:
    quote, rest = lines[number][column : column + 1], lines[number][column + 1 :]
    curly = re.search("[“”]" if quote == '"' else "[‘’]", rest)
    if curly is not None:
        return Slip(number + 1, column + 1, CURLY_QUOTE, {"mark": quote, "curly": curly[0]})
    return Slip(number + 1, column + 1, OPEN_QUOTE, {"mark": quote})


def _earlier_open_quote(lines: Lines, last: int) -> Slip | None:
    """Return the quotation mark that stays open on a line above `last` and swallowed what follows."""
    for number in range(last, max(-1, last - 50), -1):
        line = lines[number][:2000]
        for match in _OPENING_QUOTE.finditer(line):
            if line.count(match[1]) % 2:
                return _open_quote(lines, number, match.start(1))
    return None


def _reserved(lines: Lines, mark: Any, before: Any) -> Slip:
    character = lines[before.line][before.column : before.column + 1]
    if lines[before.line].strip().startswith("```"):
        return Slip(before.line + 1, 1, FENCE)
    if character == "%" and before.column == 0:
        return _directive(lines, mark, before)
    return Slip(before.line + 1, before.column + 1, RESERVED, {"character": character})


def _tag(lines: Lines, mark: Any, before: Any) -> Slip:
    return Slip(before.line + 1, before.column + 1, TAG, rule=YAML_PLAIN)


def _directive(lines: Lines, mark: Any, before: Any) -> Slip:
    return Slip(before.line + 1, before.column + 1, DIRECTIVE, rule=YAML_PLAIN)


def _block(lines: Lines, mark: Any, before: Any) -> Slip:
    character = lines[before.line][before.column : before.column + 1]
    return Slip(before.line + 1, before.column + 1, BLOCK, {"character": character})


def _escape(lines: Lines, mark: Any, before: Any) -> Slip:
    backslash = lines[mark.line].rfind("\\", 0, mark.column + 1)
    return Slip(mark.line + 1, max(backslash, 0) + 1, ESCAPE)


def _colon(lines: Lines, mark: Any, before: Any) -> Slip:
    """Tell a colon inside a value from a line that is indented too far: to YAML both are a colon too many."""
    line = lines[mark.line][: mark.column]
    chinese = _OPENS_CHINESE.search(line[:SHOWN])
    if chinese is not None and is_open(line[chinese.start(1) :]):
        return chinese_bracket(mark.line, chinese.start(1), chinese[1])
    if _BEGINS_FIELD.match(line[:SHOWN]):
        return Slip(mark.line + 1, mark.column + 1, COLON_IN_VALUE)
    first = mark.line
    while first > 0 and lines[first - 1].strip() and lines.indent(first - 1) >= lines.indent(mark.line) > 0:
        first -= 1
    for number in range(first, mark.line):
        slip = glued_line(lines, number)
        if slip is not None:
            return slip
    if lines.indent(first) == 0:
        return _no_colon(lines, mark, mark)
    return Slip(first + 1, lines.indent(first) + 1, INDENTED)


def is_open(text: str) -> bool:
    """Return whether `text` begins with a Chinese bracket that it does not close: 【公告】 is a part of the words."""
    return text[:1] in _CHINESE_PAIRS and _CHINESE_PAIRS[text[:1]] not in text


def _opening(closing: str) -> str:
    return next(opening for opening, other in _CHINESE_PAIRS.items() if other == closing)


def chinese_bracket(number: int, column: int, bracket: str) -> Slip:
    """Return the slip of a Chinese bracket on line `number` (from 0) where YAML has one of its own."""
    facts: dict[str, Fact] = {"bracket": bracket, "meant": CHINESE_BRACKETS[bracket]}
    return Slip(number + 1, column + 1, CHINESE_BRACKET, facts)


def _no_colon(lines: Lines, mark: Any, before: Any) -> Slip:
    slip = no_field(lines, before.line)
    if slip is not None:
        return slip
    line = lines[before.line]
    if line[before.column : before.column + 1] in ('"', "'") and before.line != mark.line:
        return _open_quote(lines, before.line, before.column)
    return Slip(before.line + 1, before.column + 1, NO_COLON)


def _block_end(lines: Lines, mark: Any, before: Any) -> Slip:
    line = lines[mark.line]
    open_quote = _earlier_open_quote(lines, mark.line) if re.search("[\"']", line) else None
    if open_quote is not None:
        return open_quote
    if re.search("[\"'] *$", line[: mark.column]):
        return Slip(mark.line + 1, mark.column + 1, AFTER_QUOTE)
    here = line[mark.column : mark.column + 1]
    if here and here in "]},":
        return Slip(mark.line + 1, mark.column + 1, STRAY_BRACKET, {"bracket": here})
    if here == ":":
        return Slip(mark.line + 1, mark.column + 1, NO_NAME)
    message = LIST_INDENTED if here == "-" and line[: mark.column].strip() == "" else INDENTED
    return Slip(mark.line + 1, mark.column + 1, message)


def _bracket(lines: Lines, mark: Any, before: Any) -> Slip:
    opening = lines[before.line][before.column : before.column + 1]
    closing = {"[": "]", "{": "}"}.get(opening, "]")
    for number in range(before.line, min(mark.line + 1, before.line + 50)):
        start = before.column if number == before.line else 0
        end = mark.column if number == mark.line else len(lines[number])
        closes = _CLOSES_CHINESE.search(lines[number])
        if closes is not None and closes.start(1) > start and _opening(closes[1]) not in lines[number]:
            return chinese_bracket(number, closes.start(1), closes[1])
        comma = lines[number].find("，", start, end)
        if comma >= 0 and number == mark.line:
            return Slip(number + 1, comma + 1, FULL_WIDTH_COMMA)
    if lines[mark.line][mark.column : mark.column + 1] == "?":
        return Slip(mark.line + 1, mark.column + 1, QUESTION_INSIDE)
    if mark.line != before.line or not lines[mark.line][mark.column :].strip():
        return Slip(before.line + 1, before.column + 1, OPEN_BRACKET, {"bracket": opening, "closing": closing})
    return Slip(mark.line + 1, mark.column + 1, NO_COMMA, {"closing": closing})


def _cut_off(lines: Lines, mark: Any) -> Slip | None:
    """Return the innermost bracket that is still open at `mark` if the text ends there; else None."""
    below = range(mark.line + 1, len(lines))
    if lines[mark.line][mark.column :].strip() or any(lines[number].strip() for number in below):
        return None
    closed = 0
    for number in range(min(mark.line, len(lines) - 1), max(-1, mark.line - 50), -1):
        for match in reversed(list(_BRACKETS.finditer(lines[number][:2000]))):
            closed += 1 if match[0] in "]}" else -1
            if closed < 0:
                facts: dict[str, Fact] = {"bracket": match[0], "closing": {"[": "]", "{": "}"}[match[0]]}
                return Slip(number + 1, match.start() + 1, OPEN_BRACKET, facts)
    return None


def _no_value(lines: Lines, mark: Any, before: Any) -> Slip:
    slip = _cut_off(lines, mark)
    if slip is not None:
        return slip
    if lines[mark.line][: mark.column].rstrip()[-1:] in (":", "-"):
        character = lines[mark.line][mark.column : mark.column + 1]
        return Slip(mark.line + 1, mark.column + 1, RESERVED, {"character": character})
    return Slip(mark.line + 1, mark.column + 1, NO_VALUE)


def _after_end(lines: Lines, mark: Any, before: Any) -> Slip:
    first = next((n for n in range(mark.line) if lines[n].strip() and not lines[n].startswith("#")), mark.line)
    if lines[first].startswith("%"):
        return Slip(first + 1, 1, DIRECTIVE, rule=YAML_PLAIN)
    return Slip(mark.line + 1, mark.column + 1, AFTER_END)


def _fixed(message: str) -> Any:
    def slip(lines: Lines, mark: Any, before: Any) -> Slip:
        return Slip(mark.line + 1, mark.column + 1, message)

    return slip


# What PyYAML says, in which order to look for it, and who finds the slip behind it.
_CAUSES = (
    ("unexpected end of stream|unexpected document separator", _quote),
    ("escape character|escape sequence", _escape),
    ("scanning a directive|YAML directive|tag handle '%|duplicate tag|incompatible YAML", _directive),
    (" a tag|tag handle", _tag),
    ("block scalar", _block),
    ("cannot start any token|alias|anchor", _reserved),
    ("mapping values are not allowed", _colon),
    ("could not find expected ':'", _no_colon),
    ("sequence entries are not allowed|block sequence entries", _fixed(LIST_ON_LINE)),
    ("mapping keys are not allowed", _reserved),
    ("flow sequence|flow mapping", _bracket),
    ("expected <block end>|expected key|'-' indicator", _block_end),
    ("expected the node content", _no_value),
    ("expected '<document start>'", _after_end),
)
