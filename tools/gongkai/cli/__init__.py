"""The command line: parses arguments, prints, exits, reads the clock. `commands/` has one module for each command."""

import importlib
import pkgutil
from typing import Any

import click

from gongkai import __version__
from gongkai.cli import commands
from gongkai.cli.ending import ended_well, with_an_end

EPILOG = """Exit status: 0 done, 1 findings keep the records from being published, 2 it could not be done, 70 a fault of
Gongkai itself, 130 stopped with Ctrl+C."""


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
        with with_an_end(ctx):
            return super().invoke(ctx)

    def main(self, *args: Any, **kwargs: Any) -> Any:
        with ended_well():
            # Not in click's own way, which makes status 1 of whatever goes wrong: for us that is a finding.
            return super().main(*args, **{**kwargs, "standalone_mode": False})


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]}, epilog=EPILOG)
@click.version_option(__version__, prog_name="gongkai")
def main() -> None:
    """Check and publish the governance record of residential compounds (小区治理公开档案)."""
