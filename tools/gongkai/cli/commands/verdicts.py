"""`gongkai verdicts`: what becomes of each vote when its ballots are counted again."""

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
from gongkai.derive.decisions import Decision, decisions_at
from gongkai.kinds.meeting import Meeting
from gongkai.model.archive import Archive
from gongkai.report import verdicts
from gongkai.report.words import safe
from gongkai.text import N_

NOTHING_THERE = N_("There is no vote of the owners under {name}. Name a compound, a meeting, or meeting#resolution.")


@click.command("verdicts")
@click.argument("names", nargs=-1)
@root_option
@click.option(
    "--records",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Judge the records of this folder with the schemas and profiles of --root. Default: records/ in --root.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="text for people, json for programs.",
)
@language_option
@as_of_option
def COMMAND(  # noqa: N802  # the name by which a command registers
    names: tuple[str, ...], root: Path, records: Path | None, form: str, language: str | None, as_of: date | None
) -> None:
    """Show what follows from the counts of each vote of the owners, whatever was announced.

    Turnout and majority are given exactly, in owners and in floor area. As JSON each verdict also has the law, the
    rules of counting, how many ballots would have changed the result, and the result without disputed and silent
    ballots. NAMES are compounds, meetings, or single resolutions written meeting#number.

    \b
    Examples:
      gongkai verdicts
      gongkai verdicts jinse-jiayuan/2025-05-10-owners-assembly#1
      gongkai verdicts jinse-jiayuan --format json > verdicts.json

    Exit status: 0 shown, 2 could not run.
    """
    utf8_output()
    catalogue = catalogue_of(language)
    day = day_of_judgement(as_of, root)
    make_sure_of_records(records or root / "records", catalogue)
    with usable_repository(catalogue), progress(catalogue) as report:
        archive = check_archive(root, records, day, cached=True, keep=True, report=report).archive
    assert archive is not None  # it was asked for
    found = _votes(archive)
    for name in names:
        if not any(_is_meant(decision, name) for decision in found):
            raise click.UsageError(catalogue.gettext(NOTHING_THERE).format(name=safe(name)))
    shown = [decision for decision in found if not names or any(_is_meant(decision, name) for name in names)]
    if form == "json":
        click.echo(verdicts.document(archive, shown, catalogue))
    else:
        for line in verdicts.lines(shown, catalogue):
            click.echo(line)


def _votes(archive: Archive) -> list[Decision]:
    """Return every decision that the owners voted on, by place, the latest first."""
    places = sorted({meeting.place for meeting in archive.each(Meeting)})
    return [decision for place in places for decision in decisions_at(archive, place) if decision.verdict]


def _is_meant(decision: Decision, name: str) -> bool:
    return name in (decision.id, decision.meeting.id, decision.meeting.place)
