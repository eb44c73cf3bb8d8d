"""The general view of a record: its fields by the titles of its schema, its lists as tables, what it names as links.

A kind without a page of its own is shown this way, and so is what a kind's own page leaves over.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from markupsafe import Markup, escape
from msgspec import Struct

from gongkai.kinds import kind_in
from gongkai.load.schemas import Schema, label_of, title_of
from gongkai.publish.shell import upward
from gongkai.publish.site import Site
from gongkai.publish.templates import area, fuzzy_date, money, number, safe_url
from gongkai.text import N_

YES, NO = N_("yes"), N_("no")
# Of every kind, and shown by every page in their own way.
EVERYWHERE = frozenset({"sources", "gaps", "name", "title"})


class Table(Struct, frozen=True):
    """A list of a record: caption, columns as (heading, how it is aligned), rows in that order."""

    caption: str
    columns: Sequence[tuple[str, str]]
    rows: Sequence[Sequence[object]]


class General(Struct, frozen=True):
    """A record in general: (title, value) for what is said once, and tables for what is listed."""

    fields: Sequence[tuple[str, Markup]]
    tables: Sequence[Table]


class View:
    """Shows records as seen from the page at `path`, which decides how links lead away from it."""

    def __init__(self, site: Site, path: str) -> None:
        self._site = site
        self._up = upward(path)

    def general(self, kind: str, body: Any, skip: frozenset[str] = frozenset()) -> General:
        """Return the general view of a body, without the fields in `skip`."""
        return self._general(kind, self._site.schemas.by_kind[kind]["properties"], body, skip)

    def part(self, kind: str, pointer: str, body: Any, skip: frozenset[str] = frozenset()) -> General:
        """Return the general view of a part of a record, for example one resolution of a meeting."""
        node = self._site.schemas.at(kind, pointer)
        return self._general(kind, node["properties"] if node else {}, body, skip)

    def listed(
        self, kind: str, pointer: str, items: Sequence[Any], into: str = "", folded: Sequence[str] = ()
    ) -> Table:
        """Return one list of a record as a table; the `folded` fields stand by their titles below the field `into`."""
        node = self._site.schemas.at(kind, pointer) or {}
        return self.table(kind, node, items, title_of(node, self._site.language), into, folded)

    def _general(self, kind: str, properties: Schema, body: Any, skip: frozenset[str]) -> General:
        fields: list[tuple[str, Markup]] = []
        tables: list[Table] = []
        for name, value in said(body):
            if name not in EVERYWHERE and name not in skip and name in properties:
                self._add(kind, properties[name], value, "", fields, tables)
        return General(fields, tables)

    def _add(
        self,
        kind: str,
        node: Schema,
        value: Any,
        within: str,
        fields: list[tuple[str, Markup]],
        tables: list[Table],
    ) -> None:
        node = self._site.schemas.resolved(kind, node)
        title = title_of(node, self._site.language)
        title = f"{within} · {title}" if within else title
        if isinstance(value, tuple) and value and isinstance(value[0], Struct):
            tables.append(self.table(kind, node, value, title))
        elif isinstance(value, Struct) and "properties" in node:
            for inner_name, inner in said(value):
                self._add(kind, node["properties"][inner_name], inner, title, fields, tables)
        else:
            fields.append((title, self.value(kind, node, value)))

    def table(
        self,
        kind: str,
        node: Schema,
        items: Sequence[Any],
        caption: str,
        into: str = "",
        folded: Sequence[str] = (),
    ) -> Table:
        """Return a list of a record as a table whose columns are the fields that at least one item has."""
        inside = self._site.schemas.resolved(kind, node["items"])["properties"]
        used = {name for item in items for name, _ in said(item)}
        if used & set(folded):
            used = used - set(folded) | {into}
        columns = {name: self._site.schemas.resolved(kind, inside[name]) for name in inside if name in used}
        headings = [(title_of(column, self._site.language), _alignment(column)) for column in columns.values()]
        rows = []
        for item in items:
            values = dict(said(item))
            cells = {name: self._cell(kind, column, values.get(name)) for name, column in columns.items()}
            if not values.keys().isdisjoint(folded):
                cells[into] = escape(cells[into] or "") + self._below(kind, inside, values, folded)
            rows.append(list(cells.values()))
        return Table(caption, headings, rows)

    def below(self, kind: str, pointer: str, item: Struct, folded: Sequence[str]) -> Markup:
        """Return some fields of one item of a list by their titles, one line each, to stand below something else."""
        node = self._site.schemas.at(kind, pointer) or {}
        return self._below(kind, node["properties"], dict(said(item)), folded)

    def _below(self, kind: str, inside: Schema, values: dict[str, Any], folded: Sequence[str]) -> Markup:
        lines = []
        for name in folded:
            if name in values:
                shown = self.value(kind, inside[name], values[name])
                title = title_of(self._site.schemas.resolved(kind, inside[name]), self._site.language)
                colon = _COLON[self._site.language]
                lines.append(Markup('<span class="under">{}{}{}</span>').format(title, colon, shown))
        return Markup("").join(lines)

    def _cell(self, kind: str, column: Schema, value: Any) -> object:
        if value is None:
            return None
        # Figures and dates are formatted by the table, which aligns them; the rest is words.
        return value if _alignment(column) in ("amount", "area", "number", "date") else self.value(kind, column, value)

    def value(self, kind: str, node: Schema, value: Any) -> Markup:
        """Return one value as people read it: an amount, a date, a label, a link, or text with its line ends."""
        node = self._site.schemas.resolved(kind, node)
        if isinstance(value, tuple):
            labels = {"x-labels": node["x-labels"]} if "x-labels" in node else {}
            inner = {**labels, **node.get("items", node)}
            between = Markup("<br>") if value and isinstance(value[0], Struct) else _COMMAS[self._site.language]
            return between.join(self.value(kind, inner, v) for v in value)
        if isinstance(value, Struct):
            return self._inline(kind, node, value)
        if "x-ref" in node:
            return self.link(kind if node["x-ref"] == "$same" else node["x-ref"], str(value))
        if node.get("x-path"):
            folder, _, record_id = str(value).partition("/")
            return self.link(kind_in(folder), record_id) if record_id else escape(value)
        for wanted, show in _SHOWN:
            if node.get("x-type") == wanted:
                return escape(show(value))
        if isinstance(value, bool):
            return escape(self._site.catalogue.gettext(YES if value else NO))
        if node.get("x-type") in ("day", "date"):
            return escape(fuzzy_date(self._site.language, value if isinstance(value, date) else str(value)))
        if "enum" in node:
            return escape(label_of(node, value, self._site.language))
        if isinstance(value, int | Decimal):
            return escape(number(value))
        if node.get("format") == "uri":
            address = safe_url(str(value))
            return (
                Markup('<a href="{0}" rel="nofollow noopener noreferrer">{0}</a>').format(address)
                if address
                else escape(value)
            )
        return Markup("<br>").join(str(value).splitlines())

    def _inline(self, kind: str, node: Schema, value: Struct) -> Markup:
        properties = node.get("properties", {})
        shown = [self.value(kind, properties[name], inner) for name, inner in said(value) if name in properties]
        return Markup(" · ").join(shown)

    def link(self, kind: str, record_id: str) -> Markup:
        """Return a link to what a record names, by its title; the bare id where it is not in the archive."""
        found = self._site.find(kind, record_id)
        if found is None:
            return escape(record_id)
        return self.to(*found)

    def to(self, path: str, title: str) -> Markup:
        """Return a link to the page at `path`, which is counted from the root of the site."""
        return Markup(f'<a href="{self._up}{escape(path)}">{escape(title)}</a>')  # noqa: S704  # escaped piece by piece


_COLON = {"zh": "：", "en": ": "}
_COMMAS = {"zh": Markup("、"), "en": Markup(", ")}
_SHOWN: Iterable[tuple[str, Callable[[Any], str]]] = (("amount", money), ("square-metres", area))


def said(body: Any) -> Iterator[tuple[str, Any]]:
    """Yield the fields of a body that say something: their names as in the schema, and their values."""
    names = zip(body.__struct_encode_fields__, body.__struct_fields__, strict=True)
    for outside, inside in names:
        value = getattr(body, inside)
        # A number is exact unless the record says otherwise, so only the otherwise is worth a word.
        if value is not None and value != () and (outside, value) != ("bound", "exact"):
            yield outside, value


def _alignment(node: Schema) -> str:
    reading = node.get("x-type")
    if reading in ("amount", "date"):
        return str(reading)
    if reading == "day":
        return "date"
    if reading == "square-metres":
        return "area"
    return "number" if node.get("type") == "integer" else "text"
