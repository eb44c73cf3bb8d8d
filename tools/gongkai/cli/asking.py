"""Questions at the terminal: one field at a time, by the words of its schema; a bad answer is asked for again."""

from collections.abc import Callable, Sequence
from typing import Any

import click
from msgspec import Struct

from gongkai.load.canonical_scalars import Scalar, written
from gongkai.load.misfits import Misfit
from gongkai.load.record_draft import fields_of, misfit_at, put
from gongkai.load.schemas import Schema, label_of, title_of
from gongkai.load.shape import Shapes
from gongkai.load.value_set import NotSet, value_of
from gongkai.load.yaml_text import read_text
from gongkai.model.finding import plain
from gongkai.privacy.firewall import hits_in
from gongkai.report.words import safe, sentence, worded
from gongkai.text import N_, Catalogue

ENDED = N_("The input ended before every question was answered. Nothing was written.")
NEEDED = N_("An answer is needed here.")
PERSONAL = N_("There is personal data in this answer ({rule}). Write it without; what is published stays for good.")
NO_SUCH_RECORD = N_("There is no record “{value}” of that kind; it would be {path}.")
OPTIONAL = N_("Leave it empty where it does not apply.")
ONE_OF = N_("one of: {choices}")
ADD_FIRST = N_("Is there something to enter under “{title}”?")
ADD_ANOTHER = N_("Is there another one under “{title}”?")
YES_OR_NO = N_("y or n")
_YES, _NO = ("y", "yes", "是", "有", "对"), ("n", "no", "否", "没有", "无", "不")
_OF_SOURCES = ("publisher", "date")
SHOWN = 8  # records that are offered


class Known(Struct, frozen=True):
    """What can be offered where a record is to be named: where one would lie, and the ids that there are."""

    path_of: Callable[[str, str], str | None]  # kind and id: the path, None where that cannot be told
    ids: Callable[[str], Sequence[str]]  # of a kind
    exists: Callable[[str], bool]  # by path
    default: Callable[[str], str | None]  # by pointer


def answer(question: str, default: str, catalogue: Catalogue) -> str:
    """Return what was typed, or the default. Ends with a usage error where the input is at its end."""
    try:
        typed = input(f"{question}{f' [{default}]' if default else ''}: ").strip()
    except EOFError as error:
        click.echo()
        raise click.UsageError(catalogue.gettext(ENDED)) from error
    return typed or default


def agreed(question: str, catalogue: Catalogue, *, default: bool = False) -> bool:
    """Return whether somebody said yes; anything that is neither yes nor no is asked again."""
    shown = f"{question} ({catalogue.gettext(YES_OR_NO)})"
    while True:
        said = answer(shown, "y" if default else "n", catalogue).lower()
        if said in _YES or said in _NO:
            return said in _YES


class Asking(Struct, frozen=True):
    """Fills the record `raw` of `kind`: what is needed and missing, or `everything` that it could have.

    `wanted` are fields at the top that are asked for though they are not needed.
    """

    raw: dict[str, Any]
    kind: str
    shapes: Shapes
    known: Known
    catalogue: Catalogue
    everything: bool = False
    wanted: frozenset[str] = frozenset()

    def fill(self) -> None:
        """Ask for all that is missing, in the order of the schema."""
        self._fields("", self.raw)

    def _fields(self, pointer: str, values: dict[str, Any]) -> None:
        fields = fields_of(self.kind, pointer, self.shapes.schemas)
        node = self.shapes.schemas.at(self.kind, pointer) or {}
        least = node.get("minProperties", 0)
        for name, at, inner, needed in fields:
            if "const" in inner:
                values[name] = inner["const"]
            elif name in values:
                self._inside(at, inner, values[name])
            elif needed or self.everything or self._is_wanted(pointer, name) or len(values) < least:
                self._one(at, inner, needed=needed)
        if len(values) < least:
            self._say(misfit_at(self.raw, pointer, self.kind, self.shapes))
            self._fields(pointer, values)

    def _is_wanted(self, pointer: str, name: str) -> bool:
        """Return whether a field is asked for that is not needed: without publisher and day a source leads nowhere."""
        return name in (self.wanted if not pointer else _OF_SOURCES if pointer.startswith("/sources/") else ())

    def _inside(self, pointer: str, node: Schema, value: Any) -> None:
        """Ask for what is missing in a part that was given."""
        if isinstance(value, dict):
            self._fields(pointer, value)
        elif isinstance(value, list):
            for number, item in enumerate(value):
                self._inside(f"{pointer}/{number}", node, item)

    def _one(self, pointer: str, node: Schema, *, needed: bool) -> None:
        title = safe(title_of(node, self.catalogue.language))
        if "items" in node:
            self._list(pointer, node, title, least=node.get("minItems", 0) if needed else 0)
        elif node.get("type") == "object":
            if needed or agreed(self.catalogue.gettext(ADD_FIRST).format(title=title), self.catalogue):
                click.echo(f"[{title}]")
                self._object(pointer)
        else:
            self._value(pointer, node, title, needed=needed)

    def _object(self, pointer: str) -> None:
        made: dict[str, Any] = {}
        put(self.raw, pointer, made, self.kind, self.shapes.schemas)  # type: ignore[arg-type]  # a place for values
        self._fields(pointer, made)

    def _list(self, pointer: str, node: Schema, title: str, *, least: int) -> None:
        item = self.shapes.schemas.at(self.kind, f"{pointer}/0") or {}
        put(self.raw, pointer, [], self.kind, self.shapes.schemas)  # type: ignore[arg-type]  # a place for values
        count = 0
        while count < node.get("maxItems", count + 1):
            if count >= least:
                question = ADD_ANOTHER if count else ADD_FIRST
                if not agreed(self.catalogue.gettext(question).format(title=title), self.catalogue):
                    break
            at = f"{pointer}/{count}"
            if item.get("type") == "object":
                click.echo(f"[{title} {count + 1}]")
                self._object(at)
            else:
                self._value(at, item, title, needed=True)
            count += 1
        if not count and node.get("minItems", 0):
            self._take_out(pointer)

    def _value(self, pointer: str, node: Schema, title: str, *, needed: bool) -> None:
        """Ask until the answer fits its schema, names a record that is there and holds nothing personal."""
        self._introduce(node, title, needed=needed)
        default = self.known.default(pointer) or self._only(node) or ""
        while True:
            typed = answer(f"  {title}", default, self.catalogue)
            if not typed:
                if not needed:
                    return
                click.echo(self.catalogue.gettext(NEEDED))
                continue
            said = self._wrong(pointer, node, self._meant(node, typed))
            if said is None:
                return
            click.echo(said)
            self._take_out(pointer)

    def _introduce(self, node: Schema, title: str, *, needed: bool) -> None:
        help_ = node["x-zh"]["description"] if self.catalogue.language == "zh" else node["description"]
        click.echo(f"{title}: {help_}" if self.catalogue.language == "en" else f"{title}：{help_}")
        for number, choice in enumerate(node.get("enum", ()), 1):
            click.echo(f"  {number}  {choice}  {label_of(node, choice, self.catalogue.language)}")
        if "x-ref" in node and (ids := self.known.ids(self._referred(node))):
            offered = ", ".join(map(safe, ids[:SHOWN])) + ("…" if len(ids) > SHOWN else "")
            click.echo("  " + self.catalogue.gettext(ONE_OF).format(choices=offered))
        if not needed:
            click.echo("  " + self.catalogue.gettext(OPTIONAL))

    def _referred(self, node: Schema) -> str:
        return self.kind if node["x-ref"] == "$same" else str(node["x-ref"])

    def _only(self, node: Schema) -> str | None:
        """Return the one record that could be named, where there is but one."""
        ids = self.known.ids(self._referred(node)) if "x-ref" in node else ()
        return ids[0] if len(ids) == 1 else None

    def _meant(self, node: Schema, typed: str) -> str:
        """Return the word that a number or a label of the list stands for."""
        choices = [str(choice) for choice in node.get("enum", ())]
        if typed in choices:
            return typed
        if typed.isdecimal() and 0 < int(typed) <= len(choices):
            return choices[int(typed) - 1]
        return next((one for one in choices if typed in (label_of(node, one, "zh"), label_of(node, one, "en"))), typed)

    def _wrong(self, pointer: str, node: Schema, typed: str) -> str | None:
        """Put the answer into the record and return what is wrong with it, None where nothing is."""
        try:
            value: Scalar = value_of(typed, pointer, self.kind, self.shapes.schemas)
        except NotSet as error:
            return sentence(error.message, error.facts, self.catalogue)
        _, unreadable = read_text(f"a: {written(value, in_brackets=False)}\n".encode(), "")
        if unreadable:
            return worded(unreadable[0], self.catalogue)
        hits = hits_in(typed)
        if hits:
            return self.catalogue.gettext(PERSONAL).format(rule=hits[0].rule)
        put(self.raw, pointer, value, self.kind, self.shapes.schemas)
        misfit = misfit_at(self.raw, pointer, self.kind, self.shapes)
        if misfit is not None:
            return self._worded(misfit)
        path = self.known.path_of(self._referred(node), typed) if "x-ref" in node else None
        if path is not None and not self.known.exists(path):
            return self.catalogue.gettext(NO_SUCH_RECORD).format(value=safe(typed), path=safe(path))
        return None

    def _take_out(self, pointer: str) -> None:
        here: Any = self.raw
        *before, last = pointer.split("/")[1:]
        for step in before:
            here = here[int(step)] if isinstance(here, list) else here[step]
        if isinstance(here, list):
            del here[int(last) :]
        else:
            here.pop(last, None)

    def _say(self, misfit: Misfit | None) -> None:
        click.echo(self._worded(misfit) if misfit else self.catalogue.gettext(NEEDED))

    def _worded(self, misfit: Misfit) -> str:
        return sentence(misfit.message, {name: plain(fact) for name, fact in misfit.facts.items()}, self.catalogue)
