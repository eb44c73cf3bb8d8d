"""Corrections as pages show them: what was and what became, and on the corrected record the line that leads there."""

from collections.abc import Mapping

from gongkai.kinds import kind_in
from gongkai.kinds.correction import Correction
from gongkai.model.archive import AnyRecord
from gongkai.model.record import Record
from gongkai.publish.site import Site


def correction_context(site: Site, record: Record[Correction]) -> Mapping[str, object]:
    """Return what the page of a correction shows beside its own fields."""
    folder, _, record_id = record.body.record.partition("/")
    kind = kind_in(folder)
    known = kind in site.schemas.by_kind
    return {
        "corrected": site.find(kind, record_id) if record_id else None,
        "changes": [
            (site.field_title(kind, change.pointer) if known else change.pointer, change.was, change.becomes)
            for change in record.body.changes
        ],
    }


def corrections_of(site: Site, record: AnyRecord) -> list[Record[Correction]]:
    """Return the corrections of a record, the latest first."""
    named_by = site.backlinks.get((record.kind, record.id), ())
    found = [one for one in named_by if isinstance(one.body, Correction) and one.path != record.path]
    return sorted(found, key=lambda one: (one.body.date.text, one.id), reverse=True)
