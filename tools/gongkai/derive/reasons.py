"""Which published reason belongs to which change of a record: a correction may come before, with or after it.

Where a correction says the values, it gives the reason for these wherever they were changed; else for the nearest
change that rewrites its record, the one in its own step first. One that takes a record away belongs to the nearest
deletion.
"""

from collections.abc import Sequence

from msgspec import Struct

from gongkai.derive.changes import Touched
from gongkai.derive.notices import Notice


class Done(Struct, frozen=True):
    """What one step does to a record: its position, the edits, and whether it takes the record away."""

    at: int
    touched: tuple[Touched, ...]
    gone: bool


class Reasoned(Struct):
    """The edits of a step with their notices, and the notice of a deletion. `redacts` says that a notice hides."""

    touched: list[Touched]
    notice: Notice | None = None
    redacts: bool = False


def reasoned(done: Sequence[Done], notices: Sequence[tuple[int, Notice]]) -> list[Reasoned]:
    """Return what each of the steps of one record does, with reasons; `notices` come with their positions."""
    found = [Reasoned(list(one.touched)) for one in done]
    for at, notice in notices:
        for one in found:
            _give(one, [n for n, touched in enumerate(one.touched) if notice.names(touched.edit)], notice)
        fits = [number for number, one in enumerate(found) if _fits(notice, done[number], one)]
        if not fits:
            continue
        nearest = min(fits, key=lambda number: _distance(done[number].at, at))
        one = found[nearest]
        if done[nearest].gone:
            one.notice = notice
        _give(one, [n for n, touched in enumerate(one.touched) if notice.covers(touched.edit)], notice)
    _redacted(found, done, notices)
    return found


def _redacted(found: Sequence[Reasoned], done: Sequence[Done], notices: Sequence[tuple[int, Notice]]) -> None:
    """Mark the steps before which everything is hidden: what personal data was taken out of is not shown again."""
    for at, notice in notices:
        if notice.classification == "redacted":
            given = [one for one in found if one.notice is notice or any(t.notice is notice for t in one.touched)]
            before = [one for number, one in enumerate(found) if done[number].at <= at]
            for one in given or before[-1:]:
                one.redacts = True


def _give(one: Reasoned, numbers: Sequence[int], notice: Notice) -> None:
    for number in numbers:
        touched = one.touched[number]
        if touched.rewrites and touched.notice is None:
            one.touched[number] = Touched(touched.edit, touched.about, touched.rewrites, notice)


def _fits(notice: Notice, done: Done, one: Reasoned) -> bool:
    if done.gone:
        return notice.takes_away and one.notice is None
    return any(t.rewrites and t.notice is None and notice.covers(t.edit) for t in one.touched)


def _distance(step: int, notice: int) -> tuple[int, int]:
    return (0, step - notice) if step >= notice else (1, notice - step)
