"""Personal data in a file that is no record: an attachment, a page of notes, a table.

Looked into are text files of every sort, the text of PDF files and of .docx, .xlsx, .pptx and .odt, and what a photo
says beside its picture. Not looked into are pictures, scans and archives: a person has to.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Sequence
from pathlib import Path

from gongkai.load.cache import Cache
from gongkai.load.known_files import KnownFiles
from gongkai.load.opened import opened
from gongkai.load.pdf_attachment import is_pdf, personal_in_pdf
from gongkai.load.personal_data import personal_data, personal_path, text_of_any
from gongkai.load.photo import is_photo
from gongkai.load.photo_attachment import personal_in_photo
from gongkai.model.finding import Finding, Place
from gongkai.privacy.firewall import hits_in
from gongkai.privacy.masking import masked_value

LARGEST = 16 * 1024 * 1024  # bytes; of an office file, those that it unpacks to
_PARTS = 400  # files in an office file
_TABLE = re.compile(r"\.(?:csv|tsv|json|jsonl|geojson)\Z", re.IGNORECASE)
_OFFICE_TEXT = re.compile(
    r"(?:word/(?:document|comments|footnotes|endnotes|header\d*|footer\d*)|xl/(?:sharedStrings|comments\d*|worksheets/[^/]+)"
    r"|ppt/(?:slides|notesSlides)/[^/]+|content)\.xml\Z"
)
# What ends a cell or a paragraph ends a number too; all other tags may stand in the middle of one.
_ENDS = re.compile(r"</(?:\w+:)?(?:p|si|c|row|tr|tc|table-cell|h|comment)>|<(?:\w+:)?(?:br|tab|cr)\b[^>]*>")
_TAG = re.compile(r"<[^>]*>")
_CELL_END = "\x0c"  # no number goes on behind it


def personal_in_file(data: bytes, path: str) -> list[Finding]:
    """Return the findings about what is personal in a file of any sort."""
    if data.startswith(b"PK\x03\x04"):
        return personal_path(path) + _in_office_file(data, path)
    if is_pdf(data, path):
        return personal_path(path) + personal_in_pdf(data, path)
    if is_photo(data):
        return personal_path(path) + personal_in_photo(data, path)
    if data.startswith(b"\x1f\x8b") or _is_binary(data):
        return personal_path(path)
    if _TABLE.search(path):
        # The lines of a table are not the lines of a text: a number never goes on in the next.
        return personal_data(
            text_of_any(data[:LARGEST]).replace("\n", f"{_CELL_END}\n").encode("utf-8", "replace"), path
        )
    return personal_data(data[:LARGEST], path)


def personal_in_attachments(base: Path, paths: Sequence[str], cache: Cache | None = None) -> list[Finding]:
    """Return the findings about what is personal in the files at `paths` below `base`, which are no records.

    What was found in a PDF is kept in the cache by its content, since to read one takes as long as to read a thousand
    records.
    """
    findings, known = [], KnownFiles(cache)
    for path in paths:
        found = opened(base, path, LARGEST)
        if isinstance(found, Finding):
            # A name with signs that nobody can see is written otherwise here, and cannot be opened by it.
            findings += personal_path(path) if "\\" in path else [found]
        elif is_pdf(found[1], path):
            findings += personal_path(path) + known.findings(found[1], path, personal_in_pdf)
        else:
            findings += personal_in_file(found[1], path)
    known.keep()
    return findings


def _is_binary(data: bytes) -> bool:
    return b"\0" in data[:8000] and data[:2] not in (b"\xff\xfe", b"\xfe\xff")


def _in_office_file(data: bytes, path: str) -> list[Finding]:
    found: dict[str, Finding] = {}
    left = LARGEST
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            for part in file.infolist()[:_PARTS]:
                if not _OFFICE_TEXT.search(part.filename) or left <= 0:
                    continue
                with file.open(part) as inside:
                    # What a part says of its size may be untrue; so much is read and no more.
                    raw = inside.read(left)
                left -= len(raw)
                text = _TAG.sub("", _ENDS.sub(_CELL_END, raw.decode("utf-8", "replace")))
                for hit in hits_in(text):
                    facts = {"masked": masked_value(hit, text)}
                    found.setdefault(hit.rule, Finding(hit.rule, hit.severity, Place(path), hit.message, facts))
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, EOFError, ValueError, zlib.error):
        return list(found.values())  # encrypted, broken or of another sort: as good as a picture
    return list(found.values())
