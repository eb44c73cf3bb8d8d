"""An activity in sum: how often it was done, how many took part, what was found and settled, and the rhythm it kept."""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from gongkai.check.rhythms import Span, spans_of
from gongkai.kinds.activity import Activity


class Rounds(Struct, frozen=True):
    """Every time of an activity together. A sum is None where no time states the number: that is not zero.

    `counted` says for each sum over how many of the times it goes, in the order participants, found, settled.
    """

    times: int
    participants: int | None
    found: int | None
    settled: int | None
    counted: tuple[int, int, int]
    spans: Sequence[Span]

    @property
    def kept(self) -> int:
        """Return in how many of the spans that are over it was done."""
        return sum(span.over and span.times > 0 for span in self.spans)

    @property
    def missed(self) -> list[Span]:
        """Return the spans that are over and in which nothing was done."""
        return [span for span in self.spans if span.missed]

    @property
    def over(self) -> int:
        """Return how many spans are over."""
        return sum(span.over for span in self.spans)


def rounds_of(activity: Activity, as_of: date) -> Rounds:
    """Return an activity in sum on a day."""
    participants = [o.number_of_participants for o in activity.occurrences if o.number_of_participants is not None]
    found = [o.number_found for o in activity.occurrences if o.number_found is not None]
    settled = [o.number_settled for o in activity.occurrences if o.number_settled is not None]
    return Rounds(
        times=len(activity.occurrences),
        participants=sum(participants) if participants else None,
        found=sum(found) if found else None,
        settled=sum(settled) if settled else None,
        counted=(len(participants), len(found), len(settled)),
        spans=spans_of(activity, as_of),
    )
