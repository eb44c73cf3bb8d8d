"""Reads a PDF from the standard input and writes its text, a part to a line, as JSON.

It runs by itself, in a process that may use only so much memory and time, because a PDF can be made so that whoever
reads it never ends. It imports nothing of this package. What is written before it ends counts, however it ends.

A line is one of: {"at": "3" or "Author", "text": ...}; {"pages": 12, "read": 12, "bare": 2}, the last one, of which
`bare` counts the pages with a picture and without text; {"locked": true}.
"""

import json
import re
import sys
from collections.abc import Iterator
from typing import Any

MEMORY = 1024 * 1024 * 1024  # bytes
SECONDS = 25  # of the processor
PAGES = 400
TEXT = 4_000_000  # characters
PART = 200_000  # characters of a page, or of what is said about the file
LEAST = 8  # characters: with fewer, a page says no more than its number
_TAG = re.compile(r"<[^>]*>")


def main() -> None:
    """Read, and write what was read."""
    _limit()
    # Only now, so that what it takes to load the reader counts as well.
    import io

    import pypdf

    reader = pypdf.PdfReader(io.BytesIO(sys.stdin.buffer.read()))
    if reader.is_encrypted and not reader.decrypt(""):
        return _write({"locked": True})
    for name, text in _about(reader):
        _write({"at": name, "text": text[:PART]})
    left, bare, read = TEXT, 0, 0
    for page in reader.pages[:PAGES]:
        text = page.extract_text()[:PART]
        bare += len(text.strip()) < LEAST and bool(page.get("/Resources", {}).get("/XObject"))
        read += 1
        left -= len(text)
        _write({"at": str(read), "text": f"{text}\n{_notes(page)}"[:PART]})
        if left < 0:
            break
    return _write({"pages": len(reader.pages), "read": read, "bare": bare})


def _limit() -> None:
    try:
        import resource
    except ImportError:
        return  # Windows: there the other process alone says when it is too long
    for limit, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        hard = resource.getrlimit(limit)[1]
        resource.setrlimit(limit, (most if hard < 0 else min(most, hard),) * 2)


def _about(reader: Any) -> Iterator[tuple[str, str]]:
    """Yield what the file says about itself: who made it, with what title, and the same as XMP."""
    for name, value in (reader.metadata or {}).items():
        yield str(name).lstrip("/")[:40], str(value)
    packet = reader.root_object.get("/Metadata")
    if packet is not None:
        # The tags are cut out and never read as XML: an entity could unfold without end.
        yield "XMP", _TAG.sub(" ", packet.get_object().get_data().decode("utf-8", "replace"))


def _notes(page: Any) -> str:
    """Return what stands in notes and in fields to be filled in."""
    found = []
    for note in page.get("/Annots") or ():
        one = note.get_object()
        found += [str(one[key]) for key in ("/Contents", "/V", "/T") if key in one]
    return "\n".join(found)


def _write(said: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(said) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
