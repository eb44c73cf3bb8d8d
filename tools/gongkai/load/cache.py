"""What has been read and found good before. It makes the second run cheap and never changes a result.

Two files, below `build/cache/`: the typed content of every record that was read without a finding, by the file's stamp;
and the findings of the last check, by the stamps of all files together. A stamp is what Git's own index trusts: the
time of the last change, the time of the last change of the entry, the size and the inode. Anything that could change a
result besides (the tools, the schemas, the profiles, the day) is part of the key.
"""

import hashlib
import os
import stat
import time
import zlib
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

import msgspec
from msgspec import Struct

import gongkai
from gongkai.load.opened import FLAGS
from gongkai.model.finding import Finding

FOLDER = Path("build", "cache")
# A file changed within the tick in which its stamp was taken could change again and keep it: it is not trusted.
SETTLED_AFTER = 2_000_000_000  # nanoseconds; the coarsest clock of a file system in use


class Stamp(Struct, frozen=True, array_like=True):
    """What tells one state of a file from another without reading it."""

    modified: int
    changed: int
    size: int
    inode: int

    @classmethod
    def of(cls, status: os.stat_result) -> "Stamp":
        """Return the stamp of a file from what the system says of it."""
        return cls(status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino)

    @property
    def settled(self) -> bool:
        """Return whether the file has been left alone long enough for the stamp to be trusted."""
        return max(self.modified, self.changed) < time.time_ns() - SETTLED_AFTER


class Known(Struct, frozen=True, array_like=True):
    """A record that was read before: the stamp its file had, and its packed content."""

    stamp: Stamp
    body: msgspec.Raw


class Remembered(Struct, frozen=True):
    """The findings of a whole check, and how many records there were."""

    key: str
    records: int
    findings: list[Finding]


def tools_key(*folders: Path) -> str:
    """Return a key for all but the records that decides a result: this package and the files of `folders`."""
    package = Path(gongkai.__file__).parent
    files = [*package.rglob("*.py"), *package.rglob("*.po")]
    files += (file for folder in folders for file in folder.rglob("*") if file.is_file())
    digest = hashlib.sha256()
    for file in sorted(files):
        digest.update(str(file).encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()


def is_settled(stamps: Iterable[tuple[str, Stamp]]) -> bool:
    """Return whether every stamp can be trusted."""
    return all(stamp.settled for _, stamp in stamps)


def archive_key(tools: str, as_of: str, stamps: Iterable[tuple[str, Stamp]]) -> str:
    """Return a key for one state of all files, judged at one day by one state of the tools."""
    digest = hashlib.sha256(f"{tools} {as_of}\n".encode())
    digest.update(msgspec.msgpack.encode(list(stamps)))
    return digest.hexdigest()


class Cache:
    """The two files. A cache that is damaged, foreign or out of date is as good as none, and never an error."""

    def __init__(self, root: Path, tools: str) -> None:
        self._folder = root / FOLDER
        self._tools = tools

    @property
    def tools(self) -> str:
        """Return the key of all but the files that decides what is found in them."""
        return self._tools

    def known(self) -> Mapping[str, Known]:
        """Return what was read before, by path."""
        try:
            key, known = msgspec.msgpack.decode(self._read("records.msgpack"), type=tuple[str, dict[str, Known]])
        except msgspec.MsgspecError:
            return {}
        return known if key == self._tools else {}

    def remember_records(self, known: Mapping[str, Known]) -> None:
        """Keep what was read for the next run."""
        settled = {path: one for path, one in known.items() if one.stamp.settled}
        self._write("records.msgpack", msgspec.msgpack.encode((self._tools, settled)))

    def last_check(self, key: str) -> Remembered | None:
        """Return the findings of the last check if it was the same in everything; else None."""
        try:
            last = msgspec.msgpack.decode(self._read("findings.msgpack"), type=Remembered)
        except msgspec.MsgspecError:
            return None
        return last if last.key == key else None

    def remember_check(self, remembered: Remembered) -> None:
        """Keep the findings for the next run."""
        self._write("findings.msgpack", msgspec.msgpack.encode(remembered))

    def kept(self, name: str) -> bytes:
        """Return what was kept under a name, nothing where there is none. It says itself what it was made from."""
        return self._read(f"{name}.msgpack")

    def keep(self, name: str, data: bytes) -> None:
        """Keep something under a name for the next run."""
        self._write(f"{name}.msgpack", data)

    def _read(self, name: str) -> bytes:
        """Return what was written, or nothing where it is not there or not as it was written."""
        try:
            descriptor = os.open(self._folder / name, FLAGS)
            try:
                status = os.fstat(descriptor)
                if not stat.S_ISREG(status.st_mode):
                    return b""
                with open(descriptor, "rb", closefd=False) as file:  # a pipe would keep us waiting
                    found = file.read()
            finally:
                os.close(descriptor)
        except OSError:
            return b""
        return found[4:] if found[:4] == _checksum(found[4:]) else b""

    def _write(self, name: str, data: bytes) -> None:
        beside = self._folder / f"{name}.{os.getpid()}"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with beside.open("xb") as file:  # never into something that lies there
                file.write(_checksum(data) + data)
            beside.replace(self._folder / name)
        except OSError:
            # A read-only folder or a full disk costs time, not the result.
            with suppress(OSError):
                beside.unlink()


def _checksum(data: bytes) -> bytes:
    # One flipped bit in a name or a number would still decode, and nobody would know.
    return zlib.crc32(data).to_bytes(4, "big")
