"""An audit that enough owners asked for is held.

In some places owners can ask for the books to be audited; in Liaocheng those with at least a fifth of the floor area
who are at least a fifth of the owners. The account keeps each request under `audit_requests` with totals only, and
names the report that came of it. The law sets no number of days, so the days that have passed are told. How many owners
and how much floor area there are is taken from the compound; where it does not say, nothing is concluded.

Source: Liaocheng Property Management Regulations, article 54; Ningbo Property Management Regulations, article 54.
"""

from collections.abc import Iterator
from fractions import Fraction

from gongkai.check.jurisdiction import law_at
from gongkai.check.rule import Problem
from gongkai.kinds.account import Account
from gongkai.kinds.compound import Compound
from gongkai.law.calendar import days_between
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.text import N_

SEVERITY = Severity.WARNING
ACTOR = Actor.COMMITTEE
FIX = N_("Have the books audited, publish the report, and name it under “audit_id”.")
NO_AUDIT = N_(
    "{heads} of {all_heads} owners with {area} of {all_area} m² asked for an audit on {day}; {share} of both is enough"
    " ({law}), and after {days} days the record names no report."
)


def check(archive: Archive) -> Iterator[Problem]:
    for account in archive.each(Account):
        compound = archive.get(account.place, Compound) if account.body.audit_requests else None
        if compound is None:
            continue
        all_heads, all_area = compound.body.owner_head_count, compound.body.total_exclusive_area
        for index, asked in enumerate(account.body.audit_requests):
            if asked.audit_id or asked.area is None or not all_heads or not all_area:
                continue
            share = law_at(archive, account.place, "audit_petition_share", asked.requested_on)
            if share is None or Fraction(asked.heads, all_heads) < share.value:
                continue
            if Fraction(asked.area) < share.value * Fraction(all_area):
                continue
            facts: dict[str, object] = {"heads": asked.heads, "all_heads": all_heads, "area": asked.area}
            facts |= {"all_area": all_area, "day": asked.requested_on, "share": str(share.value), "law": share}
            days = days_between(asked.requested_on, archive.as_of)
            yield Problem(account, f"/audit_requests/{index}", NO_AUDIT, days=days, **facts)
