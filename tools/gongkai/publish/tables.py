"""The records as flat tables: one for each kind of record, and one for each list of things inside a record.

All formats that consist of rows are written from these tables, and all words in them come from the schemas. A list of
things has a table of its own, whose rows name the record (`record_id`) and their place in the list (`entries_no`, from
1); a list of plain values stays in its row. What stands inside something single is written beside it
(`period_from`). Sources and gaps, which every kind has, are one table each. Values are plain: text, whole numbers, yes
or no, lists of text. Amounts and areas are text too, so that nothing is rounded on the way. Beside each column of fixed
values stands one with what they are called in Chinese (`status`, `status_label`).
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

import msgspec

from gongkai.kinds import all_kinds
from gongkai.load.schemas import Schema, Schemas
from gongkai.model.archive import AnyRecord
from gongkai.publish.site import Site
from gongkai.publish.table import Column, Form, Row, Table, Words, both, called, column_of, labelled, worded
from gongkai.text import LANGUAGES, N_

SHARED = ("sources", "gaps")  # of every kind, so each is one table, and its rows say of which kind
_DECIMAL = re.compile(r"\[0-9\]\{1,(\d)\}\)\?\$$")

ID = N_("Record")
ID_HELP = N_("The id of the record: its path below the folder of its kind, without .yml.")
KIND = N_("Kind of record")
KIND_HELP = N_("The kind of record that the row belongs to.")
PLACE = N_("Compound or area")
PLACE_HELP = N_("The compound or the area that the record is about; empty where it is about neither.")
PAGE = N_("Page")
PAGE_HELP = N_("Where the page of the record stands, from the root of the site.")
MADE_UP = N_("Made up")
MADE_UP_HELP = N_("Whether the record belongs to a made-up example place. Leave these out of any count.")
NUMBER = N_("{list}, number")
NUMBER_HELP = N_("The place of the row in the list of the record, from 1.")
INSIDE = N_("{outer}: {inner}")


def tables_of(schemas: Schemas) -> dict[str, Table]:
    """Return the tables of every kind, by the name of the kind, and those that all kinds share, by their own.

    Raises ValueError where two fields would make columns of one name.
    """
    found = {kind: _of_kind(schemas, kind) for kind in all_kinds()}
    any_kind = next(iter(all_kinds()))
    for name in SHARED:
        node = schemas.by_kind[any_kind]["properties"][name]
        found[name] = _of_list(
            schemas,
            any_kind,
            schemas.resolved(any_kind, node),
            name,
            (column_of("kind", Form.TEXT, KIND, KIND_HELP), column_of("record_id", Form.TEXT, ID, ID_HELP)),
            name,
            "",
            _words(schemas.resolved(any_kind, node))[0],
        )
    return found


def rows_of(site: Site, tables: Mapping[str, Table], records: Iterable[AnyRecord]) -> dict[str, list[Row]]:
    """Return the rows made from `records`, in order, by the name of their table; empty tables are left out."""
    rows: dict[str, list[Row]] = {}
    for record in records:
        data = plain(record)
        key: Row = [record.id, site.place_of(record), site.path(record), site.is_fictional(record)]
        _add(tables[record.kind], data, key, [record.id], rows)
        for name in SHARED:
            _add_list(tables[name], data.get(name), [record.kind, record.id], rows)
    return rows


def plain(record: AnyRecord) -> dict[str, Any]:
    """Return the content of a record as plain data: numbers that are not whole, and dates, as text."""
    found: dict[str, Any] = msgspec.to_builtins(record.body, enc_hook=str)
    return found


def _add(table: Table, data: Mapping[str, Any], start: Row, key: Row, rows: dict[str, list[Row]]) -> None:
    made = list(start)
    for column in table.columns[len(start) :]:
        if column.words is not None:
            made.append(called(column.words, made[-1]))
            continue
        value = data.get(column.path[0]) if len(column.path) == 1 else _at(data, column.path)
        if column.fen and value is not None:
            value = f"{Decimal(value):.2f}"
        made.append(None if value == () else value)
    rows.setdefault(table.name, []).append(made)
    for path, inner in table.lists:
        _add_list(inner, _at(data, path), key, rows)


def _add_list(table: Table, items: Sequence[Mapping[str, Any]] | None, key: Row, rows: dict[str, list[Row]]) -> None:
    for number, item in enumerate(items or (), start=1):
        _add(table, item, [*key, number], [*key, number], rows)


def _at(data: Mapping[str, Any], path: tuple[str, ...]) -> Any:
    found: Any = data
    for step in path:
        if found is None:
            return None
        found = found.get(step)
    return found


def _of_kind(schemas: Schemas, kind: str) -> Table:
    schema = schemas.by_kind[kind]
    name = kind.replace("-", "_")
    key = (
        column_of("id", Form.TEXT, ID, ID_HELP),
        column_of("place", Form.TEXT, PLACE, PLACE_HELP, required=False),
        column_of("page", Form.TEXT, PAGE, PAGE_HELP),
        column_of("made_up", Form.YES_NO, MADE_UP, MADE_UP_HELP),
    )
    left_out = {**schema, "properties": {k: v for k, v in schema["properties"].items() if k not in (*SHARED, "kind")}}
    record = (column_of("record_id", Form.TEXT, ID, ID_HELP),)
    return _made(schemas, kind, left_out, name, key, ("id",), record, "")


def _of_list(
    schemas: Schemas,
    kind: str,
    node: Schema,
    name: str,
    key: tuple[Column, ...],
    field: str,
    parent: str,
    title: Words,
) -> Table:
    number = Column(
        name=f"{field}_no",
        form=Form.WHOLE,
        title={language: worded(NUMBER, language).format(list=title[language]) for language in LANGUAGES},
        help=both(NUMBER_HELP),
        required=True,
    )
    own = (*key, number)
    item = schemas.resolved(kind, node["items"])
    made = _made(schemas, kind, item, name, own, tuple(column.name for column in own), own, parent)
    return msgspec.structs.replace(made, title=title)


def _made(
    schemas: Schemas,
    kind: str,
    node: Schema,
    name: str,
    start: tuple[Column, ...],
    key: tuple[str, ...],
    below: tuple[Column, ...],
    parent: str,
) -> Table:
    """Return the table of the things that `node` describes; `below` are the key columns of the tables inside it."""
    columns, lists = list(start), []
    for path, titles, required, inner in _fields(schemas, kind, node):
        if inner.get("type") == "array" and schemas.resolved(kind, inner["items"]).get("type") == "object":
            field = "_".join(path)
            lists.append((path, _of_list(schemas, kind, inner, f"{name}_{field}", below, field, name, titles)))
        else:
            columns += labelled(_of_field(schemas, kind, inner, path, titles, required=required))
    names = [column.name for column in columns]
    if len(set(names)) != len(names):
        raise ValueError(f"{name}: two columns have one name: {names}")
    title, help_ = _words(node)
    return Table(name=name, title=title, help=help_, columns=tuple(columns), key=key, parent=parent, lists=tuple(lists))


_Field = tuple[tuple[str, ...], Words, bool, Schema]


def _fields(
    schemas: Schemas, kind: str, node: Schema, path: tuple[str, ...] = (), outer: Words | None = None
) -> Iterator[_Field]:
    """Yield path, title, whether it must be there, and schema of each field; those of things inside are among them."""
    for name, reference in node["properties"].items():
        inner = schemas.resolved(kind, reference)
        title = _words(inner)[0]
        if outer:
            title = {
                language: worded(INSIDE, language).format(outer=outer[language], inner=title[language])
                for language in LANGUAGES
            }
        if inner.get("type") == "object":
            yield from _fields(schemas, kind, inner, (*path, name), title)
        else:
            yield (*path, name), title, not path and name in node.get("required", ()), inner


def _of_field(
    schemas: Schemas, kind: str, node: Schema, path: tuple[str, ...], title: Words, *, required: bool
) -> Column:
    item = schemas.resolved(kind, node["items"]) if "items" in node else node
    form, places = _form(node)
    return Column(
        name="_".join(path),
        form=form,
        title=title,
        help=_words(node)[1],
        path=path,
        places=places,
        fen=node.get("x-type") == "amount",
        unit=node.get("x-unit", ""),
        names=kind if item.get("x-ref") == "$same" else item.get("x-ref", ""),
        labels=node.get("x-labels") or item.get("x-labels") or {value: {} for value in item.get("enum", ())},
        required=required,
    )


def _form(node: Schema) -> tuple[Form, int]:
    """Return the form of a field's values, and the digits after the point of a decimal."""
    known = {"day": Form.DAY, "date": Form.DATE}
    if node.get("x-type") in known:
        return known[node["x-type"]], 0
    decimal = _DECIMAL.search(node.get("pattern", ""))
    if isinstance(node.get("type"), list) and decimal:
        return Form.DECIMAL, int(decimal[1])
    if isinstance(node.get("const"), bool):
        return Form.YES_NO, 0
    return {"integer": Form.WHOLE, "boolean": Form.YES_NO, "array": Form.LIST}.get(str(node.get("type")), Form.TEXT), 0


def _words(node: Schema) -> tuple[Words, Words]:
    """Return title and help of a field in both languages, from its schema."""
    return (
        {"zh": node["x-zh"]["title"], "en": node["title"]},
        {"zh": node["x-zh"]["description"], "en": node["description"]},
    )
