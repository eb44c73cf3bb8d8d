"""Whether two folders hold the same site, byte for byte."""

import os
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

_BLOCK = 1024 * 1024  # bytes


class Differences(Struct, frozen=True):
    """In what a site is another than expected: paths from its top, sorted; and how many files are the same."""

    same: int
    changed: tuple[str, ...]
    missing: tuple[str, ...]
    foreign: tuple[str, ...]

    def __bool__(self) -> bool:
        """Return whether there are any."""
        return bool(self.changed or self.missing or self.foreign)


def differences(expected: Path, found: Path) -> Differences:
    """Return in what the site in the folder `found` differs from the one in `expected`.

    What is no plain file, such as a link, is foreign: on another machine it would show something else.
    """
    wanted, there = set(_plain_files(expected)), set(_plain_files(found))
    both = sorted(wanted & there)
    changed = tuple(path for path in both if not _equal(expected / path, found / path))
    return Differences(
        same=len(both) - len(changed),
        changed=changed,
        missing=tuple(sorted(wanted - there)),
        foreign=tuple(sorted((there - wanted) | set(_others(found)))),
    )


def _plain_files(top: Path) -> Iterator[str]:
    for path, plain in _entries(top):
        if plain:
            yield path


def _others(top: Path) -> Iterator[str]:
    for path, plain in _entries(top):
        if not plain:
            yield path


def _entries(top: Path) -> Iterator[tuple[str, bool]]:
    """Yield everything below `top` but the folders, and whether it is a plain file."""
    ahead = [""]
    while ahead:
        below = ahead.pop()
        with os.scandir(top / below) as listed:
            for entry in listed:
                path = below + entry.name
                if entry.is_dir(follow_symlinks=False):
                    ahead.append(path + "/")
                else:
                    yield path, entry.is_file(follow_symlinks=False)


def _equal(one: Path, other: Path) -> bool:
    if one.stat().st_size != other.stat().st_size:
        return False
    with one.open("rb") as here, other.open("rb") as there:
        while block := here.read(_BLOCK):
            if block != there.read(_BLOCK):
                return False
    return True
