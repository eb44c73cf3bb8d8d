"""What several rules ask of an election: when the owners voted, whose term ended, and since when it is recorded."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from gongkai.check import committees
from gongkai.kinds.committee import Committee
from gongkai.kinds.compound import Compound
from gongkai.kinds.election import Election
from gongkai.kinds.meeting import Meeting
from gongkai.model.archive import Archive
from gongkai.model.period import PartialDate
from gongkai.model.record import Record


def vote_begins(archive: Archive, election: Record[Election]) -> PartialDate | None:
    """Return the first day on which the owners could vote; None where the record does not say."""
    meeting = archive.get(election.body.meeting_id or "", Meeting)
    return meeting.body.start_date if meeting else None


def vote_ends(archive: Archive, election: Record[Election]) -> PartialDate | None:
    """Return the last day of the vote; None where the record does not say."""
    meeting = archive.get(election.body.meeting_id or "", Meeting)
    return (meeting.body.end_date or meeting.body.start_date) if meeting else None


def elections_ending(archive: Archive) -> Mapping[str, Sequence[Record[Election]]]:
    """Return the elections by the id of the committee whose term ends with them: a vote that failed is held again."""
    return archive.once("elections ending", lambda: _elections_ending(archive))


def _elections_ending(archive: Archive) -> Mapping[str, Sequence[Record[Election]]]:
    found: dict[str, list[Record[Election]]] = defaultdict(list)
    for election in archive.each(Election):
        if election.body.outgoing_committee_id:
            found[election.body.outgoing_committee_id].append(election)
    return found


def elected_on(archive: Archive, committee: Record[Committee]) -> PartialDate | None:
    """Return the day on which a committee was elected: of the decision it names, else the first of its term."""
    return committees.elected_on(archive, committee) or committee.body.start_date


def is_recorded(archive: Archive, place: str, day: date) -> bool:
    """Return whether the parties of a compound kept their record here on `day`: only then can something be missing."""
    compound = archive.get(place, Compound)
    return bool(compound and compound.body.disclosing_since and compound.body.disclosing_since <= day)
