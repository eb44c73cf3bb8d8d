"""A company that is paid on commission posts each year what the place asks of that basis alone.

Under the commission basis the company spends the owners' own fees and keeps a share. Shanghai therefore asks for the
accounts of the year before, audited, with the budget of this year. One paper may show both. It is asked for where the
place does so, of a contract on commission that runs, and counted from the first whole calendar year since the parties
keep their record here. What a place asks of every company, on whatever basis, is the matter of another rule.

Source: Shanghai Residential Property Management Provisions, article 48.
"""

from collections.abc import Iterator
from datetime import date

from gongkai.check.cycles import each_calendar_year
from gongkai.check.duties.disclosures import asked_at
from gongkai.check.duty import State, standing, titled
from gongkai.check.overdue import each_disclosing
from gongkai.check.parties import ground_of
from gongkai.check.rule import Problem
from gongkai.check.shown import shown_at
from gongkai.kinds.contract import Contract
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.model.profile import Disclosure
from gongkai.model.record import Record
from gongkai.text import N_

SEVERITY = Severity.WARNING
ACTOR = Actor.COMPANY
FIX = N_("Have the accounts of the year audited, post them with the budget, and record both as documents.")
MISSING = N_("This contract is on commission; “{item}” for {year} was due on {due} and is not recorded ({law}).")
LATE = N_("This contract is on commission; “{item}” for {year} was due on {due} and posted on {posted} ({law}).")


def check(archive: Archive) -> Iterator[Problem]:
    for compound in each_disclosing(archive):
        asked = [one for one in asked_at(archive, compound) if one.on_commission and one.calendar_year]
        since = ground_of(archive, compound, ACTOR).since
        contracts = archive.at(compound.id, Contract) if asked and since else ()
        running = [c for c in contracts if c.body.is_service and c.body.fee_basis == "commission" and _runs(archive, c)]
        for law in asked if running else ():
            start = max(since or law.effective_from, law.effective_from, min(_began(one) for one in running))
            yield from _years(archive, running[-1], law, start)


def _began(contract: Record[Contract]) -> date:
    return contract.body.start_date.last if contract.body.start_date else date.min


def _runs(archive: Archive, contract: Record[Contract]) -> bool:
    return _began(contract) <= archive.as_of and contract.body.state_on(archive.as_of) != "ended"


def _years(archive: Archive, contract: Record[Contract], law: Disclosure, start: date) -> Iterator[Problem]:
    shown = [one for one in shown_at(archive, contract.place).get(law.item, ()) if one.day >= start]
    for cycle in each_calendar_year(start, shown, archive.as_of):
        done = cycle.shown.day if cycle.shown else None
        state, _ = standing(cycle.due, done, archive.as_of)
        if cycle.due is None or not cycle.due.certain or state not in (State.MISSING, State.LATE):
            continue
        year = cycle.due.day.year if cycle.due.day.month == 12 else cycle.due.day.year - 1
        facts = {"item": titled(law.item), "year": year, "due": cycle.due.day, "law": law}
        if done:
            yield Problem(contract, "/fee_basis", LATE, posted=done, **facts)
        else:
            yield Problem(contract, "/fee_basis", MISSING, **facts)
