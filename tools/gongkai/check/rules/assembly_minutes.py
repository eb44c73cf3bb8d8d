"""Minutes are kept of an assembly, and they are with its papers.

An owner who could not come, a court and the next committee read from the minutes what was said and how the ballots were
counted. So among the papers of an assembly that decided something there are its minutes.

It is a warning: minutes can be kept in the office without being among the papers here, and then the law was followed.

This is asked only of a compound that keeps its record here, from the day on which it began to. Where the minutes were
never kept or are lost, name “documents” in the gaps with the reason.

Source: Property Management Regulations, article 14.
"""

from collections.abc import Iterator

from gongkai.check.assemblies import assemblies
from gongkai.check.rule import Problem
from gongkai.kinds.compound import Compound
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.text import N_

SEVERITY = Severity.WARNING
ACTOR = Actor.SECRETARY
FIX = N_("Add the minutes to the documents of the meeting, without names and rooms of owners.")
NO_MINUTES = N_("This assembly decided something, and no minutes are among its documents.")


def check(archive: Archive) -> Iterator[Problem]:
    for meeting in assemblies(archive):
        body, compound = meeting.body, archive.get(meeting.place, Compound)
        held = body.end_date or body.start_date
        since = compound.body.disclosing_since if compound else None
        if since is None or held is None or held.first < since or held.last > archive.as_of or not body.resolutions:
            continue
        kept = any(paper.document_class == "minutes" for paper in body.documents)
        if not kept and not any(gap.field.partition("/")[0] == "documents" for gap in body.gaps):
            yield Problem(meeting, "/documents" if body.documents else "", NO_MINUTES)
