"""What lies below `data/v1/`: the folders, and for each of them the files in it."""

import hashlib
from collections.abc import Sequence
from pathlib import PurePosixPath

from msgspec import Struct

from gongkai.kinds.compound import Compound
from gongkai.model.archive import Archive

WHOLE = ""  # the place of what is made from all records
VERSION = "v1"
BASE = f"data/{VERSION}/"
_MEDIA = {
    ".beancount": "text/plain",
    ".csv": "text/csv",
    ".json": "application/json",
    ".sqlite": "application/vnd.sqlite3",
}


class DataFile(Struct, frozen=True):
    """One file: its name inside the folder, how many rows or records are in it, its size and its hash.

    `table` is the table that it holds, "" where it holds something else; `rows` is 0 where it has none.
    """

    name: str
    rows: int
    size: int
    sha256: str
    table: str = ""

    @classmethod
    def of(cls, name: str, content: bytes, rows: int = 0, table: str = "") -> "DataFile":
        """Return what is to be said of a file with this content."""
        return cls(name, rows, len(content), hashlib.sha256(content).hexdigest(), table)

    @property
    def media(self) -> str:
        """Return its media type."""
        return _MEDIA[PurePosixPath(self.name).suffix]


class Listing(Struct, frozen=True):
    """The files of a place, in order; their names begin at `folder`, which begins at the root of the site."""

    place: str
    folder: str
    files: Sequence[DataFile]
    format: str = f"gongkai-{VERSION}"
    licence: str = "CC-BY-4.0"


def folder_of(archive: Archive, place: str) -> str:
    """Return where the data of a compound, of an area or of the whole lies."""
    if place == WHOLE:
        return f"{BASE}all/"
    return f"{BASE}{'compounds' if archive.get(place, Compound) else 'areas'}/{place}/"
