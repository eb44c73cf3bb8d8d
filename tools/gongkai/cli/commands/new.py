"""`gongkai new`: a record made by answering questions, or by options in a script."""

from datetime import date
from pathlib import Path

import click

from gongkai.cli.language import catalogue_of, language_option
from gongkai.cli.making import given, make, workplace
from gongkai.cli.new_path import place_of
from gongkai.cli.options import as_of_option, make_sure_of_records, root_option, utf8_output
from gongkai.kinds import all_kinds
from gongkai.load.schemas import title_of
from gongkai.report.words import safe
from gongkai.text import N_

NO_KIND = N_("There is no kind of record called “{kind}”. There are: {kinds}.")
MAKING = N_("A new record: {title}. Ctrl+C leaves everything as it was.")


@click.command("new")
@click.argument("kind")
@click.option("--place", help="The compound or area that it belongs to, by the name of its file.")
@click.option("--name", help="The name of its file, without .yml.")
@click.option("--set", "settings", multiple=True, metavar="FIELD=VALUE", help="A value, so that it is not asked for.")
@click.option(
    "--from",
    "begun",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A file with what is known already; only the rest is asked for.",
)
@click.option("--all", "everything", is_flag=True, help="Ask for every field, not only for those that are needed.")
@click.option("--yes", is_flag=True, help="Ask nothing: write it if it passes the check, for scripts.")
@root_option
@language_option
@as_of_option
def COMMAND(  # noqa: N802  # the name by which a command registers
    kind: str,
    place: str | None,
    name: str | None,
    settings: tuple[str, ...],
    begun: Path | None,
    everything: bool,
    yes: bool,
    root: Path,
    language: str | None,
    as_of: date | None,
) -> None:
    """Make a new record of KIND by answering questions.

    Only what is needed is asked for, in the words of the schema; each answer is looked at at once, for its form and for
    personal data. Before anything is written you see the record, what a check says of it, and for a vote what follows
    from the counts. One file is written, or none.

    \b
    Examples:
      gongkai new meeting
      gongkai new meeting --place jinse-jiayuan --from call.yml --all
      gongkai new area --yes --name hetang --set name=荷塘社区 --set classification=community \\
        --set /sources/0/title=区划公告 --set /sources/0/publisher=荷花街道

    Exit status: 0 written, 1 it would not pass the check or was not wanted, 2 it could not be done.
    """
    utf8_output()
    catalogue = catalogue_of(language)
    make_sure_of_records(root / "records", catalogue)
    of = all_kinds().get(kind)
    if of is None:
        facts = {"kind": safe(kind), "kinds": ", ".join(all_kinds())}
        raise click.UsageError(catalogue.gettext(NO_KIND).format(**facts))
    at = workplace(root, as_of, catalogue, asks=not yes)
    raw = given(kind, begun, settings, at.shapes.schemas, catalogue)
    if not yes:
        title = title_of(at.shapes.schemas.by_kind[kind], catalogue.language)
        click.echo(catalogue.gettext(MAKING).format(title=title))
    make(at, raw, place_of(root, of, place, catalogue, ask=not yes), name, everything=everything)
