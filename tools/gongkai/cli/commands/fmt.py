"""`gongkai fmt`: records in the one form in which they are written."""

import sys
from collections.abc import Iterator
from pathlib import Path

import click
from msgspec import Struct

from gongkai.cli.asked import asked_for
from gongkai.cli.language import catalogue_of, language_option
from gongkai.cli.options import make_sure_of_records, root_option, usable_repository, utf8_output
from gongkai.cli.progress import progress
from gongkai.load.canonical_form import NotWritten, canonical
from gongkai.load.file_names import RecordFile, walk
from gongkai.load.opened import opened
from gongkai.load.replacing import replace_content
from gongkai.load.schemas import Schemas
from gongkai.model.finding import Finding
from gongkai.report.words import safe, worded
from gongkai.text import N_, Catalogue

STEP = N_("Writing records")
WRITTEN = N_("{path}: written in canonical form.")
OTHERWISE = N_("{path}: is not in canonical form.")
LEFT = N_("{path}: left as it is. {why}")
DONE = N_("Records looked at: {count}. Written in canonical form: {changed}. Left as they are: {left}.")
CHECKED = N_("Records looked at: {count}. Not in canonical form: {changed}. They cannot be written so: {left}.")
STANDARD_INPUT = "-"


class _Outcome(Struct, frozen=True):
    path: str
    content: bytes | None = None  # the canonical form, where the file has another
    why: str = ""


@click.command("fmt")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--check", is_flag=True, help="Write nothing; say which records are not in canonical form.")
@click.option("--stdin", is_flag=True, help="Take one record from the standard input and print it in canonical form.")
@root_option
@language_option
def COMMAND(  # noqa: N802  # the name by which a command registers
    paths: tuple[Path, ...], check: bool, stdin: bool, root: Path, language: str | None
) -> None:
    """Write records in canonical form, so that a change shows as what changed and nothing else.

    With PATHS only these files or folders. Fields stand in the order of the schema, two spaces deep, with quotes only
    where they are needed; digits stay as they were written, and so do comments. What a record says never changes: a
    record for which that is not sure is left as it is, and named.

    \b
    Examples:
      gongkai fmt
      gongkai fmt --check records/statements/jinse-jiayuan
      gongkai fmt --stdin < draft.yml

    Exit status: 0 all are in canonical form now, 1 with --check some are not, or some had to be left, 2 it could not be
    done.
    """
    utf8_output()
    catalogue = catalogue_of(language)
    with usable_repository(catalogue):
        schemas = Schemas.read(root / "schemas")
    if stdin:
        sys.exit(_from_standard_input(schemas, catalogue))
    make_sure_of_records(root / "records", catalogue)
    asked = asked_for(paths, root / "records", catalogue)
    outcomes = []
    with progress(catalogue) as report:
        files = [found for found in walk(root / "records") if _is_asked(_path_of(found), asked)]
        for number, outcome in enumerate(_outcomes(root, files, schemas, catalogue), 1):
            report(STEP, number, len(files))
            outcomes.append(outcome)
            if outcome.content is not None and not check:
                replace_content(root / outcome.path, outcome.content)
    changed = [outcome for outcome in outcomes if outcome.content is not None]
    left = [outcome for outcome in outcomes if outcome.why]
    for outcome in outcomes:
        if outcome.content is not None:
            click.echo(catalogue.gettext(OTHERWISE if check else WRITTEN).format(path=safe(outcome.path)))
        elif outcome.why:
            click.echo(catalogue.gettext(LEFT).format(path=safe(outcome.path), why=outcome.why), err=True)
    facts = {"count": len(outcomes), "changed": len(changed), "left": len(left)}
    click.echo(catalogue.gettext(CHECKED if check else DONE).format(**facts))
    sys.exit(1 if left or (check and changed) else 0)


def _outcomes(
    root: Path, files: list[RecordFile | Finding], schemas: Schemas, catalogue: Catalogue
) -> Iterator[_Outcome]:
    """Yield what comes of each file, in order; nothing is written here."""
    for found in files:
        path = _path_of(found)
        read = found if isinstance(found, Finding) else opened(root, path)
        if isinstance(read, Finding):
            yield _Outcome(path, why=worded(read, catalogue))
            continue
        _, data = read
        try:
            content = canonical(data, schemas, path)
        except NotWritten as error:
            yield _Outcome(path, why=_why(error, catalogue))
        else:
            yield _Outcome(path, content if content != data else None)


def _from_standard_input(schemas: Schemas, catalogue: Catalogue) -> int:
    """Print the record that comes in, in canonical form; return the exit status."""
    data = sys.stdin.buffer.read()
    try:
        content = canonical(data, schemas, STANDARD_INPUT)
    except NotWritten as error:
        click.echo(catalogue.gettext(LEFT).format(path=STANDARD_INPUT, why=_why(error, catalogue)), err=True)
        return 1
    click.echo(content.decode(), nl=False)
    return 0


def _why(error: NotWritten, catalogue: Catalogue) -> str:
    """Return why a record is left as it is: the first thing that keeps it from being read."""
    if not error.findings:
        return catalogue.gettext(error.message)
    first = error.findings[0]
    line = f"{first.place.line}: " if first.place.line else ""
    return f"{line}{worded(first, catalogue)}"


def _path_of(found: RecordFile | Finding) -> str:
    return found.place.path if isinstance(found, Finding) else found.path


def _is_asked(path: str, asked: list[str]) -> bool:
    return not asked or any(one in (".", path) or path.startswith(f"{one}/") for one in asked)
