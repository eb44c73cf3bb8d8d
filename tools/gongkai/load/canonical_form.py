"""The one way in which a record is written, so that a change of a record shows in Git as what changed and nothing else.

Fields stand in the order of the schema, two spaces deep. A set of fields or a list of fixed words that fits on a line
stands on one; everything else has a line for each field. Quotes stand only where a value would else be read otherwise,
digits as they were written. Blank lines go, comments stay.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct

from gongkai.load.canonical_scalars import block_sign, written
from gongkai.load.kept_comments import Comments, NotKept, comments_of
from gongkai.load.positions import escaped
from gongkai.load.schemas import Schema, Schemas
from gongkai.load.yaml_text import read_text
from gongkai.model.finding import Finding
from gongkai.text import N_

WIDTH = 120  # characters of a line that several fields share
STEP = "  "

NO_KIND = N_("The record does not say of which kind it is.")
COMMENT = N_("A comment stands where it would get lost. Put it on a line of its own.")
OTHERWISE = N_("The record cannot be written otherwise than it is without changing what it says.")


class NotWritten(Exception):
    """A record cannot be brought into canonical form: `message` says why, or `findings` why it cannot be read."""

    def __init__(self, message: str, findings: list[Finding]) -> None:
        super().__init__(message)
        self.message = message
        self.findings = findings


def canonical(data: bytes, schemas: Schemas, path: str = "") -> bytes:
    """Return a record in canonical form: the same data and the same comments.

    Raises NotWritten where it cannot be read, is of no known kind, or would lose something.
    """
    raw, findings = read_text(data, path)
    if raw is None:
        raise NotWritten("", findings)
    kind = raw.get("kind")
    if not isinstance(kind, str) or kind not in schemas.by_kind:
        raise NotWritten(NO_KIND, [])
    try:
        comments = comments_of(data.decode("utf-8").replace("\r\n", "\n"))
    except NotKept as error:
        raise NotWritten(COMMENT, []) from error
    text = document(raw, kind, schemas, comments)
    again, wrong = read_text(text.encode(), path)
    if again != raw or wrong:
        raise NotWritten(OTHERWISE, [])
    if comments.all() and comments_of(text).all() != comments.all():
        raise NotWritten(COMMENT, [])
    return text.encode()


def document(raw: Mapping[str, Any], kind: str, schemas: Schemas, comments: Comments | None = None) -> str:
    """Return the text of a record of `kind` with this content."""
    writer = _Writer(kind, schemas, comments or Comments())
    lines = [*writer.comments.head, *(line for entry in writer.fields(raw, "", "") for line in entry.lines)]
    return "\n".join([*lines, *writer.comments.foot, ""])


class _Entry(Struct, frozen=True):
    """The lines of one field or item, comments above it first."""

    comments: list[str]
    body: list[str]

    @property
    def lines(self) -> list[str]:
        return [*self.comments, *self.body]


class _Writer(Struct, frozen=True):
    kind: str
    schemas: Schemas
    comments: Comments

    def fields(self, values: Mapping[str, Any], pointer: str, indent: str) -> Iterator[_Entry]:
        """Yield the fields of a mapping, in the order of the schema; those that it does not know come last."""
        for name in self._ordered(values, pointer):
            yield self._entry(
                f"{written(name, in_brackets=False)}:", values[name], f"{pointer}/{escaped(name)}", indent
            )

    def _items(self, values: list[Any], pointer: str, indent: str) -> Iterator[_Entry]:
        for index, value in enumerate(values):
            here = f"{pointer}/{index}"
            if isinstance(value, dict) and value and self._on_one_line(value, here, len(indent) + 2) is None:
                yield self._with_comments(here, self._dashed(value, here, indent), indent)
            else:
                yield self._entry("-", value, here, indent)

    def _dashed(self, value: dict[str, Any], pointer: str, indent: str) -> list[str]:
        """Return the fields of an item, the first one behind the dash."""
        entries = list(self.fields(value, pointer, f"{indent}{STEP}"))
        above = [f"{indent}{comment.lstrip()}" for comment in entries[0].comments]
        body = [line for entry in [_Entry([], entries[0].body), *entries[1:]] for line in entry.lines]
        return [*above, f"{indent}- {body[0].lstrip()}", *body[1:]]

    def _entry(self, begin: str, value: Any, pointer: str, indent: str) -> _Entry:
        sign = block_sign(value)
        if sign is not None:
            lines = [f"{indent}{STEP}{line}" if line else "" for line in value.removesuffix("\n").split("\n")]
            body = [f"{indent}{begin} {sign}", *lines]
        else:
            short = self._on_one_line(value, pointer, len(indent) + len(begin) + 1)
            body = [f"{indent}{begin}" if short is None else f"{indent}{begin} {short}"]
            if short is None:
                inner = self.fields if isinstance(value, dict) else self._items
                body += [line for entry in inner(value, pointer, f"{indent}{STEP}") for line in entry.lines]
        return self._with_comments(pointer, body, indent)

    def _with_comments(self, pointer: str, body: list[str], indent: str) -> _Entry:
        above = [f"{indent}{comment}" for comment in self.comments.above.get(pointer, ())]
        beside = self.comments.beside.get(pointer)
        if beside is None:
            return _Entry(above, body)
        if body[0].endswith(("|", "|-")) or "#" in body[0]:
            return _Entry([*above, f"{indent}{beside}"], body)
        return _Entry(above, [f"{body[0]}  {beside}", *body[1:]])

    def _on_one_line(self, value: Any, pointer: str, before: int) -> str | None:
        """Return a value as it fits on the rest of a line; None where each field or item has a line of its own."""
        if not isinstance(value, dict | list):
            return written(value, in_brackets=False)
        if not value:
            return "{}" if isinstance(value, dict) else "[]"
        if self.comments.inside(pointer):
            return None
        text = self._in_brackets(value, pointer)
        if text is None or before + len(text) <= WIDTH:
            return text
        # The rows of a register stay rows, however long: thirty cases on a screen, not three.
        return text if (self.schemas.at(self.kind, pointer) or {}).get("x-one-line") else None

    def _in_brackets(self, value: Any, pointer: str) -> str | None:
        """Return a value between brackets; None where it belongs on several lines."""
        if isinstance(value, list):
            if not self._is_of_words(pointer) or any(isinstance(item, dict | list) for item in value):
                return None
            return "[" + ", ".join(written(item, in_brackets=True) for item in value) + "]"
        if not isinstance(value, dict):
            return None if block_sign(value) else written(value, in_brackets=True)
        said = []
        for name in self._ordered(value, pointer):
            inner = value[name]
            if isinstance(inner, dict):
                return None
            text = self._in_brackets(inner, f"{pointer}/{escaped(name)}")
            if text is None:
                return None
            said.append(f"{written(name, in_brackets=True)}: {text}")
        return "{" + ", ".join(said) + "}"

    def _ordered(self, values: Mapping[str, Any], pointer: str) -> list[str]:
        node = self.schemas.at(self.kind, pointer)
        order = {name: at for at, name in enumerate((node or {}).get("properties", {}))}
        return sorted(values, key=lambda name: order.get(name, len(order)))

    def _is_of_words(self, pointer: str) -> bool:
        """Return whether the list at `pointer` is one of fixed words, so that it reads well on one line."""
        node: Schema | None = self.schemas.at(self.kind, f"{pointer}/0")
        return node is not None and "enum" in node
