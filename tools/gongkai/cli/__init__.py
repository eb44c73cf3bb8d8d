"""The command line: parses arguments, prints, exits, reads the clock. `commands/` has one module for each command."""

import importlib
import os
import pkgutil
import sys
from typing import Any

import click

from gongkai import __version__
from gongkai.cli import commands

READER_GONE = 128 + 13  # what a shell says of a program that SIGPIPE ended


class _Commands(click.Group):
    """The modules of `commands/`. Each is loaded when it is called, so `check` does not wait for what `build` needs."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(module.name for module in pkgutil.iter_modules(commands.__path__))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.list_commands(ctx):
            return None
        module = importlib.import_module(f"{commands.__name__}.{cmd_name}")
        found: click.Command = module.COMMAND
        return found

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            # `gongkai check | head`: the reader has gone. Not status 1, which would say that a finding blocks.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(READER_GONE)
        except OSError as error:
            raise CannotRun(error) from error


class CannotRun(click.ClickException):
    """The system does not let us read or write something: a full disk, a folder that may not be written to."""

    exit_code = 2

    def __init__(self, error: OSError) -> None:
        where = f" ({error.filename})" if error.filename else ""
        super().__init__(f"{error.strerror or type(error).__name__}{where}. Nothing that was there before is lost.")


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="gongkai")
def main() -> None:
    """Check and publish the governance record of residential compounds (小区治理公开档案)."""
