"""Which numbers of the law hold at a place on a day. A rule never writes a number: it asks here."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TypeVar

from gongkai.model.period import PartialDate
from gongkai.model.profile import CommitteeSeats, CommitteeTerm, Dated, Disclosure, Number, OwnersVote, Profile

D = TypeVar("D", bound=Dated)


def places_above(code: str | None) -> tuple[str, ...]:
    """Return the codes whose law applies at an administrative code, the nearest first, the nation ("") last.

    The code is GB/T 2260: two digits for the province, two for the city, two for the county.
    """
    found = []
    for length in (6, 4, 2) if code else ():
        step = code[:length].ljust(6, "0") if code else ""
        if step not in found:
            found.append(step)
    return (*found, "")


# Their districts lie below the province itself: Beijing, Tianjin, Shanghai and Chongqing.
CITIES_OF_THE_STATE = frozenset({"110000", "120000", "310000", "500000"})


def city_steps(code: str) -> tuple[str, ...]:
    """Return the codes at which the law of the city of `code` can stand: the county, the city, a city of the state."""
    return tuple(step for step in places_above(code) if step in CITIES_OF_THE_STATE or step[2:] not in ("", "0000"))


def _in_force(numbers: Iterable[D], day: date) -> D | None:
    return next((number for number in numbers if number.holds_on(day)), None)


def _is_confirmed(number: D | None) -> bool:
    """Return whether a number was read in the law; what is second-hand (confidence L) is not confirmed."""
    return number is not None and number.confidence != "L"


def _nearest(groups: Iterable[Sequence[D]], when: PartialDate) -> D | None:
    """Return what the nearest place says; what is second-hand only where no place above says something confirmed."""
    second_hand: list[D | None] = []
    for numbers in groups:
        first, last = _in_force(numbers, when.first), _in_force(numbers, when.last)
        # A date of which only the year is known may lie on both sides of a change of law: then nothing can be said.
        said = first if first is last else None
        if _is_confirmed(first) or _is_confirmed(last):
            return said
        if first is not None or last is not None:
            second_hand.append(said)
    return second_hand[0] if second_hand else None


def owners_vote(profiles: Mapping[str, Profile], code: str | None, when: PartialDate) -> OwnersVote | None:
    """Return what a joint decision of the owners needed; None where no one rule is known for that date."""
    return _nearest((profiles[p].owners_votes for p in places_above(code) if p in profiles), when)


def committee_term(profiles: Mapping[str, Profile], code: str | None, when: PartialDate) -> CommitteeTerm | None:
    """Return how long a committee's term could be; None where no one rule is known for that date."""
    return _nearest((profiles[p].committee_terms for p in places_above(code) if p in profiles), when)


def committee_seats(profiles: Mapping[str, Profile], code: str | None, when: PartialDate) -> CommitteeSeats | None:
    """Return how many seats a committee had to have; None where no one rule is known for that date."""
    return _nearest((profiles[p].committee_seats for p in places_above(code) if p in profiles), when)


def number(profiles: Mapping[str, Profile], code: str | None, name: str, when: PartialDate) -> Number | None:
    """Return the number called `name`; None where no one such number is known for that date."""
    return _nearest((profiles[p].numbers.get(name, ()) for p in places_above(code) if p in profiles), when)


def disclosures(profiles: Mapping[str, Profile], code: str | None, day: date) -> list[Disclosure]:
    """Return what has to be posted at a place on a day: of each item and party, what the nearest place asks for."""
    found: dict[tuple[str, str], Disclosure] = {}
    for place in places_above(code):
        for asked in profiles[place].disclosures if place in profiles else ():
            if asked.holds_on(day):
                found.setdefault((asked.item, asked.by), asked)
    return [found[key] for key in sorted(found)]


def profiles_of(profiles: Mapping[str, Profile], code: str | None) -> list[Profile]:
    """Return the profiles that a place is judged by, the nearest first, the nation's last."""
    return [profiles[place] for place in places_above(code) if place in profiles]


def in_force(layers: Iterable[tuple[Profile, Sequence[D]]], day: date) -> tuple[Profile, D] | None:
    """Return what holds on a day and the profile it comes from; `layers` are profiles with what they say, in order.

    What is second-hand holds only where no later layer says something confirmed, as it is judged.
    """
    held = [(profile, found) for profile, said in layers if (found := _in_force(said, day)) is not None]
    return next((pair for pair in held if _is_confirmed(pair[1])), held[0] if held else None)


def profile_of(profiles: Mapping[str, Profile], code: str | None) -> Profile:
    """Return the nearest profile that a place is judged by."""
    return profiles_of(profiles, code)[0]
