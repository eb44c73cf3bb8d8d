"""Which columns lead from one table to another, for the formats that can say so."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from gongkai.publish.extract import Extract
from gongkai.publish.table import Form, Row, Table, Value


class Key(Struct, frozen=True):
    """The columns of a table that name a row of the table `to`, and the columns there that they equal."""

    columns: tuple[str, ...]
    to: str
    equal: tuple[str, ...]


class Keys:
    """Gathers the keys of the tables of one export while these go by.

    A column that names records is a key only where each of them lies in the same export: the records of one compound
    name the organizations and the areas around it.
    """

    def __init__(self) -> None:
        self._tables: list[Table] = []
        self._ids: dict[str, set[Value]] = {}
        self._named: dict[tuple[str, str], set[Value]] = {}

    def note(self, table: Table, rows: Iterable[Row]) -> None:
        """Note which records a table holds, and which its columns name."""
        self._tables.append(table)
        naming = [(at, column) for at, column in enumerate(table.columns) if column.names and column.form is Form.TEXT]
        for row in rows:
            if table.key == ("id",):
                self._ids.setdefault(table.name, set()).add(row[0])
            for at, column in naming:
                if row[at] is not None:
                    self._named.setdefault((table.name, column.name), set()).add(row[at])

    @property
    def by_table(self) -> Mapping[str, list[Key]]:
        """Return the keys of each table."""
        return {table.name: [*_of_list(table), *self._of_columns(table)] for table in self._tables}

    def _of_columns(self, table: Table) -> Iterable[Key]:
        for column in table.columns:
            to, named = column.names.replace("-", "_"), self._named.get((table.name, column.name))
            if named and named <= self._ids.get(to, set()):
                yield Key((column.name,), to, ("id",))


def keys_of(extract: Extract) -> Mapping[str, list[Key]]:
    """Return the keys of each table that has rows in an extract."""
    keys = Keys()
    for table, rows in extract.rows():
        keys.note(table, rows)
    return keys.by_table


def _of_list(table: Table) -> Iterable[Key]:
    if table.parent:
        outer = table.key[:-1]
        yield Key(outer, table.parent, ("id",) if len(outer) == 1 else outer)
