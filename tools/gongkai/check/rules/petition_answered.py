"""When enough owners ask for an assembly, it is called.

Owners who are a fifth of all owners can ask for an extraordinary assembly, and the committee has to call it. National
law sets no number of days for the call, so the days that have passed are told and not judged.

Where the record also gives the floor area of those who asked, that has to be a fifth too, as the ministry's guidance
reads; with less, nothing is said.

Source: Property Management Regulations, article 13;
Guiding Rules on Owners' Assemblies and Committees (2009), article 21.
"""

from collections.abc import Iterator
from decimal import Decimal

from gongkai.check.assemblies import assemblies, begins
from gongkai.check.jurisdiction import law_at
from gongkai.check.rule import Problem
from gongkai.kinds.compound import Compound
from gongkai.law.calendar import days_between
from gongkai.law.vote import reaches
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.model.profile import Number, Share
from gongkai.text import N_

SEVERITY = Severity.WARNING
ACTOR = Actor.COMMITTEE
FIX = N_("Call the assembly: post the call with the day and the agenda, and record it here.")
NOT_CALLED = N_(
    "On {received} {heads} of {all_heads} owners asked for this assembly, enough for it to be called ({law})."
    " {days} days later no call is recorded."
)


def check(archive: Archive) -> Iterator[Problem]:
    for meeting in assemblies(archive):
        petition, first = meeting.body.petition, begins(meeting.body)
        held = first is not None and first.first <= archive.as_of
        if petition is None or meeting.body.notice or held or petition.received_on >= archive.as_of:
            continue
        compound = archive.get(meeting.place, Compound)
        all_heads = compound.body.owner_head_count if compound else None
        law = law_at(archive, meeting.place, "assembly_petition_share", petition.received_on)
        if law is None or compound is None or all_heads is None:
            continue
        all_area = compound.body.total_exclusive_area
        by_area = petition.area is None or all_area is None or _enough(law, petition.area, all_area)
        if by_area and _enough(law, Decimal(petition.heads), Decimal(all_heads)):
            yield Problem(
                meeting,
                "/petition",
                NOT_CALLED,
                received=petition.received_on,
                heads=petition.heads,
                all_heads=all_heads,
                days=days_between(petition.received_on, archive.as_of),
                law=law,
            )


def _enough(law: Number, part: Decimal, whole: Decimal) -> bool:
    return reaches(Share(law.value, inclusive=law.inclusive, of="entitled"), part, whole)
