"""`gongkai duties`: what is owed to the owners, by whom and by which day."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from gongkai.check.duty import Duty, State, duties_of
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
from gongkai.kinds.compound import Compound
from gongkai.load.archive import list_files, load_archive
from gongkai.load.cache import Cache, tools_key
from gongkai.load.meant import closest
from gongkai.model.archive import Archive
from gongkai.model.record import Record
from gongkai.report import json_duties
from gongkai.report.words import safe
from gongkai.text import N_, Catalogue

NO_COMPOUNDS = N_("There is no compound in {folder}.")
NOT_A_COMPOUND = N_("There is no compound “{compound}”.")
DID_YOU_MEAN = N_("There is no compound “{compound}”; did you mean “{meant}”?")
UNREAD = N_("{n} files could not be read; what they would have shown is not counted. See: gongkai check")
TOTAL = N_("As of {day}: {missing} missing, {late} late, {soon} due within {within} days, in {compounds} compounds.")


@click.command("duties")
@click.argument("compounds", nargs=-1, metavar="[COMPOUND]...")
@root_option
@click.option(
    "--records",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Read the records of this folder with the schemas of --root. Default: records/ in --root.",
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="json is gongkai-duties-1.")
@click.option(
    "--within",
    type=click.IntRange(0, 3660),
    default=180,
    show_default=True,
    help="For how many days ahead to warn of what will be due.",
)
@click.option(
    "--state",
    "states",
    type=click.Choice([state.value for state in State]),
    multiple=True,
    help="Only what stands so; may be given several times. Default for text: missing, late, and due within --within.",
)
@click.option("--no-cache", is_flag=True, help="Read every file again, whatever was found good before.")
@language_option
@as_of_option
def COMMAND(  # noqa: N802  # the name by which a command registers
    compounds: tuple[str, ...],
    root: Path,
    records: Path | None,
    form: str,
    within: int,
    states: tuple[str, ...],
    no_cache: bool,
    language: str | None,
    as_of: date | None,
) -> None:
    """List what is owed to the owners: by which day, by which article, how it stands, and which record does it.

    COMPOUND is the id of a compound, such as jinse-jiayuan; without one, all of them are listed. A compound whose file
    does not say since when it discloses (disclosing_since) is not judged.

    \b
    Examples:
      gongkai duties
      gongkai duties jinse-jiayuan --within 60
      gongkai duties --state missing --format json > missing.json

    Exit status: 0 the list was made, whatever is on it; 2 it could not be made.
    """
    utf8_output()
    catalogue = catalogue_of(language)
    day = day_of_judgement(as_of, root)
    folder = records or root / "records"
    make_sure_of_records(folder, catalogue)
    with usable_repository(catalogue), progress(catalogue) as report:
        cache = None if no_cache else Cache(root, tools_key(root / "schemas"))
        archive, unread = load_archive(list_files(folder), root, day, cache=cache, report=report)
    asked = _asked(archive, compounds, folder, catalogue)
    every = {compound.id: (compound, duties_of(archive, compound)) for compound in asked}
    wanted = {id_: (compound, _wanted(duties, states, form, within)) for id_, (compound, duties) in every.items()}
    if form == "json":
        click.echo(json_duties.document(wanted, day, within, catalogue))
    else:
        _print(every, wanted, bool(compounds or states), catalogue)
        click.echo(_total(every, day, within, catalogue))
    if unread or archive.unread:
        number = len({finding.place.path for finding in unread} | archive.unread)
        click.echo(catalogue.gettext(UNREAD).format(n=number), err=True)


Found = dict[str, tuple[Record[Compound], Sequence[Duty]]]


def _asked(archive: Archive, ids: Sequence[str], folder: Path, catalogue: Catalogue) -> list[Record[Compound]]:
    """Return the compounds that were asked for, each once; a usage error for one that is not there."""
    if not ids:
        every = list(archive.each(Compound))
        if not every:
            raise click.UsageError(catalogue.gettext(NO_COMPOUNDS).format(folder=safe(str(folder))))
        return every
    return [_compound(archive, id_, catalogue) for id_ in dict.fromkeys(ids)]


def _compound(archive: Archive, given: str, catalogue: Catalogue) -> Record[Compound]:
    # Somebody may have let the shell complete the name of the file.
    id_ = given.removesuffix(".yml").rpartition("compounds/")[2]
    if found := archive.get(id_, Compound):
        return found
    names = {c.id: (c.body.name, *c.body.other_names) for c in archive.each(Compound)}
    meant = closest(id_, names) or closest(id_.replace("-", "_"), {known.replace("-", "_"): () for known in names})
    message = DID_YOU_MEAN if meant else NOT_A_COMPOUND
    facts = {"compound": safe(given), "meant": (meant or "").replace("_", "-")}
    raise click.UsageError(catalogue.gettext(message).format(**facts))


def _wanted(duties: Sequence[Duty], states: Sequence[str], form: str, within: int) -> Sequence[Duty]:
    if states:
        return [duty for duty in duties if duty.state in states]
    if form == "json":
        return duties
    pressing = (State.MISSING, State.LATE)
    return [duty for duty in duties if duty.state in pressing or duty.due_within(within) or duty.on_site is False]


def _print(every: Found, wanted: Found, asked: bool, catalogue: Catalogue) -> None:
    # Only now: the library takes longer to load than the list.
    from rich.console import Console

    from gongkai.report.duty_table import tables

    console = Console(highlight=False)
    for id_, (compound, duties) in every.items():
        shown = wanted[id_][1]
        # Of all compounds, those that nothing can be said of would only hide the others.
        if shown or asked:
            for part in tables(compound, shown, duties, catalogue):
                console.print(part)


def _total(every: Found, day: date, within: int, catalogue: Catalogue) -> str:
    duties = [duty for _, of_compound in every.values() for duty in of_compound]
    return catalogue.gettext(TOTAL).format(
        day=day.isoformat(),
        missing=sum(duty.state is State.MISSING for duty in duties),
        late=sum(duty.state is State.LATE for duty in duties),
        soon=sum(duty.due_within(within) for duty in duties),
        within=within,
        compounds=len(every),
    )
