"""The lines of a text, and on which of them an index into the text stands."""

from bisect import bisect_right
from itertools import accumulate


class Lines:
    """A text, line by line. Lines count from 0 here, as in PyYAML's marks; people are told numbers from 1."""

    def __init__(self, text: str) -> None:
        self._lines = text.split("\n")
        self._starts = [0, *accumulate(len(line) + 1 for line in self._lines)]

    def __len__(self) -> int:
        return len(self._lines)

    def __getitem__(self, number: int) -> str:
        """Return line `number` without its end; empty where there is no such line."""
        return self._lines[number] if 0 <= number < len(self._lines) else ""

    def spot(self, index: int) -> tuple[int, int]:
        """Return the line and the column, both counted from 1 and in characters, of `index` in the text."""
        line = min(bisect_right(self._starts, index), len(self._lines))
        return line, index - self._starts[line - 1] + 1

    def indent(self, number: int) -> int:
        """Return how many spaces line `number` begins with."""
        line = self[number]
        return len(line) - len(line.lstrip(" "))
