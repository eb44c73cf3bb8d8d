"""`gongkai correct`: a value of a record put right, and the correction that says so."""

import sys
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from gongkai.cli.asked import asked_for
from gongkai.cli.before_writing import make_sure, write_all
from gongkai.cli.language import catalogue_of, language_option
from gongkai.cli.options import BEIJING, Day, make_sure_of_records, root_option, usable_repository, utf8_output
from gongkai.kinds import all_kinds
from gongkai.load.bodies import NotABody, packed, unpacked
from gongkai.load.canonical_form import document
from gongkai.load.canonical_scalars import Scalar
from gongkai.load.opened import opened
from gongkai.load.schemas import Schemas, title_of
from gongkai.load.shape import Shapes
from gongkai.load.value_set import NotSet, value_of, with_value
from gongkai.load.yaml_text import read_text
from gongkai.model.finding import Finding
from gongkai.model.kind import Home
from gongkai.privacy.firewall import hits_in
from gongkai.report.words import safe, sentence
from gongkai.text import N_, Catalogue, translator

NOT_READABLE = N_("{path} cannot be read as a record. Run gongkai check, and change it by hand.")
NOT_A_SETTING = N_("“{said}” does not say what is to be where: write it as /closing_balance=219182.75.")
NO_PLACE = N_(
    "A record of this kind belongs to no compound or area. Name the one that made the correction with --place."
)
TITLE = N_("Correction of {heading}: {fields}")
CHANGED = N_("{pointer} ({title}): {was} → {becomes}")
NOTHING = N_("(nothing)")
HIDDEN = N_("(personal data)")
WRITTEN = N_("Changed {record}, and written {correction}.")
WOULD_WRITE = N_("Nothing was written; {correction} would be:")
NEXT = N_("Next: gongkai check, post the correction, and keep the photo with gongkai evidence.")
AND = {"zh": "、", "en": ", "}
LONGEST_TITLE = 200  # characters, by the schema


@click.command("correct")
@click.argument("record", type=click.Path(path_type=Path))
@click.option("--set", "settings", multiple=True, required=True, metavar="POINTER=VALUE", help="What is to be where.")
@click.option("--reason", required=True, help="Why, in a sentence for residents.")
@click.option("--decided-by", required=True, help="Who decided it: a post or a body, no name.")
@click.option("--source", required=True, help="The title of its notice, issued that day by who decided it.")
@click.option("--title", help="The title of the correction. Default: made of the record and the fields.")
@click.option("--on", type=Day(), default=None, help="The day of the correction. Default: today.")
@click.option("--place", help="The compound or area that made the correction. Default: that of the record.")
@click.option("--dry-run", is_flag=True, help="Write nothing; show what would be written.")
@root_option
@language_option
def COMMAND(  # noqa: N802  # the name by which a command registers
    record: Path,
    settings: tuple[str, ...],
    reason: str,
    decided_by: str,
    source: str,
    title: str | None,
    on: date | None,
    place: str | None,
    dry_run: bool,
    root: Path,
    language: str | None,
) -> None:
    """Put a value of RECORD right, and write the correction that says what, why and by whose decision.

    Only the line of that value changes. A value that the record did not have yet is added. Where the old value is
    personal data it is not repeated, and the correction says that it was removed.

    \b
    Examples:
      gongkai correct records/statements/jinse-jiayuan/common-income-2024-q3.yml \\
        --set /closing_balance=219182.75 --reason 期末余额抄写时多写了90.00元。 \\
        --decided-by 金色佳园业主委员会 --source 金色佳园更正公告

    Exit status: 0 written, 1 the record would not pass a check, 2 it could not be done.
    """
    utf8_output()
    catalogue = catalogue_of(language)
    make_sure_of_records(root / "records", catalogue)
    path = asked_for([record], root / "records", catalogue)[0]
    with usable_repository(catalogue):
        schemas = Schemas.read(root / "schemas")
    data, raw = _read(root, path, schemas, catalogue)
    day = on or datetime.now(BEIJING).date()
    try:
        changed, changes = _changed(data, raw["kind"], settings, schemas, catalogue)
    except NotSet as error:
        raise click.UsageError(sentence(error.message, error.facts, catalogue)) from error
    hidden = any(was is not None and hits_in(str(was)) for _, was, _ in changes)
    made = {
        "kind": "correction",
        "title": title or _title(raw, changes, schemas),
        "record": path.removeprefix("records/").removesuffix(".yml"),
        "classification": "redacted" if hidden else "corrected",
        "date": day.isoformat(),
        "changes": [_change(*change) for change in changes],
        "reason": reason,
        "decided_by": decided_by,
        "sources": [{"title": source, "publisher": decided_by, "date": day.isoformat()}],
    }
    to = _path_of(root, path, place or _place_of(path, raw["kind"], catalogue), day)
    drafts = {to: document(made, "correction", schemas).encode(), path: changed}
    make_sure(drafts, Shapes(schemas), catalogue)
    _tell(changes, raw["kind"], schemas, catalogue)
    if dry_run:
        click.echo(catalogue.gettext(WOULD_WRITE).format(correction=to))
        click.echo(drafts[to].decode(), nl=False)
        return
    write_all(root, drafts)
    click.secho(catalogue.gettext(WRITTEN).format(record=safe(path), correction=to), fg="green")
    click.echo(catalogue.gettext(NEXT))


_Change = tuple[str, Scalar, Scalar]


def _read(root: Path, path: str, schemas: Schemas, catalogue: Catalogue) -> tuple[bytes, dict[str, Any]]:
    found = opened(root, path)
    raw = None if isinstance(found, Finding) else read_text(found[1], path)[0]
    if isinstance(found, Finding) or raw is None or raw.get("kind") not in schemas.by_kind:
        raise click.UsageError(catalogue.gettext(NOT_READABLE).format(path=safe(path)))
    return found[1], raw


def _changed(
    data: bytes, kind: str, settings: Sequence[str], schemas: Schemas, catalogue: Catalogue
) -> tuple[bytes, list[_Change]]:
    """Return the record with every value set, and each pointer with what stood there and what stands there now."""
    changes: list[_Change] = []
    for said in settings:
        pointer, sign, typed = said.partition("=")
        if not sign or not pointer.startswith("/"):
            raise click.UsageError(catalogue.gettext(NOT_A_SETTING).format(said=safe(said)))
        value = value_of(typed, pointer, kind, schemas)
        beside = schemas.at(kind, pointer.rpartition("/")[0]) or {}
        data, was = with_value(data, pointer, value, list(beside.get("properties", ())))
        changes.append((pointer, was, value))
    return data, changes


def _change(pointer: str, was: Scalar, becomes: Scalar) -> dict[str, str]:
    shown = {"pointer": pointer}
    if was is not None and was != "" and not hits_in(str(was)):
        shown["was"] = _said(was)
    return {**shown, "becomes": _said(becomes)}


def _said(value: Scalar) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _title(raw: dict[str, Any], changes: list[_Change], schemas: Schemas) -> str:
    """Return a title in Chinese, in which records are written."""
    kind = raw["kind"]
    try:
        heading = all_kinds()[kind].heading(unpacked(packed(raw)))
    except NotABody:
        heading = title_of(schemas.by_kind[kind], "zh")
    nodes = [schemas.at(kind, pointer) or schemas.by_kind[kind] for pointer, _, _ in changes]
    names = dict.fromkeys(title_of(node, "zh") for node in nodes)
    title = translator("zh").gettext(TITLE).format(heading=heading, fields=AND["zh"].join(names))
    return title[:LONGEST_TITLE]


def _place_of(path: str, kind: str, catalogue: Catalogue) -> str:
    """Return the compound or area that a record belongs to. Ends with a usage error where it belongs to none."""
    _, _, first, *rest = path.removesuffix(".yml").split("/")
    if all_kinds()[kind].home is Home.FLAT and (rest or kind not in ("compound", "area")):
        raise click.UsageError(catalogue.gettext(NO_PLACE))
    return first


def _path_of(root: Path, path: str, place: str, day: date) -> str:
    """Return where the correction will lie: named by its day and by the record, with a number where that is taken."""
    name = path.removesuffix(".yml").rpartition("/")[2][:60].rstrip(".-_")
    begin, number = f"records/corrections/{place}/{day.isoformat()}-{name}", 1
    taken = f"{begin}.yml"
    while (root / taken).exists():
        number += 1
        taken = f"{begin}-{number}.yml"
    return taken


def _tell(changes: list[_Change], kind: str, schemas: Schemas, catalogue: Catalogue) -> None:
    for pointer, was, becomes in changes:
        old = _said(was)
        if was is None or hits_in(old):
            old = catalogue.gettext(NOTHING if was is None else HIDDEN)
        node = schemas.at(kind, pointer) or schemas.by_kind[kind]
        facts = {"pointer": pointer, "title": title_of(node, catalogue.language), "was": old, "becomes": _said(becomes)}
        click.echo(catalogue.gettext(CHANGED).format(**{name: safe(fact) for name, fact in facts.items()}))
    sys.stdout.flush()
