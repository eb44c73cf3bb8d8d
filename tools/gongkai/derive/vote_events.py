"""A vote by which the owners elected or recalled a committee, as events: the vote, and the posting of its result."""

from collections.abc import Iterator, Sequence

from gongkai.check.committees import first_posted
from gongkai.check.decided import resolution_named
from gongkai.check.jurisdiction import law_at
from gongkai.check.rules.recall_by_assembly import ITEMS
from gongkai.check.verdict import Standing as Verified
from gongkai.derive.decisions import Decision
from gongkai.derive.event import Event, Said, Standing, judged, say
from gongkai.kinds.committee import Committee
from gongkai.kinds.election import Election
from gongkai.kinds.meeting import Meeting, Resolution
from gongkai.law.calendar import deadline
from gongkai.model.archive import Archive
from gongkai.model.facts import Posting
from gongkai.model.period import PartialDate, exactly
from gongkai.model.record import Record
from gongkai.text import N_

VOTE = N_("The owners vote: {title}")
TOOK_PART = N_("{heads} of {all} owners took part.")
ANNOUNCED = N_("Announced result: {result}.")
RESULT_POSTED = N_("The result is posted")


def elected_by(archive: Archive, election: Record[Election], meeting: Record[Meeting]) -> Sequence[Resolution]:
    """Return the resolutions by which the owners elected or recalled, of the meeting at which they voted."""
    new = archive.get(election.body.committee_id or "", Committee)
    old = archive.get(election.body.outgoing_committee_id or "", Committee)
    named = [new.body.elected_by_id if new else None]
    if election.body.classification == "recall":
        named.append(old.body.ended_by_id if old else None)
    found = [pair for one in named if (pair := resolution_named(archive, one))]
    of_meeting = [resolution for where, resolution in found if where.id == meeting.id]
    return of_meeting or [resolution for resolution in meeting.body.resolutions if resolution.legal_item in ITEMS]


def votes(archive: Archive, decision: Decision) -> Iterator[Event]:
    """Yield a vote of the owners with its verdict, and the posting of its result."""
    meeting, resolution, about = decision.meeting.body, decision.resolution, ("resolution", decision.id)
    verdict, said = decision.verdict, []
    if resolution.participating and resolution.electorate:
        said.append(say(TOOK_PART, heads=resolution.participating.heads, all=resolution.electorate.heads))
    if resolution.result:
        said.append(say(ANNOUNCED, result=Said("meeting", "/resolutions/0/result", resolution.result)))
    if verdict and verdict.why:
        said.append(say(verdict.why))
    begin, end = meeting.start_date, decision.decided
    yield Event(
        name="vote",
        title=say(VOTE, title=resolution.title),
        when=begin or end,
        until=end if end != begin else None,
        sentences=tuple(said),
        standing=_VERIFIED[verdict.standing] if verdict else Standing.UNKNOWN,
        about=about,
    )
    postings = resolution.posted or meeting.posted
    posted = first_posted(postings)
    if posted is None or end is None:
        return
    law = law_at(archive, decision.meeting.place, "assembly_result_posting_days", end)
    due = judged(archive, decision.meeting.place, law, deadline(end.last, law.whole), posted) if law else {}
    shown = {"when": exactly(posted), "until": hung_until(postings), **due}
    yield Event(name="result-posted", title=say(RESULT_POSTED), about=about, **shown)


_VERIFIED = {
    Verified.PASSED: Standing.PASSED,
    Verified.NOT_PASSED: Standing.FAILED,
    Verified.UNVERIFIED: Standing.UNKNOWN,
}


def hung_until(postings: Sequence[Posting]) -> PartialDate | None:
    """Return the last day on which one of several postings still hung; None where the record does not say."""
    return max((exactly(posting.to) for posting in postings if posting.to), default=None)
