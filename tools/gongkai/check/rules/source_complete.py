"""A source says who published it and when.

Without them a reader cannot find the source again. Where a reprint does not state them, say so in the source's note:
then nothing is missing in silence.

Source: this project's first principle, that absence is visible.
"""

from collections.abc import Iterator

from gongkai.check.rule import Problem
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.text import N_

SEVERITY = Severity.INFO
ACTOR = Actor.SECRETARY
FIX = N_("Add who published the source, or its date.")
NO_PUBLISHER = N_("The source does not say who published it; add the publisher, or a note that it is not known.")
NO_DATE = N_("The source does not say when it was published; add the date, or a note that it is not known.")


def check(archive: Archive) -> Iterator[Problem]:
    for record in archive.records:
        for index, source in enumerate(record.body.sources):
            if source.note is not None:
                continue
            if source.publisher is None:
                yield Problem(record, f"/sources/{index}", NO_PUBLISHER)
            elif source.date is None:
                yield Problem(record, f"/sources/{index}", NO_DATE)
