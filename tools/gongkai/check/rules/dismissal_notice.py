"""The owners tell the company in writing at least 60 days before they end its service.

Owners may end a property service contract at any time by a joint decision. The company then has to hear of it in
writing 60 days before, unless the contract itself sets another period. The same period binds both sides of a contract
that has become indefinite. The day of the notice is not counted, and the last day may be the day of the end itself.

Source: Civil Code of the PRC, articles 201, 946 and 948.
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
ACTOR = Actor.COMMITTEE
FIX = N_("Correct the day if it is a slip; else move the end of the service, or agree on it with the company.")
SHORT = N_("The notice of {given} ends the service on {end}: {days} days; at least {needed} are needed ({law}).")
AGREED = N_("The notice of {given} ends the service on {end}: {days} days; the contract asks for {needed}.")
_NUMBER = {"dismissal": "dismissal_notice_days", "termination": "indefinite_notice_days"}


def check(archive: Archive) -> Iterator[Problem]:
    for contract in archive.each(Contract):
        for index, notice in enumerate(contract.body.contract_notices):
            if notice.notice_type not in _NUMBER or notice.effective_on is None or not contract.body.is_service:
                continue
            days = days_between(notice.given_on, notice.effective_on)
            facts = {"given": notice.given_on, "end": notice.effective_on, "days": days}
            at, agreed = f"/contract_notices/{index}/effective_on", contract.body.notice_days
            law = law_at(archive, contract.place, _NUMBER[notice.notice_type], notice.given_on)
            if agreed is not None and notice.notice_type == "dismissal":
                if days < agreed:
                    yield Problem(contract, at, AGREED, needed=agreed, **facts)
            elif law and days < law.whole:
                yield Problem(contract, at, SHORT, needed=law.whole, law=law, **facts)
