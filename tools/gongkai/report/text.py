"""Findings as lines for the terminal: where, how heavy, which rule, the sentence, and the file's line with a caret.

What one rule tells by one sentence stands together, and what to do about it is said once below.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

import click

from gongkai.load.opened import opened
from gongkai.model.finding import Finding, Place, Severity
from gongkai.privacy.masking import masked
from gongkai.report.causes import Cause, Group, groups
from gongkai.report.guides import guide_of
from gongkai.report.words import ACTORS, SEVERITIES, safe, worded
from gongkai.text import N_, Catalogue

COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "blue"}
ACCEPTED = N_("{where}  accepted by the waiver {waiver}: {sentence}  [{rule}]")
TO_DO = N_("To do, by {who}: {fix}")
MORE_PLACES = N_("The same at {count} more places:")
FOLLOWS = N_("Only because of this, and gone with it:")
WIDTH = 100  # columns of the file's line that are shown


def lines(findings: Iterable[Finding], root: Path | None, catalogue: Catalogue) -> Iterator[str]:
    """Yield the findings as lines for the terminal; colours go where there is no terminal.

    What is to be mended comes first, then warnings, then notes, each grouped by its cause; what is accepted in public
    comes last, a line each, so that nobody takes it for something to do. `root` holds the files; None where their
    lines are not to be shown.
    """
    all_ = list(findings)
    accepted = [finding for finding in all_ if finding.waiver]
    for group in groups([finding for finding in all_ if not finding.waiver]):
        yield from _group(group, root, catalogue)
        yield ""
    for finding in accepted:
        yield click.style(_accepted(finding, catalogue), dim=True)
    if accepted:
        yield ""


def _group(group: Group, root: Path | None, catalogue: Catalogue) -> Iterator[str]:
    for path, in_file in groupby(group.causes, key=lambda cause: cause.first.place.path):
        of_file = list(in_file)
        source = _source(root, path) if any(cause.first.place.line for cause in of_file) else []
        yield click.style(safe(path), bold=True)
        for cause in of_file:
            yield from _cause(cause, source, catalogue)
    if guide := guide_of(group.first):
        said = catalogue.gettext(TO_DO).format(
            who=catalogue.gettext(ACTORS[guide.actor]), fix=catalogue.gettext(guide.fix)
        )
        yield f"      {said}"
        if guide.source:
            yield f"      {click.style(catalogue.gettext(guide.source), dim=True)}"


def _cause(cause: Cause, source: list[str], catalogue: Catalogue) -> Iterator[str]:
    first = cause.first
    place = first.place
    where = f"{place.line}:{place.column}" if place.line else "-"
    weight = click.style(catalogue.gettext(SEVERITIES[first.severity]), fg=COLOURS[first.severity])
    yield f"  {where}  {weight}  {worded(first, catalogue)}  [{first.rule}]"
    if 0 < place.line <= len(source):
        yield from _excerpt(source[place.line - 1].rstrip("\r"), place.line, place.column)
    if others := cause.findings[1:]:
        yield f"      {catalogue.gettext(MORE_PLACES).format(count=len(others))}"
        yield from (f"        {_where(other.place)}" for other in others)
    if cause.following:
        yield f"      {catalogue.gettext(FOLLOWS)}"
        for one in cause.following:
            yield f"        {_where(one.place)}  {worded(one, catalogue)}  [{one.rule}]"


def _accepted(finding: Finding, catalogue: Catalogue) -> str:
    return catalogue.gettext(ACCEPTED).format(
        where=_where(finding.place),
        sentence=worded(finding, catalogue),
        rule=finding.rule,
        waiver=safe(finding.waiver or ""),
    )


def _where(place: Place) -> str:
    return f"{safe(place.path)}:{place.line}:{place.column}" if place.line else safe(place.path)


def _excerpt(line: str, number: int, column: int) -> Iterator[str]:
    start = max(0, column - WIDTH // 2)
    shown = safe(line[start : start + WIDTH])
    before = shown[: column - 1 - start]
    # A Chinese character takes two columns of the terminal: the caret has to stand below it all the same.
    indent = sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in before)
    yield f"      {number:>4} | {shown}"
    yield f"           | {' ' * indent}{click.style('^', fg='red')}"


def _source(root: Path | None, path: str) -> list[str]:
    if root is None:
        return []
    read = opened(root, path)
    # Only "\n" ends a line here, as for the reader, which has counted them: a form feed would shift them.
    return [] if isinstance(read, Finding) else masked(read[1].decode("utf-8", "replace")).split("\n")
