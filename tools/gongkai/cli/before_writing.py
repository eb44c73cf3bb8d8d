"""What stands before a command writes records: each has to be one that a check would take, or nothing is written."""

import sys
from collections.abc import Mapping
from pathlib import Path

import click

from gongkai.load.record_file import read_record
from gongkai.load.replacing import replace_content
from gongkai.load.shape import Shapes
from gongkai.report import text
from gongkai.text import N_, Catalogue

NOTHING_WRITTEN = N_("Nothing was written.")


def make_sure(drafts: Mapping[str, bytes], shapes: Shapes, catalogue: Catalogue) -> None:
    """End with status 1, and say why, where one of the drafts (by path) could not be read or holds personal data."""
    findings = [finding for path, data in drafts.items() for finding in read_record(data, path, shapes)[1]]
    for line in text.lines(findings, None, catalogue):
        click.echo(line, err=True)
    if any(finding.blocks for finding in findings):
        click.secho(catalogue.gettext(NOTHING_WRITTEN), fg="red", err=True)
        sys.exit(1)


def write_all(root: Path, drafts: Mapping[str, bytes]) -> None:
    """Write the drafts, by path below `root`: all of them or, where one cannot be written, none."""
    before: dict[Path, bytes | None] = {}  # of those that are written already
    made: list[Path] = []
    try:
        for path, data in drafts.items():
            file = root / path
            made += [folder for folder in (file.parent, *file.parent.parents) if not folder.exists()]
            file.parent.mkdir(parents=True, exist_ok=True)
            was = file.read_bytes() if file.exists() else None
            replace_content(file, data)
            before[file] = was
    except BaseException:
        for file, content in before.items():
            if content is not None:
                replace_content(file, content)
            else:
                file.unlink(missing_ok=True)
        for folder in sorted(made, reverse=True):
            folder.rmdir()
        raise
