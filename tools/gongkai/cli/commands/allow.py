"""`gongkai allow`: the waiver for personal data that may stay, without the value being shown or written down."""

import secrets
from datetime import date
from pathlib import Path

import click

from gongkai.cli.asked import asked_for
from gongkai.cli.language import catalogue_of, language_option
from gongkai.cli.options import Day, make_sure_of_records, root_option, utf8_output
from gongkai.load.opened import opened
from gongkai.load.personal_data import personal_data, spots_of
from gongkai.load.yaml_text import positions
from gongkai.model.finding import Finding
from gongkai.privacy.fingerprint import value_hash
from gongkai.text import N_

NOT_READABLE = N_("The file cannot be read.")
NOTHING = N_("There is no personal data in a field of this record; a waiver would accept nothing.")
TO_FILL_IN = N_("Write why and by whom it was decided, and save it as records/waivers/<name>.yml.")


@click.command("allow")
@click.argument("record", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@root_option
@click.option("--until", type=Day(), required=True, help="The last day on which it is accepted, as 2026-11-22.")
@language_option
def COMMAND(record: Path, root: Path, until: date, language: str | None) -> None:  # noqa: N802  # how a command registers
    """Print a waiver for each place of RECORD where personal data was found that may stay.

    The value itself is neither shown nor kept: the waiver holds a hash of it with a salt of its own, so that it accepts
    this value at this place and no other. It has to be filled in with who decided it, and why.

    \b
    Examples:
      gongkai allow records/cases/jinse-jiayuan/2024-014.yml --until 2026-12-31

    Exit status: 0 printed, 1 there is nothing to accept, 2 the record cannot be read.
    """
    utf8_output()
    catalogue = catalogue_of(language)
    make_sure_of_records(root / "records", catalogue)
    path = asked_for([record], root / "records", catalogue)[0]
    found = opened(root, path)
    if isinstance(found, Finding):
        raise click.UsageError(catalogue.gettext(NOT_READABLE))
    data = found[1]
    pointers = {
        (finding.rule, finding.place.line, finding.place.column): finding.place.pointer
        for finding in personal_data(data, path, lambda: positions(data))
    }
    told = 0
    for spot, value in spots_of(data):
        pointer = pointers.get(spot, "")
        if not pointer:
            continue  # in a comment or a name: delete it there
        salt = secrets.token_hex(16)
        if told:
            click.echo("---")
        click.echo("kind: waiver")
        click.echo(f"rule: {spot[0]}")
        click.echo(f"record: {path.removeprefix('records/').removesuffix('.yml')}")
        click.echo(f"pointer: {pointer}")
        click.echo(f'salt: "{salt}"')
        click.echo(f'value_hash: "{value_hash(spot[0], value, salt)}"')
        click.echo('reason: ""\ngranted_by: ""')
        click.echo(f"until: {until}")
        click.echo("sources: []")
        told += 1
    if not told:
        click.echo(catalogue.gettext(NOTHING), err=True)
        raise click.exceptions.Exit(1)
    click.echo(catalogue.gettext(TO_FILL_IN), err=True)
