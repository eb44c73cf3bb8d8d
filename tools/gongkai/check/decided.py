"""The decision that a record rests on: from the id that it names to the resolution and what became of it."""

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


def was_rejected(archive: Archive, meeting: Record[Meeting], resolution: Resolution) -> bool:
    """Return whether a decision certainly was not made: by its own announcement or by the count of its ballots."""
    verdict = verdict_of(archive, meeting, resolution)
    return resolution.result == "fail" or (verdict is not None and verdict.standing is Standing.NOT_PASSED)
