"""One record: a file of the archive with its typed content."""

from typing import Generic, TypeVar

from msgspec import Struct

from gongkai.model.body import Body

B = TypeVar("B", bound=Body, covariant=True)


class Record(Struct, Generic[B], frozen=True, gc=False):
    """One record. `id` is its path below the folder of its kind, without `.yml`; `path` begins with `records/`."""

    kind: str
    id: str
    path: str
    body: B

    @property
    def place(self) -> str:
        """Return the compound or area that the record belongs to; for a flat kind its own id."""
        return self.id.partition("/")[0]

    @property
    def name(self) -> str:
        """Return the last part of the id, which is the file name without `.yml`."""
        return self.id.rpartition("/")[2]
