"""A re-election is begun before the term ends: reported in time, and held in time where the place asks for it.

Beijing asks the committee to report six months before the end of its term, Shanghai five, Hangzhou three. Shandong and
Weifang ask for the vote itself ninety days before, Ningbo and Qingdao sixty. The days are counted back from the last
day of the term, which is not moved by a holiday. A report that is not recorded at all stands in the list of duties.

Source: Beijing Property Management Regulations, article 49; Shanghai Provisions on Residential Property Management,
article 28; Hangzhou Property Management Regulations, article 33; Shandong Property Management Regulations, article 33.
"""

from collections.abc import Iterator, Sequence

from gongkai.check.elections import elections_ending, vote_begins
from gongkai.check.jurisdiction import law_at
from gongkai.check.rule import Problem
from gongkai.kinds.committee import Committee
from gongkai.kinds.election import Election
from gongkai.law.calendar import before, months_later
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.model.period import PartialDate
from gongkai.model.record import Record
from gongkai.text import N_

SEVERITY = Severity.WARNING
ACTOR = Actor.COMMITTEE
FIX = N_("Report to the street and hold the re-election as soon as possible; if a day is a slip, correct it.")
REPORTED_LATE = N_("The term ends on {end}; the re-election was reported on {reported}, due by {due} ({law}).")
HELD_LATE = N_("The term ends on {end}; the vote on the re-election began on {held}, due by {due} ({law}).")
NOT_HELD = N_("The term ends on {end}; the vote on the re-election was due by {due}, and none is recorded ({law}).")


def check(archive: Archive) -> Iterator[Problem]:
    for committee_id, elections in elections_ending(archive).items():
        committee = archive.get(committee_id, Committee)
        begun = [election for election in elections if election.body.classification == "re-election"]
        if committee is None or not committee.body.is_elected or not begun:
            continue
        if end := committee.body.term_end_date:
            yield from _reported(archive, begun, end)
            yield from _held(archive, begun, end)


def _reported(archive: Archive, elections: Sequence[Record[Election]], end: PartialDate) -> Iterator[Problem]:
    law = law_at(archive, elections[0].place, "reelection_report_months", end)
    reports = [(election.body.reported_on, election) for election in elections if election.body.reported_on]
    if law is None or not reports:
        return
    reported, election = min(reports, key=lambda pair: pair[0])
    if reported > (due := months_later(end.last, -law.whole)):
        yield Problem(election, "/reported_on", REPORTED_LATE, end=end, reported=reported, due=due, law=law)


def _held(archive: Archive, elections: Sequence[Record[Election]], end: PartialDate) -> Iterator[Problem]:
    law = law_at(archive, elections[0].place, "reelection_hold_days", end)
    if law is None:
        return
    due = before(end.last, law.whole)
    votes = [(vote, election) for election in elections if (vote := vote_begins(archive, election))]
    # A first vote in time is enough: where it failed, the next one is held as soon as it can be.
    if votes:
        held, election = min(votes, key=lambda pair: pair[0])
        if held.first > due:
            yield Problem(election, "/meeting_id", HELD_LATE, end=end, held=held, due=due, law=law)
    elif archive.as_of > due and all(election.body.end_date is None for election in elections):
        yield Problem(elections[0], "", NOT_HELD, end=end, due=due, law=law)
