"""Where a finding stands, as line and column. Only files with findings are read, so a clean run pays nothing."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from msgspec.structs import replace

from gongkai.load.opened import opened
from gongkai.load.reading_rules import FILE_EXPECTED, FILE_NAME, FILE_READABLE, FILE_SIZE
from gongkai.load.yaml_text import positions
from gongkai.model.finding import Finding

WHOLE_FILE = {FILE_NAME, FILE_READABLE, FILE_EXPECTED, FILE_SIZE}  # what they say is true of no line


def located(findings: Iterable[Finding], root: Path) -> Iterator[Finding]:
    """Yield the findings with line and column, in the same order. `root` is the folder that holds `records/`.

    A finding about the file as a whole keeps line 0. A pointer to something that is not in the file (a missing field)
    stands where what should hold it begins.
    """
    for path, of_file in groupby(findings, key=lambda f: f.place.path):
        group = list(of_file)
        # A PDF, a photo or an office file has no lines; in an attachment of text they are known already.
        if not path.endswith(".yml") or all(finding.place.line or finding.rule in WHOLE_FILE for finding in group):
            yield from group
            continue
        read = opened(root, path)
        if isinstance(read, Finding):
            yield from group  # the file is gone, or it is a folder, a link or a pipe, of which nothing may be shown
            continue
        where = positions(read[1])
        for finding in group:
            place = finding.place
            if not place.line and finding.rule not in WHOLE_FILE:
                line, column = where.of(place.pointer)
                place = replace(place, line=line, column=column)
            yield replace(finding, place=place)
