"""The archive, read from `records/`: every record, and the findings about what could not be read."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from msgspec import Struct

from gongkai.kinds import all_kinds
from gongkai.load.attachment import personal_in_attachments
from gongkai.load.bodies import unpacked
from gongkai.load.cache import Cache, Known, Stamp
from gongkai.load.file_names import Beside, walk_all
from gongkai.load.personal_data import personal_path
from gongkai.load.profiles import read_profiles
from gongkai.load.reading import read_files
from gongkai.load.schemas import Schemas
from gongkai.model.archive import AnyRecord, Archive
from gongkai.model.finding import Finding
from gongkai.model.record import Record
from gongkai.text import N_

READING = N_("Reading records")


class Files(Struct, frozen=True):
    """The files below `records/`: the records with their stamps, in order, what lies beside them, and what is wrong."""

    base: Path
    stamps: list[tuple[str, Stamp]]
    findings: list[Finding]
    beside: list[tuple[str, Stamp]] = []


def list_files(records: Path) -> Files:
    """Return the files below `records`, without opening one."""
    stamps, findings, beside = [], [], []
    for found in walk_all(records):
        if isinstance(found, Finding):
            findings.append(found)
        elif isinstance(found, Beside):
            beside.append((found.path, Stamp.of(found.status)))
        else:
            stamps.append((found.path, Stamp.of(found.status)))
    return Files(records.parent, stamps, findings, beside)


def load_archive(
    files: Files,
    root: Path,
    as_of: date,
    *,
    cache: Cache | None = None,
    jobs: int | None = None,
    report: Callable[[str, int, int], None] = lambda step, done, total: None,
) -> tuple[Archive, list[Finding]]:
    """Read every record of `files` with the schemas and profiles of `root`, to be judged at `as_of`.

    A record that cannot be read is a finding, never an exception. Raises BrokenSchemas and BrokenProfiles, because
    without them nothing could be judged.
    """
    schemas, profiles = Schemas.read(root / "schemas"), read_profiles(root / "schemas" / "profiles")
    before = cache.known() if cache else {}
    known = {path: before[path] for path, stamp in files.stamps if path in before and before[path].stamp == stamp}
    unread = [path for path, _ in files.stamps if path not in known]
    findings = [*files.findings, *(found for one in files.findings for found in personal_path(one.place.path))]
    findings += personal_in_attachments(files.base, [path for path, _ in files.beside], cache)
    with _without_collector():
        told = lambda done: report(READING, done, len(unread))  # noqa: E731  # a name for one line
        for read in read_files(files.base, unread, root / "schemas", jobs, told):
            known |= read.known
            findings.extend(read.findings)
        records = _records(known)
        if cache and (unread or len(before) != len(known)):
            # What is told of a record has to be told again, so the record is read again.
            told_of = {finding.place.path for finding in findings}
            cache.remember_records({path: one for path, one in known.items() if path not in told_of})
        missed = (path for path, _ in files.stamps if path not in known)
        archive = Archive(records, as_of, profiles, schemas.references, missed)
    return archive, findings


def _records(known: dict[str, Known]) -> list[AnyRecord]:
    kind_of = {kind.folder: kind.name for kind in all_kinds().values()}
    records = []
    for path in sorted(known):
        _, folder, inside = path.split("/", 2)
        body = unpacked(known[path].body)
        records.append(Record(kind=kind_of[folder], id=inside.removesuffix(".yml"), path=path, body=body))
    return records


@contextmanager
def _without_collector() -> Iterator[None]:
    # Hundreds of thousands of values come to life here and stay: looking for garbage among them triples the time.
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
