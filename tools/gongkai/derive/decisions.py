"""The decisions of a place, each with its verdict, how firm it is, and until when it can be contested."""

from datetime import date

from msgspec import Struct

from gongkai.check.jurisdiction import law_at
from gongkai.check.verdict import Standing, Verdict, verdict_of
from gongkai.kinds.meeting import Meeting, Resolution
from gongkai.law.calendar import Deadline, months_deadline
from gongkai.law.sensitivity import Sensitivity, absence, sensitivity
from gongkai.law.vote import Outcome
from gongkai.model.archive import Archive
from gongkai.model.period import PartialDate, Period
from gongkai.model.profile import Number
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

    @property
    def revoked(self) -> bool:
        """Return whether an office revoked it: then it counts no longer, whatever the vote was."""
        return self.resolution.revoked

    @property
    def firmness(self) -> Sensitivity | None:
        """Return what would have to be otherwise for the vote to come out the other way; None where it is not known."""
        outcome = self._without_followers()
        return sensitivity(outcome) if outcome else None

    @property
    def absence(self) -> Sensitivity | None:
        """Return how many who agreed would have had to stay away for it to fail; None where it did not pass."""
        outcome = self._without_followers()
        return absence(outcome) if outcome else None

    def _without_followers(self) -> Outcome | None:
        """Return the outcome; None where it rests on silent ballots, which change sides with the majority."""
        return self.verdict.outcome if self.verdict and not self.verdict.follows else None


class Contest(Struct, frozen=True):
    """Until when an owner can sue: counted from `known_on`, the first posting, or else the day of the decision.

    The law counts from when the owner knew or should have known, so for one owner it can end later.
    """

    law: Number
    known_on: date
    posted: bool
    ends: Deadline


def contest_of(archive: Archive, decision: Decision) -> Contest | None:
    """Return until when a decision of the owners can be contested in court; None where the day or the law is unknown.

    Source: Civil Code, article 280; Supreme Court on ownership of buildings (2020), article 12.
    """
    meeting, resolution = decision.meeting, decision.resolution
    if decision.verdict is None or decision.decided is None:
        return None
    postings = [posting.from_ for posting in resolution.posted or meeting.body.posted]
    known = min(postings) if postings else decision.decided.last
    law = law_at(archive, meeting.place, "annulment_years", decision.decided)
    return Contest(law, known, bool(postings), months_deadline(known, 12 * law.whole)) if law else None


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


def decisions_in(archive: Archive, place: str, window: Period) -> list[Decision]:
    """Return the decisions of a place whose day lies within a span, whatever day of it was meant."""
    return [
        decision
        for decision in archive.once(("decisions", place), lambda: decisions_at(archive, place))
        if decision.decided and window.from_ <= decision.decided.first and decision.decided.last <= window.to
    ]
