"""A committee decides only while its term runs.

After the last day of the term its decisions bind nobody, and nobody can check who may sign for it. A term can be
extended where that is decided and posted; then it runs until the day to which it was extended. A day of which only the
month is known counts as its last.

Source: Guiding Rules on Owners' Assemblies and Committees (2009), article 32; Qingdao Property Management Regulations,
article 41.
"""

from collections.abc import Iterator

from gongkai.check.committees import committee_meetings, committee_of, each_dated, last_day
from gongkai.check.rule import Problem
from gongkai.kinds.committee import Committee
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.model.period import PartialDate
from gongkai.model.record import Record
from gongkai.text import N_

SEVERITY = Severity.WARNING
ACTOR = Actor.COMMITTEE
FIX = N_("Hold the re-election; if the term was extended, add “extension” with its posting to the committee's record.")
EXPIRED = N_("The committee decided this on {decided}; its term ran out on {end}, and no posted extension is recorded.")
ENDED = N_("The committee decided this on {decided}; none was in office any more: {name} ended on {end}.")


def check(archive: Archive) -> Iterator[Problem]:
    for on, meeting in each_dated(committee_meetings(archive)):
        if not meeting.body.resolutions:
            continue
        committee = committee_of(archive, meeting, on) or _latest_ended(archive, meeting.place, on)
        if committee is None:
            continue
        ended, runs_out = committee.body.end_date, last_day(committee.body)
        for index, resolution in enumerate(meeting.body.resolutions):
            decided = meeting.body.decided(resolution)
            at = f"/resolutions/{index}"
            if decided is None:
                continue
            if ended and ended.certainly_before(decided):
                yield Problem(meeting, at, ENDED, decided=decided, end=ended, name=committee.body.name)
            elif runs_out and runs_out < decided.first:
                yield Problem(meeting, at, EXPIRED, decided=decided, end=runs_out)


def _latest_ended(archive: Archive, place: str, on: PartialDate) -> Record[Committee] | None:
    """Return the last committee that is over on a day; None where one without a known start may be in office."""
    committees = archive.at(place, Committee)
    if any(committee.body.start_date is None for committee in committees):
        return None
    over = [c for c in committees if c.body.end_date and c.body.end_date.certainly_before(on)]
    return max(over, key=lambda committee: (committee.body.end_date, committee.id), default=None)
