"""A record made from what is given and what is asked, shown with what a check says of it, and then written."""

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import click
from msgspec import Struct

from gongkai.check.checked import check_archive
from gongkai.check.drafted import with_draft
from gongkai.cli.asking import Asking, Known, agreed
from gongkai.cli.before_writing import NOTHING_WRITTEN, make_sure, write_all
from gongkai.cli.new_path import path_for
from gongkai.cli.options import day_of_judgement, usable_repository
from gongkai.derive.decisions import decisions_at
from gongkai.kinds import all_kinds
from gongkai.kinds.compound import Compound
from gongkai.load.canonical_form import document
from gongkai.load.record_draft import put
from gongkai.load.schemas import Schemas
from gongkai.load.shape import Shapes
from gongkai.load.value_set import UNKNOWN, NotSet, value_of
from gongkai.load.yaml_text import read_text
from gongkai.model.archive import Archive
from gongkai.model.kind import Home, Kind
from gongkai.report import text, verdicts
from gongkai.report.words import safe, sentence, worded
from gongkai.text import N_, Catalogue

NOT_A_SETTING = N_("“{said}” does not say what is to be where: write it as name=… or /sources/0/title=….")
OTHER_KIND = N_("{file} is not a record of kind {kind}.")
VERDICT = N_("Counted again:")
DRAFT = N_("This is what will be written to {path}:")
WRITE = N_("Write it?")
WRITE_ANYWAY = N_("The check would refuse it. Write it all the same?")
WRITTEN = N_("Written: {path}")
NEXT = N_("Next: gongkai check, then git add and git commit.")
# Of a vote, what the compound's own record says: these are offered, and a person confirms them.
_FROM_COMPOUND = {
    "/electorate/heads": "owner_head_count",
    "/electorate/area": "total_exclusive_area",
    "/electorate/number_of_units": "number_of_units",
}


class Workplace(Struct, frozen=True):
    """Where records are made: the repository, what it holds already, and the words of whoever makes one."""

    root: Path
    archive: Archive
    shapes: Shapes
    catalogue: Catalogue
    asks: bool  # whether somebody answers questions


def workplace(root: Path, as_of: date | None, catalogue: Catalogue, *, asks: bool) -> Workplace:
    """Return the repository at `root`, read and judged as of a day. Ends with a usage error where it cannot be used."""
    with usable_repository(catalogue):
        found = check_archive(root, None, day_of_judgement(as_of, root), cached=True, keep=True)
        shapes = Shapes(Schemas.read(root / "schemas"))
    assert found.archive is not None  # it was asked for
    return Workplace(root, found.archive, shapes, catalogue, asks)


def make(
    at: Workplace, raw: dict[str, Any], place: str | None, name: str | None = None, *, everything: bool = False
) -> None:
    """Ask for what `raw` lacks, show the record and what is found about it, and write it.

    Ends with status 1 where it would not pass a check or is not wanted.
    """
    of = all_kinds()[raw["kind"]]
    if at.asks:
        wanted = frozenset({of.dated_by} if of.dated_by else ())
        known = _known(at.root, at.archive, place)
        Asking(raw, of.name, at.shapes, known, at.catalogue, everything=everything, wanted=wanted).fill()
    path = path_for(at.root, of, place, raw, name, at.catalogue, ask=at.asks)
    data = document(raw, of.name, at.shapes.schemas).encode()
    make_sure({path: data}, at.shapes, at.catalogue)
    _judge(at.archive, path, data, raw, at.catalogue, yes=not at.asks)
    write_all(at.root, {path: data})
    click.secho(at.catalogue.gettext(WRITTEN).format(path=path), fg="green")
    click.echo(at.catalogue.gettext(NEXT))


def given(
    kind: str, begun: Path | None, settings: Sequence[str], schemas: Schemas, catalogue: Catalogue
) -> dict[str, Any]:
    """Return what is known before anything is asked: the kind, what a file holds, what was set, in this order."""
    raw: dict[str, Any] = {"kind": kind}
    if begun is not None:
        found, findings = read_text(begun.read_bytes(), str(begun))
        if found is None:
            raise click.UsageError(worded(findings[0], catalogue))
        if found.get("kind", kind) != kind:
            raise click.UsageError(catalogue.gettext(OTHER_KIND).format(file=safe(str(begun)), kind=kind))
        raw |= found
    for said in settings:
        field, sign, typed = said.partition("=")
        if not sign or not field:
            raise click.UsageError(catalogue.gettext(NOT_A_SETTING).format(said=safe(said)))
        pointer = field if field.startswith("/") else f"/{field}"
        try:
            value = value_of(typed, pointer, kind, schemas)
        except NotSet as error:
            raise click.UsageError(sentence(error.message, error.facts, catalogue)) from error
        if not put(raw, pointer, value, kind, schemas):
            raise click.UsageError(sentence(UNKNOWN, {"pointer": pointer}, catalogue))
    return raw


def _judge(archive: Archive, path: str, data: bytes, raw: dict[str, Any], catalogue: Catalogue, *, yes: bool) -> None:
    """Show the draft and what is to be said of it; end with status 1 where it is not to be written."""
    judged, found = with_draft(archive, path, data)
    if not yes:
        click.echo(catalogue.gettext(DRAFT).format(path=path))
        click.echo(data.decode(), nl=False)
    meeting = path.removesuffix(".yml").split("/", 2)[2]
    counted = [one for one in decisions_at(judged, meeting.partition("/")[0]) if one.meeting.id == meeting]
    if raw["kind"] == "meeting" and any(one.verdict for one in counted):
        click.echo(catalogue.gettext(VERDICT))
        for line in verdicts.lines(counted, catalogue):
            click.echo(f"  {line}")
    for line in text.lines(found, None, catalogue):
        click.echo(line, err=True)
    refused = any(finding.blocks for finding in found)
    if yes:
        wanted = not refused
    else:
        wanted = agreed(catalogue.gettext(WRITE_ANYWAY if refused else WRITE), catalogue, default=not refused)
    if not wanted:
        click.secho(catalogue.gettext(NOTHING_WRITTEN), fg="red", err=True)
        sys.exit(1)


def _known(root: Path, archive: Archive, place: str | None) -> Known:
    """Return what the questions can be answered from: the records of the archive, those of the place first."""
    compound = archive.get(place, Compound) if place else None

    def path_of(kind: str, record: str) -> str | None:
        found: Kind | None = all_kinds().get(kind)
        return f"records/{found.folder}/{record}.yml" if found else None

    def ids(kind: str) -> list[str]:
        found = all_kinds().get(kind)
        if found is None:
            return []
        known = list(archive.of_kind(kind))
        return known if found.home is Home.FLAT else [one for one in known if one.partition("/")[0] == place]

    def default(pointer: str) -> str | None:
        name = next((field for end, field in _FROM_COMPOUND.items() if pointer.endswith(end)), None)
        value = getattr(compound.body, name, None) if compound and name else None
        return None if value is None else str(value)

    return Known(path_of, ids, lambda path: (root / path).exists(), default)
