"""A committee whose term is over hands everything over in time, with a list that three sides sign.

Whoever gives, whoever receives and a witness sign the list; the record names their posts and no person. The law of the
place says from which day the days count: Hangzhou counts from the end of the term, Qingdao and Zibo from the election
of the new committee, Huzhou from the day on which it takes office. Where that day is not recorded, nobody is late.
Where the street has formed a group for the re-election, some ask the old committee to hand over for keeping within ten
days of that, and then those days count. What was never handed over stands in the list of duties.

Source: Hangzhou Property Management Regulations, article 34; Qingdao Property Management Regulations, article 43; Zibo
Property Management Regulations, article 35; Huzhou Property Management Regulations, article 22; Shanghai Provisions on
Residential Property Management, article 29; Ningbo Regulations on Property Management in Residential Compounds,
articles 36 and 37.
"""

from collections.abc import Iterator

from gongkai.check.handovers import Since, handover_due
from gongkai.check.rule import Problem
from gongkai.kinds.committee import Committee, Handover
from gongkai.law.calendar import certainly_after
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.model.record import Record
from gongkai.text import N_

SEVERITY = Severity.WARNING
ACTOR = Actor.COMMITTEE
FIX = N_("Finish the hand-over with a signed list, and record its day and the posts of those who signed.")
LATE = N_("The term ended on {start}; the hand-over was finished on {done}, due by {due} ({law}).")
OPEN = N_("The term ended on {start}; the hand-over was due by {due}, and its end is not recorded ({law}).")
LATE_AFTER_ELECTION = N_(
    "The next committee was elected on {start}; the hand-over was finished on {done}, due by {due} ({law})."
)
OPEN_AFTER_ELECTION = N_(
    "The next committee was elected on {start}; the hand-over was due by {due}, and its end is not recorded ({law})."
)
LATE_AFTER_START = N_(
    "The next committee took office on {start}; the hand-over was finished on {done}, due by {due} ({law})."
)
OPEN_AFTER_START = N_(
    "The next committee took office on {start}; the hand-over was due by {due}, and its end is not recorded ({law})."
)
LATE_TO_GROUP = N_(
    "The group for the re-election was formed on {start}; the hand-over was finished on {done}, after {due} ({law})."
)
OPEN_TO_GROUP = N_(
    "The group for the re-election was formed on {start}; the hand-over was due by {due}, and its end is not recorded"
    " ({law})."
)
NO_LIST = N_("The hand-over has no list of what was handed over.")
NOT_SIGNED_BY_GIVER = N_("The list of the hand-over does not say who signed for handing over.")
NOT_SIGNED_BY_RECEIVER = N_("The list of the hand-over does not say who signed for receiving.")
NOT_WITNESSED = N_("The list of the hand-over does not say who witnessed it.")
_MESSAGES = {
    Since.END: (LATE, OPEN),
    Since.ELECTION: (LATE_AFTER_ELECTION, OPEN_AFTER_ELECTION),
    Since.START: (LATE_AFTER_START, OPEN_AFTER_START),
    Since.GROUP: (LATE_TO_GROUP, OPEN_TO_GROUP),
}


def check(archive: Archive) -> Iterator[Problem]:
    for committee in archive.each(Committee):
        if committee.body.handover:
            yield from _in_time(archive, committee, committee.body.handover)
            yield from _signed(committee, committee.body.handover)


def _in_time(archive: Archive, committee: Record[Committee], handover: Handover) -> Iterator[Problem]:
    owed, done = handover_due(archive, committee), handover.completed_on
    if owed is None:
        return
    facts = {"start": owed.start, "due": owed.due.day, "law": owed.law}
    late, missing = _MESSAGES[owed.since]
    if done and certainly_after(done, owed.due):
        yield Problem(committee, "/handover/completed_on", late, done=done, **facts)
    elif done is None and certainly_after(archive.as_of, owed.due):
        yield Problem(committee, "/handover", missing, **facts)


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
