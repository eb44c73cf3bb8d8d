"""What a check would find about a record that is not written yet."""

from gongkai.check.runner import run
from gongkai.load.bodies import packed, unpacked
from gongkai.load.yaml_text import read_text
from gongkai.model.archive import Archive
from gongkai.model.finding import Finding
from gongkai.model.record import Record
from gongkai.privacy.findings import masked_finding


def with_draft(archive: Archive, path: str, data: bytes) -> tuple[Archive, list[Finding]]:
    """Return the archive with the record at `path` in it, and what the rules find about that record.

    `data` has to be one that can be read and fits its schema.
    """
    raw, _ = read_text(data, path)
    assert raw is not None
    body = unpacked(packed(raw))
    draft = Record(kind=raw["kind"], id=path.split("/", 2)[2].removesuffix(".yml"), path=path, body=body)
    others = [record for record in archive.records if record.path != path]
    judged = Archive([*others, draft], archive.as_of, archive.profiles, archive.references, archive.unread)
    return judged, [masked_finding(found) for found in run(judged) if found.place.path == path]
