"""A whole check: read the archive, run the rules, say where the findings stand; or see that nothing changed."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from msgspec import Struct

from gongkai.check.allowed_values import proof_from
from gongkai.check.located import located
from gongkai.check.rule import all_rules
from gongkai.check.runner import run
from gongkai.load.archive import list_files, load_archive
from gongkai.load.cache import Cache, Remembered, Stamp, archive_key, is_settled, tools_key
from gongkai.load.opened import content_in
from gongkai.model.archive import Archive
from gongkai.model.finding import Finding
from gongkai.privacy.findings import masked_finding
from gongkai.text import N_

CHECKING = N_("Running the rules")


class Checked(Struct, frozen=True):
    """What came of a check. `base` is the folder that the paths of the findings start from.

    `archive` is there only where it was asked for, because a check that finds nothing changed does not read it.
    `stamps` tell which state of each file was read.
    """

    base: Path
    records: int
    findings: list[Finding]
    archive: Archive | None = None
    stamps: list[tuple[str, Stamp]] = []


def check_archive(
    root: Path,
    records: Path | None,
    as_of: date,
    *,
    cached: bool,
    keep: bool = False,
    report: Callable[[str, int, int], None] = lambda step, done, total: None,
) -> Checked:
    """Check the records of `root` (or those of the folder `records`) as of a day, with the schemas and rules of `root`.

    With `cached`, what was found good before is not read again; with `keep`, the archive comes back too. Raises
    BrokenSchemas and BrokenProfiles where there is nothing to judge by.
    """
    files = list_files(records or root / "records")
    schemas = root / "schemas"
    tools = tools_key(schemas) if cached else ""
    cache = Cache(root, tools) if cached else None
    key = archive_key(tools, f"{as_of} {files.base.resolve()}", [*files.stamps, *files.beside])
    if cache and not keep and not files.findings and (last := cache.last_check(key)):
        return Checked(files.base, last.records, last.findings)
    archive, unread = load_archive(files, root, as_of, cache=cache, report=report)
    done: list[str] = []

    def told(rule: str) -> None:
        done.append(rule)
        report(CHECKING, len(done), len(all_rules()))

    found = run(archive, unread, done=told, proof=proof_from(content_in(files.base)))
    # Other rules quote what a record says; from here on nobody can tell any more what was personal in it.
    findings = [masked_finding(finding) for finding in located(found, files.base)]
    if cache and is_settled([*files.stamps, *files.beside]):
        cache.remember_check(Remembered(key, len(files.stamps), findings))
    return Checked(files.base, len(files.stamps), findings, archive if keep else None, files.stamps)
