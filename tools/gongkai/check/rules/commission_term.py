"""A property management commission acts no longer than the place allows.

It is there until the owners elect a committee, and for so many years at most. The day of the start is not counted.

Source: Civil Code of the PRC, article 202; Beijing Property Management Regulations, articles 52 to 59; Hangzhou
Property Management Regulations, article 41.
"""

from collections.abc import Iterator

from gongkai.check.jurisdiction import law_at
from gongkai.check.rule import Problem
from gongkai.kinds.committee import COMMISSION, Committee
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.model.period import years_later
from gongkai.text import N_

SEVERITY = Severity.WARNING
ACTOR = Actor.STREET
FIX = N_("Correct the dates if they are a slip; else have the owners elect a committee, or form the commission anew.")
TOO_LONG = N_("The commission acts from {begin} to {end}; at most {years} years are allowed, until {latest} ({law}).")


def check(archive: Archive) -> Iterator[Problem]:
    for commission in archive.each(Committee):
        body = commission.body
        if body.classification != COMMISSION or body.start_date is None:
            continue
        law = law_at(archive, commission.place, "commission_term_years", body.start_date)
        latest = years_later(body.start_date.last, law.whole) if law else None
        for field in ("end_date", "term_end_date"):
            end = getattr(body, field)
            if law and latest and end and end.first > latest:
                facts = {"begin": body.start_date, "end": end, "years": law.whole, "latest": latest, "law": law}
                yield Problem(commission, f"/{field}", TOO_LONG, **facts)
                break
