"""Options that several commands share: where the repository is, the language, the day it is judged at."""

import locale
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any, TypeVar

import click

from gongkai.load.profiles import BrokenProfiles
from gongkai.load.schemas import BrokenSchemas
from gongkai.text import LANGUAGES, Catalogue, translator

F = TypeVar("F", bound=Callable[..., Any])
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
            self.fail(f"{value!r} is not a day; write it as 2026-11-22.", param, ctx)


def root_option(command: F) -> F:
    """Add `--root`, the folder that holds `records/` and `schemas/`."""
    return click.option(
        "--root",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        default=Path(),
        help="The repository: the folder that holds records/ and schemas/. Default: this folder.",
    )(command)


def language_option(command: F) -> F:
    """Add `--lang`."""
    return click.option(
        "--lang",
        "language",
        type=click.Choice(sorted(LANGUAGES)),
        default=None,
        help="The language of the messages: zh (中文) or en. Default: that of this computer.",
    )(command)


def as_of_option(command: F) -> F:
    """Add `--as-of`."""
    return click.option(
        "--as-of",
        type=Day(),
        default=None,
        help="Judge the records as on this day. Default: the day of the last commit; without Git, today.",
    )(command)


def catalogue_of(language: str | None) -> Catalogue:
    """Return the words of `language`, or of the language of this computer."""
    if language is None:
        spoken = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG")
        spoken = spoken or locale.getlocale()[0] or ""
        language = "zh" if spoken.lower().startswith(("zh", "chinese")) else "en"
    return translator(language)


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
def usable_repository() -> Iterator[None]:
    """End with one sentence and status 2 where the schemas or profiles of the repository cannot be used."""
    try:
        yield
    except (BrokenSchemas, BrokenProfiles) as error:
        raise click.UsageError(str(error)) from error


def utf8_output() -> None:
    """Let Chinese be printed whatever the locale says; what cannot be shown becomes `?`, not a traceback."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="replace")
