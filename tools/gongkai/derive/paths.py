"""The way of one matter through several meetings: each names the one before it, and says what it changed."""

from collections import defaultdict
from collections.abc import Sequence

from gongkai.kinds.meeting import Meeting
from gongkai.model.archive import Archive
from gongkai.model.record import Record


def path_of(archive: Archive, meeting: Record[Meeting]) -> Sequence[Record[Meeting]]:
    """Return the meetings on the matter of this one, the first one first; empty where it stands alone.

    Several meetings may follow one, for example a committee and then the owners: all are in it, by date. A ring of
    meetings that name one another ends where it would repeat.
    """
    followed = archive.once("followed by", lambda: _followed_by(archive))
    first, seen = meeting, {meeting.id}
    while (before := _before(archive, first)) and before.id not in seen:
        first = before
        seen.add(first.id)
    found: dict[str, Record[Meeting]] = {}
    ahead = [first]
    while ahead:
        step = ahead.pop(0)
        if step.id not in found:
            found[step.id] = step
            ahead.extend(followed.get(step.id, ()))
    return sorted(found.values(), key=_when) if len(found) > 1 else []


def _before(archive: Archive, meeting: Record[Meeting]) -> Record[Meeting] | None:
    return archive.get(meeting.body.follows_id, Meeting) if meeting.body.follows_id else None


def _followed_by(archive: Archive) -> dict[str, list[Record[Meeting]]]:
    found: dict[str, list[Record[Meeting]]] = defaultdict(list)
    for meeting in archive.each(Meeting):
        if meeting.body.follows_id:
            found[meeting.body.follows_id].append(meeting)
    return found


def _when(meeting: Record[Meeting]) -> tuple[str, str]:
    return (meeting.body.start_date.text if meeting.body.start_date else "", meeting.id)
