"""The maintenance fund pays for repair and renewal of common parts after the builder's warranty, and for nothing else.

Greening, cleaning, electricity and offices are paid from the property fee or from common income. A unit of one owner,
the lines of a utility, damage that someone caused and the daily upkeep that the property fee covers are borne by those
whose matter they are; and as long as the builder answers for a part, the builder repairs it. The record says under
`part` what was worked on and under `warranty_end_date` until when the builder answers; where it does not, nothing is
concluded.

Source: Measures for the Residential Maintenance Fund (Order 165), article 18; Property Management Regulations,
articles 53 and 60.
"""

from collections.abc import Iterator

from gongkai.check.fund import fund_payments
from gongkai.check.rule import Problem
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.text import N_

SEVERITY = Severity.WARNING
ACTOR = Actor.COMMITTEE
FIX = N_("Ask whoever has to bear it to pay the fund back, or correct the record if the purpose is a slip.")
OTHER_PURPOSE = N_("This payment is not for repair or renewal; the maintenance fund pays for nothing else.")
NOT_COMMON = N_("The works “{works}” are on something that others have to pay for, not the maintenance fund.")
UNDER_WARRANTY = N_("Paid on {day} for “{works}”, while the builder still had to repair this part (until {end}).")
# An audit of the settlement is part of what the works cost.
_PURPOSES = frozenset({"repair", "renewal", "audit"})
_COMMON = frozenset({None, "common-part", "common-facility"})


def check(archive: Archive) -> Iterator[Problem]:
    for payment in fund_payments(archive):
        entry, at = payment.entry, f"/entries/{payment.index}"
        works = payment.project.body if payment.project else None
        if entry.category not in _PURPOSES:
            yield Problem(payment.statement, f"{at}/category", OTHER_PURPOSE)
        elif works and works.part not in _COMMON:
            yield Problem(payment.statement, f"{at}/project_id", NOT_COMMON, works=works.name)
        elif works and (end := works.warranty_end_date) and entry.booked_on <= end.first:
            facts: dict[str, object] = {"day": entry.booked_on, "works": works.name, "end": end}
            yield Problem(payment.statement, f"{at}/project_id", UNDER_WARRANTY, **facts)
