"""A company that leaves hands back rooms, facilities and papers in time.

When the service has ended, the company has to leave the rooms and hand back what belongs to the owners, with the
papers that the next one needs. How many days it has is a matter of the place.

Source: Civil Code of the PRC, article 949; Beijing Property Management Regulations, article 76.
"""

from collections.abc import Iterator

from gongkai.check.jurisdiction import law_at
from gongkai.check.rule import Problem
from gongkai.kinds.contract import Contract
from gongkai.law.calendar import certainly_after, days_between, deadline
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity, Titled
from gongkai.model.record import Record
from gongkai.text import N_

SEVERITY = Severity.WARNING
ACTOR = Actor.COMPANY
FIX = N_("Hand back what is missing, and record the day and the list.")
LATE = N_("The service ended on {end}; the hand-back was finished on {done}, {late} days after {due} ({law}).")
MISSING = N_("The list of what was handed back does not name {thing}.")
THINGS = {
    "service-rooms": Titled(zh="物业服务用房", en="the rooms for the service"),
    "facilities": Titled(zh="相关设施", en="the facilities"),
    "papers": Titled(zh="物业服务必需的资料", en="the papers that the service needs"),
}


def check(archive: Archive) -> Iterator[Problem]:
    for contract in archive.each(Contract):
        handback = contract.body.handback
        if handback is None or not contract.body.is_service:
            continue
        for thing, words in THINGS.items():
            if thing not in handback.handback_items:
                yield Problem(contract, "/handback/handback_items", MISSING, thing=words)
        yield from _late(archive, contract)


def _late(archive: Archive, contract: Record[Contract]) -> Iterator[Problem]:
    end, handback = contract.body.end_date, contract.body.handback
    if end is None or handback is None or handback.completed_on is None:
        return
    law = law_at(archive, contract.place, "exit_days", end)
    due = deadline(end.last, law.whole) if law else None
    if due and certainly_after(handback.completed_on, due):
        late = days_between(due.day, handback.completed_on)
        facts = {"end": end, "done": handback.completed_on, "due": due.day, "late": late, "law": law}
        yield Problem(contract, "/handback/completed_on", LATE, **facts)
