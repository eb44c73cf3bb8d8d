"""Keys for checkpoints on the command line: making a pair, signing with one, and checking signatures with the other."""

from collections.abc import Sequence
from pathlib import Path

import click

from gongkai.cli.language import catalogue_of, language_option
from gongkai.cli.options import usable_repository, utf8_output
from gongkai.load.key_files import public_keys, write_private_key
from gongkai.load.signed_note import new_key, opened
from gongkai.report.words import safe
from gongkai.text import N_, Catalogue

KEPT = N_("The private key is in {path}. Keep it there, give it to nobody, and make a copy on paper or on a stick.")
GIVE = N_("The line above is the public key: give it to everybody who is to check your checkpoints.")
GENUINE = N_("The signature is genuine: {names}.")

key_option = click.option(
    "--key",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Sign with the private key in this file, as keygen has written it.",
)
signed_by_option = click.option(
    "--signed-by",
    "signers",
    multiple=True,
    help="The checkpoint must be signed by this public key: the line itself, or a file with one key a line.",
)


@click.command("keygen")
@click.argument("name")
@click.option(
    "--out",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="The new file for the private key. It must lie outside of every repository.",
)
@language_option
def keygen(name: str, out: Path, language: str | None) -> None:
    """Make a pair of keys for signing checkpoints, and print the public one.

    NAME says whose key it is, such as the address of the site without https://. It has no blanks. The private key goes
    into a file that only you can read and is never printed; who has it can sign in your name. Street offices and chairs
    of committees had better sign on a machine of their own than let a server do it.

    \b
    Example:
      gongkai checkpoint keygen shili-jiedao.example --out ~/shili-jiedao.key > shili-jiedao.pub

    Exit status: 0 made, 2 the file is there already, lies in a repository, or cannot be written.
    """
    utf8_output()
    catalogue = catalogue_of(language)
    with usable_repository(catalogue):
        made = new_key(name)
        write_private_key(out, made)
    click.echo(made.public.text())
    click.echo(catalogue.gettext(KEPT).format(path=safe(str(out))), err=True)
    click.echo(catalogue.gettext(GIVE), err=True)


def genuine(note: str, signers: Sequence[str], catalogue: Catalogue) -> str:
    """Return the sentence that says who has signed a note. Raises NotGenuine where none of `signers` has."""
    found = opened(note, public_keys(signers))
    return catalogue.gettext(GENUINE).format(names=safe(", ".join(found.by)))
