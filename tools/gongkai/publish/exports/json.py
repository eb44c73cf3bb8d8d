"""JSON: every record as it is written, one on a line, with what its file says by lying where it lies.

What was computed from the records is a file of its own, with the name of its table in each line.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec

from gongkai.model.archive import AnyRecord
from gongkai.publish.export_format import Format
from gongkai.publish.extract import Extract
from gongkai.publish.site import Site
from gongkai.publish.table import Row, Table
from gongkai.publish.tables import plain
from gongkai.text import N_

NAME = "records.json"
DERIVED = "derived.json"
BEFORE, BETWEEN, AFTER = b"[\n", b",\n", b"\n]\n"


def _files(extract: Extract) -> Iterator[tuple[str, bytes]]:
    yield NAME, array(line(extract.site, record) for record in extract.records)
    if computed := [one for table, rows in extract.derived_rows() for one in derived_lines(table, rows)]:
        yield DERIVED, array(computed)


def array(lines: Iterable[bytes]) -> bytes:
    """Return one JSON array with one item on a line, so that it can also be read line by line."""
    return BEFORE + BETWEEN.join(lines) + AFTER


def line(site: Site, record: AnyRecord) -> bytes:
    """Return a record as one JSON object. What it leaves out is left out; amounts and areas are text, so are exact."""
    whose = {
        "kind": record.kind,
        "id": record.id,
        "place": site.place_of(record),
        "page": site.path(record),
        "made_up": site.is_fictional(record),
    }
    return msgspec.json.encode(whose | _present(plain(record)))


def derived_lines(table: Table, rows: Iterable[Row]) -> Iterator[bytes]:
    """Yield the rows of a table of computed figures as JSON objects, without what is empty."""
    names: Sequence[str] = [column.name for column in table.columns]
    for row in rows:
        found = {name: value for name, value in zip(names, row, strict=True) if value is not None}
        yield msgspec.json.encode({"table": table.name, **found})


def _present(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _present(inner) for name, inner in value.items() if inner is not None and inner != ()}
    if isinstance(value, tuple):
        return [_present(item) for item in value]
    return value


FORMAT = Format(name="json", title=N_("JSON: every record as it is written"), files=_files)
