"""Chance that falls the same way again on every machine: the same seed gives the same archive, byte for byte."""

from collections.abc import Sequence
from random import Random
from typing import TypeVar

Thing = TypeVar("Thing")


class Dice:
    """Seeded draws, all made from `Random.random`, the one sequence that Python promises to keep."""

    __slots__ = ("fraction",)

    def __init__(self, *seed: object) -> None:
        self.fraction = Random("/".join(map(str, seed))).random  # noqa: S311 (chance for made-up records, not for secrets)

    def below(self, limit: int) -> int:
        """Return a whole number from 0 to `limit` - 1."""
        return int(self.fraction() * limit)

    def between(self, low: int, high: int) -> int:
        """Return a whole number from `low` to `high`, both possible."""
        return low + int(self.fraction() * (high - low + 1))

    def within(self, low: float, high: float) -> float:
        """Return a number from `low` up to `high`."""
        return low + self.fraction() * (high - low)

    def one(self, things: Sequence[Thing]) -> Thing:
        """Return one of `things`."""
        return things[int(self.fraction() * len(things))]

    def some(self, things: Sequence[Thing], number: int) -> list[Thing]:
        """Return `number` different ones of `things`, in the order they stand there; all of them if there are fewer."""
        chosen: list[Thing] = []
        for index, thing in enumerate(things):
            if self.fraction() * (len(things) - index) < number - len(chosen):
                chosen.append(thing)
        return chosen

    def happens(self, probability: float) -> bool:
        """Return whether something of this probability comes about."""
        return self.fraction() < probability
