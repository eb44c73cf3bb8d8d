"""A committee of which fewer than half of the seats are filled is elected anew.

Vacant seats go to the alternates first. When too few members are left, the rest cannot decide for the owners: the
re-election begins, and the record shows it, as an election, as a vote of the owners on item 3, or as the end of this
committee. Seats count as the rules fix them, and only where the list of the members is complete.

Source: Guiding Rules on Owners' Assemblies and Committees (2009), article 46; Beijing Property Management Regulations,
article 48; Qingdao Property Management Regulations, article 41; Shenzhen Special Economic Zone Property Management
Regulations, article 41.
"""

from collections.abc import Iterator

from gongkai.check.committees import reaches, sitting
from gongkai.check.jurisdiction import law_at
from gongkai.check.rule import Problem
from gongkai.kinds.committee import Committee
from gongkai.kinds.election import Election
from gongkai.kinds.meeting import Meeting
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.model.period import PartialDate, day_after
from gongkai.model.record import Record
from gongkai.text import N_

SEVERITY = Severity.WARNING
ACTOR = Actor.STREET
FIX = N_("Begin the re-election and record it; if the seats were filled, add the new members.")
TOO_FEW = N_("Since {since} only {members} of {seats} seats are filled, and no re-election is recorded ({law}).")


def check(archive: Archive) -> Iterator[Problem]:
    for committee in archive.each(Committee):
        body = committee.body
        if body.seats is None or body.end_date or not body.is_elected:
            continue
        for gone in _left(body):
            law = law_at(archive, committee.place, "vacancy_share", gone)
            now, still = sitting(body, day_after(gone.last)), sitting(body, archive.as_of)
            if law is None or now is None or still is None or gone.last >= archive.as_of:
                continue
            if reaches(law, now[1], body.seats) or reaches(law, still[1], body.seats):
                continue
            if not _elects_anew(archive, committee, gone):
                facts = {"since": gone, "members": still[1], "seats": body.seats, "law": law}
                yield Problem(committee, "/members", TOO_FEW, **facts)
            break


def _left(body: Committee) -> list[PartialDate]:
    return sorted(member.end_date for _, member in body.voting if member.end_date)


def _elects_anew(archive: Archive, committee: Record[Committee], since: PartialDate) -> bool:
    """Return whether the record shows a re-election that began, or a later committee, since a day."""
    place = committee.place
    begun = [e.body.start_date for e in archive.at(place, Election)]
    begun += [c.body.start_date for c in archive.at(place, Committee) if c.id != committee.id]
    begun += [
        m.body.start_date
        for m in archive.at(place, Meeting)
        if m.body.classification == "owners-assembly"
        and "278-3" in {*(i.legal_item for i in m.body.agenda), *(r.legal_item for r in m.body.resolutions)}
    ]
    return any(day is not None and not day.certainly_before(since) for day in begun)
