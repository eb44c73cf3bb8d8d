"""The counts of a vote must add up, by heads and by area.

Those who agreed, disagreed, abstained or cast an invalid ballot are together those who took part; and no more can take
part than could vote. Both hold for the number of owners and for the floor area, each counted on its own.

Silent ballots that follow the majority and ballots that could not be delivered are of owners who did not take part, so
with them too there are no more than could vote. Ballots that are disputed were counted, so for no option are there more
of them than its count.

Source: arithmetic; the two ways of counting are those of Civil Code article 278.
"""

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from gongkai.check.rule import Problem
from gongkai.check.verdict import more_disputed, took_part
from gongkai.kinds.meeting import Meeting, Resolution
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.model.record import Record
from gongkai.text import N_

SEVERITY = Severity.ERROR
ACTOR = Actor.SECRETARY
FIX = N_("Compare the counts with the count sheet and correct the wrong one.")
TWICE = N_("The option “{option}” is counted twice.")
SAME_IDENTIFIER = N_("The identifier {identifier} is that of “{first}” above; each resolution needs its own.")
EXCHANGED = N_(
    "{took_part} owners took part, and only {entitled} could vote; the counts together are {entitled} owners as well."
    " Were the two exchanged?"
)
HEADS_DIFFER = N_(
    "The counts together are {sum} owners, and {took_part} owners took part: a difference of {difference}."
)
AREA_DIFFERS = N_("The counts together are {sum} m², and {took_part} m² took part: a difference of {difference} m².")
AREA_MISSING = N_("The floor area is given for some options and not for all.")
TOO_MANY_HEADS = N_("{took_part} owners took part, and only {entitled} could vote.")
TOO_MUCH_AREA = N_("{took_part} m² took part, and only {entitled} m² could vote.")
TOO_MANY_APART = N_(
    "{took_part} owners took part, {apart} others were silent or not reached, and only {entitled} could vote."
)
TOO_MUCH_APART = N_(
    "{took_part} m² took part, {apart} m² were silent or not reached, and only {entitled} m² could vote."
)
MORE_DISPUTED = N_("More ballots are disputed for an option than were counted for it.")


def check(archive: Archive) -> Iterator[Problem]:
    for meeting in archive.each(Meeting):
        first: dict[str, str] = {}  # identifier -> title of the first resolution that has it
        for index, resolution in enumerate(meeting.body.resolutions):
            at = f"/resolutions/{index}"
            identifier = resolution.identifier
            if identifier in first:
                yield Problem(
                    meeting, f"{at}/identifier", SAME_IDENTIFIER, identifier=identifier, first=first[identifier]
                )
            first.setdefault(identifier, resolution.title)
            if resolution.counts:
                yield from _sums(meeting, at, resolution)
            yield from _limits(meeting, at, resolution)
            for place, ballots in enumerate(resolution.disputed):
                if more_disputed(ballots, resolution):
                    yield Problem(meeting, f"{at}/disputed/{place}", MORE_DISPUTED)


def _sums(meeting: Record[Meeting], at: str, resolution: Resolution) -> Iterator[Problem]:
    options = Counter(count.option for count in resolution.counts)
    for option, times in options.items():
        if times > 1:
            yield Problem(meeting, f"{at}/counts", TWICE, option=option)
    stated, counted = resolution.participating, _counted(resolution)
    areas = [count.area for count in resolution.counts]
    if None in areas and any(area is not None for area in areas):
        yield Problem(meeting, f"{at}/counts", AREA_MISSING)
    heads = sum(count.heads for count in resolution.counts)
    if stated is None or _exchanged(resolution):
        return
    if heads != stated.heads:
        facts: dict[str, object] = {"sum": heads, "took_part": stated.heads, "difference": abs(heads - stated.heads)}
        yield Problem(meeting, f"{at}/participating/heads", HEADS_DIFFER, **facts)
    if counted is not None and stated.area is not None and counted != stated.area:
        facts = {"sum": counted, "took_part": stated.area, "difference": abs(counted - stated.area)}
        yield Problem(meeting, f"{at}/participating/area", AREA_DIFFERS, **facts)


def _counted(resolution: Resolution) -> Decimal | None:
    areas = [count.area for count in resolution.counts if count.area is not None]
    return sum(areas, Decimal()) if len(areas) == len(resolution.counts) else None


def _exchanged(resolution: Resolution) -> bool:
    """Return whether who could vote and who took part seem to have changed places: the counts fit the former."""
    entitled, present = resolution.electorate, resolution.participating
    if entitled is None or present is None or not resolution.counts:
        return False
    counted = _counted(resolution)
    same_area = None in (counted, entitled.area) or counted == entitled.area
    return present.heads > entitled.heads == sum(count.heads for count in resolution.counts) and same_area


def _limits(meeting: Record[Meeting], at: str, resolution: Resolution) -> Iterator[Problem]:
    entitled, present = resolution.electorate, took_part(resolution)
    if entitled is None or present is None:
        return
    if _exchanged(resolution):
        at = f"{at}/participating"
        yield Problem(meeting, at, EXCHANGED, took_part=present.heads, entitled=entitled.heads)
        return
    where = f"{at}/participating" if resolution.participating else f"{at}/counts"
    heads, area = _apart(resolution)
    facts: dict[str, object] = {"took_part": present.heads, "entitled": entitled.heads}
    if present.heads > entitled.heads:
        yield Problem(meeting, where, TOO_MANY_HEADS, **facts)
    elif present.heads + heads > entitled.heads:
        yield Problem(meeting, at, TOO_MANY_APART, apart=heads, **facts)
    if present.area is None or entitled.area is None:
        return
    facts = {"took_part": present.area, "entitled": entitled.area}
    if present.area > entitled.area:
        yield Problem(meeting, where, TOO_MUCH_AREA, **facts)
    elif present.area + area > entitled.area:
        yield Problem(meeting, at, TOO_MUCH_APART, apart=area, **facts)


def _apart(resolution: Resolution) -> tuple[int, Decimal]:
    """Return how many owners with how much floor area are said not to have taken part, as far as it is told."""
    told = [ballots for ballots in (resolution.followed_majority, resolution.undelivered) if ballots]
    return sum(b.heads for b in told), sum((b.area for b in told if b.area is not None), Decimal())
