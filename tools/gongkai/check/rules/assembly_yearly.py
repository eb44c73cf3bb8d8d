"""A regular assembly is held at least as often as the place says.

National law leaves the rhythm to the rules of procedure. Where the place sets one, such as one in every year, no more
months may lie between the end of an assembly and the beginning of the next.

Extraordinary assemblies do not count; an assembly whose occasion is not recorded does. Only what a compound has kept
here since it began its record is judged. An assembly that is still to come is listed among the duties.

Source: Beijing Property Management Regulations, article 35; Shandong Property Management Regulations, article 28;
Ningbo Residential Compound Property Management Regulations, article 24.
"""

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from gongkai.check.assemblies import assemblies, begins
from gongkai.check.jurisdiction import law_at
from gongkai.check.rule import Problem
from gongkai.kinds.compound import Compound
from gongkai.kinds.meeting import Meeting
from gongkai.law.calendar import months_deadline
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.model.period import PartialDate
from gongkai.model.record import Record
from gongkai.text import N_

SEVERITY = Severity.WARNING
ACTOR = Actor.COMMITTEE
FIX = N_("Call the next assembly in time; if one in between is not recorded, add it.")
TOO_LONG = N_("The assembly before this one ended on {ended}; this one was due by {due} and began on {begins} ({law}).")


def check(archive: Archive) -> Iterator[Problem]:
    at_place: dict[str, list[tuple[PartialDate, PartialDate, Record[Meeting]]]] = defaultdict(list)
    for meeting in assemblies(archive):
        first = begins(meeting.body)
        if first and meeting.body.regularity != "extraordinary":
            at_place[meeting.place].append((first, meeting.body.end_date or first, meeting))
    for place, held in at_place.items():
        compound = archive.get(place, Compound)
        since = compound.body.disclosing_since if compound else None
        if since is None:
            continue
        for (_, ended, _), (first, _, meeting) in pairwise(sorted(held, key=lambda one: (one[0], one[2].id))):
            law = law_at(archive, place, "assembly_every_months", first)
            due = months_deadline(ended.last, law.whole) if law else None
            if ended.first >= since and due and due.certain and first.first > due.day:
                yield Problem(meeting, "/start_date", TOO_LONG, ended=ended, due=due.day, begins=first, law=law)
