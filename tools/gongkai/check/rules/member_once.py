"""Nobody holds two posts in one committee at the same time.

An alternate who moves up is no alternate any more, and whoever becomes the chair leaves the seat held before: the first
membership ends when the second begins. It is looked for by public names, so two owners of one name are found too; then
a note, and no change, is what is needed.

Source: logic.
"""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from gongkai.check.rule import Problem
from gongkai.kinds.committee import Committee, Membership
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.model.record import Record
from gongkai.text import N_

SEVERITY = Severity.INFO
ACTOR = Actor.SECRETARY
FIX = N_("End the first membership on the day on which the second began; if they are two people, say so in a note.")
TWICE = N_("This name stands in two memberships that both run on {day}.")


def check(archive: Archive) -> Iterator[Problem]:
    for committee in archive.each(Committee):
        of_name: dict[str, list[tuple[int, Membership]]] = defaultdict(list)
        for index, member in enumerate(committee.body.members):
            if member.display_name and member.start_date:
                of_name[member.display_name].append((index, member))
        for held in of_name.values():
            yield from _twice(committee, held)


def _twice(committee: Record[Committee], held: list[tuple[int, Membership]]) -> Iterator[Problem]:
    for (first, one), (second, other) in combinations(held, 2):
        begun = max(day for day in (one.start_date, other.start_date) if day)
        if one.surely_sits_on(begun.last) and other.surely_sits_on(begun.last):
            later = second if other.start_date == begun else first
            if not committee.body.members[later].note:
                yield Problem(committee, f"/members/{later}", TWICE, day=begun)
