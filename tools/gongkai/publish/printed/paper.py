"""What stands on a printed notice, as values: the template in `site/notices/` gives them their form, and no more.

Every text is data. It reaches the template as JSON, so nothing in a record can be read as a command of the typesetter.
"""

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import msgspec
from msgspec import Struct

from gongkai.model.archive import AnyRecord
from gongkai.publish.site import Site

# A word without a break would run out of the paper; U+200B lets it go on in the next line and prints nothing.
_LONG = re.compile(r"[!-~\u00a1-\u2000]{24,}")
_PIECE = re.compile(r"(.{8})(?=.)")


class Heading(Struct, frozen=True, tag="heading"):
    """A line above a part of the notice."""

    text: str


class Paragraph(Struct, frozen=True, tag="paragraph"):
    """Some sentences. `form` is `plain`, `quote` for the words of the record itself, or `small`."""

    text: str
    form: str = "plain"


class Facts(Struct, frozen=True, tag="facts"):
    """What is said once: what it is, and the value."""

    rows: Sequence[tuple[str, str]]


class Grid(Struct, frozen=True, tag="table"):
    """A table, whose headings stand again on each page. `form` of a column is `text`, `number`, `short` or `mark`.

    `total` is a last row, in bold. `tall` says that its cells are written into by hand.
    """

    columns: Sequence[tuple[str, str]]
    rows: Sequence[Sequence[str]]
    caption: str = ""
    total: Sequence[str] = ()
    tall: bool = False


class Result(Struct, frozen=True, tag="result"):
    """How a vote came out. `state` is `pass`, `fail` or `unknown`, told by a word and a shape."""

    state: str
    text: str
    reason: str = ""


class Choices(Struct, frozen=True, tag="choices"):
    """Boxes to be ticked, each with its word."""

    words: Sequence[str]


class Blanks(Struct, frozen=True, tag="blanks"):
    """Lines to be filled in by hand, each with what belongs there."""

    words: Sequence[str]


Block = Heading | Paragraph | Facts | Grid | Result | Choices | Blanks


class Foot(Struct, frozen=True, kw_only=True):
    """What stands below the text of a notice: for how long it hangs, where to object, who signs, where to check it.

    `address` is what the QR code holds, and no more is made of it. Every text is whole; an empty one is left out.
    """

    period: str
    period_law: str = ""
    objections: str = ""
    issuer: str = ""
    seal: str
    day: str
    address: str
    page: str
    scan: str
    fingerprint: str
    how: str


class Notice(Struct, frozen=True, kw_only=True):
    """One notice. `watermark` lies behind the text of every page; `foot` is None for a form that nobody posts."""

    title: str
    place: str
    blocks: Sequence[Block]
    foot: Foot | None
    running: str
    numbering: str
    watermark: str = ""
    language: str = "zh"

    def encoded(self) -> str:
        """Return it as JSON for the template, with a place to break in words that are too long for a line."""
        return msgspec.json.encode(_breakable(msgspec.to_builtins(self))).decode()


class Occasion(Struct, frozen=True):
    """What a notice is made for: the site that it speaks of, the first day that it hangs, and whether it is a draft."""

    site: Site
    begins: date | None = None
    draft: bool = False


class Form(Struct, frozen=True):
    """How records of one kind are written as a notice."""

    kind: str
    write: Callable[[Occasion, Any], Notice]


def _breakable(value: Any) -> Any:
    if isinstance(value, str):
        return _LONG.sub(lambda found: _PIECE.sub("\\1\u200b", found[0]), value)
    if isinstance(value, dict):
        return {key: _breakable(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_breakable(inner) for inner in value]
    return value


def texts_in(record: AnyRecord) -> Sequence[tuple[str, str]]:
    """Return the JSON Pointer and the text of each text in a record."""
    return list(_texts(msgspec.to_builtins(record.body, enc_hook=str), ""))


def _texts(value: Any, pointer: str) -> Sequence[tuple[str, str]]:
    if isinstance(value, str):
        return [(pointer, value)]
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list | tuple) else ()
    return [found for key, inner in pairs for found in _texts(inner, f"{pointer}/{key}")]
