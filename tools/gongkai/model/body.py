"""What every kind of record has in common: sources, gaps and a note."""

from msgspec import Struct

from gongkai.model.period import PartialDate


class Source(Struct, frozen=True):
    """A document that a record rests on."""

    title: str
    publisher: str | None = None
    date: PartialDate | None = None
    url: str | None = None
    sha256: str | None = None
    note: str | None = None


class Gap(Struct, frozen=True):
    """A field that is left open, and why: nothing is made up to fill it."""

    field: str
    gap_reason: str
    note: str | None = None


class Body(Struct, frozen=True, kw_only=True, tag_field="kind", forbid_unknown_fields=True):
    """The typed content of a record. Each kind derives from it, with its name as the tag."""

    sources: tuple[Source, ...] = ()
    gaps: tuple[Gap, ...] = ()
    note: str | None = None
