"""Many files read at once, on every core. Work goes out as paths and comes back packed: bytes travel cheaply."""

import gc
import os
import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import msgspec
from msgspec import Struct

from gongkai.load.cache import Known, Stamp
from gongkai.load.opened import opened
from gongkai.load.record_file import read_record
from gongkai.load.schemas import Schemas
from gongkai.load.shape import Shapes
from gongkai.model.finding import Finding

CHUNK = 400  # files a worker takes at once
WORTH_IT = 1500  # files from which it pays to start other processes


class Read(Struct, frozen=True):
    """What came of some files: the content of the good ones by path, and the findings about the others."""

    known: dict[str, Known]
    findings: list[Finding]


def read_files(
    base: Path, paths: Sequence[str], schemas: Path, jobs: int | None, report: Callable[[int], None]
) -> Iterator[Read]:
    """Yield what came of the files at `paths` below `base`, a chunk at a time and in order.

    `schemas` is the folder of the schemas. `jobs` is the number of processes, by default one for each core. `report` is
    told how many files are done.
    """
    chunks = [paths[i : i + CHUNK] for i in range(0, len(paths), CHUNK)]
    jobs = jobs or cores()
    if jobs == 1 or len(paths) < WORTH_IT:
        yield from _counted(map(_Reader(base, schemas).read, chunks), chunks, report)
        return
    # Fresh processes, as on every system: what they need is read anew in a moment.
    with ProcessPoolExecutor(jobs, get_context("spawn"), _start, (base, schemas)) as executor:
        yield from _counted(_spread(executor, chunks), chunks, report)


def cores() -> int:
    """Return how many processor cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _counted(results: Iterable[Read], chunks: list[Sequence[str]], report: Callable[[int], None]) -> Iterator[Read]:
    done = 0
    for result, chunk in zip(results, chunks, strict=True):
        done += len(chunk)
        report(done)
        yield result


def _spread(executor: Executor, chunks: list[Sequence[str]]) -> Iterator[Read]:
    decoder = msgspec.msgpack.Decoder(Read)
    yield from (decoder.decode(packed) for packed in executor.map(_work, chunks))


class _Reader:
    def __init__(self, base: Path, schemas: Path) -> None:
        self._base = base
        self._shapes = Shapes(Schemas.read(schemas))

    def read(self, paths: Sequence[str]) -> Read:
        read = Read({}, [])
        for path in paths:
            found = opened(self._base, path)
            if isinstance(found, Finding):
                read.findings.append(found)
                continue
            status, data = found
            content, findings = read_record(data, path, self._shapes)
            read.findings.extend(findings)
            if content is not None:
                read.known[path] = Known(Stamp.of(status), msgspec.Raw(content))
        return read


_reader: _Reader


def _start(base: Path, schemas: Path) -> None:
    global _reader  # one reader for each process, made once
    _reader = _Reader(base, schemas)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the process that has started this one
    gc.disable()  # records are trees: nothing in them is ever only reachable from itself


def _work(paths: Sequence[str]) -> bytes:
    return msgspec.msgpack.encode(_reader.read(paths))
