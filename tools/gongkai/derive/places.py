"""To which compound or area a record belongs, also where it does not lie in the folder of one."""

from gongkai.kinds import kind_in
from gongkai.kinds.organization import Organization
from gongkai.kinds.scheme import Scheme
from gongkai.kinds.waiver import Waiver
from gongkai.model.archive import AnyRecord, Archive
from gongkai.model.record import Record


def place_of(archive: Archive, record: AnyRecord) -> str:
    """Return the id of the compound or area that a record is about; "" where it is about neither."""
    if isinstance(record.body, Organization):
        return record.body.area_id or (record.body.compound_ids[0] if record.body.compound_ids else "")
    if isinstance(record.body, Scheme):
        return ""
    if isinstance(record.body, Waiver):
        found = waived(archive, record)
        return place_of(archive, found) if found and not isinstance(found.body, Waiver) else ""
    return record.place


def waived(archive: Archive, waiver: Record[Waiver]) -> AnyRecord | None:
    """Return the record that a waiver is about; None where it is not in the archive."""
    folder, _, record_id = waiver.body.record.partition("/")
    return archive.of_kind(kind_in(folder)).get(record_id)
