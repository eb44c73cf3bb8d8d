"""The owners' assemblies of the archive, as several rules look at them."""

from collections.abc import Iterator, Sequence

from gongkai.kinds.meeting import Meeting
from gongkai.model.archive import Archive
from gongkai.model.facts import Posting
from gongkai.model.period import PartialDate, exactly
from gongkai.model.record import Record


def assemblies(archive: Archive) -> Iterator[Record[Meeting]]:
    """Yield the owners' assemblies that were held or are to be held, by id."""
    for meeting in archive.each(Meeting):
        if meeting.body.classification == "owners-assembly" and meeting.body.status != "cancelled":
            yield meeting


def begins(meeting: Meeting) -> PartialDate | None:
    """Return the day from which owners could vote, else the first day of the meeting."""
    if meeting.voting and meeting.voting.opens_on:
        return exactly(meeting.voting.opens_on)
    return meeting.start_date


def results_posted(meeting: Meeting) -> Iterator[tuple[str, PartialDate, Sequence[Posting]]]:
    """Yield where the result is said to be posted (a JSON Pointer), when it was decided, and the postings.

    What is posted for the meeting as a whole is for the resolutions that have no posting of their own, and counts from
    the last of them.
    """
    together: list[PartialDate] = []
    for index, resolution in enumerate(meeting.resolutions):
        decided = meeting.decided(resolution)
        if decided and resolution.posted:
            yield f"/resolutions/{index}/posted", decided, resolution.posted
        elif decided:
            together.append(decided)
    if together and meeting.posted:
        yield "/posted", max(together, key=lambda day: day.last), meeting.posted
