"""What is taken out of the archive at once: the records of a compound, of an area with all below it, or all of them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import groupby

from gongkai.derive.tree import places_below
from gongkai.model.archive import AnyRecord
from gongkai.publish.data_files import WHOLE
from gongkai.publish.derived_tables import all_derived
from gongkai.publish.site import Site
from gongkai.publish.table import Row, Table, each_table
from gongkai.publish.tables import SHARED, rows_of


class Extract:
    """Records by place and then by path, and the rows made from them and computed from them.

    `place` is a compound, an area, or WHOLE.
    """

    def __init__(self, site: Site, tables: Mapping[str, Table], place: str, records: Iterable[AnyRecord]) -> None:
        self.site = site
        self.tables = tables
        self.place = place
        self.records: Sequence[AnyRecord] = sorted(records, key=lambda r: (site.place_of(r), r.path))

    @property
    def name(self) -> str:
        """Return what the extract is called in the name of a file."""
        return self.place or "all"

    def of_kind(self, kind: str) -> list[AnyRecord]:
        """Return the records of one kind."""
        return [record for record in self.records if record.kind == kind]

    def rows(self) -> Iterator[tuple[Table, list[Row]]]:
        """Yield each table that has rows, with its rows. A kind at a time, so that never all of them are in memory."""
        shared: dict[str, list[Row]] = {name: [] for name in SHARED}
        for kind, records in groupby(sorted(self.records, key=lambda r: r.kind), key=lambda r: r.kind):
            found = rows_of(self.site, self.tables, records)
            for name, rows in shared.items():
                rows += found.pop(name, [])
            for table in each_table({kind: self.tables[kind]}):
                if table.name in found:
                    yield table, found[table.name]
        for name, rows in shared.items():
            if rows:
                yield self.tables[name], rows
        yield from self.derived_rows()

    def derived_rows(self) -> Iterator[tuple[Table, list[Row]]]:
        """Yield each table of computed figures that has rows, with its rows."""
        for one in all_derived().values():
            if rows := [row for place in self.places for row in one.rows(self.site, place)]:
                yield one.table, rows

    @cached_property
    def places(self) -> Sequence[str]:
        """Return the ids of the compounds and areas whose records are taken, in order."""
        archive = self.site.archive
        if self.place != WHOLE:
            return sorted(places_below(archive, self.place))
        return sorted({*archive.of_kind("compound"), *archive.of_kind("area")})  # one id may be both


def extract_of(site: Site, tables: Mapping[str, Table], place: str = WHOLE) -> Extract:
    """Return the extract of a compound, of an area with everything below it, or of the whole archive."""
    if place == WHOLE:
        return Extract(site, tables, place, site.archive.records)
    within = places_below(site.archive, place)
    return Extract(site, tables, place, (r for r in site.archive.records if site.place_of(r) in within))


def origin_of(extract: Extract) -> Mapping[str, str]:
    """Return what a file of data says of where it comes from."""
    return {
        "format": "gongkai-v1",
        "place": extract.place,
        "commit": extract.site.commit,
        "as_of": extract.site.archive.as_of.isoformat(),
        "licence": "CC-BY-4.0",
    }
