"""No member of a committee misses so many of a year's meetings that it is a ground for recall.

Who came to a meeting is not recorded, only how many. But where a committee of five leaves eleven places empty at six
meetings, one member at least was away three times: the empty places are more than all members could share without
reaching the number. Only then something is said, and of nobody in particular. It is counted over a calendar year that
is over and of which the record was kept, for a committee whose members were the same all year and that met three times
or more; a meeting without a number of those present counts as full. Being away with a good reason cannot be told apart,
so this is a hint for the assembly, which alone decides on a recall.

Source: Beijing Property Management Regulations, article 46; Shanghai Residential Property Management Provisions,
article 31; Huzhou Property Management Regulations, article 20.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from gongkai.check.committees import committee_meetings, committee_of, each_dated, reaches, sitting
from gongkai.check.elections import is_recorded
from gongkai.check.jurisdiction import law_at
from gongkai.check.rule import Problem
from gongkai.kinds.committee import Committee
from gongkai.kinds.meeting import Meeting
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.model.record import Record
from gongkai.text import N_

SEVERITY = Severity.INFO
ACTOR = Actor.COMMITTEE
FIX = N_("Let the committee look at who was away and why; if a number here is a slip, correct it.")
AWAY = N_(
    "In {year} the committee met {meetings} times and {empty} places of its {members} members stayed empty: one member "
    "at least was away {times} times or more, a ground for recall ({law})."
)
LEAST = 3  # our own limit; of one or two meetings a single absence would be half


def check(archive: Archive) -> Iterator[Problem]:
    for (committee_id, year), meetings in _by_year(archive).items():
        committee = archive.get(committee_id, Committee)
        first, last = date(year, 1, 1), date(year, 12, 31)
        if committee is None or len(meetings) < LEAST or last >= archive.as_of:
            continue
        members = _same_all_year(committee.body, first, last)
        law = law_at(archive, committee.place, "absence_share", last)
        if not members or law is None or not is_recorded(archive, committee.place, first):
            continue
        times = next(n for n in range(len(meetings) + 1) if reaches(law, n, len(meetings)))
        empty = sum(_empty(meeting.body, members) for meeting in meetings)
        if empty > members * (times - 1):
            facts = {"year": year, "meetings": len(meetings), "empty": empty, "members": members, "times": times}
            yield Problem(committee, "/members", AWAY, law=law, **facts)


def _by_year(archive: Archive) -> Mapping[tuple[str, int], Sequence[Record[Meeting]]]:
    """Return the meetings of each committee that is known, by its id and the year."""
    found: dict[tuple[str, int], list[Record[Meeting]]] = defaultdict(list)
    for met, meeting in each_dated(committee_meetings(archive)):
        committee = committee_of(archive, meeting, met) if met.first.year == met.last.year else None
        if committee:
            found[committee.id, met.first.year].append(meeting)
    return found


def _same_all_year(committee: Committee, first: date, last: date) -> int | None:
    """Return how many members with a vote a committee had; None where that is unsure or changed in the year."""
    sat = sitting(committee, first)
    moved = (day for _, member in committee.voting for day in (member.start_date, member.end_date) if day)
    ended = committee.end_date is not None and committee.end_date.first <= last
    if ended or sat is None or sat[0] != sat[1] or any(day.last > first and day.first <= last for day in moved):
        return None
    return sat[0]


def _empty(meeting: Meeting, members: int) -> int:
    here = meeting.attendance.present if meeting.attendance else members
    return max(0, members - here)
