"""Where each pair of characters stands, in files small enough for a phone to fetch.

The folded lines of all documents form one long text: first the lines that many documents share, each once, then the
title and the other lines of each document. Lines are kept apart, so that no pair reaches across. A place is the number
of a character in that text. A phrase stands where its pairs stand one after the other; the line, and so the document,
follows from the place.
"""

from array import array
from collections import defaultdict
from collections.abc import Iterator, Sequence
from operator import add

from msgspec import Struct

from gongkai.publish.search.packing import packed, runs, steps

APART = "\n"  # no folded text has it
SHARD = 12_000  # bytes of a file from which on the next pair begins another
FEW = 16  # documents that may share a line before it is worth a list of its own
SHARE = 100  # ... or one in so many of all documents, in a large archive


class Written(Struct, frozen=True):
    """The long text, and what is needed to find the document of a place."""

    text: str
    shared: Sequence[int]  # the length of each shared line, with the mark that keeps it apart
    documents: Sequence[int]  # the length of each document, with its marks
    titles: Sequence[int]  # the length of each document's title
    holders: Sequence[Sequence[int]]  # for each shared line the documents that have it, in order


def written(documents: Sequence[tuple[str, Sequence[str]]]) -> Written:
    """Return the long text of documents, each a folded title and its folded lines."""
    holders: dict[str, list[int]] = defaultdict(list)
    for number, (_, lines) in enumerate(documents):
        for line in dict.fromkeys(lines):
            holders[line].append(number)
    most = max(FEW, len(documents) // SHARE)
    shared = sorted(line for line, found in holders.items() if len(found) > most and len(line) > 1)
    apart = frozenset(shared)
    texts = []
    for title, lines in documents:
        own = [line for line in lines if line not in apart and line != title]
        texts.append(APART.join((title, *own, "")))
    return Written(
        "".join(line + APART for line in shared) + "".join(texts),
        [len(line) + 1 for line in shared],
        [len(text) for text in texts],
        [len(title) for title, _ in documents],
        [holders[line] for line in shared],
    )


def pair_files(text: str) -> Iterator[tuple[str, bytes]]:
    """Yield files of places by pair, each with its first pair; pairs are in the order of their characters' numbers.

    A pair in a file: the numbers of its two characters, the number of bytes that follow, and the steps between places.
    """
    places: defaultdict[str, array[int]] = defaultdict(lambda: array("I"))
    for place, pair in enumerate(map(add, text, text[1:])):
        places[pair].append(place)
    first, parts, size = "", list[bytes](), 0
    for pair in sorted(pair for pair in places if APART not in pair):
        data = packed(steps(places.pop(pair)))
        if size and size + len(data) > SHARD:
            yield first, b"".join(parts)
            parts, size = [], 0
        first = first if size else pair
        parts += (packed((ord(pair[0]), ord(pair[1]), len(data))), data)
        size += len(data)
    if parts:
        yield first, b"".join(parts)


def holder_files(holders: Sequence[Sequence[int]]) -> Iterator[tuple[int, bytes]]:
    """Yield files of the documents of shared lines, each with the number of its first line.

    A line in a file: the number of bytes that follow, and its documents as runs.
    """
    first, parts, size = 0, list[bytes](), 0
    for number, found in enumerate(holders):
        data = packed(runs(found))
        if size and size + len(data) > SHARD:
            yield first, b"".join(parts)
            first, parts, size = number, [], 0
        parts += (packed((len(data),)), data)
        size += len(data)
    if parts:
        yield first, b"".join(parts)
