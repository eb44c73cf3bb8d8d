"""A committee whose term is over hands everything over in time, with a list that three sides sign.

Whoever gives, whoever receives and a witness sign the list; the record names their posts and no person. The days count
from the end of the term, or from the election of the new committee if that was later: some places count from the one
and some from the other. Where the street has formed a group for the re-election, some ask the old committee to hand
over for keeping within ten days of that, and then those days count. What was never handed over stands in the list of
duties.

Source: Hangzhou Property Management Regulations, article 34; Qingdao Property Management Regulations, article 43;
Shanghai Provisions on Residential Property Management, article 29; Ningbo Regulations on Property Management in
Residential Compounds, articles 36 and 37.
"""

from collections.abc import Iterator, Sequence

from gongkai.check.elections import elections_ending, vote_ends
from gongkai.check.jurisdiction import law_at
from gongkai.check.rule import Problem
from gongkai.kinds.committee import Committee, Handover
from gongkai.kinds.election import Election
from gongkai.law.calendar import deadline
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.model.record import Record
from gongkai.text import N_

SEVERITY = Severity.WARNING
ACTOR = Actor.COMMITTEE
FIX = N_("Finish the hand-over with a signed list, and record its day and the posts of those who signed.")
LATE = N_("The term ended on {end}; the hand-over was finished on {done}, due by {due} ({law}).")
OPEN = N_("The term ended on {end}; the hand-over was due by {due}, and its end is not recorded ({law}).")
LATE_TO_STREET = N_(
    "The group for the re-election was formed on {formed}; the hand-over was finished on {done}, after {due} ({law})."
)
NO_LIST = N_("The hand-over has no list of what was handed over.")
NOT_SIGNED_BY_GIVER = N_("The list of the hand-over does not say who signed for handing over.")
NOT_SIGNED_BY_RECEIVER = N_("The list of the hand-over does not say who signed for receiving.")
NOT_WITNESSED = N_("The list of the hand-over does not say who witnessed it.")


def check(archive: Archive) -> Iterator[Problem]:
    elections = elections_ending(archive)
    for committee in archive.each(Committee):
        if committee.body.handover:
            yield from _in_time(archive, committee, committee.body.handover, elections.get(committee.id, ()))
            yield from _signed(committee, committee.body.handover)


def _in_time(
    archive: Archive, committee: Record[Committee], handover: Handover, elections: Sequence[Record[Election]]
) -> Iterator[Problem]:
    end, done = committee.body.end_date, handover.completed_on
    groups = [election.body.group.formed_on for election in elections if election.body.group]
    formed = min((day for day in groups if day), default=None)
    if formed and (law := law_at(archive, committee.place, "reelection_group_handover_days", formed)):
        due = deadline(formed, law.whole).day
        if done and done > due:
            yield Problem(
                committee, "/handover/completed_on", LATE_TO_STREET, formed=formed, done=done, due=due, law=law
            )
    elif end and (law := law_at(archive, committee.place, "handover_days", end)):
        votes = [vote_ends(archive, election) for election in elections if election.body.result == "pass"]
        due = deadline(max([end.last, *(vote.last for vote in votes if vote)]), law.whole).day
        facts = {"end": end, "due": due, "law": law}
        if done and done > due:
            yield Problem(committee, "/handover/completed_on", LATE, done=done, **facts)
        elif done is None and archive.as_of > due:
            yield Problem(committee, "/handover", OPEN, **facts)


def _signed(committee: Record[Committee], handover: Handover) -> Iterator[Problem]:
    if handover.completed_on is None:
        return
    if not handover.handover_items:
        yield Problem(committee, "/handover", NO_LIST)
    for signed, message in (
        (handover.giver, NOT_SIGNED_BY_GIVER),
        (handover.receiver, NOT_SIGNED_BY_RECEIVER),
        (handover.witness, NOT_WITNESSED),
    ):
        if signed is None:
            yield Problem(committee, "/handover", message)
