"""One SQLite file with every table, the data dictionary among them; Datasette opens it as it is.

Amounts stand twice: as text with two digits after the point, to be read, and as whole fen in a column ending in `_fen`,
to be added up. SQLite has no decimal type, and its sums over text are not exact.
"""

import sqlite3
from collections.abc import Callable, Iterator, Sequence

from msgspec.structs import astuple

from gongkai.publish.dictionary import Entry, entries
from gongkai.publish.export_format import Format
from gongkai.publish.extract import Extract, origin_of
from gongkai.publish.keys import Key, keys_of
from gongkai.publish.table import Column, Form, Row, Table, Value, listed
from gongkai.text import N_

NAME = "gongkai.sqlite"
_TYPES = {Form.WHOLE: "INTEGER", Form.YES_NO: "INTEGER"}
_VERSION_AT = slice(96, 100)  # where the file says which version of SQLite wrote it, which changes nothing in it


def _files(extract: Extract) -> Iterator[tuple[str, bytes]]:
    keys = keys_of(extract)  # before all, because a table says them when it is made
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        connection.execute("BEGIN")
        for table, rows in extract.rows():
            _write(connection, table, rows, keys.get(table.name, ()))
        _add_dictionary(connection, extract)
        _add_origin(connection, extract)
        connection.execute("COMMIT")
        content = bytearray(connection.serialize())
    finally:
        connection.close()
    content[_VERSION_AT] = bytes(4)
    yield NAME, bytes(content)


def _write(connection: sqlite3.Connection, table: Table, rows: Sequence[Row], keys: Sequence[Key]) -> None:
    columns = [definition for column in table.columns for definition in _columns(column)]
    columns.append(f"PRIMARY KEY ({_names(table.key)})")
    columns += [f"FOREIGN KEY ({_names(k.columns)}) REFERENCES {_name(k.to)} ({_names(k.equal)})" for k in keys]
    connection.execute(f"CREATE TABLE {_name(table.name)} ({', '.join(columns)})")
    marks = ", ".join("?" for column in table.columns for _ in _columns(column))
    connection.executemany(f"INSERT INTO {_name(table.name)} VALUES ({marks})", map(_values(table), rows))  # noqa: S608


def _columns(column: Column) -> list[str]:
    needed = " NOT NULL" if column.required else ""
    own = f"{_name(column.name)} {_TYPES.get(column.form, 'TEXT')}{needed}"
    return [own, f"{_name(column.name + '_fen')} INTEGER{needed}"] if column.fen else [own]


def _values(table: Table) -> Callable[[Row], list[Value]]:
    """Return a function that makes of a row what is written of it."""
    plain = not any(column.fen or column.form is Form.LIST for column in table.columns)

    def values(row: Row) -> list[Value]:
        made: list[Value] = []
        for column, value in zip(table.columns, row, strict=True):
            made.append(listed(value) if isinstance(value, tuple) else value)
            if column.fen:
                made.append(None if value is None else int(str(value).replace(".", "")))  # two digits, always
        return made

    return list if plain else values


def _add_dictionary(connection: sqlite3.Connection, extract: Extract) -> None:
    every = [astuple(entry) for entry in entries(extract.tables.values())]
    columns = [_name(column) for column in Entry.__struct_fields__]
    connection.execute(f'CREATE TABLE data_dictionary ({", ".join(columns)}, PRIMARY KEY ("table", "column"))')
    marks = ", ".join("?" for _ in columns)
    connection.executemany(f"INSERT INTO data_dictionary VALUES ({marks})", every)  # noqa: S608  # only marks


def _add_origin(connection: sqlite3.Connection, extract: Extract) -> None:
    connection.execute("CREATE TABLE origin (name TEXT PRIMARY KEY, value TEXT)")
    connection.executemany("INSERT INTO origin VALUES (?, ?)", origin_of(extract).items())


def _names(columns: Sequence[str]) -> str:
    return ", ".join(map(_name, columns))


def _name(name: str) -> str:
    """Return a name in quotes: `order`, `from` and `to` are words of SQL."""
    return f'"{name}"'


FORMAT = Format(name="sqlite", title=N_("One SQLite file, which Datasette opens"), files=_files)
