"""Plain data out of the events of PyYAML, with a stack instead of recursion; what is refused is noted."""

import re
from typing import Any, NoReturn

import yaml
from msgspec import Struct, field

from gongkai.load.escapes import faults_by_escape
from gongkai.load.lines import Lines
from gongkai.load.noted import ENOUGH, Noted
from gongkai.load.plain_scalars import meaning
from gongkai.load.positions import Positions, escaped
from gongkai.load.reading_rules import (
    DEPTH_LIMIT,
    KEY_LIMIT,
    NODE_LIMIT,
    SCALAR_LIMIT,
    YAML_KEYS_ONCE,
    YAML_ONE_RECORD,
    YAML_PLAIN,
    YAML_SIZE,
    YAML_WELL_FORMED,
)
from gongkai.load.yaml_colons import Slip, glued, no_field, swallowed
from gongkai.load.yaml_slips import (
    AFTER_QUOTE,
    BLOCK,
    DIRECTIVE,
    NO_NAME,
    QUESTION_INSIDE,
    TAG,
    chinese_bracket,
    is_open,
)
from gongkai.model.finding import Fact
from gongkai.text.catalogue import N_

ALIAS = N_(
    "“*{name}” repeats what stands elsewhere. Write the value out, or put it in quotes if the * is meant as text."
)
ANCHOR = N_("“&{name}” marks a value to be repeated. Delete it, or put the value in quotes if the & is meant as text.")
MERGE = N_("“<<” copies fields from elsewhere. Write the fields out here.")
COMPLEX_KEY = N_(
    "A list or a set of fields stands here where the name of a field is needed. Write a name, then a colon."
)
QUESTION_MARK = N_(
    "“?” begins a complex key. Write the name of the field, a colon and a space, without the question mark."
)
WIDE_BLANK = N_("A Chinese blank stands here beside the name of the field. Use ordinary spaces.")
TWICE = N_("The field “{key}” stands on line {first} and again on line {second}. Keep one of the two.")
SECOND = N_("A second document begins here. One file holds one record: move this one to a file of its own.")
EMPTY = N_("The file is empty. A record has at least one line such as “name: …”.")
NOT_FIELDS = N_("The file has to begin with a field, such as “name: …”; it begins with a list or a bare text.")
TOO_DEEP = N_("Lists and fields stand here more than {limit} levels inside one another. Make the record flatter.")
TOO_MANY = N_("The file has more than {limit} values. Divide it into several records.")
TOO_LONG = N_("This value has {length} characters; {limit} are possible. Put the long text into an attachment.")
LONG_NAME = N_(
    "The name of this field has {length} characters; {limit} are possible. Put text behind the colon, not before."
)

_GLUED_COMMENT = re.compile(r"[|>][-+0-9]*#")
_DIRECTIVE = re.compile(r"^%", re.MULTILINE)


class Stop(Exception):
    """Raised when the rest of a file need not be looked at: nothing is wrong with the program."""


class _Level(Struct):
    """A mapping or list that is not closed yet."""

    items: Any
    pointer: str
    awaits_key: bool
    in_brackets: bool
    is_key: bool = False  # it stands where a name is needed
    key: str = ""
    key_spot: tuple[int, int] | None = None
    lines_of_keys: dict[str, int] = field(default_factory=dict)


class Builder:
    """The data of one file in the making."""

    def __init__(self, text: str, noted: Noted, positions: Positions | None = None) -> None:
        self.root: Any = None
        self._text = text
        self._noted = noted
        self._positions = positions
        self._levels: list[_Level] = []
        self._nodes = 0
        self._documents = 0
        self._last_end = 0  # index in the text where the last event ended
        self._split: Lines | None = None

    def take(self, event: Any) -> None:
        """Take the next event; raises `Stop` where nothing more is worth reading."""
        if len(self._noted) > ENOUGH:
            raise Stop
        kind = type(event)
        if kind is yaml.ScalarEvent:
            self._begin(event)
            self._scalar(event)
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            self._begin(event)
            self._open({} if kind is yaml.MappingStartEvent else [], event)
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            closed = self._levels.pop()
            if closed.is_key:
                self._name("", None)
        elif kind is yaml.AliasEvent:
            self._count(event)
            self._note(YAML_PLAIN, event.start_mark, ALIAS, name=_shown(event.anchor))
            if self._awaits_key():
                self._name("", None)
            else:
                self._place(None, event.start_mark)
        elif kind is yaml.DocumentStartEvent:
            self._document(event)
        self._last_end = event.end_mark.index

    def _document(self, event: Any) -> None:
        self._documents += 1
        if self._documents > 1:
            self._note(YAML_ONE_RECORD, event.start_mark, SECOND)
            raise Stop
        for match in _DIRECTIVE.finditer(self._text, 0, event.end_mark.index):
            self._noted.add(YAML_PLAIN, self._lines().spot(match.start()), DIRECTIVE)

    def _begin(self, event: Any) -> None:
        """Count a node and refuse what may stand before it."""
        self._count(event)
        if event.anchor is not None:
            self._note(YAML_PLAIN, event.start_mark, ANCHOR, name=_shown(event.anchor))
        if event.tag is not None:
            self._note(YAML_PLAIN, event.start_mark, TAG)

    def _count(self, event: Any) -> None:
        self._nodes += 1
        if self._nodes > NODE_LIMIT:
            self._note(YAML_SIZE, event.start_mark, TOO_MANY, limit=NODE_LIMIT)
            raise Stop

    def _scalar(self, event: Any) -> None:
        value, mark, plain = event.value, event.start_mark, not event.style
        if len(value) > SCALAR_LIMIT:
            self._note(YAML_SIZE, mark, TOO_LONG, length=len(value), limit=SCALAR_LIMIT)
        self._look_behind(event)
        if event.style == '"':
            for fault in faults_by_escape(self._text[mark.index : event.end_mark.index], value):
                self._noted.add(fault.rule, self._lines().spot(mark.index + fault.index), fault.message, fault.facts)
        if plain and self._levels and event.end_mark.line > mark.line:
            for slip in swallowed(self._lines(), mark.line + 1, event.end_mark.line):
                self._noted.add(slip.rule, (slip.line, slip.column), slip.message, slip.facts)
        if plain and "?" in value and self._levels and self._levels[-1].in_brackets:
            # PyYAML's Python code refuses what libyaml lets through, and all machines shall say the same.
            spot = self._lines().spot(self._text.index("?", mark.index))
            self._stop(Slip(*spot, QUESTION_INSIDE))
        if self._awaits_key():
            self._key(value, mark, plain=plain)
        elif self._levels:
            self._place(meaning(value) if plain else value, mark, value if plain else None)
        elif value or not plain:
            meant = no_field(self._lines(), mark.line) if plain else None
            self._stop(meant or Slip(mark.line + 1, mark.column + 1, NOT_FIELDS, rule=YAML_ONE_RECORD))

    def _look_behind(self, event: Any) -> None:
        """Note a `#` that follows without a space: PyYAML takes it for a comment, a person for text."""
        start, end = event.start_mark.index, event.end_mark.index
        if event.style in ("'", '"') and self._text[end : end + 1] == "#":
            self._noted.add(YAML_WELL_FORMED, self._lines().spot(end), AFTER_QUOTE)
        elif event.style in ("|", ">") and _GLUED_COMMENT.match(self._text, start):
            facts = {"character": self._text[start]}
            self._stop(Slip(*self._lines().spot(start), BLOCK, facts))

    def _stop(self, slip: Slip) -> NoReturn:
        self._noted.add(slip.rule, (slip.line, slip.column), slip.message, slip.facts)
        raise Stop

    def _key(self, key: str, mark: Any, *, plain: bool) -> None:
        if self._text[self._last_end : mark.index].rstrip()[-1:] == "?":
            self._note(YAML_PLAIN, mark, QUESTION_MARK)
        slip = glued(key) if plain else None
        first = self._levels[-1].lines_of_keys.setdefault(key, mark.line)
        if plain and key == "<<":
            self._note(YAML_PLAIN, mark, MERGE)
        elif not key:
            self._note(YAML_WELL_FORMED, mark, NO_NAME)
        elif len(key) > KEY_LIMIT:
            self._note(YAML_SIZE, mark, LONG_NAME, length=len(key), limit=KEY_LIMIT)
        elif plain and key.strip("\u3000") != key:
            self._note(YAML_WELL_FORMED, mark, WIDE_BLANK)
        elif plain and is_open(key):
            bracket = chinese_bracket(mark.line, mark.column, key[0])
            self._note(YAML_WELL_FORMED, mark, bracket.message, **bracket.facts)
        elif slip is not None:
            message, facts = slip
            self._note(YAML_WELL_FORMED, mark, message, **facts)
        elif key in self._levels[-1].items:
            self._note(YAML_KEYS_ONCE, mark, TWICE, key=_shown(key), first=first + 1, second=mark.line + 1)
        self._name(key, (mark.line + 1, mark.column + 1))

    def _awaits_key(self) -> bool:
        return bool(self._levels) and self._levels[-1].awaits_key

    def _name(self, key: str, spot: tuple[int, int] | None) -> None:
        """Keep the name for which the next value is."""
        level = self._levels[-1]
        level.key, level.key_spot, level.awaits_key = key, spot, False

    def _open(self, items: Any, event: Any) -> None:
        mark = event.start_mark
        is_key = self._awaits_key()
        pointer = ""
        if is_key:
            self._note(YAML_PLAIN, mark, COMPLEX_KEY)
        else:
            if not self._levels and type(items) is list:
                self._stop(Slip(mark.line + 1, mark.column + 1, NOT_FIELDS, rule=YAML_ONE_RECORD))
            pointer = self._place(items, mark)
        if len(self._levels) >= DEPTH_LIMIT:
            self._note(YAML_SIZE, mark, TOO_DEEP, limit=DEPTH_LIMIT)
            raise Stop
        self._levels.append(_Level(items, pointer, type(items) is dict, bool(event.flow_style), is_key))

    def _place(self, value: Any, mark: Any, written: str | None = None) -> str:
        """Put a value where it belongs, and return its pointer if pointers are wanted."""
        pointer, key_spot = "", None
        if not self._levels:
            self.root = value
        else:
            level = self._levels[-1]
            is_list = type(level.items) is list
            if self._positions is not None:
                pointer = f"{level.pointer}/{len(level.items) if is_list else escaped(level.key)}"
                key_spot = None if is_list else level.key_spot
            if is_list:
                level.items.append(value)
            else:
                level.items[level.key] = value
                level.awaits_key = True
        if self._positions is not None:
            # Where nothing is written there is nothing to point at but the name.
            spot = key_spot if written == "" and key_spot else (mark.line + 1, mark.column + 1)
            self._positions.add(pointer, spot, key_spot, written)
        return pointer

    def _note(self, rule: str, mark: Any, message: str, **facts: Fact) -> None:
        self._noted.add(rule, (mark.line + 1, mark.column + 1), message, facts)

    def _lines(self) -> Lines:
        if self._split is None:
            self._split = Lines(self._text)
        return self._split


def _shown(text: str) -> str:
    """Return `text` short enough to stand in a sentence."""
    return text if len(text) <= 40 else f"{text[:39]}…"
