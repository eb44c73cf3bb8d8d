"""Notices turned into PDF by typst, always with the fonts of our own package and always in another process.

typst keeps threads of its own, and a child that is forked from a process with such threads stands still for ever;
checking and rendering do fork. So it is only used in processes that were made for it. PDF/A-2b is asked for because
only then a character that no font has is an error with its name; without it, a box would be printed in its place. No
time is written, so that the same notice gives the same bytes.
"""

import io
import json
import multiprocessing
import re
import unicodedata
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import pylopdf_fonts_zh_cn as fonts
import segno

from gongkai.load.reading import cores
from gongkai.text import N_

TEMPLATE = Path("site", "notices", "notice.typ")
CHUNK = 8  # notices a process takes at once
NO_CHARACTER = N_("No font has the character {characters}. Write it otherwise, or with characters that the font has.")
NOT_PRINTED = N_("The notice cannot be printed: {why}")
_MISSING = re.compile(r'the text `"(.*?)"` could not be displayed')
_EVERYDAY = re.compile("[ -~\u3000-\u303f\u4e00-\u9fff\uff01-\uff5e]")  # in each of our fonts
_ESCAPED = re.compile(r"\\u\{([0-9a-fA-F]+)\}")


class Unprintable(Exception):
    """A notice cannot be printed. `missing` are the characters that no font has; `why` says what else it is."""

    def __init__(self, missing: Sequence[str], why: str) -> None:
        super().__init__(missing, why)
        self.missing = missing
        self.why = why


def printed(root: Path, notices: Sequence[str]) -> Iterator[bytes | Unprintable]:
    """Yield the PDF of each notice, in order, or why there is none. `root` is the repository with the template."""
    return _each(root, notices, "pdf")


def pictures(root: Path, notice: str) -> list[bytes] | Unprintable:
    """Return the pages of one notice as PNG files, 144 dots an inch."""
    found: list[list[bytes] | Unprintable] = list(_each(root, [notice], "png"))
    return found[0]


def named(character: str) -> str:
    """Return a character with its number and its name, as Unicode has them."""
    name = unicodedata.name(character, "")
    return f"{character if character.isprintable() else '?'} (U+{ord(character):04X}{' ' if name else ''}{name})"


def _each(root: Path, notices: Sequence[str], form: str) -> Iterator[Any]:
    if not notices:
        return
    given = [(notice, form) for notice in notices]
    if "fork" not in multiprocessing.get_all_start_methods():
        _open(root)
        yield from map(_print, given)
        return
    jobs = min(cores(), -(-len(given) // CHUNK))
    with ProcessPoolExecutor(jobs, multiprocessing.get_context("fork"), _open, (root,)) as executor:
        yield from executor.map(_print, given, chunksize=CHUNK)


_compiler: Any = None


def _open(root: Path) -> None:
    import typst  # only in a process that was made for it

    global _compiler
    folder = str(fonts.sans_path().parent)
    found = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder])
    template = (root / TEMPLATE).resolve()
    _compiler = typst.Compiler(
        input=str(template), root=str(template.parent), font_paths=found, ignore_system_fonts=True
    )


def _print(given: tuple[str, str]) -> Any:
    notice, form = given
    import typst

    more: dict[str, Any] = {"pdf_standards": "a-2b", "timestamp": 0} if form == "pdf" else {"ppi": 144}
    try:
        made = _compiler.compile(sys_inputs={"notice": notice, "qr": _drawn(notice)}, format=form, **more)
    except typst.TypstError as error:
        said = f"{error.message}\n{error.diagnostic}"
        clusters = [_ESCAPED.sub(lambda m: chr(int(m[1], 16)), text) for text in _MISSING.findall(said)]
        return Unprintable(tuple(dict.fromkeys(_culprits("".join(clusters)))), error.message)
    return made if form == "pdf" or isinstance(made, list) else [made]


def _culprits(text: str) -> str:
    """Return the characters that no font has among those that could not be displayed: not the letter below a mark."""
    return _EVERYDAY.sub("", text) or text


def _drawn(notice: str) -> str:
    """Return the QR code of a notice as SVG, with the white border that readers need; "" for a form without a foot.

    A pin may cover a quarter of it. Trying all eight masks takes five times as long, and readers read any of them.
    """
    foot = json.loads(notice)["foot"]
    if foot is None:
        return ""
    drawing = io.BytesIO()
    address = foot["address"].replace("\u200b", "")
    segno.make(address, error="q", micro=False, boost_error=False, mask=2).save(
        drawing, kind="svg", border=4, xmldecl=False, svgns=True
    )
    return drawing.getvalue().decode()
