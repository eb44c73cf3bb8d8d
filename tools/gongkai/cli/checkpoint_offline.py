"""What can be told of checkpoints from files alone: whose they are, what is under them, how two stand to each other."""

import sys
from pathlib import Path

import click
import msgspec

from gongkai.cli.checkpoint_keys import genuine, signed_by_option
from gongkai.cli.language import catalogue_of, language_option
from gongkai.cli.options import root_option, usable_repository, utf8_output
from gongkai.cli.progress import progress
from gongkai.derive.checkpoint import Checkpoint, checkpoint_in, entries, fits
from gongkai.derive.proofs import ConsistencyFile, InclusionFile, Standing, connection, is_under, proof_in, standing
from gongkai.load.history import History
from gongkai.load.signed_note import NotGenuine
from gongkai.report.words import harmless, safe, sentence
from gongkai.text import N_, Catalogue

NOTHING_ASKED = N_("Say what is to be verified: --signed-by, --proof or --after.")
PROOF_OF_WHAT = N_("This proof connects two checkpoints. Name the older one with --after.")
DOES_NOT_GO_ON = N_(
    "The history does not go on from this checkpoint, so there is no proof of it. To see what differs:"
    " gongkai verify {commit}"
)
UNDER = N_(
    "The proof holds: commit {commit} (entry {number}) is under this checkpoint, and these files as it left them:"
)
NOT_UNDER = N_("The proof does not hold: this entry is not under this checkpoint.")
DELETED = N_("{path}: deleted")
HASHED = N_("{path}: SHA-256 {hash}")
STANDINGS = {
    Standing.SAME: N_("The two checkpoints are the same: {size} entries."),
    Standing.GROWN: N_("The newer checkpoint goes on from the older one: {kept} entries then, {size} now."),
    Standing.UNPROVEN: N_(
        "The newer checkpoint has more entries, {size} after {kept}. Whether they begin with the same ones takes a"
        " proof: gongkai checkpoint connect"
    ),
    Standing.NOT_SHOWN: N_(
        "The proof does not connect the two checkpoints: it is that of others, or the entries before the older one were"
        " changed. Ask for another proof; where there is none, the history was rewritten."
    ),
    Standing.REPLAYED: N_(
        "This checkpoint is older than the one that was kept: {size} entries, and there were {kept}. An old state is"
        " shown as if it were the newest."
    ),
    Standing.SPLIT_VIEW: N_(
        "The two checkpoints have as many entries, {size}, and not the same ones: different people are shown different"
        " histories. Keep both; together they prove it."
    ),
    Standing.EXCHANGED: N_("The two checkpoints are of different records: “{origin}” and “{other}”."),
}
GOOD = (Standing.SAME, Standing.GROWN)
_LARGEST = 1024 * 1024  # bytes
_file = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command("connect")
@click.argument("older", type=_file)
@click.argument("commit", default="HEAD")
@root_option
@language_option
def connect(older: Path, commit: str, root: Path, language: str | None) -> None:
    """Print a proof that the history up to COMMIT goes on from the checkpoint in the file OLDER, as JSON.

    Whoever has kept OLDER and is given a newer checkpoint can see with this proof, a few hashes long and without the
    history, that nothing under OLDER was changed (RFC 6962, section 2.1.2).

    \b
    Example:
      gongkai checkpoint connect january.txt > january-to-now.json

    Exit status: 0 printed, 1 the history does not go on from it, 2 it could not be told.
    """
    utf8_output()
    catalogue = catalogue_of(language)
    with usable_repository(catalogue), progress(catalogue) as report:
        kept = checkpoint_in(_text(older))
        history = History(root)
        found = entries(history, history.git.commit(commit), kept.commit, report)
    if found is None or not fits(kept, found):
        click.echo(catalogue.gettext(DOES_NOT_GO_ON).format(commit=kept.commit[:12]), err=True)
        sys.exit(1)
    click.echo(msgspec.json.format(msgspec.json.encode(connection(kept, found)), indent=2).decode())


@click.command("verify")
@click.argument("file", type=_file)
@signed_by_option
@click.option("--proof", type=_file, help="A proof that is to hold for the checkpoint, as prove or connect prints it.")
@click.option(
    "--after", "older", type=_file, help="An older checkpoint that was kept; the one in FILE must go on from it."
)
@language_option
def verify(file: Path, signers: tuple[str, ...], proof: Path | None, older: Path | None, language: str | None) -> None:
    """Verify from files alone, without the history, what is said of the checkpoint in FILE.

    --signed-by: that it is signed by that key, and with --after the older one too. --proof with a proof printed by
    prove: that a record is under it. --after: that it goes on from an older checkpoint; where it has more entries, this
    takes --proof with a proof printed by connect. What is wrong is named: an old checkpoint shown again, two histories
    shown to different people, or the checkpoint of another record.

    \b
    Examples:
      gongkai checkpoint verify now.txt --signed-by shili-jiedao.pub
      gongkai checkpoint verify now.txt --proof proof.json
      gongkai checkpoint verify now.txt --after january.txt --proof january-to-now.json

    Exit status: 0 all of it holds, 1 something does not, 2 it could not be told.
    """
    utf8_output()
    catalogue = catalogue_of(language)
    if not (signers or proof or older):
        raise click.UsageError(catalogue.gettext(NOTHING_ASKED))
    with usable_repository(catalogue):
        given = proof_in(_bytes(proof)) if proof else None
        if isinstance(given, ConsistencyFile) and not older:
            raise click.UsageError(catalogue.gettext(PROOF_OF_WHAT))
        checkpoint = checkpoint_in(_text(file))
        kept = checkpoint_in(_text(older)) if older else None
        good = True
        if signers:
            # Of each, so that whoever reads this learns of both.
            genuine_ones = [_is_signed(one, signers, catalogue) for one in (file, older) if one]
            good = all(genuine_ones)
        if isinstance(given, InclusionFile):
            good = _tell_of_entry(given, checkpoint, catalogue) and good
        if kept:
            link = given if isinstance(given, ConsistencyFile) else None
            found = standing(kept, checkpoint, link)
            click.echo(_said(found, kept, checkpoint, catalogue))
            if found is Standing.UNPROVEN and good:
                sys.exit(2)
            good = found in GOOD and good
    sys.exit(0 if good else 1)


def _is_signed(file: Path, signers: tuple[str, ...], catalogue: Catalogue) -> bool:
    try:
        said = genuine(_text(file), signers, catalogue)
    except NotGenuine as error:
        click.echo(f"{safe(str(file))}  {sentence(error.message, error.facts, catalogue)}")
        return False
    click.echo(f"{safe(str(file))}  {said}")
    return True


def _tell_of_entry(proof: InclusionFile, checkpoint: Checkpoint, catalogue: Catalogue) -> bool:
    if not is_under(proof, checkpoint):
        click.echo(catalogue.gettext(NOT_UNDER))
        return False
    click.echo(sentence(UNDER, {"commit": proof.entry.commit[:12], "number": proof.number}, catalogue))
    for path, hash_ in proof.entry.files:
        message = HASHED if hash_ else DELETED
        # A hash has to be whole: the numbers in it are no telephone, so they are not covered.
        click.echo("  " + catalogue.gettext(message).format(path=safe(path), hash=harmless(hash_ or "")))
    return True


def _said(found: Standing, kept: Checkpoint, now: Checkpoint, catalogue: Catalogue) -> str:
    facts = {"size": now.size, "kept": kept.size, "origin": safe(now.origin), "other": safe(kept.origin)}
    return catalogue.gettext(STANDINGS[found]).format_map(facts)


def _bytes(file: Path) -> bytes:
    with file.open("rb") as opened:
        return opened.read(_LARGEST)


def _text(file: Path) -> str:
    return _bytes(file).decode("utf-8", "replace")
