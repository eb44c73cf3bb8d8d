"""How one tree of plain data becomes another: edits in the order in which they are to be made (as in RFC 6902).

Items of a list are recognised by what names them (`identifier`, `order`, `option` ...) or by what they hold, so that
one new item at the top is one edit, and not a change of all that follow. A removal points into the old list, an
addition and a change into the new one.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Any

import msgspec
from msgspec import Struct

NAMING = ("identifier", "order", "option", "code", "pointer", "field")
_COMPARED = 4_000_000  # pairs of items beyond which a list without names is compared by position


class Op(StrEnum):
    """What is done at the place of an edit."""

    ADD = "add"
    REMOVE = "remove"
    REPLACE = "replace"


class Edit(Struct, frozen=True):
    """One edit at a JSON Pointer. `moved` says that an item only changes its place: it is removed and added again."""

    op: Op
    pointer: str
    was: Any = None
    becomes: Any = None
    moved: bool = False


def same(one: Any, other: Any) -> bool:
    """Return whether two trees of plain data are equal; unlike `==`, true is not 1. The order of keys says nothing."""
    if type(one) is not type(other):
        return False
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(same(value, other[key]) for key, value in one.items())
    if isinstance(one, list):
        return len(one) == len(other) and all(map(same, one, other))
    return bool(one == other)


def edits_between(before: Any, after: Any, pointer: str = "") -> Iterator[Edit]:
    """Yield the edits that turn `before` into `after`; none where they are equal."""
    if same(before, after):
        return
    if isinstance(before, dict) and isinstance(after, dict):
        yield from _of_mapping(before, after, pointer)
    elif isinstance(before, list) and isinstance(after, list):
        yield from _of_list(before, after, pointer)
    else:
        yield Edit(Op.REPLACE, pointer, before, after)


def applied(before: Any, edits: Sequence[Edit]) -> Any:
    """Return what becomes of `before` when the edits are made one after the other; `before` stays as it is."""
    root = [deepcopy(before)]
    for edit in edits:
        steps = [_unescaped(step) for step in edit.pointer.split("/")[1:]]
        inside: Any = root
        last: Any = 0
        for step in steps:
            inside = inside[last]
            last = int(step) if isinstance(inside, list) else step
        if edit.op is Op.REMOVE:
            del inside[last]
        elif edit.op is Op.ADD and isinstance(inside, list):
            inside.insert(last, deepcopy(edit.becomes))
        else:
            inside[last] = deepcopy(edit.becomes)
    return root[0]


def leaves(value: Any, pointer: str) -> Iterator[tuple[str, Any]]:
    """Yield every value inside `value` that holds no other, with its pointer; an empty list or mapping is one."""
    if isinstance(value, dict) and value:
        for key, inner in value.items():
            yield from leaves(inner, f"{pointer}/{escaped(key)}")
    elif isinstance(value, list) and value:
        for index, inner in enumerate(value):
            yield from leaves(inner, f"{pointer}/{index}")
    else:
        yield pointer, value


def escaped(step: str) -> str:
    """Return a key as it stands in a JSON Pointer."""
    return step.replace("~", "~0").replace("/", "~1")


def _unescaped(step: str) -> str:
    return step.replace("~1", "/").replace("~0", "~")


def _of_mapping(before: Mapping[str, Any], after: Mapping[str, Any], pointer: str) -> Iterator[Edit]:
    for key, value in before.items():
        here = f"{pointer}/{escaped(key)}"
        if key in after:
            yield from edits_between(value, after[key], here)
        else:
            yield Edit(Op.REMOVE, here, was=value)
    for key, value in after.items():
        if key not in before:
            yield Edit(Op.ADD, f"{pointer}/{escaped(key)}", becomes=value)


def _of_list(before: Sequence[Any], after: Sequence[Any], pointer: str) -> Iterator[Edit]:
    pairs = sorted(_pairs(before, after), key=lambda pair: pair[1])
    staying = _rising(pairs)
    moving = [pair for pair in pairs if pair not in staying]
    old_stay, old_move = {i for i, _ in staying}, {i for i, _ in moving}
    new_stay, new_move = {j for _, j in staying}, {j: i for i, j in moving}
    # From the end, so that what still has to be removed keeps its index.
    for i in reversed(range(len(before))):
        if i not in old_stay:
            yield Edit(Op.REMOVE, f"{pointer}/{i}", was=before[i], moved=i in old_move)
    for j, value in enumerate(after):
        if j not in new_stay:
            value = before[new_move[j]] if j in new_move else value
            yield Edit(Op.ADD, f"{pointer}/{j}", becomes=value, moved=j in new_move)
    for i, j in pairs:
        yield from edits_between(before[i], after[j], f"{pointer}/{j}")


def _rising(pairs: Sequence[tuple[int, int]]) -> set[tuple[int, int]]:
    """Return the most pairs that can stay in their order; `pairs` are sorted by the new index."""
    ends: list[int] = []  # the lowest old index that ends a rising row of each length
    rows: list[int] = []  # for each pair, how long the row is that ends in it
    for i, _ in pairs:
        length = bisect_left(ends, i)
        ends[length : length + 1] = [i]
        rows.append(length)
    found, wanted = set(), len(ends) - 1
    for pair, length in zip(reversed(pairs), reversed(rows), strict=True):
        if length == wanted:
            found.add(pair)
            wanted -= 1
    return found


def _pairs(before: Sequence[Any], after: Sequence[Any]) -> list[tuple[int, int]]:
    """Return which items are the same one in the old and the new list, as pairs of indexes."""
    start = 0
    while start < min(len(before), len(after)) and same(before[start], after[start]):
        start += 1
    end = 0
    while end < min(len(before), len(after)) - start and same(before[-1 - end], after[-1 - end]):
        end += 1
    pairs = [(i, i) for i in range(start)]
    pairs += [(len(before) - k, len(after) - k) for k in range(1, end + 1)]
    old, new = before[start : len(before) - end], after[start : len(after) - end]
    return pairs + [(i + start, j + start) for i, j in _pairs_inside(old, new)]


def _pairs_inside(old: Sequence[Any], new: Sequence[Any]) -> list[tuple[int, int]]:
    if not old or not new:
        return []
    names = _names(old, new)
    if names:
        first, second = names
        places = {name: j for j, name in enumerate(second)}
        pairs = [(i, places[name]) for i, name in enumerate(first) if name in places]
    elif len(old) * len(new) > _COMPARED:
        return [(i, i) for i in range(min(len(old), len(new)))]
    else:
        first, second = [_frozen(item) for item in old], [_frozen(item) for item in new]
        matcher = SequenceMatcher(None, first, second, autojunk=False)
        pairs = [(a + k, b + k) for a, b, size in matcher.get_matching_blocks() for k in range(size)]
        pairs += _equal_elsewhere(first, second, pairs)
    taken_old, taken_new = {i for i, _ in pairs}, {j for _, j in pairs}
    left_old = [i for i in range(len(old)) if i not in taken_old]
    left_new = [j for j in range(len(new)) if j not in taken_new]
    return pairs + _alike(old, new, left_old, left_new)


def _equal_elsewhere(
    old: Sequence[str], new: Sequence[str], pairs: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Yield pairs of equal items that are in none yet: they have only moved."""
    taken_old, taken_new = {i for i, _ in pairs}, {j for _, j in pairs}
    places = defaultdict(list)
    for j in reversed(range(len(new))):
        if j not in taken_new:
            places[new[j]].append(j)
    for i, item in enumerate(old):
        if i not in taken_old and places[item]:
            yield i, places[item].pop()


def _names(old: Sequence[Any], new: Sequence[Any]) -> tuple[list[str], list[str]] | None:
    """Return what names the items of both lists, where something does and no name stands twice in one of them."""
    if all(isinstance(item, str | int) for item in (*old, *new)):
        both = [_frozen(item) for item in old], [_frozen(item) for item in new]
        return both if all(len(set(one)) == len(one) for one in both) else None
    if not all(isinstance(item, dict) for item in (*old, *new)):
        return None
    for field in NAMING:
        if all(isinstance(item.get(field), str | int) for item in (*old, *new)):
            both = [_frozen(item[field]) for item in old], [_frozen(item[field]) for item in new]
            if all(len(set(one)) == len(one) for one in both):
                return both
    return None


def _alike(
    old: Sequence[Any], new: Sequence[Any], left_old: Sequence[int], left_new: Sequence[int]
) -> list[tuple[int, int]]:
    """Return pairs of what is left over and says mostly the same, in order."""
    if len(left_old) == len(left_new) == 1 and not isinstance(old[left_old[0]], dict):
        return [(left_old[0], left_new[0])]
    if len(left_old) * len(left_new) > _COMPARED // 100:
        return []
    pairs, free = [], list(left_new)
    for i in left_old:
        near = next((j for j in free if _likeness(old[i], new[j]) * 2 >= 1), None)
        if near is not None:
            pairs.append((i, near))
            free = [j for j in free if j != near]
    return pairs


def _likeness(one: Any, other: Any) -> float:
    if not isinstance(one, dict) or not isinstance(other, dict):
        return 0.0
    equal = sum(key in other and same(value, other[key]) for key, value in one.items())
    return equal / max(len(one), len(other), 1)


def _frozen(value: Any) -> str:
    return msgspec.json.encode(value, order="deterministic").decode()
