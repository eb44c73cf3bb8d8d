"""The text of a PDF, read in another process that may use only so much memory and time: see `pdf_child`.

A file that is broken, or made to keep its reader busy, gives what was read until then and says that it is not all.
"""

import subprocess
import sys
from pathlib import Path

import msgspec
from msgspec import Struct

SECONDS = 40  # until the other process is ended, whatever it is doing
_CHILD = Path(__file__).with_name("pdf_child.py")


class PdfText(Struct, frozen=True):
    """`parts` are pages ("3") and what the file says about itself ("Author"), each with its text.

    `pages` is how many there are, 0 where that is not known; `bare` how many of those read have a picture and no text.
    `whole` says whether everything was read; `locked` that a password is asked for.
    """

    parts: list[tuple[str, str]]
    pages: int = 0
    read: int = 0
    bare: int = 0
    whole: bool = False
    locked: bool = False


class _Line(Struct, frozen=True):
    at: str = ""
    text: str = ""
    pages: int | None = None
    read: int = 0
    bare: int = 0
    locked: bool = False


def pdf_text(data: bytes, seconds: float = SECONDS) -> PdfText:
    """Return the text of a PDF; never raises for what is in it and never takes longer than `seconds`."""
    # -I: nothing from the folder or the environment of whoever started the check is loaded.
    command = [sys.executable, "-I", "-B", str(_CHILD)]
    try:
        ended = subprocess.run(  # our own file, and no word of the PDF among the arguments
            command, input=data, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=seconds, check=False
        )
        written, sound = ended.stdout, ended.returncode == 0
    except subprocess.TimeoutExpired as late:
        written, sound = late.stdout or b"", False
    except OSError:
        written, sound = b"", False
    parts, last = [], _Line()
    for line in written.splitlines():
        try:
            said = msgspec.json.decode(line, type=_Line)
        except msgspec.MsgspecError:
            sound = False  # cut off in the middle
            break
        if said.at:
            parts.append((said.at, said.text))
        else:
            last = said
    pages = last.pages or 0
    whole = sound and last.pages is not None and last.read == pages
    return PdfText(parts, pages, last.read or sum(at.isdigit() for at, _ in parts), last.bare, whole, last.locked)
