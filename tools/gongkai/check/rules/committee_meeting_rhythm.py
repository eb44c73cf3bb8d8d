"""A committee meets as often as the place asks.

Where it is once in two months, no two calendar months in a row go by without a meeting. Only months count that lie
wholly in one term and after the day from which the compound keeps its record here; nobody is blamed for meetings of
a time that nobody wrote down.

Source: Shanghai Provisions on Residential Property Management, article 26; Beijing Property Management Regulations,
article 45.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from gongkai.check.committees import Dated, committee_meetings, last_day
from gongkai.check.jurisdiction import law_at
from gongkai.check.rule import Problem
from gongkai.kinds.committee import Committee
from gongkai.kinds.compound import Compound
from gongkai.law.calendar import months_later
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.model.period import ONE_DAY
from gongkai.model.record import Record
from gongkai.text import N_

SEVERITY = Severity.WARNING
ACTOR = Actor.COMMITTEE
FIX = N_("Add the meetings that are not recorded; else call one now.")
GAP = N_("No meeting of the committee is recorded from {begin} to {end}; one is due every {months} months ({law}).")


def check(archive: Archive) -> Iterator[Problem]:
    held = committee_meetings(archive)
    for committee in archive.each(Committee):
        compound = archive.get(committee.place, Compound)
        since = compound.body.disclosing_since if compound else None
        start = committee.body.start_date
        if since is None or start is None or not committee.body.is_elected:
            continue
        yield from _gaps(archive, committee, max(since, start.last), held.get(committee.place, ()))


def _gaps(archive: Archive, committee: Record[Committee], since: date, held: Sequence[Dated]) -> Iterator[Problem]:
    ended = committee.body.end_date
    over = min(archive.as_of, ended.first if ended else archive.as_of, last_day(committee.body) or archive.as_of)
    # The first day of the first month of which the meetings are known, and the first day of the month that is not over.
    month, until = since if since.day == 1 else _next_month(since), over.replace(day=1)
    met = {m for on, _ in held for m in (on.first.replace(day=1), on.last.replace(day=1))}
    for after in [*sorted(m for m in met if month <= m < until), until]:
        law = law_at(archive, committee.place, "committee_meeting_months", month)
        if law and months_later(month, law.whole) <= after:
            facts = {"begin": month, "end": after - ONE_DAY, "months": law.whole, "law": law}
            yield Problem(committee, "", GAP, **facts)
        month = _next_month(after)


def _next_month(day: date) -> date:
    return months_later(day.replace(day=1), 1)
