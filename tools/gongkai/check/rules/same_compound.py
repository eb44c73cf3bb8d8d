"""What a record of a compound names belongs to the same compound.

A statement is of an account of its own compound, a payment rests on a decision of its own owners, a work on theirs. A
name copied from another compound's record reads well and is wrong. What belongs to an area may be named from each of
its compounds.

Source: Civil Code of the PRC, articles 278 and 282 (the owners decide on, and own, what is theirs).
"""

from collections.abc import Iterator

from gongkai.check.rule import Problem
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.text import N_

SEVERITY = Severity.ERROR
ACTOR = Actor.SECRETARY
FIX = N_("Name a record of the same compound.")
OTHER_COMPOUND = N_("“{named}” belongs to the compound “{other}”; this record belongs to “{here}”.")


def check(archive: Archive) -> Iterator[Problem]:
    compounds = archive.of_kind("compound")
    for record, pointer, kind, named in archive.named:
        other, inside, _ = named.partition("/")
        if not inside or other == record.place or other not in compounds or record.place not in compounds:
            continue
        # A record that is not there at all is another rule's matter.
        named_kind = "meeting" if kind == "resolution" else kind
        if named.partition("#")[0] in archive.of_kind(named_kind):
            yield Problem(record, pointer, OTHER_COMPOUND, named=named, other=other, here=record.place)
