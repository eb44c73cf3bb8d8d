"""Satisfaction that was asked twice, before a work or a case and after it. An opinion, apart from what is measured."""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from msgspec import Struct

from gongkai.kinds.case import Case
from gongkai.kinds.project import Project
from gongkai.model.archive import Archive
from gongkai.model.facts import Measure
from gongkai.model.record import Record


class AskedTwice(Struct, frozen=True):
    """How satisfied residents were before and after, as shares of those asked, and in which words it was asked."""

    label: str
    before: Fraction
    after: Fraction


def asked_twice(measures: Iterable[Measure]) -> Iterator[AskedTwice]:
    """Yield the measures that give satisfaction 满意 in percent before and after, each between 0 and 100."""
    for measure in measures:
        if measure.before is not None and measure.unit == "%" and "满意" in measure.label:
            before, after = Fraction(measure.before) / 100, Fraction(measure.after) / 100
            if 0 <= before <= 1 and 0 <= after <= 1:
                yield AskedTwice(measure.label, before, after)


def asked_twice_at(archive: Archive, place: str) -> list[tuple[Record[Project] | Record[Case], AskedTwice]]:
    """Return what was asked twice about the works and the cases of a place, with the record that says it."""
    works, cases = archive.at(place, Project), archive.at(place, Case)
    return [
        *((record, found) for record in works for found in asked_twice(record.body.measures)),
        *((record, found) for record in cases for found in asked_twice(record.body.measures)),
    ]
