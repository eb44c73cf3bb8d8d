"""A correction names the record that it corrects.

Otherwise nobody who reads the record would learn that it was corrected. The record stays where it is: a wrong one is
corrected, never taken away.

Source: this project's first principle, that absence is visible.
"""

from collections.abc import Iterator

from gongkai.check.rule import Problem
from gongkai.kinds.correction import Correction
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.text import N_

SEVERITY = Severity.ERROR
ACTOR = Actor.SECRETARY
FIX = N_("Write the path of the record below records/, without .yml.")
MISSING = N_("There is no record “{path}”.")


def check(archive: Archive) -> Iterator[Problem]:
    corrections = archive.each(Correction)
    if not corrections:
        return
    paths = {record.path for record in archive.records} | archive.unread
    for correction in corrections:
        if f"records/{correction.body.record}.yml" not in paths:
            yield Problem(correction, "/record", MISSING, path=correction.body.record)
