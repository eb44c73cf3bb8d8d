"""`gongkai verify`: whether the history of the records only grew."""

import sys
from pathlib import Path

import click

from gongkai.cli.language import catalogue_of, language_option
from gongkai.cli.options import root_option, usable_repository, utf8_output
from gongkai.cli.progress import progress
from gongkai.derive.append_only import verified
from gongkai.load.history import History
from gongkai.load.roles import Roles
from gongkai.load.schemas import Schemas
from gongkai.report import verified as words


@click.command("verify")
@click.argument("since", required=False, metavar="[FROM]")
@click.argument("to", required=False, metavar="[TO]")
@root_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="text for people, json (gongkai-history-1) for programs.",
)
@language_option
def COMMAND(since: str | None, to: str | None, root: Path, form: str, language: str | None) -> None:  # noqa: N802
    """Verify that nothing published was rewritten or deleted without a published reason between two points of history.

    FROM is the commit up to which you have verified before; without it, all of the history is looked at. TO is the
    newest one to look at, by default the one that you are on (HEAD).

    Every commit of the main line is compared with the one before it, merges too, whatever dates they carry. A published
    value may be corrected and a record may be taken away where a record in records/corrections/ names it and says why.
    What only adds, and fields that say how things stand now (a status, a contact), need no correction. The id of a
    deleted record never comes back. Authors are named by their role, where the file roles.yml says which one they have.

    Whoever keeps the id of the last commit, as a witness, sees whether a later history goes back to it.

    \b
    Examples:
      gongkai verify
      gongkai verify 3f2a9c1d
      gongkai verify 3f2a9c1d origin/main --format json > history.json

    Exit status: 0 the history holds; 1 something published was rewritten, deleted or hidden; 2 it cannot be told here,
    for example because this copy holds only a part of the history.
    """
    utf8_output()
    catalogue = catalogue_of(language)
    with usable_repository(catalogue), progress(catalogue) as report:
        schemas, roles = Schemas.read(root / "schemas"), Roles.read(root)
        history = History(root)
        first = history.git.commit(since) if since is not None else None
        found = verified(history, first, history.git.commit("HEAD" if to is None else to), schemas, report)
    if form == "json":
        click.echo(words.document(found, schemas, roles, catalogue))
    else:
        for line in words.lines(found, schemas, roles, catalogue):
            click.echo(line)
    sys.exit(0 if found.holds else 1)
