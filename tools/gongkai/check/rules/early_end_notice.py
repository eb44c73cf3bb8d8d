"""Whoever ends a fixed service contract early says so in time, and the notice hangs long enough.

In Qingyuan the side that ends the contract before its last day tells the other in writing three months before, and the
notice hangs for thirty days. It is judged for the dismissal by the owners as for the company that goes; what the Civil
Code asks of a dismissal is the matter of another rule. The day of the notice is not counted, nor is the day it was put
up. A contract that became indefinite has no last day to be early for.

Source: Qingyuan Residential Compound Property Management Regulations, article 42; Civil Code of the PRC, articles 201
and 202.
"""

from collections.abc import Iterator

from gongkai.check.elections import is_recorded
from gongkai.check.hanging import hanging
from gongkai.check.jurisdiction import law_at
from gongkai.check.rule import Problem
from gongkai.kinds.contract import Contract, ContractNotice
from gongkai.law.calendar import months_later
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.model.record import Record
from gongkai.text import N_

SEVERITY = Severity.WARNING
ACTOR = Actor.COMPANY
FIX = N_(
    "Correct the day if it is a slip; else move the end of the service, and let the notice hang for the whole time."
)
SHORT = N_("The notice of {given} ends the contract early, on {end}; {months} months are needed, until {due} ({law}).")
NOT_POSTED = N_("No posting of the notice of {given} is recorded; {needed} days are needed ({law}).")
HUNG = N_("The notice of {given} hung for {days} days; {needed} days are needed ({law}).")
EARLY = ("dismissal", "early-end")


def check(archive: Archive) -> Iterator[Problem]:
    for contract in archive.each(Contract):
        last = contract.body.last_day
        for i, notice in enumerate(contract.body.contract_notices if last and contract.body.is_service else ()):
            end = notice.effective_on
            if last and end and end < last and notice.notice_type in EARLY:
                yield from _early(archive, contract, notice, f"/contract_notices/{i}")


def _early(archive: Archive, contract: Record[Contract], notice: ContractNotice, at: str) -> Iterator[Problem]:
    given, end = notice.given_on, notice.effective_on
    law = law_at(archive, contract.place, "early_end_notice_months", given)
    if law and end and end < (due := months_later(given, law.whole)):
        facts = {"given": given, "end": end, "months": law.whole, "due": due, "law": law}
        yield Problem(contract, f"{at}/effective_on", SHORT, **facts)
    length = law_at(archive, contract.place, "early_end_posting_days", given)
    if length is None:
        return
    hung = hanging(length.whole, None, notice.posted)
    if hung is None:
        if given < archive.as_of and is_recorded(archive, contract.place, given):
            yield Problem(contract, at, NOT_POSTED, given=given, needed=length.whole, law=length)
    elif hung.too_short:
        yield Problem(contract, f"{at}/posted", HUNG, given=given, days=hung.days, needed=hung.needed, law=length)
