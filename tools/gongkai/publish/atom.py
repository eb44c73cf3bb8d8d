"""Atom feeds as bytes: RFC 4287, and for what was withdrawn the tombstones of RFC 6721.

The XML is written by the standard library, so text cannot break out of it; characters that XML does not have are left
out before.
"""

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from xml.etree import ElementTree as ET

from msgspec import Struct

ATOM = "http://www.w3.org/2005/Atom"
TOMBSTONES = "http://purl.org/atompub/tombstones/1.0"
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class FeedEntry(Struct, frozen=True, kw_only=True):
    """One entry, or with `withdrawn` what is left of one that was withdrawn then, with `summary` as the reason."""

    id: str
    title: str
    updated: datetime
    link: str
    summary: str
    author: str
    categories: Sequence[tuple[str, str]]  # (term, label)
    withdrawn: datetime | None = None


class Feed(Struct, frozen=True, kw_only=True):
    """A feed, its entries the newest first. `own` and `link` are where it stands and where its page stands."""

    id: str
    title: str
    author: str
    own: str
    link: str
    language: str
    entries: Sequence[FeedEntry]


def feed_bytes(feed: Feed) -> bytes:
    """Return a feed as XML in UTF-8."""
    top = ET.Element(_atom("feed"), {"{http://www.w3.org/XML/1998/namespace}lang": feed.language})
    _add(top, "id", feed.id)
    _add(top, "title", feed.title)
    times = [one.withdrawn or one.updated for one in feed.entries]
    # A clock that went wrong must not turn the feed back, so it is the latest and not that of the newest entry.
    _add(top, "updated", instant(max(times, default=datetime(1970, 1, 1, tzinfo=UTC))))
    _add(_add(top, "author"), "name", feed.author)
    _add(top, "link", rel="self", type="application/atom+xml", href=feed.own)
    _add(top, "link", rel="alternate", type="text/html", href=feed.link)
    for entry in feed.entries:
        _add_entry(top, entry)
    ET.register_namespace("", ATOM)
    ET.register_namespace("at", TOMBSTONES)
    ET.indent(top, " ")
    written: bytes = ET.tostring(top, "utf-8", xml_declaration=True)
    return written + b"\n"


def instant(moment: datetime) -> str:
    """Return a moment as RFC 3339 has it, in UTC."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _add_entry(top: ET.Element, entry: FeedEntry) -> None:
    if entry.withdrawn:
        attributes = {"ref": _clean(entry.id), "when": instant(entry.withdrawn)}
        gone = ET.SubElement(top, f"{{{TOMBSTONES}}}deleted-entry", attributes)
        ET.SubElement(gone, f"{{{TOMBSTONES}}}comment").text = _clean(entry.summary)
        return
    inside = _add(top, "entry")
    _add(inside, "id", entry.id)
    _add(inside, "title", entry.title)
    _add(inside, "updated", instant(entry.updated))
    _add(_add(inside, "author"), "name", entry.author)
    _add(inside, "link", rel="alternate", type="text/html", href=entry.link)
    for term, label in entry.categories:
        _add(inside, "category", term=term, label=label)
    _add(inside, "summary", entry.summary, type="text")


def _add(within: ET.Element, name: str, text: str = "", **attributes: str) -> ET.Element:
    found = ET.SubElement(within, _atom(name), {key: _clean(value) for key, value in attributes.items()})
    found.text = _clean(text) or None
    return found


def _atom(name: str) -> str:
    return f"{{{ATOM}}}{name}"


def _clean(text: str) -> str:
    return _NO_XML.sub("", text)
