"""Changes of records as JSON: the format `gongkai-changes-1`. The names are stable; new ones may come, none goes away.

`base` is the commit that is compared with, `head` the other one or null for the working tree; `counts` by sort. Each of
`records` has `path`, `record` (below records/, without .yml), `kind`, `sort`, `moved_to` (where the same content lies
now, or null), `reasons` (`path` of a correction and `reason`) and `edits`. The edits of a record are a JSON Patch
(RFC 6902: `op`, `path`, `value`) that makes the new data of the old; each has also `was`, `about`, `rewrites` (whether
it replaces what was published), `moved`, `reason` (or null) and `words`. What is added or deleted as a whole has none.
`files` are others to be looked at: `path`, `sort`, `words`. `elsewhere` counts the files that are no records.
"""

import json
from collections.abc import Mapping

from gongkai.derive.changes import Changes, RecordChange, Touched
from gongkai.load.file_names import visible
from gongkai.load.schemas import Schemas
from gongkai.model.edits import Op
from gongkai.report.edit_words import EditWords, reasons
from gongkai.report.words import sentence
from gongkai.text import Catalogue


def document(changes: Changes, base: str, head: str | None, schemas: Schemas, catalogue: Catalogue) -> str:
    """Return one JSON document about `changes`; values stand in it as they stand in the records."""
    words = EditWords(schemas, catalogue)
    return json.dumps(
        {
            "format": "gongkai-changes-1",
            "base": base,
            "head": head,
            "counts": {sort.value: count for sort, count in changes.counts().items()},
            "elsewhere": changes.elsewhere,
            "records": [_record(change, words) for change in changes.records],
            "files": [
                {
                    "path": visible(note.path),
                    "sort": note.sort.value,
                    "words": sentence(note.message, note.facts, catalogue),
                }
                for note in changes.notes
            ],
        },
        ensure_ascii=False,
        indent=2,
    )


def _record(change: RecordChange, words: EditWords) -> Mapping[str, object]:
    return {
        "path": visible(change.path),
        "record": visible(change.record),
        "kind": change.kind,
        "sort": change.sort.value,
        "moved_to": visible(change.moved_to) if change.moved_to else None,
        "reasons": [{"path": path, "reason": reason} for path, reason in reasons(change)],
        "edits": [_edit(change, touched, words) for touched in change.touched],
    }


def _edit(change: RecordChange, touched: Touched, words: EditWords) -> Mapping[str, object]:
    edit = touched.edit
    patch: dict[str, object] = {"op": edit.op.value, "path": edit.pointer}
    if edit.op is not Op.REMOVE:
        patch["value"] = edit.becomes
    return patch | {
        "was": edit.was,
        "about": sorted(one.value for one in touched.about),
        "rewrites": touched.rewrites,
        "moved": edit.moved,
        "reason": touched.notice.reason if touched.notice else None,
        "words": words.sentence(change, touched),
    }
