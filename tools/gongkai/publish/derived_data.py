"""The computed figures of each place as files beside its records: JSON, and one CSV for each table.

What is computed of a compound depends on its own records, on those of areas and of organizations, on the law and on the
day, and so do its files. What an area holds is put together from the files of the compounds below it and from what is
computed of areas, which may depend on every record.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

import msgspec
from msgspec import Struct

from gongkai.derive.tree import places_below
from gongkai.kinds.compound import Compound
from gongkai.publish.data_files import WHOLE, DataFile, Listing, folder_of
from gongkai.publish.derived_tables import all_derived
from gongkai.publish.exports import csv, json
from gongkai.publish.publication import Publication
from gongkai.publish.site import Site

INDEX = "derived.index.json"  # the files of computed figures that a place has


class Lines(Struct, frozen=True):
    """What a place adds to a file: its lines, and how many rows they are."""

    content: bytes
    rows: int


class DerivedData:
    """Writes the computed figures of places. Compounds are asked for before the areas that they lie in.

    `made_from` gives what the figures of a place are computed from, as a short text.
    """

    def __init__(self, site: Site, new: Publication, made_from: Callable[[str], str]) -> None:
        self._site, self._new, self._made_from = site, new, made_from
        self._headings = {name: csv.heading(one.table) for name, one in all_derived().items()}
        self._own: dict[str, Mapping[str, Lines]] = {}

    def files(self, place: str) -> Sequence[DataFile]:
        """Return the files of a place, which belong to the site now; they are written where they do not stand yet."""
        folder, made_from = folder_of(self._site.archive, place), self._made_from(place)
        if not self._stands(folder, made_from):
            self._write(place, folder)
        listing = self._listing(folder)
        for file in listing.files:
            self._new.wants(folder + file.name, made_from)
        return listing.files

    def _stands(self, folder: str, made_from: str) -> bool:
        if self._new.wants(folder + INDEX, made_from):
            return False
        wanted = [self._new.wants(folder + file.name, made_from) for file in self._listing(folder).files]
        return not any(wanted)

    def _listing(self, folder: str) -> Listing:
        return msgspec.json.decode(self._new.read(folder + INDEX), type=Listing)

    def _write(self, place: str, folder: str) -> None:
        gathered: dict[str, list[Lines]] = defaultdict(list)
        for within in self._within(place):
            for table, lines in self._lines(within, of_itself=within == place).items():
                gathered[table].append(lines)
        files = [self._written(folder, table, gathered[table]) for table in ("", *self._headings) if table in gathered]
        listing = Listing(place, folder, files)
        self._new.write(folder + INDEX, msgspec.json.format(msgspec.json.encode(listing), indent=1) + b"\n")

    def _written(self, folder: str, table: str, parts: Sequence[Lines]) -> DataFile:
        name = f"{table}.csv" if table else json.DERIVED
        content = (
            csv.BOM + self._headings[table] + b"".join(part.content for part in parts)
            if table
            else json.array(part.content for part in parts)
        )
        self._new.write(folder + name, content)
        return DataFile.of(name, content, sum(part.rows for part in parts), table)

    def _within(self, place: str) -> Iterator[str]:
        archive = self._site.archive
        if place == WHOLE:
            return iter(sorted({*archive.of_kind("compound"), *archive.of_kind("area")}))  # one id may be both
        return iter(sorted(places_below(archive, place)))

    def _lines(self, place: str, *, of_itself: bool) -> Mapping[str, Lines]:
        """Return what one place adds, by table, and under "" its JSON; from the files of a compound where they are."""
        if not of_itself and self._site.archive.get(place, Compound):
            return self._of_files(folder_of(self._site.archive, place))
        if place not in self._own:
            self._own[place] = dict(self._computed(place))
        return self._own[place]

    def _computed(self, place: str) -> Iterator[tuple[str, Lines]]:
        every: list[bytes] = []
        for name, one in all_derived().items():
            if rows := list(one.rows(self._site, place)):
                every += json.derived_lines(one.table, rows)
                yield name, Lines(csv.lines(one.table, rows), len(rows))
        if every:
            yield "", Lines(json.BETWEEN.join(every), len(every))

    def _of_files(self, folder: str) -> Mapping[str, Lines]:
        found = {}
        for file in self._listing(folder).files:
            content = self._new.read(folder + file.name)
            begin = len(csv.BOM) + len(self._headings[file.table]) if file.table else len(json.BEFORE)
            found[file.table] = Lines(content[begin : None if file.table else -len(json.AFTER)], file.rows)
        return found
