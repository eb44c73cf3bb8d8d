"""`gongkai desk`: what wants attention at the compounds of an area."""

from collections import defaultdict
from datetime import date
from pathlib import Path

import click

from gongkai.check.checked import check_archive
from gongkai.cli.language import catalogue_of, language_option
from gongkai.cli.options import (
    as_of_option,
    day_of_judgement,
    make_sure_of_records,
    root_option,
    usable_repository,
    utf8_output,
)
from gongkai.cli.progress import progress
from gongkai.derive.desk import desk_of
from gongkai.kinds.area import Area
from gongkai.kinds.compound import Compound
from gongkai.load.meant import closest
from gongkai.model.archive import Archive
from gongkai.model.finding import Finding
from gongkai.report import desk
from gongkai.report.words import safe
from gongkai.text import N_, Catalogue

NO_PLACE = N_("There is no area or compound “{place}”.")
DID_YOU_MEAN = N_("There is no area or compound “{place}”; did you mean “{meant}”?")


@click.command("desk")
@click.argument("area")
@root_option
@click.option(
    "--records",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Read the records of this folder with the schemas of --root. Default: records/ in --root.",
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="json is gongkai-desk-1.")
@language_option
@as_of_option
def COMMAND(  # noqa: N802  # the name by which a command registers
    area: str, root: Path, records: Path | None, form: str, language: str | None, as_of: date | None
) -> None:
    """Show what wants attention in an area: duties, terms, votes, money, cases, objections, silence.

    AREA is the id of an area, such as shili-jiedao, with everything below it; the id of a compound will do too. Text
    shows the first things of each sort, json all of them.

    \b
    Examples:
      gongkai desk shili-jiedao
      gongkai desk shili-jiedao --as-of 2026-11-22
      gongkai desk shili-jiedao --format json > desk.json

    Exit status: 0 shown, whatever is on it; 2 could not run.
    """
    utf8_output()
    catalogue = catalogue_of(language)
    day = day_of_judgement(as_of, root)
    make_sure_of_records(records or root / "records", catalogue)
    with usable_repository(catalogue), progress(catalogue) as report:
        checked = check_archive(root, records, day, cached=True, keep=True, report=report)
    archive = checked.archive
    assert archive is not None  # it was asked for
    _make_sure_of(archive, area, catalogue)
    findings: dict[str, list[Finding]] = defaultdict(list)
    for finding in checked.findings:
        findings[finding.place.path].append(finding)
    found = desk_of(archive, area, findings)
    if form == "json":
        click.echo(desk.document(archive, area, found, catalogue))
    else:
        for line in desk.lines(archive, area, found, catalogue):
            click.echo(line)


def _make_sure_of(archive: Archive, place: str, catalogue: Catalogue) -> None:
    """End with a usage error where there is no such place."""
    if archive.get(place, Area) is not None or archive.get(place, Compound) is not None:
        return
    names = {area.id: (area.body.name,) for area in archive.each(Area)}
    names |= {compound.id: (compound.body.name,) for compound in archive.each(Compound)}
    meant = closest(place, names)
    message = DID_YOU_MEAN if meant else NO_PLACE
    raise click.UsageError(catalogue.gettext(message).format(place=safe(place), meant=meant or ""))
