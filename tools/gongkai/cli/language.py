"""The language that a command answers in: the one that was asked for, else that of this computer."""

import locale
import os
from collections.abc import Callable
from typing import Any, TypeVar

import click

from gongkai.text import LANGUAGES, Catalogue, translator

F = TypeVar("F", bound=Callable[..., Any])
_ASKED_FOR = "gongkai.language"


def language_option(command: F) -> F:
    """Add `--lang`."""
    return click.option(
        "--lang",
        "language",
        type=click.Choice(sorted(LANGUAGES)),
        default=None,
        is_eager=True,  # what is wrong with the other arguments is said in it
        callback=_keep,
        help="The language of the messages: zh (中文) or en. Default: that of this computer.",
    )(command)


def _keep(ctx: click.Context, _: click.Parameter, language: str | None) -> str | None:
    ctx.meta[_ASKED_FOR] = language
    return language


def catalogue_in(ctx: click.Context | None) -> Catalogue:
    """Return the words of the language that was asked for on the command line, as far as it has been read."""
    return catalogue_of(ctx.meta.get(_ASKED_FOR) if ctx else None)


def catalogue_of(language: str | None) -> Catalogue:
    """Return the words of `language`, or of the language of this computer."""
    if language is None:
        spoken = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG")
        spoken = spoken or locale.getlocale()[0] or ""
        language = "zh" if spoken.lower().startswith(("zh", "chinese")) else "en"
    return translator(language)
