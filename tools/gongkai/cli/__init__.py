"""The command line: parses arguments, prints, exits, reads the clock. One module for each command."""

import sys

import click

from gongkai import __version__
from gongkai.discover import modules_of


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="gongkai")
def main() -> None:
    """Check and publish the governance record of residential compounds (小区治理公开档案)."""


def _register() -> None:
    # A module here that has a COMMAND is a command: adding one is adding a file.
    for module in modules_of(sys.modules[__name__]):
        if hasattr(module, "COMMAND"):
            main.add_command(module.COMMAND)


_register()
