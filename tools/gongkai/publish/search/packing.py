"""Numbers as few bytes: seven bits in each, the lowest first, the eighth bit saying that another byte follows."""

from collections.abc import Iterable, Sequence


def packed(numbers: Iterable[int]) -> bytes:
    """Return whole numbers of zero or more as bytes, one after the other."""
    found = bytearray()
    add = found.append
    for number in numbers:
        while number > 127:
            add(number & 127 | 128)
            number >>= 7
        add(number)
    return bytes(found)


def steps(ascending: Sequence[int]) -> list[int]:
    """Return the first of the numbers, and then how far each is from the one before."""
    return [*ascending[:1], *map(int.__sub__, ascending[1:], ascending)]


def runs(ascending: Sequence[int]) -> list[int]:
    """Return runs of neighbours as pairs: how far from the end of the run before, and how many numbers it has."""
    found: list[int] = []
    after = 0  # the number after the last run
    for number in ascending:
        if found and number == after:
            found[-1] += 1
        else:
            found += (number - after, 1)
        after = number + 1
    return found


def zigzag(number: int) -> int:
    """Return a number of zero or more for any whole number: 0, -1, 1, -2 become 0, 1, 2, 3."""
    return 2 * number if number >= 0 else -2 * number - 1
