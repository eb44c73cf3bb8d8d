"""What merges themselves do to records, against what Git would make of the two sides.

Whoever reviews the two sides of a merge does not see what the merge commit adds, and Git's own list of changes leaves
it out.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence

from gongkai.derive.breach import Breach
from gongkai.load.history import Commit, History, Step
from gongkai.model.finding import Severity
from gongkai.text import N_

EVIL_MERGE = N_("The merge itself changes this record: neither side had it so, and no side could be reviewed for it.")
DROPPED = N_("One side of this merge brought this file as it is; the merge leaves it out, and says nothing of it.")
BY_HAND = N_("Both sides of this merge had changed the same lines; somebody decided by hand what holds.")
MERGES = N_("Merging once more, to compare")


def merged(
    history: History, steps: Sequence[Step], report: Callable[[str, int, int], None]
) -> Mapping[int, Mapping[str, Breach]]:
    """Return, by step, the records that a merge itself changes, against what Git would make of the two sides."""
    merges = [at for at, step in enumerate(steps) if len(step.commit.parents) > 1 and step.parent]
    found: dict[int, Mapping[str, Breach]] = {}
    for number, at in enumerate(merges, 1):
        step = steps[at]
        if step.parent in step.commit.parents:
            found[at] = {breach.path: breach for breach in _of_merge(history, step)}
        report(MERGES, number, len(merges))
    return found


def _of_merge(history: History, step: Step) -> Iterator[Breach]:
    commit, git = step.commit, history.git
    changed = {change.path for change in step.changes}
    again = git.merged_again(*commit.parents) if len(commit.parents) == 2 else None
    if again is None:
        differing, conflicts = _differing_from_all(history, commit), frozenset[str]()
    else:
        differing, conflicts = git.differing(again[0], commit.id), again[1]
    for path in differing:
        if not path.startswith(history.records):
            continue
        if path in conflicts:
            yield Breach("merged-by-hand", Severity.INFO, BY_HAND, commit, path)
        elif path in changed:
            yield Breach("evil-merge", Severity.ERROR, EVIL_MERGE, commit, path)
        else:
            yield Breach("merge-drops", Severity.WARNING, DROPPED, commit, path)


def _differing_from_all(history: History, commit: Commit) -> frozenset[str]:
    sides = [
        frozenset(change.path for change in step.changes)
        for parent in commit.parents
        for step in history.steps([commit], [parent])
    ]
    return frozenset.intersection(*sides)
