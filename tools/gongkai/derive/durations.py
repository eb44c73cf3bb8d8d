"""How long cases took, in classes of equal length: how many were settled within which days."""

from msgspec import Struct

from gongkai.derive.caseload import CaseLoad

MOST = 12  # classes
LENGTHS = (1, 2, 5, 7, 10, 14, 20, 30, 60, 90, 120, 180, 365)  # days that a class may span


class Class(Struct, frozen=True):
    """How many cases took from `first` to `last` days, both included; `last` is None where it holds all longer ones."""

    first: int
    last: int | None
    cases: int


class Durations(Struct, frozen=True):
    """The classes in order, each `length` days long but for a last one that is open.

    `days` are those of every case, in order of length, of which half took at most `median` and nine of ten `slow`.
    """

    days: list[int]
    median: int
    slow: int
    length: int
    classes: tuple[Class, ...]


def durations(load: CaseLoad) -> Durations | None:
    """Return the days to settlement in classes; None for fewer cases than make a median.

    A few that took very much longer share the last class, so that they do not press all others into one.
    """
    days, median, slow = load.days, load.median_days, load.slow_days
    if median is None or slow is None:
        return None
    shown = min(days[-1], max(2 * slow, 1))
    # One class is left for what took longer.
    length = next((n for n in LENGTHS if shown // n + 1 < MOST), -(-(shown + 1) // (MOST - 1)))
    number = shown // length + 1
    classes = [
        Class(n * length, (n + 1) * length - 1, sum(n * length <= d < (n + 1) * length for d in days))
        for n in range(number)
    ]
    longer = sum(d >= number * length for d in days)
    if longer:
        classes.append(Class(number * length, None, longer))
    return Durations(days, median, slow, length, tuple(classes))
