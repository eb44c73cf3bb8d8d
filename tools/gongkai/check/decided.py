"""The decision that a record rests on: from the id that it names to the resolution and what became of it."""

from datetime import date

from gongkai.check.verdict import Standing, verdict_of
from gongkai.kinds.meeting import Meeting, Resolution
from gongkai.model.archive import Archive
from gongkai.model.record import Record


def resolution_named(archive: Archive, named: str | None) -> tuple[Record[Meeting], Resolution] | None:
    """Return the meeting and the resolution that `meeting#identifier` names; None where there is none."""
    meeting_id, _, identifier = (named or "").partition("#")
    meeting = archive.get(meeting_id, Meeting)
    if meeting is None:
        return None
    return next(((meeting, found) for found in meeting.body.resolutions if found.identifier == identifier), None)


def was_rejected(archive: Archive, meeting: Record[Meeting], resolution: Resolution, day: date | None = None) -> bool:
    """Return whether a decision certainly carries nothing on `day`.

    It failed by its own word or by the count of its ballots, or an office had revoked it before that day. What was done
    before it was revoked is another matter.
    """
    verdict = verdict_of(archive, meeting, resolution)
    if resolution.result == "fail" or (verdict is not None and verdict.standing is Standing.NOT_PASSED):
        return True
    revocation = resolution.revocation
    return resolution.revoked and revocation is not None and day is not None and revocation.date.last < day
