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
ACCEPTED = N_("{where}  accepted by the waiver {waiver}: {sentence}  [{rule}]")
WIDTH = 100  # columns of the file's line that are shown


def lines(findings: Iterable[Finding], root: Path, catalogue: Catalogue) -> Iterator[str]:
    """Yield the findings as lines for the terminal; colours go where there is no terminal.

    What is to be mended comes first, by file, then warnings, then notes; what is accepted in public comes last, a line
    each, so that nobody takes it for something to do.
    """
    all_ = list(findings)
    accepted = [finding for finding in all_ if finding.waiver]
    # Within a weight, the order by place stays.
    to_do = sorted((finding for finding in all_ if not finding.waiver), key=lambda f: f.severity.rank)
    for (path, _), of_file in groupby(to_do, key=lambda f: (f.place.path, f.severity)):
        source = _source(root, path)
        yield click.style(safe(path), bold=True)
        for finding in of_file:
            yield from _lines(finding, source, catalogue)
        yield ""
    for finding in accepted:
        yield click.style(_accepted(finding, catalogue), dim=True)
    if accepted:
        yield ""


def _lines(finding: Finding, source: list[str], catalogue: Catalogue) -> Iterator[str]:
    place = finding.place
    where = f"{place.line}:{place.column}" if place.line else "-"
    weight = click.style(catalogue.gettext(SEVERITIES[finding.severity]), fg=COLOURS[finding.severity])
    yield f"  {where}  {weight}  {worded(finding, catalogue)}  [{finding.rule}]"
    if 0 < place.line <= len(source):
        yield from _excerpt(source[place.line - 1].rstrip("\r"), place.line, place.column)
    if asks := source_of(finding.rule):
        yield f"      {click.style(catalogue.gettext(asks), dim=True)}"


def _accepted(finding: Finding, catalogue: Catalogue) -> str:
    place = finding.place
    where = f"{safe(place.path)}:{place.line}:{place.column}" if place.line else safe(place.path)
    return catalogue.gettext(ACCEPTED).format(
        where=where, sentence=worded(finding, catalogue), rule=finding.rule, waiver=safe(finding.waiver or "")
    )


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
