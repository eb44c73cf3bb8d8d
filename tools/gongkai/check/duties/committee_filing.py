"""A committee that was elected is filed with the authority within the days of the place.

The days are counted from the day of the decision that elected it; where the record names none, from the first day of
its term. Filing is for the record and no approval: a committee that is not filed is one all the same.

Source: Property Management Regulations, article 16; Guiding Rules on Owners' Assemblies and Committees (2009), article
33.
"""

from collections.abc import Iterator

from gongkai.check.duty import Duty, dated
from gongkai.check.elections import elected_on
from gongkai.check.jurisdiction import law_at
from gongkai.check.parties import ground_of
from gongkai.kinds.committee import Committee
from gongkai.kinds.compound import Compound
from gongkai.law.calendar import deadline
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor
from gongkai.model.record import Record
from gongkai.text import N_

TITLES = {"committee-filing": N_("filing of the committee")}


def owed(archive: Archive, compound: Record[Compound]) -> Iterator[Duty]:
    """Yield one duty for each committee that was elected since the parties keep their record here."""
    since = ground_of(archive, compound, Actor.COMMITTEE).since
    for committee in archive.at(compound.id, Committee) if since else ():
        began = elected_on(archive, committee)
        if not committee.body.is_elected or began is None or since is None or began.first < since:
            continue
        law = law_at(archive, compound.id, "filing_days", began) if began.first <= archive.as_of else None
        if law is None:
            continue
        due = deadline(began.last, law.whole)
        filing = committee.body.filing
        done = filing.filed_on if filing and filing.filed_on <= archive.as_of else None
        yield dated(
            due,
            done,
            archive.as_of,
            ("committee", committee.id),
            name="committee-filing",
            compound=compound.id,
            by=Actor.COMMITTEE,
            law=law,
            subject=committee.body.name,
            about=("committee", committee.id),
        )
