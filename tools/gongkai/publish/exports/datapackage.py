"""A Frictionless data package: the tables as bare CSV, with a description that programs read and check them by."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from gongkai.publish.export_format import Format
from gongkai.publish.exports import csv
from gongkai.publish.extract import Extract, origin_of
from gongkai.publish.keys import Key, Keys
from gongkai.publish.table import Column, Form, Table
from gongkai.text import N_

DESCRIPTION = "datapackage.json"
_TYPES = {
    Form.TEXT: "string",
    Form.WHOLE: "integer",
    Form.DECIMAL: "number",
    Form.YES_NO: "boolean",
    Form.DAY: "date",
    Form.DATE: "string",  # a year or a month may stand there
    Form.LIST: "array",
}


def _files(extract: Extract) -> Iterator[tuple[str, bytes]]:
    tables, keys = [], Keys()
    for table, rows in extract.rows():
        tables.append(table)
        keys.note(table, rows)
        header = [column.name for column in table.columns]
        bare = (csv.bare(row) for row in rows)
        yield f"{table.name}.csv", csv.written([header]) + csv.written(bare, quoting=csv.AS_NEEDED)
    yield DESCRIPTION, _described(extract, tables, keys.by_table)


def _described(extract: Extract, tables: Sequence[Table], keys: Mapping[str, Sequence[Key]]) -> bytes:
    package = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": f"gongkai-{extract.name}",
        "title": "公开 Gongkai",
        "version": "1",
        "licenses": [
            {"name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/", "title": "CC BY 4.0"}
        ],
        "gongkai:origin": origin_of(extract),
        "resources": [_resource(table, keys[table.name]) for table in tables],
    }
    return (json.dumps(package, ensure_ascii=False, indent=1) + "\n").encode()


def _resource(table: Table, keys: Sequence[Key]) -> Mapping[str, Any]:
    foreign = [
        # The standard names the table itself by an empty name.
        {
            "fields": list(key.columns),
            "reference": {"resource": "" if key.to == table.name else key.to, "fields": list(key.equal)},
        }
        for key in keys
    ]
    schema = {"fields": [_field(c) for c in table.columns], "primaryKey": list(table.key), "missingValues": [""]}
    return {
        "name": table.name,
        "path": f"{table.name}.csv",
        "title": f"{table.title['zh']} {table.title['en']}",
        "description": f"{table.help['zh']} {table.help['en']}",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema | ({"foreignKeys": foreign} if foreign else {}),
    }


def _field(column: Column) -> Mapping[str, Any]:
    field: dict[str, Any] = {
        "name": column.name,
        "type": _TYPES[column.form],
        "title": f"{column.title['zh']} {column.title['en']}",
        "description": f"{column.help['zh']} {column.help['en']}",
    }
    constraints: dict[str, Any] = {"required": True} if column.required else {}
    if column.labels and column.form is Form.TEXT:
        constraints["enum"] = list(column.labels)
    if constraints:
        field["constraints"] = constraints
    if column.unit:
        field["gongkai:unit"] = column.unit
    return field


FORMAT = Format(name="datapackage", title=N_("Frictionless data package: bare CSV with a description"), files=_files)
