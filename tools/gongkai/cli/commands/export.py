"""`gongkai export`: the data of a compound, of an area, or all of it, in the forms that other programs read."""

import sys
from datetime import date
from pathlib import Path

import click

from gongkai.check.checked import Checked, check_archive
from gongkai.cli.commands.build import commit_of
from gongkai.cli.language import catalogue_of, language_option
from gongkai.cli.options import (
    as_of_option,
    day_of_judgement,
    make_sure_of_records,
    root_option,
    usable_repository,
    usage_error,
    utf8_output,
)
from gongkai.cli.progress import progress
from gongkai.kinds.area import Area
from gongkai.kinds.compound import Compound
from gongkai.load.meant import closest
from gongkai.load.schemas import Schemas
from gongkai.model.archive import Archive
from gongkai.publish.data_files import WHOLE
from gongkai.publish.derived_tables import every_table
from gongkai.publish.export import can_be_written, write_export
from gongkai.publish.export_format import Format
from gongkai.publish.exports import all_formats
from gongkai.publish.extract import extract_of
from gongkai.publish.publication import NotPublished
from gongkai.publish.site import Site
from gongkai.report import text
from gongkai.report.words import safe
from gongkai.text import N_, Catalogue

ALL = "all"
# Not all_formats(): the help must not wait for every format to be loaded.
FORMATS = ("beancount", "csv", "datapackage", "json", "ocds", "parquet", "sqlite")
WRITTEN = N_("The data is in {out}. Records: {records}, files: {files}.")
NOT_WRITTEN = N_("No data was written. Findings to be mended first: {blocking}. What was there before is still there.")
NOT_A_COMPOUND = N_("There is no compound “{compound}”.")
NOT_AN_AREA = N_("There is no area “{area}”.")
MEANT = N_("Did you mean “{meant}”?")
ONE_OF_TWO = N_("Name a compound or an area, not both.")
NOT_INSTALLED = N_("{format} needs the package {package}. Install it with: pip install gongkai[export]")
LEFT_OUT = N_("Left out: {format}, which needs the package {package}. Install it with: pip install gongkai[export]")


@click.command("export")
@root_option
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), required=True, help="The folder to write.")
@click.option("--compound", help="Only the records of the compound with this id.")
@click.option("--area", help="Only the records of the area with this id, and of all areas and compounds below it.")
@click.option(
    "--format",
    "names",
    type=click.Choice([*FORMATS, ALL]),
    multiple=True,
    default=(ALL,),
    help="May be given several times. Default: all.",
)
@click.option("--no-cache", is_flag=True, help="Read every file again, whatever was found good before.")
@language_option
@as_of_option
def COMMAND(  # noqa: N802  # the name by which a command registers
    root: Path,
    out: Path,
    compound: str | None,
    area: str | None,
    names: tuple[str, ...],
    no_cache: bool,
    language: str | None,
    as_of: date | None,
) -> None:
    """Write the data as JSON, CSV, Parquet, SQLite, a data package, OCDS and Beancount into the folder DIR.

    The records are checked first, as for the site: what may not be published is not exported either. One format is
    written into DIR itself, several into a folder for each. The same commit gives the same bytes. What the columns
    mean is said in data_dictionary.csv, and on the site under data/.

    \b
    Examples:
      gongkai export --out build/data
      gongkai export --out build/jinse --compound jinse-jiayuan --format csv
      gongkai export --out build/street --area chunhui-jiedao --format sqlite --format json

    Exit status: 0 written, 1 the records keep it from being written, 2 it could not be written.
    """
    utf8_output()
    catalogue = catalogue_of(language)
    if compound and area:
        raise click.UsageError(catalogue.gettext(ONE_OF_TWO))
    formats = _formats(names, catalogue)
    make_sure_of_records(root / "records", catalogue)
    with usable_repository(catalogue), progress(catalogue) as report:
        day = day_of_judgement(as_of, root)
        checked = check_archive(root, None, day, cached=not no_cache, keep=True, report=report)
        if any(finding.blocks for finding in checked.findings):
            _say_why_not(checked, catalogue)
            sys.exit(1)
        assert checked.archive is not None  # asked for by keep
        place = _place(checked.archive, compound, area, catalogue)
        schemas = Schemas.read(root / "schemas")
        site = Site(
            checked.archive,
            checked.findings,
            schemas,
            root=root,
            records=checked.base,
            commit=commit_of(root),
            language="zh",
        )
        extract = extract_of(site, every_table(schemas), place)
        try:
            files = write_export(extract, formats, out, report)
        except NotPublished as error:
            raise usage_error(error, catalogue) from error
    words = catalogue.gettext(WRITTEN).format(
        out=safe(str(out)), records=f"{len(extract.records):,}", files=f"{files:,}"
    )
    click.secho(words, fg="green")


def _formats(names: tuple[str, ...], catalogue: Catalogue) -> list[Format]:
    """Return the formats that were asked for. Of all, those that cannot be written are named and left out."""
    known = all_formats()
    if ALL not in names:
        wanted = [known[name] for name in dict.fromkeys(names)]
        for form in wanted:
            if not can_be_written(form):
                facts = {"format": form.name, "package": form.package}
                raise click.UsageError(catalogue.gettext(NOT_INSTALLED).format(**facts))
        return wanted
    for form in known.values():
        if not can_be_written(form):
            click.echo(catalogue.gettext(LEFT_OUT).format(format=form.name, package=form.package), err=True)
    return [form for form in known.values() if can_be_written(form)]


def _say_why_not(checked: Checked, catalogue: Catalogue) -> None:
    blocking = [finding for finding in checked.findings if finding.blocks]
    for line in text.lines(blocking, checked.base, catalogue):
        click.echo(line)
    click.secho(catalogue.gettext(NOT_WRITTEN).format(blocking=len(blocking)), fg="red")


def _place(archive: Archive, compound: str | None, area: str | None, catalogue: Catalogue) -> str:
    """Return the id of the place that was asked for; a usage error for one that is not there."""
    given = compound or area
    if given is None:
        return WHOLE
    records = archive.each(Compound) if compound else archive.each(Area)
    names = {record.id: (record.body.name, *record.body.other_names) for record in records}
    if given in names:
        return given
    message = NOT_A_COMPOUND if compound else NOT_AN_AREA
    said = [catalogue.gettext(message).format(compound=safe(given), area=safe(given))]
    if meant := closest(given, names):
        said.append(catalogue.gettext(MEANT).format(meant=meant))
    raise click.UsageError(("" if catalogue.language == "zh" else " ").join(said))
