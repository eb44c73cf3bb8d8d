"""Parquet, one file for each table: amounts and areas as exact decimals, days as dates, lists as lists."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from gongkai.publish.export_format import Format
from gongkai.publish.extract import Extract
from gongkai.publish.table import Column, Form, Row, Table
from gongkai.text import N_

DIGITS = 15  # before the point, as the schemas allow


def _files(extract: Extract) -> Iterator[tuple[str, bytes]]:
    import pyarrow.parquet  # as large as all the rest together, and asked for by few

    for table, rows in extract.rows():
        into = pyarrow.BufferOutputStream()
        pyarrow.parquet.write_table(_arrow(table, rows), into, compression="zstd", version="2.6")
        yield f"{table.name}.parquet", into.getvalue().to_pybytes()


def _arrow(table: Table, rows: Sequence[Row]) -> Any:
    import pyarrow  # noqa: ICN001

    types = {
        Form.WHOLE: pyarrow.int64(),
        Form.YES_NO: pyarrow.bool_(),
        Form.DAY: pyarrow.date32(),
        Form.LIST: pyarrow.list_(pyarrow.string()),
    }

    def field(column: Column) -> Any:
        exact = pyarrow.decimal128(DIGITS + column.places, column.places)
        kind = exact if column.form is Form.DECIMAL else types.get(column.form, pyarrow.string())
        words = {"title_zh": column.title["zh"], "title_en": column.title["en"], "unit": column.unit}
        return pyarrow.field(column.name, kind, nullable=not column.required, metadata=words)

    values = [_typed(column, [row[at] for row in rows]) for at, column in enumerate(table.columns)]
    schema = pyarrow.schema([field(column) for column in table.columns])
    arrays = [pyarrow.array(of_column, field.type) for of_column, field in zip(values, schema, strict=True)]
    return pyarrow.Table.from_arrays(arrays, schema=schema)


def _typed(column: Column, values: list[Any]) -> list[Any]:
    if column.form is Form.DECIMAL:
        return [None if value is None else Decimal(value) for value in values]
    if column.form is Form.DAY:
        return [None if value is None else date.fromisoformat(value) for value in values]
    return values


FORMAT = Format(name="parquet", title=N_("Parquet: one file for each table"), files=_files, package="pyarrow")
