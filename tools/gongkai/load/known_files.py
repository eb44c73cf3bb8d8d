"""What was found in files that take long to read, kept by their content, so that a second check does not read them."""

import hashlib
from collections.abc import Callable

import msgspec
from msgspec.structs import replace

from gongkai.load.cache import Cache
from gongkai.model.finding import Finding, Place

_NAME = "attachments"


class KnownFiles:
    """Findings by the SHA-256 of a file. They name no path: the same file may lie in two places, or be moved.

    What is kept says of a person no more than the findings do: every value in them is covered.
    """

    def __init__(self, cache: Cache | None) -> None:
        self._cache = cache
        self._before = _decoded(cache) if cache else {}
        self._now: dict[str, list[Finding]] = {}

    def findings(self, data: bytes, path: str, find: Callable[[bytes, str], list[Finding]]) -> list[Finding]:
        """Return what `find` says about a file, or has said about the same content before."""
        digest = hashlib.sha256(data).hexdigest()
        if digest not in self._now:
            self._now[digest] = self._before[digest] if digest in self._before else find(data, "")
        return [replace(one, place=Place(path, one.place.pointer)) for one in self._now[digest]]

    def keep(self) -> None:
        """Keep for the next run what was asked for in this one."""
        if self._cache and self._now != self._before:
            self._cache.keep(_NAME, msgspec.msgpack.encode((self._cache.tools, self._now)))


def _decoded(cache: Cache) -> dict[str, list[Finding]]:
    try:
        tools, known = msgspec.msgpack.decode(cache.kept(_NAME), type=tuple[str, dict[str, list[Finding]]])
    except msgspec.MsgspecError:
        return {}
    return known if tools == cache.tools else {}
