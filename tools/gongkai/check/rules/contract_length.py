"""A property service contract runs for no longer than the place takes for the rule.

Ningbo says that as a rule it is for not more than five years. “As a rule” leaves room for more, so a longer contract is
a hint and no fault. The day on which it begins is not counted, and the last day may be the same day of the month.

Source: Ningbo Residential Compound Property Management Regulations, article 48; Civil Code of the PRC, article 202.
"""

from collections.abc import Iterator

from gongkai.check.jurisdiction import law_at
from gongkai.check.rule import Problem
from gongkai.kinds.contract import Contract
from gongkai.law.calendar import months_later
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.text import N_

SEVERITY = Severity.INFO
ACTOR = Actor.COMMITTEE
FIX = N_("Correct the dates if they are a slip; else say in the note why the contract is longer.")
TOO_LONG = N_("The contract runs from {begin} to {end}; as a rule it is for at most {years} years ({law}).")


def check(archive: Archive) -> Iterator[Problem]:
    for contract in archive.each(Contract):
        body = contract.body
        begin, end = body.start_date, body.expires_on
        if begin is None or end is None or not body.is_service:
            continue
        law = law_at(archive, contract.place, "contract_max_years", body.date_signed or begin)
        if law and end > months_later(begin.last, 12 * law.whole):
            yield Problem(contract, "/expires_on", TOO_LONG, begin=begin, end=end, years=law.whole, law=law)
