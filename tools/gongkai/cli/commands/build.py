"""`gongkai build`: check the records and make the site."""

import subprocess
import sys
from collections.abc import Collection
from datetime import date
from pathlib import Path

import click

from gongkai.check.checked import Checked, check_archive
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
from gongkai.cli.progress import Report, progress
from gongkai.load.schemas import Schemas
from gongkai.publish.build import BrokenTemplate, Built, build_site
from gongkai.publish.frame import FrameError
from gongkai.publish.languages import LANGUAGES
from gongkai.publish.publication import Busy, NotOurs
from gongkai.publish.site import Site
from gongkai.report import text
from gongkai.report.words import sentence
from gongkai.text import N_, Catalogue

OUT = Path("build", "html")
BUILT = N_("The site is in {out}. Records: {records}, pages: {pages}, files written anew: {written}.")
COPIED = N_("Offline copies: {n}, together {size} MB.")
KEPT = N_("The site was not built. Findings to be mended first: {blocking}. What was there before is still there.")
EMPTY = N_("There are no records in {folder}.")
NO_COMMIT = "0" * 40


@click.command("build")
@root_option
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), help=f"Where to. Default: {OUT} in --root.")
@click.option(
    "--site-url",
    envvar="GONGKAI_SITE_URL",
    default="",
    help="Where the site will stand, for permanent links in full. Default: the variable GONGKAI_SITE_URL, if set.",
)
@click.option(
    "--language",
    "languages",
    type=click.Choice(sorted(LANGUAGES)),
    multiple=True,
    help="Only the pages in this language. Default: all of them.",
)
@click.option("--no-search", is_flag=True, help="Make no index for the search: for measuring.")
@click.option("--no-notices", is_flag=True, help="Make no PDF notices: they take the longest.")
@click.option("--no-offline", is_flag=True, help="Make no zip of each compound for reading without a network.")
@click.option("--no-cache", is_flag=True, help="Read and write every file again, whatever has not changed.")
@language_option
@as_of_option
def COMMAND(  # noqa: N802  # the name by which a command registers
    root: Path,
    out: Path | None,
    site_url: str,
    languages: tuple[str, ...],
    no_search: bool,
    no_notices: bool,
    no_offline: bool,
    no_cache: bool,
    language: str | None,
    as_of: date | None,
) -> None:
    """Check the records and publish them as a site of static pages.

    The site is built aside and put in its place when it is whole; when anything fails, what was there before stays.

    \b
    Example:
      gongkai build --out /srv/www/gongkai

    Exit status: 0 built, 1 the records keep it from being built, 2 it could not be built.
    """
    utf8_output()
    catalogue = catalogue_of(language)
    day = day_of_judgement(as_of, root)
    out = out or root / OUT
    with usable_repository(catalogue), progress(catalogue) as report:
        checked, built = checked_and_built(
            root,
            out,
            day,
            report,
            catalogue,
            anew=no_cache,
            site_url=site_url,
            languages=languages,
            search=not no_search,
            notices=not no_notices,
            offline=not no_offline,
        )
    if built is None:
        for line in text.lines([f for f in checked.findings if f.blocks], checked.base, catalogue):
            click.echo(line)
        click.secho(said_of_block(checked, catalogue), fg="red")
        sys.exit(1)
    for error in built.unprinted:
        click.echo(sentence(error.message, error.facts, catalogue), err=True)
    words = catalogue.gettext(BUILT).format(
        pages=f"{built.pages:,}", records=f"{checked.records:,}", out=out, written=f"{built.written:,}"
    )
    if built.copies:
        words += " " + catalogue.gettext(COPIED).format(n=f"{built.copies:,}", size=f"{built.copied / 1e6:,.1f}")
    click.secho(words, fg="green")


def said_of_block(checked: Checked, catalogue: Catalogue) -> str:
    """Return the sentence that says why there is no new site."""
    return catalogue.gettext(KEPT).format(blocking=sum(finding.blocks for finding in checked.findings))


def checked_and_built(
    root: Path,
    out: Path,
    day: date,
    report: Report,
    catalogue: Catalogue,
    *,
    anew: bool = False,
    site_url: str = "",
    languages: Collection[str] = (),
    search: bool = True,
    notices: bool = True,
    offline: bool = True,
) -> tuple[Checked, Built | None]:
    """Check and build; return what was found and what was built, None where a finding blocks.

    The pages are made in the `languages` that are named, in all where none is.

    Ends with a usage error where there is nothing to build or the frame cannot be made.
    """
    make_sure_of_records(root / "records", catalogue)
    checked = check_archive(root, None, day, cached=not anew, keep=True, report=report)
    if not checked.records and not checked.findings:
        raise click.UsageError(catalogue.gettext(EMPTY).format(folder=root / "records"))
    if any(finding.blocks for finding in checked.findings):
        return checked, None
    assert checked.archive is not None  # asked for by keep
    site = Site(
        checked.archive,
        checked.findings,
        Schemas.read(root / "schemas"),
        root=root,
        records=checked.base,
        commit=commit_of(root),
        url=site_url,
        language="zh",
    )
    try:
        wanted = [code for code in LANGUAGES if code in languages or not languages]
        return checked, build_site(
            site,
            out,
            dict(checked.stamps),
            languages=wanted,
            anew=anew,
            search=search,
            notices=notices,
            offline=offline,
            report=report,
        )
    except (FrameError, NotOurs, Busy, BrokenTemplate) as error:
        raise usage_error(error, catalogue) from error


def commit_of(root: Path) -> str:
    """Return the full name of the commit that the records are at; with changes that are not committed, a `+` after it.

    Without Git it is forty zeros.
    """
    git = ["git", "-C", str(root)]
    try:
        head = subprocess.run([*git, "rev-parse", "HEAD"], capture_output=True, text=True, check=True, timeout=20)
        status = [*git, "status", "--porcelain", "--", "records", "schemas", "site", "tools", "mkdocs.yml"]
        changed = subprocess.run(status, capture_output=True, text=True, check=True, timeout=60).stdout
    except (OSError, subprocess.SubprocessError):
        return NO_COMMIT
    return head.stdout.strip() + ("+" if changed.strip() else "")
