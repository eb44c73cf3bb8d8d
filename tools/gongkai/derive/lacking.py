"""What the whole record lacks, summed up: what is owed by compound, what records leave open and why, what is not sure.

Nothing is judged here that other pages do not judge one by one; this counts it, so that nobody has to look for silence.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from gongkai.model.archive import Archive
from gongkai.model.profile import Dated, Profile


class LeftOpen(Struct, frozen=True):
    """What the records of one kind leave open: how many records do, how many gaps they name, and for which reasons."""

    kind: str
    records: int
    gaps: int
    reasons: Mapping[str, int]


class Unsure(Struct, frozen=True):
    """How sure the numbers of one profile are: how many there are, read in an excerpt (M), and second-hand (L)."""

    profile: Profile
    numbers: int
    excerpt: int
    second_hand: int


def left_open(archive: Archive) -> Sequence[LeftOpen]:
    """Return what records leave open by their own word (`gaps`), by kind; not the kinds that leave nothing open."""
    records: Counter[str] = Counter()
    reasons: dict[str, Counter[str]] = defaultdict(Counter)
    for record in archive.records:
        if record.body.gaps:
            records[record.kind] += 1
            reasons[record.kind].update(gap.gap_reason for gap in record.body.gaps)
    return [LeftOpen(kind, records[kind], reasons[kind].total(), dict(reasons[kind])) for kind in sorted(records)]


def unsure(profiles: Iterable[Profile]) -> Sequence[Unsure]:
    """Return how sure each profile is, in their order."""
    found = []
    for profile in profiles:
        sure = Counter(number.confidence for number in numbers_of(profile))
        found.append(Unsure(profile, sure.total(), sure["M"], sure["L"]))
    return found


def numbers_of(profile: Profile) -> Iterator[Dated]:
    """Yield everything in a profile that has an article and days between which it holds."""
    yield from profile.owners_votes
    yield from profile.committee_terms
    yield from profile.committee_seats
    for versions in profile.numbers.values():
        yield from versions
    yield from profile.disclosures
