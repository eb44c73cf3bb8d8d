"""Options that several commands share: where the repository is, the language, the day it is judged at."""

import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any, TypeVar

import click

from gongkai.cli.language import catalogue_in
from gongkai.load.unusable import Unusable
from gongkai.report.words import safe, sentence
from gongkai.text import N_, Catalogue

F = TypeVar("F", bound=Callable[..., Any])
NOT_A_DAY = N_("“{value}” is not a day; write it as 2026-11-22.")
NO_FOLDER = N_("There is no folder records/ here. Go to the repository's folder first, or name it with --root.")
BEIJING = timezone(timedelta(hours=8))  # China has one time zone, and no summer time since 1991


class Day(click.ParamType[date]):
    """A day, written 2026-11-22."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the day; a usage error for anything else."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(catalogue_in(ctx).gettext(NOT_A_DAY).format(value=safe(str(value))), param, ctx)


def root_option(command: F) -> F:
    """Add `--root`, the folder that holds `records/` and `schemas/`."""
    return click.option(
        "--root",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        default=Path(),
        help="The repository: the folder that holds records/ and schemas/. Default: this folder.",
    )(command)


def as_of_option(command: F) -> F:
    """Add `--as-of`."""
    return click.option(
        "--as-of",
        type=Day(),
        default=None,
        help="Judge the records as on this day. Default: the day of the last commit; without Git, today.",
    )(command)


def day_of_judgement(as_of: date | None, root: Path) -> date:
    """Return the day to judge at: the one that was given, else that of the last commit, else today, in Beijing.

    The same commit gives the same results on every machine; the clock is asked only where there is no commit.
    """
    return as_of or _day_of_last_commit(root) or datetime.now(BEIJING).date()


def _day_of_last_commit(root: Path) -> date | None:
    command = ["git", "-C", str(root), "log", "-1", "--format=%ct"]
    try:
        said = subprocess.run(command, capture_output=True, text=True, check=True, timeout=20).stdout.strip()
    except (OSError, subprocess.SubprocessError):
        return None
    return datetime.fromtimestamp(int(said), BEIJING).date() if said else None


@contextmanager
def usable_repository(catalogue: Catalogue) -> Iterator[None]:
    """End with one sentence and status 2 where the schemas or profiles of the repository cannot be used."""
    try:
        yield
    except Unusable as error:
        raise usage_error(error, catalogue) from error


def usage_error(error: Exception, catalogue: Catalogue) -> click.UsageError:
    """Return a usage error that says what `error` says: its `message` with its `facts` in the reader's language."""
    message, facts = getattr(error, "message", None), getattr(error, "facts", None)
    if isinstance(message, str) and isinstance(facts, Mapping):
        return click.UsageError(sentence(message, facts, catalogue))
    return click.UsageError(str(error))


def make_sure_of_records(records: Path, catalogue: Catalogue) -> None:
    """End with a usage error where there is no folder of records. A link in its place is a finding of the check."""
    if not records.is_dir() and not records.is_symlink():
        raise click.UsageError(catalogue.gettext(NO_FOLDER))


def utf8_output() -> None:
    """Let Chinese be printed whatever the locale says; what cannot be shown becomes `?`, not a traceback."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="replace")
