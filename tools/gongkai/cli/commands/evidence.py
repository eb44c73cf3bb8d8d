"""`gongkai evidence`: the photo of a posted notice, bare of what it tells of place and person, kept as proof."""

import hashlib
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from gongkai.check.checked import check_archive
from gongkai.cli.commands.build import NO_COMMIT
from gongkai.cli.language import catalogue_of, language_option
from gongkai.cli.options import (
    Day,
    as_of_option,
    day_of_judgement,
    make_sure_of_records,
    root_option,
    usable_repository,
    utf8_output,
)
from gongkai.cli.progress import progress
from gongkai.kinds import all_kinds
from gongkai.kinds.election import Election
from gongkai.kinds.meeting import Meeting
from gongkai.load.attachment import LARGEST
from gongkai.load.bare_photo import NotAPhoto, bare_photo
from gongkai.load.file_names import ATTACHMENTS
from gongkai.load.posting_written import with_posting
from gongkai.load.schemas import Schemas
from gongkai.privacy.firewall import hits_in
from gongkai.publish.printed.asked import Asked, NotFound, asked_for
from gongkai.publish.printed.files import write_whole
from gongkai.publish.publication import NotPublished
from gongkai.publish.site import Site
from gongkai.report.words import safe, sentence
from gongkai.text import N_, Catalogue

# Where people pass by, so where a photo can be taken.
CHANNELS = ("notice-board", "building-entrance")
NO_DAY = N_("The photo does not say on which day it was taken. Name the first day of the posting with --on.")
KEPT = N_("The photo is in {path}, without what it told beside its picture.")
TO_BE_WRITTEN = N_("Write this into {record} under {field}, or let it be written with --write:")
RECORDED = N_("The posting stands in {record}.")
BY_HAND = N_("It cannot be written there without touching other lines, or that posting has evidence already.")
NO_FIELD = N_("A record of this kind has no field for a posting; keep this with it:")
LOOK = N_("Look at the picture before you commit it: faces, doors and number plates stay in it.")
EVIDENCE = N_("{file}, SHA-256 {hash}")
LONGEST = 200  # characters of `evidence`, by its schema


@click.command("evidence")
@click.argument("record")
@click.argument("photo", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--on", type=Day(), default=None, help="The first day of the posting. Default: the day of the photo.")
@click.option(
    "--channel", type=click.Choice(CHANNELS), default=CHANNELS[0], show_default=True, help="Where the notice hangs."
)
@click.option("--write", is_flag=True, help="Write the posting into the record, beside what is there.")
@root_option
@language_option
@as_of_option
def COMMAND(  # noqa: N802  # the name by which a command registers
    record: str,
    photo: Path,
    on: date | None,
    channel: str,
    write: bool,
    root: Path,
    language: str | None,
    as_of: date | None,
) -> None:
    """Keep PHOTO of the posted notice as evidence that RECORD was posted.

    RECORD is named as for gongkai notice. The photo is copied below records/attachments/ without its place, time,
    owner, camera and small picture; of a picture that stands upright no pixel changes. Its hash, day and place are
    printed as the record wants them. What the picture itself shows is for you to look at. The photo that you name is
    left as it is.

    \b
    Examples:
      gongkai evidence jinse-jiayuan/2025-05-10-owners-assembly photo.jpg
      gongkai evidence jinse-jiayuan/2025-05-10-owners-assembly#2 photo.jpg --on 2025-05-26 --write

    Exit status: 0 kept, 1 it is no photo or the record could not be changed, 2 it could not be done.
    """
    utf8_output()
    catalogue = catalogue_of(language)
    make_sure_of_records(root / "records", catalogue)
    with usable_repository(catalogue), progress(catalogue) as report:
        checked = check_archive(root, None, day_of_judgement(as_of, root), cached=True, keep=True, report=report)
        schemas = Schemas.read(root / "schemas")
    assert checked.archive is not None  # asked for by keep
    site = Site(checked.archive, [], schemas, root=root, records=checked.base, commit=NO_COMMIT, language="zh")
    try:
        asked = asked_for(site, record)
    except NotFound as error:
        raise click.UsageError(sentence(error.message, error.facts, catalogue)) from error
    content, ending, taken = _bare(photo, catalogue)
    first = on or taken
    if first is None:
        raise click.UsageError(catalogue.gettext(NO_DAY))
    digest = hashlib.sha256(content).hexdigest()
    folder = Path("records", ATTACHMENTS, all_kinds()[asked.record.kind].folder, asked.record.id)
    path = folder / f"{first.isoformat()}-{channel}-{digest[:8]}{ending}"
    _keep(root / path, content, catalogue)
    click.secho(catalogue.gettext(KEPT).format(path=path.as_posix()), fg="green")
    click.echo(catalogue.gettext(LOOK))
    posting = {
        "channel": channel,
        "from": first.isoformat(),
        "evidence": _evidence(path, digest, catalogue),
    }
    _record(root, schemas, asked, posting, catalogue, write=write)


def _bare(photo: Path, catalogue: Catalogue) -> tuple[bytes, str, date | None]:
    with photo.open("rb") as file:
        data = file.read(LARGEST + 1)
    try:
        return bare_photo(data)
    except NotAPhoto as error:
        click.secho(sentence(error.message, error.facts, catalogue), fg="red", err=True)
        sys.exit(1)


def _keep(path: Path, content: bytes, catalogue: Catalogue) -> None:
    try:
        write_whole(path, content)
    except NotPublished as error:
        raise click.UsageError(sentence(error.message, error.facts, catalogue)) from error


def _evidence(path: Path, digest: str, catalogue: Catalogue) -> str:
    """Return what stands under `evidence`: the file and its hash, as long as there is room for both.

    A hash may look like the number of a telephone to the check; then the file alone is named, which holds its begin.
    """
    file = path.relative_to("records").as_posix()
    for said in (catalogue.gettext(EVIDENCE).format(file=file, hash=digest), f"SHA-256 {digest}", file):
        if len(said) <= LONGEST and not hits_in(said):
            return said
    return digest[:8]


def _record(
    root: Path, schemas: Schemas, asked: Asked, posting: dict[str, str], catalogue: Catalogue, *, write: bool
) -> None:
    """Print the posting as the record wants it, or write it there."""
    path = _path_of(asked)
    pointer = "/" + "/".join(str(step) for step in path)
    lines = ["{" + ", ".join(f'{key}: "{value}"' for key, value in posting.items()) + "}"]
    known = schemas.at(asked.record.kind, "/" + "/".join("0" if isinstance(s, int) else s for s in path)) is not None
    if not known:
        click.echo(catalogue.gettext(NO_FIELD))
    elif write:
        file = root / asked.record.path
        changed = with_posting(file.read_bytes(), path, posting)
        if changed is not None:
            _keep(file, changed, catalogue)
            click.secho(catalogue.gettext(RECORDED).format(record=safe(asked.record.path)), fg="green")
            return
        click.secho(catalogue.gettext(BY_HAND), fg="red")
    if known:
        click.echo(catalogue.gettext(TO_BE_WRITTEN).format(record=safe(asked.record.path), field=pointer))
    for line in lines:
        click.echo(f"  - {line}")
    if known and write:
        sys.exit(1)


def _path_of(asked: Asked) -> Sequence[str | int]:
    """Return where the postings of what was asked for stand in its record."""
    body = asked.record.body
    if asked.decision is not None:
        return ("resolutions", body.resolutions.index(asked.decision.resolution), "posted")
    if isinstance(body, Meeting) and not body.resolutions:
        return ("notice", "posted")
    if isinstance(body, Election):
        return ("candidates", "posted")
    return ("posted",)
