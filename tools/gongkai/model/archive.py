"""The archive: every record at one commit, and the day it is judged at."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any, TypeVar, cast

from gongkai.model.body import Body
from gongkai.model.kind import Reference
from gongkai.model.profile import Profile
from gongkai.model.record import Record

A = TypeVar("A")
B = TypeVar("B", bound=Body)
AnyRecord = Record[Any]


class Archive:
    """Every record, by kind and id. It answers questions and never changes.

    `as_of` is the day at which the archive is judged. `profiles` are the numbers of the law by place; the nation's is
    under the empty code. `references` are, by kind, the fields that name other records. Records come out sorted by id,
    so that the same archive always gives the same results. `unread` are the paths of records that are there but could
    not be read: what they would have said is not known, and nobody is blamed for it.
    """

    def __init__(
        self,
        records: Iterable[AnyRecord],
        as_of: date,
        profiles: Mapping[str, Profile],
        references: Mapping[str, Sequence[Reference]],
        unread: Iterable[str] = (),
    ) -> None:
        self.as_of = as_of
        self.profiles = profiles
        self.references = references
        self.unread = frozenset(unread)
        self._known: dict[object, Any] = {}
        self._by_kind: dict[str, dict[str, AnyRecord]] = defaultdict(dict)
        for record in sorted(records, key=lambda r: r.path):
            self._by_kind[record.kind][record.id] = record

    def __len__(self) -> int:
        return sum(len(of_kind) for of_kind in self._by_kind.values())

    @property
    def records(self) -> Iterable[AnyRecord]:
        """Yield every record, by kind and then by id."""
        for kind in sorted(self._by_kind):
            yield from self._by_kind[kind].values()

    def each(self, body: type[B]) -> Sequence[Record[B]]:
        """Return the records of one kind, by id."""
        return cast("Sequence[Record[B]]", list(self._by_kind.get(_name(body), {}).values()))

    def get(self, record_id: str, body: type[B]) -> Record[B] | None:
        """Return the record of this kind with this id, or None."""
        return self._by_kind.get(_name(body), {}).get(record_id)

    def of_kind(self, kind: str) -> Mapping[str, AnyRecord]:
        """Return the records of the kind called `kind`, by id."""
        return self._by_kind.get(kind, {})

    def at(self, place: str, body: type[B]) -> Sequence[Record[B]]:
        """Return the records of one kind that belong to a compound or an area, by id."""
        return cast("Sequence[Record[B]]", self._by_place.get((_name(body), place), ()))

    def once(self, key: Hashable, find: Callable[[], A]) -> A:
        """Return what `find` gives, which is looked for once only: the archive never changes, so neither does that."""
        if key not in self._known:
            self._known[key] = find()
        found: A = self._known[key]
        return found

    @cached_property
    def named(self) -> Sequence[tuple[AnyRecord, str, str, str]]:
        """Return every place where a record names another: the record, the JSON Pointer, the kind and the id."""
        return [
            (record, pointer, reference.kind, named)
            for record in self.records
            for reference in self.references[record.kind]
            for pointer, named in reference.values(record.body)
        ]

    @cached_property
    def _by_place(self) -> dict[tuple[str, str], list[AnyRecord]]:
        found: dict[tuple[str, str], list[AnyRecord]] = defaultdict(list)
        for kind, records in self._by_kind.items():
            for record in records.values():
                found[kind, record.place].append(record)
        return found


def _name(body: type[Body]) -> str:
    return str(body.__struct_config__.tag)
