"""The parts that notices of several kinds have in common: values as plain text, tables of a record, and the foot."""

import hashlib
from collections.abc import Iterable, Sequence
from datetime import date

from markupsafe import Markup
from msgspec import Struct

from gongkai.derive.posters import contacts_of, poster_of
from gongkai.derive.posting import Length, Span, span_of
from gongkai.model.archive import AnyRecord
from gongkai.model.facts import Posting
from gongkai.publish.fields import General, Table, View
from gongkai.publish.printed.paper import Block, Facts, Foot, Grid, Heading, Notice, Occasion
from gongkai.publish.site import Site
from gongkai.publish.templates import area, fuzzy_date, money, number
from gongkai.text import N_

BLANK_DAY = N_("____-__-__")
FROM_TO = N_("Posted from {begin} to {end}.")
FROM = N_("Posted from {begin} on.")
AT_LEAST = N_("Posted from {begin} on, for at least {n} days.")
AT_LEAST_WORKING = N_("Posted from {begin} on, for at least {n} working days.")
LAW = N_("By: {law}")
OBJECTIONS = N_("Questions and objections, until the end of the posting: {contacts}.")
OBJECTIONS_BLANK = N_("Questions and objections, until the end of the posting: ____________________")
SEAL = N_("seal")
CHECK = N_(
    "To check that this notice says what the record says: the SHA-256 of {path} begins with these sixteen signs."
)
SCAN = N_("Scan to see the record with its sources and its history.")
NO_ADDRESS = N_("The site had no address when this was printed: look there for this page.")
SECOND_HAND = N_("(not compared with the text of the law)")
RUNNING = N_("{title} · {place}")
NUMBERING = N_("Page {page} of {pages}")
MADE_UP, DRAFT = N_("made-up example"), N_("draft")

_SHOWN = {"amount": money, "area": area, "number": number}
_FORM = {"amount": "number", "area": "number", "number": "number", "date": "short", "plain": "short"}
_SIGNS = 16  # of the hash: 64 bits


class Posted(Struct, frozen=True, kw_only=True):
    """What the foot of a notice is made from: the record, its place and day, its postings and how long they must be."""

    record: AnyRecord
    place: str
    day: date
    page: str
    postings: Sequence[Posting] = ()
    length: Length | None = None
    signs: bool = True


def words(site: Site, message: str, **facts: object) -> str:
    """Return a message in the language of the site with its gaps filled."""
    found = site.catalogue.gettext(message)
    return found.format_map(facts) if facts else found


def day_words(site: Site, day: object) -> str:
    """Return a date as the language writes it; "" for None."""
    return "" if day is None else fuzzy_date(site.language, day)


def plain(value: object) -> str:
    """Return a value of a page as plain text: line ends for what stands below each other, without links."""
    if not isinstance(value, Markup):
        return "" if value is None else str(value)
    text = str(value).replace("<br>", "\n").replace('<span class="under">', "\n<span>")
    return "\n".join(str(Markup(line).striptags()) for line in text.split("\n"))  # noqa: S704  # it was markup


def general_blocks(site: Site, general: General) -> list[Block]:
    """Return the general view of a record as blocks: what is said once, then its tables."""
    rows = [(title, plain(value)) for title, value in general.fields]
    return [*([Facts(rows)] if rows else []), *(grid(site, table) for table in general.tables)]


def grid(site: Site, table: Table, caption: str | None = None) -> Grid:
    """Return a table of a page as one of a notice."""
    kinds = [kind for _, kind in table.columns]
    rows = [[_cell(site, kind, value) for kind, value in zip(kinds, row, strict=True)] for row in table.rows]
    columns = [(title, _FORM.get(kind, "text")) for title, kind in table.columns]
    return Grid(columns, rows, table.caption if caption is None else caption)


def _cell(site: Site, kind: str, value: object) -> str:
    if value is None:
        return "–"
    if kind == "date":
        return day_words(site, value)
    return _SHOWN[kind](value) if kind in _SHOWN else plain(value)  # type: ignore[arg-type]  # as the kind says


def fields(site: Site, pairs: Iterable[tuple[str, object]]) -> Facts:
    """Return facts from messages and values; those without a value are left out."""
    return Facts([(words(site, title), plain(value)) for title, value in pairs if value not in (None, "")])


def view_of(site: Site, record: AnyRecord) -> View:
    """Return the view of a record whose links nobody follows: on paper their words are left."""
    return View(site, site.path(record))


def notice(occasion: Occasion, title: str, blocks: Sequence[Block], posted: Posted) -> Notice:
    """Return a notice with its foot, its watermark and the QR code to the page of the record."""
    found = foot(occasion, posted)
    return form(occasion, title, posted.record, posted.place, blocks, found)


def form(
    occasion: Occasion, title: str, record: AnyRecord, place: str, blocks: Sequence[Block], found: Foot | None = None
) -> Notice:
    """Return a paper without a foot: a form that is filled in by hand, or one whose foot is given."""
    site = occasion.site
    name = site.place_name(place) if place else ""
    marks = [DRAFT] if occasion.draft else []
    marks += [MADE_UP] if site.is_fictional(record) else []
    return Notice(
        title=title,
        place=name,
        blocks=blocks,
        foot=found,
        running=words(site, RUNNING, title=title, place=name) if name else title,
        numbering=words(site, NUMBERING),
        watermark=" · ".join(words(site, mark) for mark in marks),
        language=site.language,
    )


def foot(occasion: Occasion, posted: Posted) -> Foot:
    """Return the foot of a notice."""
    site, record = occasion.site, posted.record
    span = span_of(posted.postings, posted.length, occasion.begins)
    contacts = contacts_of(site.archive, posted.place, posted.day)
    said = [
        words(site, _CONTACT[site.language]).format(
            what=site.label("compound", "/contact_details/0/contact_type", one.contact_type), how=one.contact
        )
        for one in contacts
    ]
    between = "；" if site.language == "zh" else "; "
    return Foot(
        period=_period(site, span),
        period_law=_law(site, span),
        objections=words(site, OBJECTIONS, contacts=between.join(said)) if said else words(site, OBJECTIONS_BLANK),
        issuer=poster_of(site.archive, record, posted.place, posted.day) if posted.signs else "",
        seal=words(site, SEAL),
        day=day_words(site, span.begin) or words(site, BLANK_DAY),
        address=address(site, posted.page),
        page=posted.page if not site.url else address(site, posted.page),
        fingerprint=fingerprint(site, record),
        scan=words(site, SCAN if site.url else NO_ADDRESS),
        how=words(site, CHECK, path=record.path),
    )


_CONTACT = {"zh": "{what} {how}", "en": "{what}: {how}"}


def address(site: Site, page: str) -> str:
    """Return where a page stands: in full where the address of the site is known, else from its root."""
    return f"{site.url.rstrip('/')}/{page}" if site.url else page


def fingerprint(site: Site, record: AnyRecord) -> str:
    """Return the first 64 bits of the SHA-256 of a record's file, as the history lists it, in four groups of four."""
    signs = hashlib.sha256((site.records / record.path).read_bytes()).hexdigest()[:_SIGNS]
    return " ".join(signs[at : at + 4] for at in range(0, _SIGNS, 4))


def heading(site: Site, message: str) -> Heading:
    """Return a heading from a message."""
    return Heading(words(site, message))


def _period(site: Site, span: Span) -> str:
    if span.begin and span.end:
        return words(site, FROM_TO, begin=day_words(site, span.begin), end=day_words(site, span.end))
    if span.begin:
        return words(site, FROM, begin=day_words(site, span.begin))
    blank = words(site, BLANK_DAY)
    if span.length:
        return words(site, AT_LEAST_WORKING if span.length.working else AT_LEAST, begin=blank, n=span.length.days)
    return words(site, FROM_TO, begin=blank, end=blank)


def _law(site: Site, span: Span) -> str:
    if span.length is None:
        return ""
    law = span.length.law
    said = words(site, LAW, law=law.article.zh if site.language == "zh" else law.article.en)
    return f"{said} {words(site, SECOND_HAND)}" if law.confidence == "L" else said
