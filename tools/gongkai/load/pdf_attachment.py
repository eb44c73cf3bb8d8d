"""Personal data in a PDF: on which page, or in which of its properties; and whether it could be read at all.

What cannot be looked into is told, so that a person does: a scan, a file with a password, one that is broken.
"""

from collections.abc import Iterator

from gongkai.load.pdf_text import PdfText, pdf_text
from gongkai.load.reading_rules import ATTACHMENT_READABLE
from gongkai.model.finding import Finding, Place, Severity, Titled
from gongkai.privacy.firewall import hits_in
from gongkai.privacy.masking import masked_value
from gongkai.text import N_, translator

LOCKED = N_(
    "This PDF asks for a password, so nobody can read it and nobody can check it. Save it without the password."
)
BROKEN = N_(
    "This PDF could not be read, so it was not checked for personal data. Open it and save it again as PDF; if that"
    " does not help, a person has to look through it."
)
UNFINISHED = N_(
    "Only the first {read} pages of this PDF could be read in the time and room that there is. Divide it into shorter"
    " files, or let a person look through the rest."
)
BARE = N_(
    "On {bare} of {pages} pages of this PDF there is a picture without text that could be checked. A person has to look"
    " through them."
)
ON_PAGE = N_("page {at}: {masked}")
ABOUT = N_("in the property {at} of the file: {masked}")


def is_pdf(data: bytes, path: str) -> bool:
    """Whether readers would take a file for a PDF: they look for the sign in the first thousand bytes."""
    if data.startswith(b"%PDF"):
        return True
    return b"%PDF-" in data[:1024] and (path.lower().endswith(".pdf") or b"\0" in data[:8000])


def personal_in_pdf(data: bytes, path: str) -> list[Finding]:
    """Return the findings about what is personal in a PDF, and about what of it could not be looked into."""
    read = pdf_text(data)
    return [*_unread(read, path), *_personal(read, path)]


def _unread(read: PdfText, path: str) -> Iterator[Finding]:
    place = Place(path)
    if read.locked:
        yield Finding(ATTACHMENT_READABLE, Severity.ERROR, place, LOCKED)
    elif not read.whole and not read.read:
        yield Finding(ATTACHMENT_READABLE, Severity.WARNING, place, BROKEN)
    elif not read.whole:
        yield Finding(ATTACHMENT_READABLE, Severity.WARNING, place, UNFINISHED, {"read": read.read})
    if read.bare:
        facts = {"bare": read.bare, "pages": read.pages}
        yield Finding(ATTACHMENT_READABLE, Severity.INFO, place, BARE, facts)


def _personal(read: PdfText, path: str) -> Iterator[Finding]:
    """Yield one finding of each rule for each page, and for all properties together."""
    told = set()
    for at, text in read.parts:
        pointer = f"/pages/{at}" if at.isdigit() else "/properties"
        for hit in hits_in(text):
            if (hit.rule, pointer) in told:
                continue
            told.add((hit.rule, pointer))
            # The cells of a table come as lines: a number that goes on in the next one may be two.
            doubtful = "\n" in text[hit.start : hit.end] and hit.value.isalnum()
            severity = max(hit.severity, Severity.WARNING, key=_rank) if doubtful else hit.severity
            masked = _where(at, " ".join(masked_value(hit, text).split()))
            yield Finding(hit.rule, severity, Place(path, pointer), hit.message, {"masked": masked})


def _rank(severity: Severity) -> int:
    return severity.rank


def _where(at: str, covered: str) -> Titled:
    words = ON_PAGE if at.isdigit() else ABOUT
    return Titled(*(translator(language).gettext(words).format(at=at, masked=covered) for language in ("zh", "en")))
