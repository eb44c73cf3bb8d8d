"""Committees that were filed within the days that the law gives.

Counted over the terms that began in the window and whose record gives the day of the start and of the filing. Where
the public holidays of a year are not known yet, a filing that may be late is not counted.

Source: Property Management Regulations, article 16; Guiding Rules on Owners' Assemblies and Owners' Committees (2009),
article 33.
"""

from gongkai.check.jurisdiction import law_at
from gongkai.derive.indicator import Tally, Unit, share
from gongkai.kinds.committee import Committee
from gongkai.kinds.compound import Compound
from gongkai.law.calendar import certainly_after, deadline
from gongkai.model.archive import Archive
from gongkai.model.period import Period
from gongkai.model.record import Record
from gongkai.text import N_

TITLE = N_("Committees filed in time")
UNIT = Unit.SHARE


def tally(archive: Archive, compound: Record[Compound], window: Period) -> Tally | None:
    in_time = []
    for committee in archive.at(compound.id, Committee):
        start, filing = committee.body.start_date, committee.body.filing
        if not committee.body.is_elected or start is None or not start.exact or filing is None:
            continue
        law = law_at(archive, compound.id, "filing_days", start) if window.from_ <= start.first <= window.to else None
        due = deadline(start.first, law.whole) if law else None
        if due and (filing.filed_on <= due.day or due.certain):
            in_time.append(not certainly_after(filing.filed_on, due))
    return share(sum(in_time), len(in_time))
