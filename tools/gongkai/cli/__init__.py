"""The command line: parses arguments, prints, exits, reads the clock. `commands/` has one module for each command."""

import importlib
import pkgutil

import click

from gongkai import __version__
from gongkai.cli import commands


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


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="gongkai")
def main() -> None:
    """Check and publish the governance record of residential compounds (小区治理公开档案)."""
