"""An edit of a record as a sentence: where by the titles of the schema, what it was, what it is now, and why."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from msgspec import Struct

from gongkai.derive.changes import RecordChange, Touched
from gongkai.derive.notices import Notice
from gongkai.derive.substance import Substance
from gongkai.load.schemas import Schema, Schemas, label_of, title_of
from gongkai.model.edits import Edit, Op
from gongkai.report.words import safe
from gongkai.text import N_, Catalogue

REPLACED = N_("{where}: {was} → {becomes}")
ADDED = N_("{where}: {becomes} is new")
REMOVED = N_("{where}: {was} is taken away")
MOVED = N_("{where}: only its place in the list is another")
ONLY_MOVED = N_("only its place in the list is another")
WITH_REASON = N_("{change}; reason: {reason}")
REASON = N_("Reason: {reason}")
ABOUT = N_("{change} ({about})")
NUMBERED = N_("{list} No. {number}")
NAMED = N_("{list} “{name}”")
ITEM = N_("{list}, item {number}")
PAIR = N_("{title} {value}")
QUOTED = N_("“{text}”")
NOTHING = N_("(empty)")
YES, NO = N_("yes"), N_("no")
SUBSTANCES = {
    Substance.AMOUNT: N_("amount"),
    Substance.COUNT: N_("number"),
    Substance.DATE: N_("date"),
    Substance.PERSON: N_("person or organization"),
    Substance.LEGAL_BASIS: N_("legal basis"),
    Substance.MATTER: N_("what was decided"),
}
SHOWN = 80  # characters of a value
_SEPARATOR = " · "
_COMMA = {"zh": "、", "en": ", "}
_NAMES = ("option", "title", "name", "display_name", "label", "description")


class Parts(Struct, frozen=True):
    """An edit in parts: where, what it was, what it became, and what that is about where the edit weighs."""

    where: str
    was: str
    becomes: str
    about: str


class EditWords:
    """Words for the edits of records, in the language of a catalogue."""

    def __init__(self, schemas: Schemas, catalogue: Catalogue) -> None:
        self._schemas = schemas
        self._catalogue = catalogue
        self._language = catalogue.language

    def title(self, change: RecordChange) -> str:
        """Return what a record is called: its kind, its own title, and its path below `records/`."""
        schema = self._schemas.by_kind.get(change.kind)
        data = change.after or change.before or {}
        heading = next((str(data[name]) for name in ("title", "name") if data.get(name)), "")
        parts = [title_of(schema, self._language)] if schema else []
        return safe(" ".join([*parts, *([self._say(QUOTED, text=_cut(heading))] if heading else []), change.record]))

    def sentences(self, change: RecordChange) -> Iterator[str]:
        """Yield a sentence for each edit of a record; what only changes its place is said once."""
        for touched in change.touched:
            if not (touched.edit.moved and touched.edit.op is Op.REMOVE):
                yield self.sentence(change, touched)

    def sentence(self, change: RecordChange, touched: Touched) -> str:
        """Return the sentence of one edit, with what it is about where it weighs, and with the reason given for it."""
        edit = touched.edit
        facts = {"where": self._where(change.kind, edit, change.after)}
        if edit.op is not Op.ADD:
            facts["was"] = self.value(change.kind, edit.pointer, edit.was)
        if edit.op is not Op.REMOVE:
            facts["becomes"] = self.value(change.kind, edit.pointer, edit.becomes)
        said = self._say(_message(edit), **facts)
        if touched.weighs:
            words = [self._say(SUBSTANCES[one]) for one in Substance if one in touched.about and one.weighs]
            said = self._say(ABOUT, change=said, about=_COMMA[self._language].join(words))
        if touched.notice:
            said = self._say(WITH_REASON, change=said, reason=touched.notice.reason)
        return safe(said)

    def parts(self, change: RecordChange, touched: Touched) -> Parts:
        """Return the same in parts, to stand side by side; what is not there before or after is empty."""
        edit, about = touched.edit, [one for one in Substance if one in touched.about and one.weighs]
        moved = self._say(ONLY_MOVED) if edit.moved else ""
        return Parts(
            where=safe(self._where(change.kind, edit, change.after)),
            was="" if edit.op is Op.ADD else safe(self.value(change.kind, edit.pointer, edit.was)),
            becomes=moved
            or ("" if edit.op is Op.REMOVE else safe(self.value(change.kind, edit.pointer, edit.becomes))),
            about=_COMMA[self._language].join(self._say(SUBSTANCES[one]) for one in about) if touched.weighs else "",
        )

    def reason(self, notice: Notice) -> str:
        """Return the reason that a correction gives."""
        return safe(self._say(REASON, reason=notice.reason))

    def _where(self, kind: str, edit: Edit, after: Any) -> str:
        """Return where an edit is made, field by field; an item of a list is called by what names it.

        What surrounds an edit is as it is in the new data, even around something that is taken away.
        """
        crumbs: list[str] = []
        at, value = "", after
        title = ""
        for step in edit.pointer.split("/")[1:]:
            at = f"{at}/{step}"
            gone = edit.op is Op.REMOVE and at == edit.pointer
            key = step.replace("~1", "/").replace("~0", "~")
            if isinstance(value, list):
                value = edit.was if gone else value[int(step)]
                crumbs[-1] = self._item(kind, at, title, int(step), value)
            else:
                value = value.get(key) if isinstance(value, dict) else None
                node = self._node(kind, at)
                title = title_of(node, self._language) if node and "x-zh" in node else key
                crumbs.append(title)
        return _SEPARATOR.join(crumbs)

    def _item(self, kind: str, at: str, title: str, index: int, item: Any) -> str:
        if isinstance(item, dict):
            if isinstance(item.get("identifier"), str | int):
                return self._say(NUMBERED, list=title, number=item["identifier"])
            name = next((field for field in _NAMES if isinstance(item.get(field), str)), None)
            if name:
                said = label_of(self._node(kind, f"{at}/{name}") or {}, item[name], self._language)
                return self._say(NAMED, list=title, name=_cut(said, 20))
        return self._say(ITEM, list=title, number=index + 1)

    def value(self, kind: str, pointer: str, value: Any) -> str:
        """Return a value as people write it, and of one that holds others what it says, cut to a line."""
        if isinstance(value, dict):
            parts = [self._pair(kind, f"{pointer}/{name}", name, inner) for name, inner in value.items()]
            return _cut(_COMMA[self._language].join(parts))
        if isinstance(value, list):
            parts = [self.value(kind, f"{pointer}/{index}", inner) for index, inner in enumerate(value)]
            return _cut(_COMMA[self._language].join(parts)) or self._say(NOTHING)
        if value is None or value == "":
            return self._say(NOTHING)
        if isinstance(value, bool):
            return self._say(YES if value else NO)
        return self._plain(self._node(kind, pointer) or self._node(kind, pointer.rpartition("/")[0]) or {}, value)

    def _plain(self, node: Schema, value: str | int) -> str:
        if node.get("x-type") == "amount":
            return _grouped(value, "¥{:,.2f}")
        if node.get("x-type") == "square-metres":
            return _grouped(value, "{:,f} m²")
        if isinstance(value, int):
            return f"{value:,}" if node.get("x-unit") else str(value)
        label = label_of(node, value, self._language)
        if label != value or "x-type" in node or "enum" in node:
            return label
        return self._say(QUOTED, text=_cut(value))

    def _pair(self, kind: str, pointer: str, name: str, value: Any) -> str:
        node = self._node(kind, pointer)
        title = title_of(node, self._language) if node and "x-zh" in node else name
        return self._say(PAIR, title=title, value=self.value(kind, pointer, value))

    def _node(self, kind: str, pointer: str) -> Schema | None:
        return self._schemas.at(kind, pointer) if kind in self._schemas.by_kind else None

    def _say(self, message: str, **facts: object) -> str:
        return self._catalogue.gettext(message).format_map(facts)


def reasons(change: RecordChange) -> Sequence[tuple[str, str]]:
    """Return the reasons that are given for a change, each once, with the path of the correction that gives it."""
    given = [change.notice, *(touched.notice for touched in change.touched)]
    found: Mapping[str, str] = {notice.path: notice.reason for notice in given if notice}
    return list(found.items())


def _message(edit: Edit) -> str:
    if edit.moved:
        return MOVED
    return {Op.ADD: ADDED, Op.REMOVE: REMOVED, Op.REPLACE: REPLACED}[edit.op]


def _grouped(value: str | int, form: str) -> str:
    try:
        return form.format(Decimal(value))
    except (InvalidOperation, ValueError):
        return str(value)


def _cut(text: str, longest: int = SHOWN) -> str:
    line = " ".join(text.split())
    return line if len(line) <= longest else f"{line[: longest - 1]}…"
