"""The verdict of a vote: what follows from the counts that the record gives, never from what it claims."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from msgspec import Struct

from gongkai.check.jurisdiction import code_of
from gongkai.kinds.meeting import HeadsAndArea, Meeting, Resolution, VoteCount
from gongkai.law.numbers import owners_vote
from gongkai.law.vote import Count, Hurdle, Outcome, Tally, judge
from gongkai.model.archive import Archive
from gongkai.model.finding import Titled
from gongkai.model.profile import OwnersVote, Share
from gongkai.model.record import Record
from gongkai.text import N_

NO_DATE = N_("The record does not say when the decision was made.")
NO_LAW = N_("No rule is known for the day of this decision.")
NO_MATTER = N_("The record does not say which matter of the law was decided.")
OTHER_LAW = N_("The matter does not belong to the law of that day.")
NO_ELECTORATE = N_("The record does not say how many owners and how much floor area could vote.")
NO_TURNOUT = N_("The record does not say how many owners and how much floor area took part.")
NO_YES = N_("The record does not say how many owners and how much floor area agreed.")
NOT_HOW_MANY = N_("The record does not say how many silent ballots with how much floor area follow the majority.")
NO_SIDE = N_("Which side has the majority is not the same, or not known, in owners and in floor area.")
DISPUTED_UNKNOWN = N_("The record does not say the floor area of all disputed ballots.")
DISPUTED_TOO_MANY = N_("More ballots are disputed than were counted.")


class Standing(StrEnum):
    """What can be said about a vote."""

    PASSED = "passed"
    NOT_PASSED = "not-passed"
    UNVERIFIED = "cannot-be-verified"


class Variant(Struct, frozen=True):
    """What the vote would be if some ballots counted otherwise; `why` says why that cannot be computed."""

    outcome: Outcome | None = None
    why: str | None = None


class Verdict(Struct, frozen=True):
    """What we compute of a vote. `why` is the message that says why nothing can be computed.

    `outcome` is the one that the standing rests on. Where silent ballots are said to follow the majority, `cast` is
    the outcome of the ballots that were cast and `followed` the one with the silent ones; the standing rests on the
    latter only where the record names the clause that allows it. `struck` is the outcome without the disputed ballots.
    """

    standing: Standing
    law: OwnersVote | None = None
    outcome: Outcome | None = None
    why: str | None = None
    cast: Outcome | None = None
    followed: Variant | None = None
    struck: Variant | None = None

    @property
    def stands_if_struck(self) -> bool | None:
        """Return whether it comes out the same without the disputed ballots; None where that is not known."""
        if self.outcome is None or self.struck is None or self.struck.outcome is None:
            return None
        return self.outcome.passed == self.struck.outcome.passed

    @property
    def follows(self) -> bool:
        """Return whether the standing rests on silent ballots that follow the majority."""
        return self.followed is not None and self.outcome is not None and self.outcome is self.followed.outcome


def verdict_of(archive: Archive, meeting: Record[Meeting], resolution: Resolution) -> Verdict | None:
    """Return the verdict of one resolution; None for a meeting that is not an assembly of the owners.

    A missing number gives "cannot be verified", never a pass.
    """
    if meeting.body.classification != "owners-assembly":
        return None
    when = meeting.body.decided(resolution)
    if when is None:
        return Verdict(Standing.UNVERIFIED, why=NO_DATE)
    law = owners_vote(archive.profiles, code_of(archive, meeting.place), when)
    if law is None:
        return Verdict(Standing.UNVERIFIED, why=NO_LAW)
    if resolution.legal_item is None:
        return Verdict(Standing.UNVERIFIED, law=law, why=NO_MATTER)
    if resolution.legal_item not in law.items:
        return Verdict(Standing.UNVERIFIED, law=law, why=OTHER_LAW)
    count, why = _count(resolution)
    if count is None:
        return Verdict(Standing.UNVERIFIED, law=law, why=why)
    item = resolution.legal_item
    cast = judge(law, item, count)
    followed = _followed(law, item, count, resolution, struck=())
    silent = resolution.followed_majority
    binds = silent is not None and silent.covenant_clause is not None
    outcome = followed.outcome if binds and followed and followed.outcome else cast
    return Verdict(
        Standing.PASSED if outcome.passed else Standing.NOT_PASSED,
        law=law,
        outcome=outcome,
        cast=cast,
        followed=followed,
        struck=_struck(law, item, count, resolution, follow=outcome is not cast),
    )


def votes_announced(archive: Archive, result: str) -> Iterator[tuple[Record[Meeting], int, Outcome]]:
    """Yield each vote that was announced as `result` (`pass` or `fail`) and can be judged: meeting, index, outcome."""
    for meeting in archive.each(Meeting):
        for index, resolution in enumerate(meeting.body.resolutions):
            verdict = verdict_of(archive, meeting, resolution) if resolution.result == result else None
            if verdict and verdict.outcome:
                yield meeting, index, verdict.outcome


def facts_of(law: OwnersVote, hurdle: Hurdle) -> dict[str, object]:
    """Return what a message says of a hurdle: reached and whole by heads and by area, the share, the article."""
    return {
        "heads": hurdle.reached.heads,
        "all_heads": hurdle.whole.heads,
        "area": hurdle.reached.area,
        "all_area": hurdle.whole.area,
        "share": share_words(hurdle.share),
        "law": law,
    }


def share_words(share: Share) -> Titled:
    """Return a share as the law says it: 三分之二以上 with the number itself, 过二分之一 without."""
    part = share.part
    zh = f"{_CHINESE[part.denominator]}分之{_CHINESE[part.numerator]}"
    if share.inclusive:
        return Titled(zh=f"{zh}以上", en=f"at least {part}")
    return Titled(zh="过半数" if part == Fraction(1, 2) else f"超过{zh}", en=f"more than {part}")


_CHINESE = "零一二三四五六七八九十"


def took_part(resolution: Resolution) -> HeadsAndArea | None:
    """Return who took part: as the record says, else the sum of its counts; None where they are not all there.

    Without those who said no, the sum would only be those who said yes.
    """
    if resolution.participating is not None:
        return resolution.participating
    if resolution.count("yes") is None or resolution.count("no") is None:
        return None
    areas = [count.area for count in resolution.counts]
    known = [area for area in areas if area is not None]
    area = sum(known, Decimal()) if len(known) == len(areas) else None
    return HeadsAndArea(sum(count.heads for count in resolution.counts), area)


def _count(resolution: Resolution) -> tuple[Count | None, str | None]:
    entitled = resolution.electorate
    participating, yes = took_part(resolution), resolution.count("yes")
    if entitled is None or not entitled.area or not entitled.heads:  # of nobody, nobody is two thirds
        return None, NO_ELECTORATE
    if participating is None or participating.area is None:
        return None, NO_TURNOUT
    if yes is None or yes.area is None:
        return None, NO_YES
    return Count(Tally(entitled.heads, entitled.area), _tally(participating), _tally(yes)), None


def _followed(
    law: OwnersVote, item: str, count: Count, resolution: Resolution, *, struck: Sequence[VoteCount]
) -> Variant | None:
    """Return what the vote is when silent ballots follow the majority; None where none are said to.

    They count as taking part and go to the side, yes or no, that has more of the ballots cast; of these, `count` has
    lost those `struck` already. Source: as reported, Guiding Rules, article 26; contested since Civil Code, article
    278, counts only those who take part.
    """
    silent = resolution.followed_majority
    if silent is None:
        return Variant(why=NOT_HOW_MANY) if resolution.silent_ballot_rule == "follow-majority" else None
    if silent.area is None:
        return Variant(why=NOT_HOW_MANY)
    no = resolution.count("no")
    agreeing = _side(count.yes, _tally(no).less(_sum(struck, "no"))) if no and no.area is not None else None
    if agreeing is None:
        return Variant(why=NO_SIDE)
    return Variant(judge(law, item, count.joined_by(Tally(silent.heads, silent.area), agreeing=agreeing)))


def _side(yes: Tally, no: Tally) -> bool | None:
    """Return whether yes has more than no, in owners and in area alike; None where the two differ or are level."""
    if yes.heads > no.heads and yes.area > no.area:
        return True
    return False if yes.heads < no.heads and yes.area < no.area else None


def _struck(law: OwnersVote, item: str, count: Count, resolution: Resolution, *, follow: bool) -> Variant | None:
    """Return what the vote is when every disputed ballot is struck from turnout and majority; None where none is.

    With `follow`, the silent ballots follow the majority of those that are left.
    """
    disputed = resolution.disputed
    if not disputed:
        return None
    if any(ballots.area is None for ballots in disputed):
        return Variant(why=DISPUTED_UNKNOWN)
    if any(more_disputed(ballots, resolution) for ballots in disputed):
        return Variant(why=DISPUTED_TOO_MANY)
    left = count.without(_sum(disputed), _sum(disputed, "yes"))
    return _followed(law, item, left, resolution, struck=disputed) if follow else Variant(judge(law, item, left))


def more_disputed(ballots: VoteCount, resolution: Resolution) -> bool:
    """Return whether more ballots of an option are disputed than were counted for it."""
    counted = resolution.count(ballots.option)
    if counted is None:
        return bool(resolution.counts)
    return ballots.heads > counted.heads or (
        ballots.area is not None and counted.area is not None and ballots.area > counted.area
    )


def _sum(ballots: Sequence[VoteCount], option: str | None = None) -> Tally:
    counted = [b for b in ballots if option in (None, b.option)]
    return Tally(sum(b.heads for b in counted), sum((b.area for b in counted if b.area is not None), Decimal()))


def _tally(counted: HeadsAndArea | VoteCount) -> Tally:
    assert counted.area is not None
    return Tally(counted.heads, counted.area)
