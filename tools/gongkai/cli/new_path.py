"""Where a new record will lie: in the folder of its kind and of its compound or area, under a name that is free."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from gongkai.cli.asking import answer
from gongkai.load.file_names import misplaced
from gongkai.model.kind import Home, Kind
from gongkai.report.words import safe, worded
from gongkai.text import N_, Catalogue

PLACE = N_("To which compound does it belong (the name of its file in records/compounds)")
PLACE_OR_AREA = N_(
    "To which compound or area does it belong (the name of its file in records/compounds or records/areas)"
)
NO_PLACE = N_("There is no compound or area “{place}”.")
NO_PLACE_GIVEN = N_("Name the compound or area that the record belongs to with --place.")
NAME = N_("The name of the file, without .yml")
NO_NAME_GIVEN = N_("Name the file of the record with --name.")
TAKEN = N_("{path} is there already. Choose another name.")


def place_of(root: Path, kind: Kind, given: str | None, catalogue: Catalogue, *, ask: bool) -> str | None:
    """Return the compound or area that a new record belongs to; None for a kind that lies in no such folder."""
    if kind.home is Home.FLAT:
        return None
    folders = ["compounds"] if kind.home is Home.COMPOUND else ["compounds", "areas"]
    found = sorted(path.stem for folder in folders for path in (root / "records" / folder).glob("*.yml"))
    while True:
        place = given
        if place is None and ask:
            question = PLACE if kind.home is Home.COMPOUND else PLACE_OR_AREA
            place = answer(catalogue.gettext(question), found[0] if len(found) == 1 else "", catalogue)
        if place is None:
            raise click.UsageError(catalogue.gettext(NO_PLACE_GIVEN))
        if place in found:
            return place
        said = catalogue.gettext(NO_PLACE).format(place=safe(place))
        if given is not None or not ask:
            raise click.UsageError(said)
        click.echo(said)


def path_for(
    root: Path,
    kind: Kind,
    place: str | None,
    raw: Mapping[str, Any],
    given: str | None,
    catalogue: Catalogue,
    *,
    ask: bool,
) -> str:
    """Return the path of a new record below `root`; its name is asked for where none is given."""
    folder = "/".join(filter(None, ("records", kind.folder, place)))
    while True:
        name = given
        if name is None and ask:
            name = answer(catalogue.gettext(NAME), _usual(kind, raw), catalogue)
        elif name is None:
            name = _usual(kind, raw)
        if not name and not ask:
            raise click.UsageError(catalogue.gettext(NO_NAME_GIVEN))
        said = _wrong(root, f"{folder}/{name}.yml", f"{name}.yml", catalogue)
        if said is None:
            return f"{folder}/{name}.yml"
        if given is not None or not ask:
            raise click.UsageError(said)
        click.echo(said)


def _wrong(root: Path, path: str, name: str, catalogue: Catalogue) -> str | None:
    finding = misplaced(path, name, is_folder=False)
    if finding is not None:
        return worded(finding, catalogue)
    return catalogue.gettext(TAKEN).format(path=path) if (root / path).exists() else None


def _usual(kind: Kind, raw: Mapping[str, Any]) -> str:
    """Return the name that such records usually have: the day, and what it is; nothing where it has no day."""
    day = raw.get(kind.dated_by) if kind.dated_by else None
    if isinstance(day, Mapping):
        day = day.get("to")
    if not isinstance(day, str):
        return ""
    what = raw.get("classification", kind.name)
    return f"{day}-{what}" if isinstance(what, str) else day
