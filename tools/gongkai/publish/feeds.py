"""Feeds of what changed: for each compound, each area with all below it, each kind of record, and for the whole.

They are the same in every language of the site and written in Chinese. An entry is one change of one record, and its id
follows from the history alone: from the commit with which it begins, from the record and from the commit of the change.
"""

import uuid
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from gongkai.derive.changes import RecordChange
from gongkai.derive.past import Entry, Past
from gongkai.derive.tree import places_below
from gongkai.kinds import all_kinds, kind_in
from gongkai.kinds.area import Area
from gongkai.kinds.compound import Compound
from gongkai.load.cache import Stamp
from gongkai.publish.atom import Feed, FeedEntry, feed_bytes
from gongkai.publish.fingerprints import digest
from gongkai.publish.pages.stories import entries_by_place, every_entry
from gongkai.publish.publication import Publication
from gongkai.publish.shell import upward
from gongkai.publish.site import Site
from gongkai.publish.trail_paths import corrections_path, page_path, story_path, version_path
from gongkai.publish.trail_rows import roles, title_of
from gongkai.report.changes import SORTS
from gongkai.report.commit_words import why
from gongkai.report.edit_words import EditWords
from gongkai.text import N_

LANGUAGE = "zh"
NEWEST = 50  # entries of a feed
SENTENCES = 12  # of one entry
WHOLE = "feeds/all.atom"
AUTHOR = N_("Open governance record")
OF_WHOLE = N_("Everything that changes in the record")
OF_PLACE = N_("Changes: {place}")
OF_KIND = N_("Changes: {kind}")
CHANGED = N_("{title}: {sort}")
NO_REASON = N_("Taken away; no reason is published.")
PROTECTED = N_("Taken out of the record to protect somebody.")


class _Planned(Struct, frozen=True):
    path: str
    title: str
    page: str
    entries: Sequence[Entry]


def publish_feeds(site: Site, new: Publication, base: str, stamps: Mapping[str, Stamp]) -> None:
    """Write the feeds into a new site; none where the history is not known.

    `base` stands for everything but the records and the commit that decides what is written.
    """
    past = site.told.past
    if past is None:
        return
    site = site.in_language(LANGUAGE)
    made_from = digest([base, site.commit, site.told.made_from, sorted(stamps.items())])
    made = _Entries(site, past)
    for planned in _planned(site):
        if new.wants(planned.path, made_from):
            new.write(planned.path, feed_bytes(made.feed(planned)))


def feed_of_place(site: Site, kind: str, place: str) -> str:
    """Return where the feed of a compound or an area stands; "" where there is none."""
    return f"feeds/{all_kinds()[kind].folder}/{place}.atom" if site.told.past else ""


def feed_of_kind(site: Site, kind: str) -> str:
    """Return where the feed of a kind of record stands; "" where there is none."""
    return f"feeds/kinds/{kind}.atom" if site.told.past else ""


def _planned(site: Site) -> Iterator[_Planned]:
    words, by_place, every = site.catalogue.gettext, entries_by_place(site), every_entry(site)
    yield _Planned(WHOLE, words(OF_WHOLE), corrections_path(), every[-NEWEST:])
    for compound in site.archive.each(Compound):
        entries = by_place.get(compound.id, ())
        page = story_path(compound.id) if entries else site.path(compound)
        title = words(OF_PLACE).format(place=compound.body.name)
        yield _Planned(feed_of_place(site, "compound", compound.id), title, page, entries[-NEWEST:])
    for area in site.archive.each(Area):
        newest = [one for place in places_below(site.archive, area.id) for one in by_place.get(place, ())[-NEWEST:]]
        newest.sort(key=lambda one: (one.step.position, one.record))
        title = words(OF_PLACE).format(place=area.body.name)
        yield _Planned(feed_of_place(site, "area", area.id), title, site.path(area), newest[-NEWEST:])
    for kind in all_kinds().values():
        of_kind = [one for one in every if one.record.startswith(f"{kind.folder}/")][-NEWEST:]
        title = words(OF_KIND).format(kind=site.kind_title(kind.name))
        yield _Planned(feed_of_kind(site, kind.name), title, f"{kind.folder}/index.html", of_kind)


class _Entries:
    """The entries of feeds. Each is in several of them, and made once."""

    def __init__(self, site: Site, past: Past) -> None:
        self._site, self._past = site, past
        self._words = EditWords(site.schemas, site.catalogue)
        self._said: dict[tuple[str, int], tuple[str, str]] = {}

    def feed(self, planned: _Planned) -> Feed:
        say = self._site.catalogue.gettext
        return Feed(
            id=self._id(planned.path),
            title=planned.title,
            author=say(AUTHOR),
            own=self._address(planned.path, planned.path),
            link=self._address(planned.path, planned.page),
            language="zh-Hans",
            entries=[self._entry(planned.path, entry) for entry in reversed(planned.entries)],
        )

    def _entry(self, path: str, entry: Entry) -> FeedEntry:
        say, kind = self._site.catalogue.gettext, kind_in(entry.record.partition("/")[0])
        withdrawn = self._withdrawn(entry)
        title, summary = ("", self._why_withdrawn(withdrawn)) if withdrawn else self._words_of(entry)
        to = version_path(entry.record, entry.number) if entry.number else page_path(entry.record)
        return FeedEntry(
            id=self._id(f"{entry.record} {entry.step.id}"),
            title=title,
            updated=entry.step.at,
            link=self._address(path, to),
            summary=summary,
            author=roles(self._site, entry.step.authors) or say(AUTHOR),
            categories=[(entry.sort.value, say(SORTS[entry.sort])), (kind, self._site.kind_title(kind))],
            withdrawn=withdrawn.step.at if withdrawn else None,
        )

    def _withdrawn(self, entry: Entry) -> Entry | None:
        """Return what took away the record of an entry after it, or took out what the entry tells; else None."""
        of_record = self._past.records[entry.record]
        if entry.hidden:
            return next(one for one in reversed(of_record) if one.was_hidden)
        gone = of_record[-1]
        return gone if not gone.number and gone is not entry else None

    def _why_withdrawn(self, withdrawn: Entry) -> str:
        if withdrawn.number:
            return self._site.catalogue.gettext(PROTECTED)
        return self._words.reason(withdrawn.notice) if withdrawn.notice else self._site.catalogue.gettext(NO_REASON)

    def _words_of(self, entry: Entry) -> tuple[str, str]:
        """Return title and text of an entry."""
        key = entry.record, entry.step.position
        if key not in self._said:
            say = self._site.catalogue.gettext
            title = say(CHANGED).format(title=title_of(self._site, entry), sort=say(SORTS[entry.sort]))
            self._said[key] = title, "\n".join(self._lines(entry))
        return self._said[key]

    def _lines(self, entry: Entry) -> list[str]:
        found: list[str] = []
        if entry.was_hidden or entry.hidden:
            found.append(self._site.catalogue.gettext(PROTECTED))
        elif entry.touched:
            kind = kind_in(entry.record.partition("/")[0])
            touched = tuple(sorted(entry.touched, key=lambda one: not one.weighs))
            after = self._past.data(entry)
            change = RecordChange("", entry.record, entry.sort, {"kind": kind}, after, touched)
            sentences = list(self._words.sentences(change))
            found += sentences[:SENTENCES] + (["…"] if len(sentences) > SENTENCES else [])
        if entry.notice:
            found.append(self._words.reason(entry.notice))
        return found + why(entry.step)

    def _id(self, name: str) -> str:
        return uuid.uuid5(uuid.NAMESPACE_OID, f"gongkai {self._past.root} {name}").urn

    def _address(self, path: str, to: str) -> str:
        """Return an address in full where it is known where the site will stand, else as seen from the feed."""
        return f"{self._site.url.rstrip('/')}/{to}" if self._site.url else upward(path) + to
