"""What was rewritten or taken away, and which of it no correction gives a reason for."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from gongkai.derive.breach import Breach
from gongkai.derive.changes import Data, RecordChange, Sort, Touched
from gongkai.derive.notices import Notice
from gongkai.model.edits import same
from gongkai.model.finding import Fact, Severity
from gongkai.text import N_

RESTORED = N_("What was rewritten or deleted before is put back here as it was.")
BEFORE = -1  # the step of a correction that lies before the part that is verified


class Taken(Struct, frozen=True):
    """Something published that a step rewrites or takes away, until a notice is found that says why."""

    at: int  # which step
    breach: Breach
    touched: tuple[Touched, ...] = ()
    before: Data | None = None
    after: Data | None = None


def uncovered(taken: Sequence[Taken], notices: Sequence[tuple[int, Notice]]) -> Iterator[Breach]:
    """Yield what no notice covers, of one record."""
    left: list[tuple[Taken, Sequence[Touched]]] = []
    for one in taken:
        unnamed = [touched for touched in one.touched if not any(notice.names(touched.edit) for _, notice in notices)]
        if unnamed or not one.touched:
            left.append((one, unnamed))
    for at, notice in notices:
        fits = [entry for entry in left if _fits(notice, *entry)]
        if at == BEFORE or not fits:
            continue
        one, bare = nearest = min(fits, key=lambda entry: _distance(entry[0].at, at))
        still = [touched for touched in bare if not notice.covers(touched.edit)]
        left = [(one, still) if entry is nearest else entry for entry in left if entry is not nearest or still]
    for number, (one, bare) in enumerate(left):
        breach = one.breach
        if not bare:
            yield breach
        elif any(same(one.after, earlier.before) for earlier, _ in left[:number]):
            # Only what nobody had given a reason for may be put back without one.
            yield Breach("restored", Severity.INFO, RESTORED, breach.commit, breach.path)
        else:
            yield _rewritten(one, bare)


def _rewritten(one: Taken, bare: Sequence[Touched]) -> Breach:
    breach = one.breach
    change = RecordChange(breach.path, "", Sort.SUBSTANCE, one.before, one.after, tuple(bare))
    facts: dict[str, Fact] = {"count": len(bare)}
    first = bare[0].edit.pointer
    return Breach(breach.name, breach.severity, breach.message, breach.commit, breach.path, first, facts, change)


def _fits(notice: Notice, one: Taken, bare: Sequence[Touched]) -> bool:
    return any(notice.covers(touched.edit) for touched in bare) if one.touched else notice.takes_away


def _distance(step: int, notice: int) -> tuple[int, int]:
    """Return how far a step is from a notice: the same one first, then the next one after it, then those before."""
    return (0, step - notice) if step >= notice else (1, notice - step)
