"""Which records name a record: the way back from a decision to its payments, from an area to its compounds."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from gongkai.kinds import kind_in
from gongkai.kinds.correction import Correction
from gongkai.kinds.objection import Objection
from gongkai.model.archive import AnyRecord, Archive


def backlinks(archive: Archive) -> Mapping[tuple[str, str], Sequence[AnyRecord]]:
    """Return, by kind and id, the records that name that record, in order, each once. A resolution is a kind here."""
    found: dict[tuple[str, str], dict[str, AnyRecord]] = defaultdict(dict)
    for record, _, kind, named in archive.named:
        found[kind, named][record.path] = record
    abouts: Sequence[AnyRecord] = (*archive.each(Objection), *archive.each(Correction))
    for about in abouts:
        folder, _, named = about.body.record.partition("/")
        found[kind_in(folder), named][about.path] = about
    return {key: list(records.values()) for key, records in found.items()}
