"""The data of the site, below `data/v1/`: for each compound, for each area with all below it, and for the whole.

Each place has a folder with every record as JSON, with its tables as CSV, and with an `index.json` that lists these
files with their number of rows, size and hash. It is made again only when a record in it has changed. What an area
holds is put together from the files of the compounds below it, so that no record is worked on for every level. The
accounts and the contracts of each have files of their own, which name the commit. What is computed from the records
stands beside them, with an index of its own (`derived_data.py`).
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import ModuleType

import msgspec
from msgspec import Struct

from gongkai.derive.tree import places_below
from gongkai.kinds.area import Area
from gongkai.kinds.compound import Compound
from gongkai.kinds.organization import Organization
from gongkai.load.cache import Stamp
from gongkai.model.archive import AnyRecord
from gongkai.publish.catalog import CATALOG, catalog
from gongkai.publish.data_files import BASE, WHOLE, DataFile, Listing, folder_of
from gongkai.publish.derived_data import DerivedData
from gongkai.publish.derived_tables import every_table
from gongkai.publish.exports import beancount, csv, datapackage, json, ocds, sqlite
from gongkai.publish.extract import Extract
from gongkai.publish.fingerprints import digest
from gongkai.publish.publication import Publication
from gongkai.publish.rendering import each_done
from gongkai.publish.site import Site
from gongkai.publish.table import Row, each_table
from gongkai.publish.tables import rows_of
from gongkai.text import N_

MAKING = N_("Writing the data")
INDEX = "index.json"
AT_ONCE = 10  # places a process takes
MANY = 2000  # records from which it pays to write the whole in two formats at once
PACKAGE = "package/"
BESIDE = ((beancount, "account"), (ocds, "contract"))  # what a place has a file of its own for, where it has the kind


class Part(Struct, frozen=True):
    """What a place adds to a file: its lines, without what stands before and after them, and how many they are."""

    content: bytes
    rows: int


def publish_data(
    site: Site,
    new: Publication,
    tools: str,
    stamps: Mapping[str, Stamp],
    report: Callable[[str, int, int], None] = lambda step, done, total: None,
) -> Mapping[str, Listing]:
    """Write the data into a new site; return which files there are, by place, and of the whole under WHOLE.

    `tools` stands for everything but the records that decides what is written.
    """
    return _OpenData(site, new, tools, stamps, report).written()


class _OpenData:
    def __init__(
        self,
        site: Site,
        new: Publication,
        tools: str,
        stamps: Mapping[str, Stamp],
        report: Callable[[str, int, int], None],
    ) -> None:
        self._site, self._new, self._report = site, new, report
        self._tables = every_table(site.schemas)
        self._headings = {table.name: csv.heading(table) for table in each_table(self._tables)}
        self._own: dict[str, list[AnyRecord]] = defaultdict(list)
        for record in site.archive.records:
            self._own[site.place_of(record)].append(record)
        self._kinds = {place: {record.kind for record in records} for place, records in self._own.items()}
        self._prints = {
            place: digest([tools, [(r.path, stamps.get(r.path), site.is_fictional(r)) for r in records]])
            for place, records in self._own.items()
        }
        named = [(r.path, stamps.get(r.path)) for r in site.archive.each(Organization)]  # by contracts, from anywhere
        self._origin = digest([tools, site.commit, site.url, site.archive.as_of, named])
        around = [
            (place, made) for place, made in sorted(self._prints.items()) if not site.archive.get(place, Compound)
        ]
        self._around = digest([tools, site.archive.as_of, sorted(site.archive.unread), around])
        self._derived = DerivedData(site, new, self._computed_from)

    def written(self) -> Mapping[str, Listing]:
        compounds = [compound.id for compound in self._site.archive.each(Compound)]
        areas = [area.id for area in self._site.archive.each(Area)]
        found: dict[str, Listing] = {}
        for places in (compounds, [*areas, WHOLE]):
            fresh = [place for place in places if not self._stands(place)]
            for done in each_done(fresh, self._make, chunk=AT_ONCE):
                self._report(MAKING, done, len(fresh))
            found |= {place: self._listed(place) for place in places}
        found |= {place: self._with(found[place], self._derived.files(place)) for place in (*compounds, *areas, WHOLE)}
        for place in compounds:
            found[place] = self._with(found[place], self._beside(place))
        # Of a commit, so there is none while records stand there that are not committed: whoever tries out a change of
        # one record does not wait until all records are written out again for every level.
        if not self._site.commit.endswith("+"):
            fresh = [area for area in areas if self._lacks_beside(area)]
            for done in each_done(fresh, self._write_beside, chunk=AT_ONCE):
                self._report(MAKING, done, len(fresh))
            for area in areas:
                found[area] = self._with(found[area], self._beside(area))
            found[WHOLE] = self._with(found[WHOLE], [*self._beside(WHOLE), *self._of_whole(found[WHOLE])])
        self._put(f"{BASE}{csv.DICTIONARY}", self._origin, lambda: csv.dictionary(self._tables))
        self._put(f"{BASE}{CATALOG}", self._print(WHOLE) + self._origin, lambda: catalog(self._site, found))
        return found

    # ---- What is made from records alone

    def _stands(self, place: str) -> bool:
        """Return whether the files of a place are there, made from the records as they are."""
        folder, made_from = folder_of(self._site.archive, place), self._print(place)
        if self._new.wants(folder + INDEX, made_from):
            return False
        listing = msgspec.json.decode(self._new.read(folder + INDEX), type=Listing)
        wanted = [self._new.wants(folder + file.name, made_from) for file in listing.files]  # all are asked for
        return not any(wanted)

    def _listed(self, place: str) -> Listing:
        """Return the files of a place, each of which now belongs to the site."""
        folder, made_from = folder_of(self._site.archive, place), self._print(place)
        listing = msgspec.json.decode(self._new.read(folder + INDEX), type=Listing)
        for file in listing.files:
            self._new.wants(folder + file.name, made_from)
        return listing

    def _make(self, place: str) -> None:
        """Write the files of a place. It may be done in another process, so nothing else is changed."""
        folder, files = folder_of(self._site.archive, place), []
        for name, table, parts in self._assembled(place):
            content = (
                csv.BOM + self._headings[table] + b"".join(part.content for part in parts)
                if table
                else json.array(part.content for part in parts)
            )
            self._new.write(folder + name, content)
            files.append(DataFile.of(name, content, sum(part.rows for part in parts), table))
        listing = Listing(place, folder, files)
        self._new.write(folder + INDEX, msgspec.json.format(msgspec.json.encode(listing), indent=1) + b"\n")

    def _assembled(self, place: str) -> Iterator[tuple[str, str, Sequence[Part]]]:
        """Yield name and table of each file of a place, and its parts by place."""
        gathered: dict[str, list[Part]] = defaultdict(list)
        for within in sorted(self._within(place)):
            for table, part in self._parts(within, of_itself=within == place):
                gathered[table].append(part)
        yield json.NAME, "", gathered[""]
        for name in self._headings:
            if name in gathered:
                yield f"{name}.csv", name, gathered[name]

    def _parts(self, place: str, *, of_itself: bool) -> Iterator[tuple[str, Part]]:
        """Yield what one place adds, by table, and under "" its JSON; from the files of a compound where they are."""
        site, folder = self._site, folder_of(self._site.archive, place) if place else ""
        if not of_itself and folder.startswith(f"{BASE}compounds/"):
            listing = msgspec.json.decode(self._new.read(folder + INDEX), type=Listing)
            for file in listing.files:
                content = self._new.read(folder + file.name)
                begin = len(csv.BOM) + len(self._headings[file.table]) if file.table else len(json.BEFORE)
                yield file.table, Part(content[begin : None if file.table else -len(json.AFTER)], file.rows)
            return
        records = self._own.get(place, [])
        if records:
            yield "", Part(json.BETWEEN.join(json.line(site, record) for record in records), len(records))
            rows: dict[str, list[Row]] = rows_of(site, self._tables, records)
            for table in each_table(self._tables):
                if table.name in rows:
                    yield table.name, Part(csv.lines(table, rows[table.name]), len(rows[table.name]))

    def _within(self, place: str) -> frozenset[str]:
        return frozenset(self._own) if place == WHOLE else places_below(self._site.archive, place)

    def _print(self, place: str) -> str:
        return digest([(within, self._prints.get(within)) for within in sorted(self._within(place))])

    def _computed_from(self, place: str) -> str:
        """Return what the figures computed of a place rest on: of a compound its own records and those around it."""
        of_compound = place != WHOLE and self._site.archive.get(place, Compound)
        return digest([self._around, self._print(place if of_compound else WHOLE)])

    # ---- What names the commit too

    def _beside(self, place: str) -> Iterator[DataFile]:
        """Write the accounts and the contracts of a place where they do not stand yet, and yield their files."""
        if self._lacks_beside(place):
            self._write_beside(place)
        for form, path in self._forms_beside(place):
            yield DataFile.of(form.NAME, self._new.read(path))

    def _lacks_beside(self, place: str) -> bool:
        made_from = self._print(place) + self._origin
        wanted = [self._new.wants(path, made_from) for _, path in self._forms_beside(place)]  # all are asked for
        return any(wanted)

    def _write_beside(self, place: str) -> None:
        """Write them. It may be done in another process, so nothing else is changed."""
        extract = self._extract(place)
        for form, path in self._forms_beside(place):
            [(_, content)] = form.FORMAT.files(extract)
            self._new.write(path, content)

    def _forms_beside(self, place: str) -> Sequence[tuple[ModuleType, str]]:
        """Return the formats that a place has anything for, each with the path of its file."""
        folder = folder_of(self._site.archive, place)
        there = {kind for within in self._within(place) for kind in self._kinds.get(within, ())}
        return [(form, folder + form.NAME) for form, kind in BESIDE if kind in there]

    def _of_whole(self, listing: Listing) -> Iterator[DataFile]:
        """Write the whole as one SQLite file and as a data package, and yield what leads to them."""
        extract, made_from = self._extract(WHOLE), self._print(WHOLE) + self._origin
        tables = [f"{PACKAGE}{file.name}" for file in listing.files if file.table]
        forms = {
            "": (sqlite.FORMAT, [sqlite.NAME]),
            PACKAGE: (datapackage.FORMAT, [f"{PACKAGE}{datapackage.DESCRIPTION}", *tables]),
        }

        def write(inside: str) -> None:
            for name, content in forms[inside][0].files(extract):
                self._new.write(listing.folder + inside + name, content)

        wanted = {
            inside: [self._new.wants(listing.folder + name, made_from) for name in names]  # all are asked for
            for inside, (_, names) in forms.items()
        }
        jobs = None if len(extract.records) > MANY else 1
        for _ in each_done([inside for inside in forms if any(wanted[inside])], write, jobs, chunk=1, worth_it=2):
            pass
        for _, names in forms.values():
            yield DataFile.of(names[0], self._new.read(listing.folder + names[0]))

    def _extract(self, place: str) -> Extract:
        records = [record for within in self._within(place) for record in self._own.get(within, ())]
        return Extract(self._site, self._tables, place, records)

    def _put(self, path: str, made_from: str, content: Callable[[], bytes]) -> None:
        if self._new.wants(path, made_from):
            self._new.write(path, content())

    def _with(self, listing: Listing, more: Iterator[DataFile] | Sequence[DataFile]) -> Listing:
        return msgspec.structs.replace(listing, files=[*listing.files, *more])
