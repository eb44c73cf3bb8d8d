"""What a record of a compound names belongs to the same compound.

A statement is of an account of its own compound, a payment rests on a decision of its own owners, a work on theirs. A
name copied from another compound's record reads well and is wrong. What belongs to an area may be named from each of
its compounds.

Source: Civil Code of the PRC, articles 278 and 282 (the owners decide on, and own, what is theirs).
"""

from collections.abc import Iterator
from typing import Any

from gongkai.check.rule import Problem
from gongkai.kinds import all_kinds
from gongkai.model.archive import Archive
from gongkai.model.finding import Severity
from gongkai.model.kind import Home
from gongkai.model.record import Record
from gongkai.text import N_

SEVERITY = Severity.ERROR
OTHER_COMPOUND = N_("“{named}” belongs to the compound “{other}”; this record belongs to “{here}”.")


def check(archive: Archive) -> Iterator[Problem]:
    for record in archive.records:
        if all_kinds()[record.kind].home is not Home.FLAT:
            yield from _strangers(archive, record)


def _strangers(archive: Archive, record: Record[Any]) -> Iterator[Problem]:
    compounds = archive.of_kind("compound")
    for reference in archive.references[record.kind]:
        kind = "meeting" if reference.kind == "resolution" else reference.kind
        if all_kinds()[kind].home is Home.FLAT:
            continue
        for pointer, named in reference.values(record.body):
            other = named.partition("/")[0]
            # A record that is not there at all is another rule's matter.
            there = named.partition("#")[0] in archive.of_kind(kind)
            if there and other != record.place and other in compounds and record.place in compounds:
                yield Problem(record, pointer, OTHER_COMPOUND, named=named, other=other, here=record.place)
