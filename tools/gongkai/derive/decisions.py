"""The decisions of a place, each with its verdict."""

from msgspec import Struct

from gongkai.check.verdict import Standing, Verdict, verdict_of
from gongkai.kinds.meeting import Meeting, Resolution
from gongkai.model.archive import Archive
from gongkai.model.period import PartialDate
from gongkai.model.record import Record


class Decision(Struct, frozen=True):
    """One resolution of a meeting. `verdict` is None where the owners did not vote on it."""

    meeting: Record[Meeting]
    resolution: Resolution
    verdict: Verdict | None

    @property
    def id(self) -> str:
        """Return the id by which other records name it: `<meeting>#<identifier>`."""
        return f"{self.meeting.id}#{self.resolution.identifier}"

    @property
    def decided(self) -> PartialDate | None:
        """Return when it was decided."""
        return self.meeting.body.decided(self.resolution)

    @property
    def differs(self) -> bool:
        """Return whether the announced result is another than the one that follows from the counts."""
        announced, computed = self.resolution.result, self.verdict
        if announced is None or computed is None or computed.standing is Standing.UNVERIFIED:
            return False
        return (announced == "pass") != (computed.standing is Standing.PASSED)


def decision_of(archive: Archive, meeting: Record[Meeting], resolution: Resolution) -> Decision:
    """Return one resolution of a meeting with its verdict."""
    return Decision(meeting, resolution, verdict_of(archive, meeting, resolution))


def decisions_at(archive: Archive, place: str) -> list[Decision]:
    """Return the decisions of a compound or an area, the latest first, those without a date last."""
    found = [
        decision_of(archive, meeting, resolution)
        for meeting in archive.at(place, Meeting)
        for resolution in meeting.body.resolutions
    ]
    dated = [d for d in found if d.decided]
    undated = [d for d in found if not d.decided]
    return sorted(dated, key=lambda d: (d.decided, d.id), reverse=True) + undated
