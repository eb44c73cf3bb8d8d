"""By which day a committee hands everything over, and from which day the days for it count.

Where a group for the re-election has formed and the place asks for it, they count from that day. Else each place counts
from one of three days: the end of the term, the election of the next committee, or the day it took office.
"""

from collections.abc import Callable, Mapping
from enum import StrEnum

from msgspec import Struct

from gongkai.check.elections import elections_ending, vote_ends
from gongkai.check.jurisdiction import law_at
from gongkai.kinds.committee import Committee
from gongkai.law.calendar import Deadline, deadline
from gongkai.model.archive import Archive
from gongkai.model.period import PartialDate, exactly
from gongkai.model.profile import Number
from gongkai.model.record import Record


class Since(StrEnum):
    """What the days of a hand-over count from; each is also the name of the number that says how many they are."""

    GROUP = "reelection_group_handover_days"
    ELECTION = "handover_after_election_days"
    START = "handover_after_start_days"
    END = "handover_days"


class HandoverDue(Struct, frozen=True):
    """When a hand-over is due: the number of the law, what its days count from, and that day."""

    law: Number
    since: Since
    start: PartialDate
    due: Deadline


def handover_due(archive: Archive, committee: Record[Committee]) -> HandoverDue | None:
    """Return by which day a committee hands over; None where the place sets no day or its days do not run yet."""
    formed = _group_formed(archive, committee)
    if formed and (law := law_at(archive, committee.place, Since.GROUP, formed)):
        return HandoverDue(law, Since.GROUP, formed, deadline(formed.last, law.whole))
    end = committee.body.end_date
    for since, begins in _BEGINS.items() if end else ():
        # Where the place counts from a day that is not recorded, the nation's own counting is none to fall back on.
        if end and (law := law_at(archive, committee.place, since, end)):
            start = begins(archive, committee)
            return HandoverDue(law, since, start, deadline(start.last, law.whole)) if start else None
    return None


def _group_formed(archive: Archive, committee: Record[Committee]) -> PartialDate | None:
    groups = (election.body.group for election in elections_ending(archive).get(committee.id, ()))
    formed = min((group.formed_on for group in groups if group and group.formed_on), default=None)
    return exactly(formed) if formed else None


def _next_elected(archive: Archive, committee: Record[Committee]) -> PartialDate | None:
    passed = (e for e in elections_ending(archive).get(committee.id, ()) if e.body.result == "pass")
    return max((vote for e in passed if (vote := vote_ends(archive, e))), default=None)


def _next_in_office(archive: Archive, committee: Record[Committee]) -> PartialDate | None:
    begun = committee.body.start_date
    others = (other.body.start_date for other in archive.at(committee.place, Committee) if other.body.is_elected)
    return min((start for start in others if start and begun and start.first > begun.last), default=None)


def _ended(_archive: Archive, committee: Record[Committee]) -> PartialDate | None:
    return committee.body.end_date


# The most special first: a place that counts from the next committee does not count from the end of the term.
_BEGINS: Mapping[Since, Callable[[Archive, Record[Committee]], PartialDate | None]] = {
    Since.ELECTION: _next_elected,
    Since.START: _next_in_office,
    Since.END: _ended,
}
