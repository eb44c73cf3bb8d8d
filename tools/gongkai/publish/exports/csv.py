"""CSV for spreadsheets: headings in two languages, a mark for Excel, and no text that a spreadsheet would run.

A program that wants bare names and bare text takes the data package.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from msgspec.structs import astuple

from gongkai.publish.dictionary import Entry, entries
from gongkai.publish.export_format import Format
from gongkai.publish.extract import Extract
from gongkai.publish.table import Form, Row, Table, Value, listed
from gongkai.text import N_

DICTIONARY = "data_dictionary.csv"
BOM = b"\xef\xbb\xbf"  # without it Excel takes UTF-8 for the encoding of the country
# What a spreadsheet takes for the beginning of a formula; some take the full-width signs of a Chinese keyboard too.
_FORMULA = re.compile(r"[\t\r\n]|\s*[=+\-@＝＋－＠]")
_FIRST = frozenset("=+-@＝＋－＠\t\r\n \v\f\xa0\u3000")  # asked first, because it is faster
AS_NEEDED: Literal[0] = csv.QUOTE_MINIMAL
_FREE = (Form.TEXT, Form.LIST)


def _files(extract: Extract) -> Iterator[tuple[str, bytes]]:
    for table, rows in extract.rows():
        yield f"{table.name}.csv", BOM + heading(table) + lines(table, rows)
    yield DICTIONARY, dictionary(extract.tables)


def dictionary(tables: Mapping[str, Table]) -> bytes:
    """Return the data dictionary as a table of its own."""
    rows = [[defused(text) for text in bare(list(astuple(entry)))] for entry in entries(tables.values())]
    return BOM + written([list(Entry.__struct_fields__), *rows])


def heading(table: Table) -> bytes:
    """Return the first line of a table: each column by its Chinese and its English title, and by its name."""
    return written([[f"{c.title['zh']} {c.title['en']} [{c.name}]" for c in table.columns]])


def lines(table: Table, rows: Iterable[Row]) -> bytes:
    """Return a table's rows as lines. Text that would be a formula gets an apostrophe before it.

    Only free text, so that a negative amount stays a number. All is in quotes, so that no other separator than the
    comma can cut it into pieces.
    """
    made = [bare(row) for row in rows]
    for place, column in enumerate(table.columns):
        if column.form in _FREE:
            for row in made:
                row[place] = defused(row[place])
    return written(made)


def defused(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula."""
    return f"'{text}" if text and text[0] in _FIRST and _FORMULA.match(text) else text


def bare(row: Row) -> list[str]:
    """Return the values of a row as text: nothing for None, true and false, a list as JSON."""
    return [value if value.__class__ is str else _text(value) for value in row]


def _text(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, str | int) else listed(value)


def written(rows: Iterable[list[str]], *, quoting: Literal[0, 1] = csv.QUOTE_ALL) -> bytes:
    """Return rows as lines by RFC 4180."""
    into = io.StringIO(newline="")
    csv.writer(into, quoting=quoting).writerows(rows)
    return into.getvalue().encode()


FORMAT = Format(name="csv", title=N_("CSV for spreadsheets: one file for each table"), files=_files)
