"""How a command ends when something goes wrong: with one sentence and a status that says what kind of thing it was."""

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from traceback import walk_tb
from types import TracebackType
from typing import IO, Any

import click

from gongkai.cli.language import catalogue_in
from gongkai.report.words import safe
from gongkai.text import N_, Catalogue

STOPPED = N_("Stopped.")
FAULT = N_(
    "This is our fault, not yours: something happened here that Gongkai was not made for. Please report it with this"
    " line: {error} in {module}:{line}"
)
FULL = N_("There is no space left to write to {file}. Nothing that was there before is lost.")
FORBIDDEN = N_("The system does not let us open or write {file}. Nothing that was there before is lost.")
REFUSED = N_("The system cannot read or write {file} ({code}). Nothing that was there before is lost.")
FULL_OUTPUT = N_("There is no space left for the output. Nothing that was there before is lost.")
REFUSED_OUTPUT = N_("The system cannot read or write ({code}). Nothing that was there before is lost.")
_MESSAGES = {
    errno.ENOSPC: (FULL, FULL_OUTPUT),
    errno.EDQUOT: (FULL, FULL_OUTPUT),
    errno.EACCES: (FORBIDDEN, REFUSED_OUTPUT),
    errno.EPERM: (FORBIDDEN, REFUSED_OUTPUT),
    errno.EROFS: (FORBIDDEN, REFUSED_OUTPUT),
}


class CannotRun(click.ClickException):
    """The system does not let us read or write something."""

    exit_code = 2


class OurFault(click.ClickException):
    """The program is wrong, not what it was given."""

    exit_code = 70  # EX_SOFTWARE of sysexits.h


class Stopped(click.ClickException):
    """Somebody has pressed Ctrl+C: no error, and not called one."""

    exit_code = 128 + 2  # what a shell says of a program that SIGINT ended

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the sentence alone."""
        click.echo(self.message, file=file or sys.stderr)


class ReaderGone(click.ClickException):
    """`gongkai check | head`: not status 1, which would say that a finding blocks."""

    exit_code = 128 + 13  # what a shell says of a program that SIGPIPE ended

    def show(self, file: IO[Any] | None = None) -> None:
        """Say nothing: nobody is there to read it."""


@contextmanager
def with_an_end(ctx: click.Context) -> Iterator[None]:
    """Turn whatever a command raises that is no usage error into one sentence in the reader's language."""
    try:
        try:
            yield
        finally:
            _flush()
    except (click.ClickException, click.exceptions.Exit, click.Abort):
        raise
    except (Exception, KeyboardInterrupt) as error:
        raise _end_of(error, catalogue_in(ctx)) from error


@contextmanager
def ended_well() -> Iterator[None]:
    """Leave the program with a status and, if something went wrong, a sentence; never with a traceback."""
    try:
        try:
            yield
        except (click.ClickException, SystemExit):
            raise
        except (Exception, KeyboardInterrupt) as error:
            # Before a command was known: while the arguments were read, or the help was printed.
            raise _end_of(error, catalogue_in(None)) from error
    except click.ClickException as end:
        with suppress(OSError):  # nobody can be told; the status still says it
            end.show()
        _let_go(sys.stdout)
        _let_go(sys.stderr)
        sys.exit(end.exit_code)
    sys.exit(0)


def _end_of(error: BaseException, catalogue: Catalogue) -> click.ClickException:
    """Return how a command ends that raised `error`."""
    if isinstance(error, KeyboardInterrupt | click.Abort):
        return Stopped(catalogue.gettext(STOPPED))
    if isinstance(error, BrokenPipeError):
        return ReaderGone("")
    if isinstance(error, OSError):
        about_file, about_output = _MESSAGES.get(error.errno or 0, (REFUSED, REFUSED_OUTPUT))
        code = errno.errorcode.get(error.errno or 0, type(error).__name__)
        message = about_output if error.filename is None else about_file
        return CannotRun(catalogue.gettext(message).format(file=safe(str(error.filename)), code=code))
    module, line = _ours(error.__traceback__)
    return OurFault(catalogue.gettext(FAULT).format(error=type(error).__name__, module=module, line=line))


def _ours(trace: TracebackType | None) -> tuple[str, int]:
    """Return the innermost module of ours that an error passed through, and its line."""
    found = ("gongkai", 0)
    for frame, line in walk_tb(trace):
        name = str(frame.f_globals.get("__name__", ""))
        if name.split(".")[0] == "gongkai":
            found = (name, line)
    return found


def _flush() -> None:
    if sys.stdout is not None and not sys.stdout.closed:
        sys.stdout.flush()


def _let_go(stream: Any) -> None:
    """Let what could not be written go nowhere: Python would try again on its way out, and complain."""
    try:
        stream.flush()
    except (OSError, ValueError):
        with suppress(OSError, ValueError):
            null = os.open(os.devnull, os.O_WRONLY)
            os.dup2(null, stream.fileno())
            os.close(null)
    except AttributeError:
        return  # closed before we began
