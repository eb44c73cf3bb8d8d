"""`gongkai site`: what can be asked of a site that stands somewhere."""

import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from gongkai.cli.commands.build import OUT, checked_and_built, said_of_block
from gongkai.cli.language import catalogue_of, language_option
from gongkai.cli.options import as_of_option, day_of_judgement, root_option, usable_repository, utf8_output
from gongkai.cli.progress import progress
from gongkai.load.checked_out import checked_out
from gongkai.load.git import Git
from gongkai.publish.same_site import Differences, differences
from gongkai.report.words import safe
from gongkai.text import N_, Catalogue

CHANGED = N_("{path}: other bytes than the commit gives")
MISSING = N_("{path}: missing")
FOREIGN = N_("{path}: nothing that the commit gives")
SAME = N_("The site is what commit {commit} gives, byte for byte. Files compared: {same}.")
ANOTHER = N_(
    "The site is not what commit {commit} gives. Files that are others: {changed}; missing: {missing}; that do not"
    " belong there: {foreign}; the same: {same}."
)
DAY_AND_URL = N_("Where nearly all pages are others: was it built for another day (--as-of) or address (--site-url)?")


@click.group("site")
def COMMAND() -> None:  # noqa: N802  # the name by which a command registers
    """Ask whether a site is what its commit gives.

    \b
    Example:
      gongkai site verify build/html --commit HEAD

    Exit status: 0 it is, 1 it is not, 2 it could not be told.
    """


@COMMAND.command("verify")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--commit", default="HEAD", show_default=True, help="The commit that the site says it was made from.")
@click.option(
    "--site-url", envvar="GONGKAI_SITE_URL", default="", help="The address that the site was built for, if any."
)
@root_option
@as_of_option
@language_option
def verify(folder: Path, commit: str, site_url: str, root: Path, as_of: date | None, language: str | None) -> None:
    """Build the site of a commit again, aside, and compare it with the one in FOLDER, byte for byte.

    FOLDER is a site as it was built, or a copy of one that was published. Each file that differs, is missing or does
    not belong there is named. What lies in the folders here and is not committed has no part in it. The program is the
    one that you run: for the site of an older program, take that program.

    \b
    Example:
      gongkai site verify ~/downloaded-site --commit 3f2a9c1d --site-url https://shili-jiedao.example/

    Exit status: 0 all is the same, 1 something is not, 2 it could not be told.
    """
    utf8_output()
    catalogue = catalogue_of(language)
    with usable_repository(catalogue), tempfile.TemporaryDirectory(prefix="gongkai-") as scratch:
        git = Git(root)
        git.whole()
        id_ = git.commit(commit)
        again = checked_out(git, id_, Path(scratch))
        with progress(catalogue) as report:
            day = day_of_judgement(as_of, again)
            checked, built = checked_and_built(again, again / OUT, day, report, catalogue, anew=True, site_url=site_url)
        if built is None:
            raise click.UsageError(said_of_block(checked, catalogue))
        found = differences(again / OUT, folder)
    for line in _lines(found, catalogue):
        click.echo(line)
    facts = {name: f"{len(getattr(found, name)):,}" for name in ("changed", "missing", "foreign")}
    facts |= {"commit": id_[:12], "same": f"{found.same:,}"}
    click.secho(catalogue.gettext(ANOTHER if found else SAME).format_map(facts), fg="red" if found else "green")
    if len(found.changed) > found.same:
        click.echo(catalogue.gettext(DAY_AND_URL), err=True)
    sys.exit(1 if found else 0)


def _lines(found: Differences, catalogue: Catalogue) -> Iterator[str]:
    for message, paths in ((CHANGED, found.changed), (MISSING, found.missing), (FOREIGN, found.foreign)):
        for path in paths:
            yield catalogue.gettext(message).format(path=safe(path))
