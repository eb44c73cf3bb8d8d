"""`gongkai checkpoint`: one hash over the history so far, to be kept elsewhere and compared later."""

import sys
from pathlib import Path

import click

from gongkai.cli.checkpoint_keys import genuine, key_option, keygen, signed_by_option
from gongkai.cli.checkpoint_offline import connect, verify
from gongkai.cli.language import catalogue_of, language_option
from gongkai.cli.options import root_option, usable_repository, utf8_output
from gongkai.cli.progress import progress
from gongkai.derive.checkpoint import NO_ENTRY, checkpoint_in, checkpoint_of, entries, fits, proof_for
from gongkai.load.git import NoHistory
from gongkai.load.history import History
from gongkai.load.key_files import read_private_key
from gongkai.load.signed_note import NotGenuine, signed
from gongkai.report import checkpoints
from gongkai.report.words import safe, sentence
from gongkai.text import N_

FITS = N_("The checkpoint fits: it covers the first {size} of {all} entries. Its short code is {code}.")
DOES_NOT_FIT = N_(
    "The checkpoint does not fit: the history up to it is another one now, or this is the history of something else."
    " To see what differs: gongkai verify {commit}"
)
UNSIGNED = N_("Whether signatures behind it are genuine is not checked here; that takes --signed-by and a public key.")
SHORT_CODE = N_("Entries: {size}. Short code for the notice board: {code}")
COMMIT = "HEAD"

ORIGIN = "gongkai"

origin_option = click.option(
    "--origin",
    default="",
    help=f"Whose records they are, such as the name of the repository. Default: the name of the key, else {ORIGIN}.",
)


@click.group("checkpoint")
def COMMAND() -> None:  # noqa: N802  # the name by which a command registers
    """Make a checkpoint of the history, sign it, see whether the history still fits one, or prove what is in it.

    A checkpoint is four lines of text: whose records, how many entries, one hash over them all, and the last commit.
    Whoever keeps it, on paper too, can later see whether anything before it was changed. A signature says in addition
    who made it, in the form of a signed note (C2SP). What makes a checkpoint worth something is that others keep it.

    \b
    Examples:
      gongkai checkpoint keygen shili-jiedao.example --out ~/shili-jiedao.key > shili-jiedao.pub
      gongkai checkpoint make --key ~/shili-jiedao.key > checkpoint.txt
      gongkai checkpoint show checkpoint.txt --signed-by shili-jiedao.pub
      gongkai checkpoint prove records/areas/hangzhou.yml > proof.json
      gongkai checkpoint verify checkpoint.txt --proof proof.json

    Exit status: 0 done, and the history fits; 1 the history does not fit the checkpoint; 2 it could not be done.
    """


@COMMAND.command("make")
@click.argument("commit", default=COMMIT)
@root_option
@origin_option
@key_option
@language_option
def make(commit: str, root: Path, origin: str, key: Path | None, language: str | None) -> None:
    """Print the checkpoint of the history up to COMMIT, by default the one that you are on (HEAD).

    With --key it is signed.

    \b
    Examples:
      gongkai checkpoint make --origin shili-jiedao > checkpoint.txt
      gongkai checkpoint make --key ~/shili-jiedao.key > checkpoint.txt

    Exit status: 0 made, 2 it could not be made, for example because this copy holds only a part of the history.
    """
    utf8_output()
    catalogue = catalogue_of(language)
    with usable_repository(catalogue), progress(catalogue) as report:
        private = read_private_key(key) if key else None
        history = History(root)
        found = entries(history, history.git.commit(commit), report=report)
        assert found is not None  # every history goes back to its own beginning
        made = checkpoint_of(found, " ".join(origin.split()) or (private.name if private else ORIGIN))
    click.echo(signed(made.text(), private) if private else made.text(), nl=False)
    click.echo(catalogue.gettext(SHORT_CODE).format(size=made.size, code=made.short_code()), err=True)


@COMMAND.command("show")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("commit", default=COMMIT)
@root_option
@signed_by_option
@language_option
def show(file: Path, commit: str, root: Path, signers: tuple[str, ...], language: str | None) -> None:
    """Say whether the history up to COMMIT still begins with what the checkpoint in FILE was made of.

    \b
    Example:
      gongkai checkpoint show checkpoint.txt origin/main --signed-by shili-jiedao.pub

    Exit status: 0 it does, 1 it does not or the signature is not genuine, 2 it could not be told.
    """
    utf8_output()
    catalogue = catalogue_of(language)
    said = catalogue.gettext(UNSIGNED)
    with usable_repository(catalogue), progress(catalogue) as report:
        note = file.read_bytes().decode("utf-8", "replace")
        kept = checkpoint_in(note)
        if signers:
            try:
                said = genuine(note, signers, catalogue)
            except NotGenuine as error:
                click.echo(sentence(error.message, error.facts, catalogue))
                sys.exit(1)
        history = History(root)
        found = entries(history, history.git.commit(commit), kept.commit, report)
    if found is None or not fits(kept, found):
        click.echo(catalogue.gettext(DOES_NOT_FIT).format(commit=kept.commit[:12]))
        sys.exit(1)
    click.echo(catalogue.gettext(FITS).format(size=kept.size, all=len(found), code=kept.short_code()))
    click.echo(said, err=True)


@COMMAND.command("prove")
@click.argument("path")
@click.argument("commit", default=COMMIT)
@root_option
@origin_option
@language_option
def prove(path: str, commit: str, root: Path, origin: str, language: str | None) -> None:
    """Print a proof that the last change of the file at PATH is in the history up to COMMIT, as JSON.

    PATH is a record as seen from the folder that holds records/. Whoever has the checkpoint can check the proof with a
    few hashes and without the rest of the history (RFC 6962, section 2.1.1).

    \b
    Example:
      gongkai checkpoint prove records/areas/hangzhou.yml > proof.json

    Exit status: 0 printed, 2 there is no such file in the history, or it could not be read.
    """
    utf8_output()
    catalogue = catalogue_of(language)
    with usable_repository(catalogue), progress(catalogue) as report:
        history = History(root)
        to = history.git.commit(commit)
        proof = proof_for(entries(history, to, report=report) or [], path, " ".join(origin.split()) or ORIGIN)
        if proof is None:
            raise NoHistory(NO_ENTRY, {"commit": to[:12], "path": safe(path)})
    click.echo(checkpoints.document(proof))


for command in (connect, keygen, verify):
    COMMAND.add_command(command)
