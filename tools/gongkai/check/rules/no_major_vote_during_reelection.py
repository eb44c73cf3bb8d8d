"""While a re-election is under way, the old committee puts no major matter to the owners.

From the day on which the group for the re-election is formed until the new committee is elected, hiring or dismissing
the property company, a new level of fees and major works wait for the new committee. Whether a matter is one of these
is read from its item in the law: hiring and dismissing (4), altering and rebuilding (7). A new level of fees has no
item of its own: it is known by the list of rates that names the resolution. Small works may be settled by the covenant
and are not told here.

Source: Shanghai Provisions on Residential Property Management, article 28; Ningbo Regulations on Property Management
in Residential Compounds, article 36.
"""

from collections.abc import Iterator, Sequence

from gongkai.check.elections import elections_ending, vote_ends
from gongkai.check.jurisdiction import law_at
from gongkai.check.rule import Problem
from gongkai.kinds.document import Document
from gongkai.kinds.election import Election
from gongkai.kinds.meeting import Meeting
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.model.period import PartialDate, exactly
from gongkai.model.record import Record
from gongkai.text import N_

SEVERITY = Severity.ERROR
ACTOR = Actor.COMMITTEE
FIX = N_(
    "Leave the matter to the new committee; if it was the group or the street that called the vote, record a waiver."
)
DURING = N_("This was put to the owners on {voted}, while the re-election begun on {formed} was under way ({law}).")
CLOSED = ("278-4", "278-7")


def check(archive: Archive) -> Iterator[Problem]:
    for elections in elections_ending(archive).values():
        groups = [election.body.group.formed_on for election in elections if election.body.group]
        formed, place = min((day for day in groups if day), default=None), elections[0].place
        law = law_at(archive, place, "reelection_freeze_count", formed) if formed else None
        if formed is None or law is None:
            continue
        begin, end = exactly(formed), _end(archive, elections)
        fees = archive.once("resolutions on rates", lambda: _on_rates(archive))
        for meeting in archive.at(place, Meeting):
            voted = meeting.body.start_date
            # Certainly after the forming and before the election, whatever the days were.
            if voted is None or not begin.certainly_before(voted) or not voted.certainly_before(end):
                continue
            for pointer in _closed(meeting, fees):
                yield Problem(meeting, pointer, DURING, voted=voted, formed=formed, law=law)


def _end(archive: Archive, elections: Sequence[Record[Election]]) -> PartialDate:
    """Return the day of the election: of the first vote that did not fail, else the day on which it was given up."""
    votes = [vote_ends(archive, election) for election in elections if election.body.result != "fail"]
    given_up = [election.body.end_date for election in elections]
    if held := [vote for vote in votes if vote]:
        return min(held)
    return max(day for day in given_up if day) if all(given_up) else exactly(archive.as_of)


def _on_rates(archive: Archive) -> frozenset[str]:
    """Return the resolutions that a list of rates rests on."""
    documents = (document.body for document in archive.each(Document) if "charge-rates" in document.body.discloses)
    return frozenset(body.resolution_id for body in documents if body.resolution_id)


def _closed(meeting: Record[Meeting], fees: frozenset[str]) -> Iterator[str]:
    if meeting.body.classification == "owners-assembly":
        for i, resolution in enumerate(meeting.body.resolutions):
            if resolution.legal_item in CLOSED or f"{meeting.id}#{resolution.identifier}" in fees:
                yield f"/resolutions/{i}"
