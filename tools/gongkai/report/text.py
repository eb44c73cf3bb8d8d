"""Findings as lines for the terminal: where, how heavy, which rule, the sentence, and the file's line with a caret."""

import unicodedata
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

import click

from gongkai.check.rule import source_of
from gongkai.load.opened import opened
from gongkai.model.finding import Finding, Severity
from gongkai.report.words import SEVERITIES, safe, worded
from gongkai.text import N_, Catalogue

COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "blue"}
WAIVED = N_("accepted in public by the waiver {waiver}")
WIDTH = 100  # columns of the file's line that are shown


def lines(findings: Iterable[Finding], root: Path, catalogue: Catalogue) -> Iterator[str]:
    """Yield the findings as lines for the terminal, grouped by file; colours go where there is no terminal."""
    for path, of_file in groupby(findings, key=lambda f: f.place.path):
        source = _source(root, path)
        yield click.style(safe(path), bold=True)
        for finding in of_file:
            yield from _lines(finding, source, catalogue)
        yield ""


def _lines(finding: Finding, source: list[str], catalogue: Catalogue) -> Iterator[str]:
    place = finding.place
    where = f"{place.line}:{place.column}" if place.line else "-"
    weight = click.style(catalogue.gettext(SEVERITIES[finding.severity]), fg=COLOURS[finding.severity])
    yield f"  {where}  {weight}  {worded(finding, catalogue)}  [{finding.rule}]"
    if finding.waiver:
        note = catalogue.gettext(WAIVED).format(waiver=finding.waiver)
        yield f"      {click.style(note, dim=True)}"
    if 0 < place.line <= len(source):
        yield from _excerpt(source[place.line - 1].rstrip("\r"), place.line, place.column)
    if asks := source_of(finding.rule):
        yield f"      {click.style(catalogue.gettext(asks), dim=True)}"


def _excerpt(line: str, number: int, column: int) -> Iterator[str]:
    start = max(0, column - WIDTH // 2)
    shown = safe(line[start : start + WIDTH])
    before = shown[: column - 1 - start]
    # A Chinese character takes two columns of the terminal: the caret has to stand below it all the same.
    indent = sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in before)
    yield f"      {number:>4} | {shown}"
    yield f"           | {' ' * indent}{click.style('^', fg='red')}"


def _source(root: Path, path: str) -> list[str]:
    read = opened(root, path)
    # Only "\n" ends a line here, as for the reader, which has counted them: a form feed would shift them.
    return [] if isinstance(read, Finding) else read[1].decode("utf-8", "replace").split("\n")
