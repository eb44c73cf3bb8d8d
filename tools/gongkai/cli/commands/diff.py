"""`gongkai diff`: what a change does to the records, in sentences."""

from pathlib import Path

import click

from gongkai.cli.language import catalogue_of, language_option
from gongkai.cli.options import root_option, usable_repository, utf8_output
from gongkai.derive.changes import changes_of
from gongkai.load.history import History
from gongkai.load.schemas import Schemas
from gongkai.report import changes as words
from gongkai.report import html_changes, json_changes


@click.command("diff")
@click.argument("base")
@click.argument("head", required=False)
@root_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "html", "summary", "markdown"]),
    default="text",
    help="text for people, json (gongkai-changes-1) for programs, html for a page that stands alone with before and"
    " after side by side, summary (Markdown, also called markdown) for the summary of a run.",
)
@click.option(
    "--repository",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Compare in this repository, with the schemas of --root. Default: the one of --root.",
)
@click.option(
    "--from-fork",
    is_flag=True,
    help="Count from where HEAD left BASE, so that what came to BASE since then does not show as taken back.",
)
@language_option
def COMMAND(  # noqa: N802
    base: str,
    head: str | None,
    root: Path,
    form: str,
    repository: Path | None,
    from_fork: bool,
    language: str | None,
) -> None:
    """Say in sentences what changes in the records from BASE to HEAD, what has to be looked at first at the top.

    BASE and HEAD are commits: an id, a branch, or HEAD~1 for the one before the last. Without HEAD the files are
    compared as they lie in the folder now, saved or not yet committed.

    At the top stands what keeps a reviewer from seeing changes, then what changes an amount, a number, a date, a person
    or a legal basis after publication, then what is deleted. A change counts as corrected where a new record in
    records/corrections/ names the record and gives the reason. “The same content” is said only where every value was
    compared and is equal.

    \b
    Examples:
      gongkai diff HEAD
      gongkai diff main my-branch --from-fork
      gongkai diff HEAD~5 HEAD --format html > changes.html
      gongkai diff origin/main HEAD --format summary >> "$GITHUB_STEP_SUMMARY"

    Exit status: 0 shown, whatever changes; 2 it could not be compared.
    """
    utf8_output()
    catalogue = catalogue_of(language)
    with usable_repository(catalogue):
        schemas = Schemas.read(root / "schemas")
        history = History(repository or root)
        old, new = history.git.commit(base), history.git.commit(head) if head is not None else None
        if from_fork:
            old = history.fork(old, new or history.git.commit("HEAD"))
        found = changes_of(history, history.changed(old, new), schemas)
    if form == "json":
        click.echo(json_changes.document(found, old, new, schemas, catalogue))
    elif form == "html":
        click.echo(html_changes.page(found, old, new, schemas, catalogue), nl=False)
    elif form in ("summary", "markdown"):
        click.echo(words.summary(found, schemas, catalogue), nl=False)
    else:
        for line in words.lines(found, schemas, catalogue):
            click.echo(line)
