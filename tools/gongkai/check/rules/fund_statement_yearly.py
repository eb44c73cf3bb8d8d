"""The maintenance fund is accounted for at least once in every calendar year.

The fund belongs to the owners, and what is raised and used has to be made public regularly; at least once a year is the
longest that may pass. A year is asked about once it is over, for an account that was open all through it, and only
where the compound keeps its record here. The first whole year is left out, because its figures are published in the
next. A statement counts for the year in which it was posted, and for the year in which its period ends.

Source: Civil Code of the PRC, article 281; Measures for the Residential Maintenance Fund (Order 165), article 30.
"""

from collections.abc import Iterator

from gongkai.check.fund import fund_years
from gongkai.check.rule import Problem
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.text import N_

SEVERITY = Severity.ERROR
ACTOR = Actor.COMMITTEE
FIX = N_("Ask the bank or the authority that keeps the fund for the figures of that year, and publish a statement.")
NO_STATEMENT = N_(
    "Statements of this maintenance fund published in {year}: {published}; at least {needed} a year is asked for"
    " ({law})."
)


def check(archive: Archive) -> Iterator[Problem]:
    for found in fund_years(archive):
        if found.law and len(found.published) < found.law.whole:
            facts = {"year": found.year, "needed": found.law.whole, "published": len(found.published)}
            yield Problem(found.account, "", NO_STATEMENT, law=found.law, **facts)
