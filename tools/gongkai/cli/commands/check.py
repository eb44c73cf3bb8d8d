"""`gongkai check`: does the record hold together?"""

import sys
from datetime import date
from pathlib import Path

import click

from gongkai.check.checked import Checked, check_archive
from gongkai.cli.asked import asked_for, concerns
from gongkai.cli.before_commit import before_commit
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
from gongkai.model.finding import Finding, Severity
from gongkai.report import github, json_findings, sarif, text
from gongkai.text import N_, Catalogue

EMPTY = N_("There are no records in {folder}: a check of nothing proves nothing.")
CLEAN = N_("Records checked as of {day}: {records}. Nothing keeps them from being published.")
BLOCKED = N_("Records checked as of {day}: {records}. Findings that keep them from being published: {blocking}.")
CLEAN_HERE = N_(
    "Records checked as of {day}: {records}. Nothing to be mended was found in the files you named. Findings elsewhere"
    " that keep the records from being published: {elsewhere}."
)
BLOCKED_HERE = N_(
    "Records checked as of {day}: {records}. Findings that keep them from being published: {blocking} in the files you"
    " named, {elsewhere} elsewhere."
)
COUNTS = N_("To be mended: {blocking}; warnings: {warnings}; notes: {infos}; accepted in public: {waived}.")


@click.command("check")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@root_option
@click.option(
    "--records",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Check the records of this folder with the schemas and rules of --root. Default: records/ in --root.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "sarif", "github"]),
    default="text",
    help="text for people, json for programs, sarif for editors and forges, github for annotations in a pull request.",
)
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the findings to this file; the totals are still shown. Default: the standard output.",
)
@click.option("--summary", type=click.Path(dir_okay=False, path_type=Path), help="Append a summary in Markdown here.")
@click.option(
    "--site-url",
    envvar="GONGKAI_SITE_URL",
    default="",
    help="Where the site stands, so that json and sarif name the pages of rules in full. Default: GONGKAI_SITE_URL.",
)
@click.option("--staged", is_flag=True, help="Check only what is staged for the next commit, for a hook of Git.")
@click.option(
    "--message",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Check only this message of a commit, for a hook of Git.",
)
@click.option("--no-cache", is_flag=True, help="Read every file again, whatever was found good before.")
@language_option
@as_of_option
def COMMAND(  # noqa: N802  # the name by which a command registers
    paths: tuple[Path, ...],
    root: Path,
    records: Path | None,
    form: str,
    output: Path | None,
    summary: Path | None,
    site_url: str,
    staged: bool,
    message: Path | None,
    no_cache: bool,
    language: str | None,
    as_of: date | None,
) -> None:
    """Check the records against their schemas, against the law of the day, and against each other.

    Everything is read, because records refer to each other; with PATHS only findings in these files or folders are
    shown. Each finding names the file, the line and the rule, and says what to do.

    \b
    Examples:
      gongkai check
      gongkai check records/meetings/jinse-jiayuan
      gongkai check --format sarif --output findings.sarif
      gongkai check --staged

    Exit status: 0 nothing keeps the records (with PATHS: these records) from being published, 1 something does, 2 the
    check could not run.
    """
    utf8_output()
    catalogue = catalogue_of(language)
    day = day_of_judgement(as_of, root)
    if staged or message:
        sys.exit(before_commit(root, message, day, form, catalogue))
    folder = records or root / "records"
    make_sure_of_records(folder, catalogue)
    asked = asked_for(paths, folder, catalogue)
    with usable_repository(catalogue), progress(catalogue) as report:
        checked = check_archive(root, records, day, cached=not no_cache, report=report)
    if not checked.records and not checked.findings:
        raise click.UsageError(catalogue.gettext(EMPTY).format(folder=folder))
    shown = [finding for finding in checked.findings if concerns(finding, asked)]
    elsewhere = sum(finding.blocks for finding in checked.findings) - sum(finding.blocks for finding in shown)
    totals = _totals(checked, shown, elsewhere, day, catalogue)
    if form == "json":
        said = json_findings.document(shown, checked.records, day, catalogue, elsewhere=elsewhere, site_url=site_url)
    elif form == "sarif":
        said = sarif.document(shown, checked.records, day, checked.base, catalogue, site_url=site_url)
    elif form == "github":
        said = "\n".join(github.annotations(shown, catalogue))
    else:
        said = "\n".join(text.lines(shown, checked.base, catalogue))
    if output:
        output.write_text(click.unstyle(said) + "\n" if said else "", "utf-8")
        click.echo(totals)
    else:
        if said:
            click.echo(said)
        if form in ("text", "github"):
            click.echo(totals, err=form == "github")
    if summary:
        with summary.open("a", encoding="utf-8") as file:
            file.write(github.summary(shown, checked.records, catalogue, elsewhere=elsewhere))
    sys.exit(1 if any(finding.blocks for finding in shown) else 0)


def _totals(checked: Checked, shown: list[Finding], elsewhere: int, day: date, catalogue: Catalogue) -> str:
    """Return the sentence at the end; `elsewhere` is how many findings block in files that were not asked for."""
    blocking = sum(finding.blocks for finding in shown)
    if elsewhere:
        said = catalogue.gettext(BLOCKED_HERE if blocking else CLEAN_HERE)
    else:
        said = catalogue.gettext(BLOCKED if blocking else CLEAN)
    said = said.format(records=f"{checked.records:,}", day=day.isoformat(), blocking=blocking, elsewhere=elsewhere)
    colour = "red" if blocking else "yellow" if elsewhere else "green"
    if not shown:
        return click.style(said, fg=colour)
    counts = catalogue.gettext(COUNTS).format(
        blocking=blocking,
        warnings=sum(f.severity is Severity.WARNING and f.waiver is None for f in shown),
        infos=sum(f.severity is Severity.INFO and f.waiver is None for f in shown),
        waived=sum(f.waiver is not None for f in shown),
    )
    return f"{counts}\n{click.style(said, fg=colour)}"
