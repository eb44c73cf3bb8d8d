"""Each use of a seal rests on a decision that was made before.

The use names the resolution of the assembly or the committee. A seal that was put on a paper before the decision was
made, or on what was voted down, binds the owners without their will. In Beijing more than half of the members sign for
each use: where the record counts the signatures, they are compared with the members in office on that day.

Source: Guiding Rules on Owners' Assemblies and Committees (2009), article 41; Beijing Property Management Regulations,
article 43.
"""

from collections.abc import Iterator

from gongkai.check.committees import reaches, sitting
from gongkai.check.decided import resolution_named, was_rejected
from gongkai.check.jurisdiction import law_at
from gongkai.check.rule import Problem
from gongkai.kinds.committee import Committee
from gongkai.kinds.seal_use import SealUse
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.model.period import exactly
from gongkai.model.record import Record
from gongkai.text import N_

SEVERITY = Severity.WARNING
ACTOR = Actor.COMMITTEE
FIX = N_(
    "Name the decision; where there is none, have the assembly or the committee decide now, and say so in the note."
)
NO_DECISION = N_("The use of the seal on {used} names no decision.")
BEFORE = N_("The seal was used on {used}, before the decision of {decided}.")
REJECTED = N_("The seal was used on {used}; the decision it names was not made.")
TOO_FEW = N_("{signed} of {members} members signed for the seal; more than {part} of them have to ({law}).")


def check(archive: Archive) -> Iterator[Problem]:
    for use in archive.each(SealUse):
        yield from _decided(archive, use)
        yield from _signed(archive, use)


def _decided(archive: Archive, use: Record[SealUse]) -> Iterator[Problem]:
    used = use.body.used_on
    if use.body.resolution_id is None:
        if not any(gap.field == "resolution_id" for gap in use.body.gaps):
            yield Problem(use, "", NO_DECISION, used=used)
        return
    named = resolution_named(archive, use.body.resolution_id)
    if named is None:
        return
    decided = named[0].body.decided(named[1])
    if decided and exactly(used).certainly_before(decided):
        yield Problem(use, "/used_on", BEFORE, used=used, decided=decided)
    elif was_rejected(archive, *named):
        yield Problem(use, "/resolution_id", REJECTED, used=used)


def _signed(archive: Archive, use: Record[SealUse]) -> Iterator[Problem]:
    signed, day = use.body.signatures, use.body.used_on
    law = law_at(archive, use.place, "seal_signature_share", day) if signed is not None else None
    if signed is None or law is None:
        return
    members = _members_on(archive, use)
    if members and not reaches(law, signed, members):
        yield Problem(use, "/signatures", TOO_FEW, signed=signed, members=members, part=law.value, law=law)


def _members_on(archive: Archive, use: Record[SealUse]) -> int:
    """Return how many members with a vote certainly sat on the day of the use; 0 where that is not known."""
    day = exactly(use.body.used_on)
    for committee in archive.at(use.place, Committee):
        begin, end = committee.body.start_date, committee.body.end_date
        if begin and not day.certainly_before(begin) and not (end and end.certainly_before(day)):
            return (sitting(committee.body, use.body.used_on) or (0, 0))[0]
    return 0
