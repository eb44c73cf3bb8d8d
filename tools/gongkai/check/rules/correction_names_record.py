"""A correction names the record that it corrects.

Otherwise nobody who reads the record would learn that it was corrected. The record stays where it is: a wrong one is
corrected, never taken away. Only where the correction says that it was withdrawn, that personal data was removed, or
that another record took its place may it be gone.

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

_MAY_BE_GONE = frozenset({"withdrawn", "redacted", "superseded"})


def check(archive: Archive) -> Iterator[Problem]:
    corrections = archive.each(Correction)
    if not corrections:
        return
    paths = {record.path for record in archive.records} | archive.unread
    for correction in corrections:
        gone = correction.body.classification in _MAY_BE_GONE
        if not gone and f"records/{correction.body.record}.yml" not in paths:
            yield Problem(correction, "/record", MISSING, path=correction.body.record)
