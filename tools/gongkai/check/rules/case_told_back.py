"""A case that is closed was told back to the residents and confirmed by them.

Collected, answered, handled, told back, confirmed: only the last two steps show that the matter is settled for those
who raised it. A case that was withdrawn or passed on to another office needs neither.

Source: Civil Code of the PRC, article 285 (the owners' questions are answered in time).
"""

from collections.abc import Iterator

from gongkai.check.rule import Problem
from gongkai.kinds.case import Case
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.text import N_

SEVERITY = Severity.INFO
ACTOR = Actor.SECRETARY
FIX = N_("Add the day on which the residents were told, and the day on which they confirmed it.")
NOT_TOLD = N_("The case is closed; the record does not say when the residents were told what came of it.")
NOT_CONFIRMED = N_("The case is closed; the record does not say whether the residents confirmed it.")


def check(archive: Archive) -> Iterator[Problem]:
    for case in archive.each(Case):
        body = case.body
        if body.status != "closed" or body.outcome in ("withdrawn", "referred") or not body.events:
            continue
        if any(gap.field == "events" for gap in body.gaps):
            continue
        steps = {event.event_type for event in body.events}
        if "fed-back" not in steps and "confirmed" not in steps:
            yield Problem(case, "/events", NOT_TOLD)
        elif "confirmed" not in steps:
            yield Problem(case, "/events", NOT_CONFIRMED)
