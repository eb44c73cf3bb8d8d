"""The folded text of every document, read from its page; what has been read before is remembered.

Remembered texts lie below `build/cache/`. A page is read again when the fingerprint by which it was made has changed.
"""

import multiprocessing
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

import msgspec
from msgspec import Struct

from gongkai.load.reading import cores
from gongkai.publish.search.folding import folded
from gongkai.publish.search.page_text import lines_of, title_of
from gongkai.text import N_

READING = N_("Reading pages for the search")
AT_ONCE = 400  # pages a process takes
Report = Callable[[str, int, int], None]


class Text(Struct, frozen=True, array_like=True):
    """A page as it is searched: the fingerprint it was made by, its title as it is shown, title and lines folded."""

    made_from: str
    shown: str
    title: str
    lines: tuple[str, ...]


def read_texts(folder: Path, pages: Mapping[str, str], remembered: Path, report: Report) -> dict[str, Text]:
    """Return the text of each page below `folder`; `pages` has their paths, each with its fingerprint."""
    texts = {path: text for path, text in _recalled(remembered).items() if pages.get(path) == text.made_from}
    unread = [(path, made_from) for path, made_from in pages.items() if path not in texts]
    if unread:
        done = 0
        for found in _each_batch(folder, unread):
            texts.update(found)
            done += len(found)
            report(READING, done, len(unread))
        _remember(remembered, texts)
    return {path: texts[path] for path in pages}


def _each_batch(folder: Path, unread: Sequence[tuple[str, str]]) -> Iterator[dict[str, Text]]:
    batches = [unread[start : start + AT_ONCE] for start in range(0, len(unread), AT_ONCE)]
    if len(batches) < 3 or cores() == 1 or "fork" not in multiprocessing.get_all_start_methods():
        yield from (_read(folder, batch) for batch in batches)
        return
    with ProcessPoolExecutor(cores(), multiprocessing.get_context("fork")) as executor:
        yield from executor.map(_read, [folder] * len(batches), batches)


def _read(folder: Path, batch: Sequence[tuple[str, str]]) -> dict[str, Text]:
    fold = lru_cache(maxsize=1 << 14)(folded)  # the same few lines stand on many pages
    found = {}
    for path, made_from in batch:
        html = (folder / path).read_text("utf-8")
        shown = title_of(html)
        lines = dict.fromkeys(line for line in map(fold, lines_of(html)) if line)
        found[path] = Text(made_from, shown, fold(shown), tuple(lines))
    return found


def _recalled(file: Path) -> dict[str, Text]:
    try:
        return msgspec.msgpack.decode(file.read_bytes(), type=dict[str, Text])
    except (OSError, msgspec.MsgspecError):
        return {}


def _remember(file: Path, texts: Mapping[str, Text]) -> None:
    beside = file.with_name(f"{file.name}.new")
    with suppress(OSError):  # without it the next build takes longer, and is the same
        file.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(msgspec.msgpack.encode(texts))
        beside.replace(file)
