"""An emergency company serves for no more months than the place allows, and the owners are told.

When a service breaks down, the street can have a company step in until the owners choose one. That is a bridge of some
months, and its contract says so. The day of the start is not counted. That it serves is posted: an emergency service
that began while the record was kept here and of which no posting is recorded is told.

Source: Beijing Property Management Regulations, article 77; Qingdao Property Management Regulations, article 68; Civil
Code of the PRC, article 202.
"""

from collections.abc import Iterator

from gongkai.check.elections import is_recorded
from gongkai.check.jurisdiction import law_at
from gongkai.check.rule import Problem
from gongkai.kinds.contract import Contract
from gongkai.law.calendar import months_later
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.model.period import PartialDate, exactly
from gongkai.model.record import Record
from gongkai.text import N_

SEVERITY = Severity.WARNING
ACTOR = Actor.STREET
FIX = N_(
    "Correct or complete the record if that is all; else post the service, and have the owners choose a company now."
)
TOO_LONG = N_(
    "Emergency service runs from {begin} to {end}; at most {months} months are allowed, until {latest} ({law})."
)
NOT_POSTED = N_("Emergency service began on {begin}, and no posting of it is recorded ({law}).")


def check(archive: Archive) -> Iterator[Problem]:
    for contract in archive.each(Contract):
        body = contract.body
        if body.classification != "emergency-property-service" or body.start_date is None:
            continue
        law = law_at(archive, contract.place, "emergency_company_months", body.start_date)
        if law and not body.posted and _could_be_posted(archive, contract, body.start_date):
            yield Problem(contract, "", NOT_POSTED, begin=body.start_date, law=law)
        end = body.end_date or (exactly(body.last_day) if body.last_day else None)
        if law and end and end.first > (latest := months_later(body.start_date.last, law.whole)):
            facts = {"begin": body.start_date, "end": end, "months": law.whole, "latest": latest, "law": law}
            yield Problem(contract, "/end_date" if body.end_date else "/expires_on", TOO_LONG, **facts)


def _could_be_posted(archive: Archive, contract: Record[Contract], begin: PartialDate) -> bool:
    """Return whether the record was kept on the first day, that day is over, and the posting is not named as a gap."""
    named = any(gap.field == "posted" for gap in contract.body.gaps)
    return begin.last < archive.as_of and is_recorded(archive, contract.place, begin.first) and not named
