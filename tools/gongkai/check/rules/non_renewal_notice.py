"""A company that will not renew tells the owners 90 days before its contract ends.

The notice is in writing and goes to the owners or their committee, so that another company can be chosen in time.
Where the contract itself sets another period, that one counts. The day of the notice is not counted.

Source: Civil Code of the PRC, articles 201 and 947.
"""

from collections.abc import Iterator

from gongkai.check.jurisdiction import law_at
from gongkai.check.rule import Problem
from gongkai.kinds.contract import Contract
from gongkai.law.calendar import days_between
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.text import N_

SEVERITY = Severity.ERROR
ACTOR = Actor.COMPANY
FIX = N_("Correct the day if it is a slip; else the company goes on serving until the owners have another one.")
SHORT = N_(
    "The company said on {given} that it will not renew a contract that ends on {end}: {days} days before; {needed} are"
    " needed ({law})."
)
AGREED = N_(
    "The company said on {given} that it will not renew a contract that ends on {end}: {days} days before; the contract"
    " asks for {needed}."
)


def check(archive: Archive) -> Iterator[Problem]:
    for contract in archive.each(Contract):
        end = contract.body.last_day
        for index, notice in enumerate(contract.body.contract_notices):
            if notice.notice_type != "non-renewal" or notice.given_by != "company" or end is None:
                continue
            days, agreed = days_between(notice.given_on, end), contract.body.notice_days
            facts = {"given": notice.given_on, "end": end, "days": days}
            at = f"/contract_notices/{index}/given_on"
            law = law_at(archive, contract.place, "non_renewal_notice_days", notice.given_on)
            if agreed is not None:
                if days < agreed:
                    yield Problem(contract, at, AGREED, needed=agreed, **facts)
            elif law and days < law.whole:
                yield Problem(contract, at, SHORT, needed=law.whole, law=law, **facts)
