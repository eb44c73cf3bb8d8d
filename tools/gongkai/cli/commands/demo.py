"""`gongkai demo`: a made-up city of any size, for trying Gongkai out and for measuring it."""

from pathlib import Path

import click

from gongkai.cli.language import catalogue_of, language_option
from gongkai.cli.options import root_option, utf8_output
from gongkai.cli.progress import progress
from gongkai.demo import folder as demo
from gongkai.demo.archive import LAST_YEAR, MOST_YEARS
from gongkai.text import N_

WRITING = N_("Writing records")
DONE = N_("{records} made-up records written to {folder}. Next: gongkai check --root {folder}")
NOT_EMPTY = N_("{folder} is not empty. Name a new folder, or give --force to replace the made-up records in it.")
NOT_A_DEMO = N_("{folder} holds records that this command did not write. It never replaces those; name another folder.")
NOT_A_FOLDER = N_("{folder} is a file. Name a folder.")
TOO_FEW = N_("The smallest archive over these years is one compound, {least} records.")

# What a repository has besides its records.
NEEDED = ("schemas", "site", "mkdocs.yml")
README = """# 虚构示例档案 / A made-up archive

这里的城市、街道、小区、组织和数字都是 `gongkai demo` 生成的，与任何真实地方无关。
Every place, organisation and figure in here was made by `gongkai demo`; none of it is real.

    gongkai demo FOLDER {arguments}

同样的参数得到同样的记录。检查：`gongkai check --root FOLDER`；看网站：`gongkai serve --root FOLDER`。
The same arguments give the same records. Everything else is a copy of what checking and building them takes.
"""


@click.command("demo")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--compounds", type=click.IntRange(1, 9999), default=40, show_default=True, help="How many compounds.")
@click.option(
    "--years",
    type=click.IntRange(1, MOST_YEARS),
    default=3,
    show_default=True,
    help=f"How many years of records, the last being {LAST_YEAR}. Votes before 2021 stand under the Property Law.",
)
@click.option("--seed", type=click.IntRange(0), default=7, show_default=True, help="Another seed, another city.")
@click.option(
    "--records", type=click.IntRange(1, 2_000_000), help="Exactly this many records, whatever --compounds says."
)
@click.option(
    "--force", is_flag=True, help="Replace the made-up records in DIR. Records of your own are never replaced."
)
@root_option
@language_option
def COMMAND(  # noqa: N802  # the name by which a command registers
    folder: Path,
    compounds: int,
    years: int,
    seed: int,
    records: int | None,
    force: bool,
    root: Path,
    language: str | None,
) -> None:
    """Write a made-up but valid archive into the new folder DIR: a whole street of compounds with their years.

    Committees, votes, accounts, works and cases all hold together, so `gongkai check` finds nothing in it: break
    something and see what it says. The same arguments give the same bytes. A street is forty compounds; more compounds
    make more streets. One compound and year is about sixty records.

    \b
    Examples:
      gongkai demo build/street
      gongkai check --root build/street
      gongkai serve --root build/street
      gongkai demo build/large --records 100000

    Exit status: 0 written, 2 not written; then DIR is as it was.
    """
    utf8_output()
    catalogue = catalogue_of(language)
    if folder.exists() and not folder.is_dir():
        raise click.UsageError(catalogue.gettext(NOT_A_FOLDER).format(folder=folder))
    size = f"--records {records}" if records else f"--compounds {compounds}"
    beside = {"README.md": README.format(arguments=f"{size} --years {years} --seed {seed}").encode(), **_needed(root)}
    # What a compound and a year come to, for the bar only.
    expected = records or compounds * (20 + 60 * years)
    batches = demo.exactly(records, years, seed) if records else demo.compounds_and_years(compounds, years, seed)
    try:
        with progress(catalogue) as report:
            written = demo.write(
                folder.absolute(),
                batches,
                beside,
                lambda number: report(WRITING, number, max(number, expected)),
                force=force,
            )
    except demo.NotEmptyError as error:
        raise click.UsageError(catalogue.gettext(NOT_EMPTY).format(folder=folder)) from error
    except demo.NotADemoError as error:
        raise click.UsageError(catalogue.gettext(NOT_A_DEMO).format(folder=folder)) from error
    except demo.TooFewError as error:
        raise click.UsageError(catalogue.gettext(TOO_FEW).format(least=error.args[0])) from error
    except OSError as error:
        raise click.UsageError(f"{folder}: {error.strerror}") from error
    click.echo(catalogue.gettext(DONE).format(records=f"{written:,}", folder=folder))


def _needed(root: Path) -> dict[str, bytes]:
    """Return what the repository has besides its records, so that the folder can be checked and built by itself."""
    files = [file for name in NEEDED for file in (root / name, *sorted((root / name).rglob("*"))) if file.is_file()]
    return {file.relative_to(root).as_posix(): file.read_bytes() for file in files}
