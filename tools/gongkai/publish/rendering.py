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
WORTH_IT = 1000  # pages from which it pays to start other processes

T = TypeVar("T")


def each_done(items: Sequence[T], do: Callable[[T], None], jobs: int | None = None) -> Iterator[int]:
    """Call `do` with each item, and yield now and then how many are done.

    `do` runs in other processes where there are many items: what it changes in memory is lost, what it writes stays.
    """
    jobs = jobs or cores()
    starts = range(0, len(items), CHUNK)
    if jobs == 1 or len(items) < WORTH_IT or "fork" not in multiprocessing.get_all_start_methods():
        for start in starts:
            _do_chunk(items, do, start)
            yield min(start + CHUNK, len(items))
        return
    global _work
    _work = (items, do)  # inherited by the forked processes
    done = 0
    with ProcessPoolExecutor(jobs, multiprocessing.get_context("fork")) as executor:
        for number in executor.map(_forked, starts):
            done += number
            yield done


_work: tuple[Sequence[Any], Callable[[Any], None]]


def _forked(start: int) -> int:
    items, do = _work
    return _do_chunk(items, do, start)


def _do_chunk(items: Sequence[T], do: Callable[[T], None], start: int) -> int:
    chunk = items[start : start + CHUNK]
    for item in chunk:
        do(item)
    return len(chunk)
