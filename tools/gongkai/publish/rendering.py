"""Many pages rendered at once, on every core.

Other processes are forked, because what pages are made from fills the memory and must not travel. Where a system cannot
fork, one process renders them all.
"""

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import Any, TypeVar

from gongkai.load.reading import cores

CHUNK = 200  # pages a worker takes at once
WORTH_IT = 5  # chunks from which it pays to start other processes

T = TypeVar("T")


def each_done(
    items: Sequence[T],
    do: Callable[[T], None],
    jobs: int | None = None,
    *,
    chunk: int = CHUNK,
    worth_it: int = WORTH_IT,
) -> Iterator[int]:
    """Call `do` with each item, and yield now and then how many are done.

    A process takes `chunk` of them at once; other processes are started from `worth_it` chunks on.

    `do` runs in other processes where there are many items: what it changes in memory is lost, what it writes stays.
    """
    jobs = jobs or cores()
    starts = range(0, len(items), chunk)
    if jobs == 1 or len(starts) < worth_it or "fork" not in multiprocessing.get_all_start_methods():
        for start in starts:
            _do_chunk(items, do, chunk, start)
            yield min(start + chunk, len(items))
        return
    global _work
    _work = (items, do, chunk)  # inherited by the forked processes
    done = 0
    with ProcessPoolExecutor(jobs, multiprocessing.get_context("fork")) as executor:
        for number in executor.map(_forked, starts):
            done += number
            yield done


_work: tuple[Sequence[Any], Callable[[Any], None], int]


def _forked(start: int) -> int:
    return _do_chunk(*_work, start)


def _do_chunk(items: Sequence[T], do: Callable[[T], None], chunk: int, start: int) -> int:
    taken = items[start : start + chunk]
    for item in taken:
        do(item)
    return len(taken)
