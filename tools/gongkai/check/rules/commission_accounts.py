"""A company that is paid on commission shows its audited accounts and its budget every year.

Under the commission basis the company spends the owners' own fees and keeps a share, so each year it posts what was
spent, audited, with the budget of the year. It is asked for where the place does so, of a contract on commission that
runs, and counted from the first whole calendar year since the parties keep their record here. One of the two that the
place asks of every company is the matter of another rule.

Source: Shanghai Residential Property Management Provisions, article 48; Beijing Property Management Regulations,
articles 70 and 72.
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
PAPERS = ("accounts", "audit")


def check(archive: Archive) -> Iterator[Problem]:
    for compound in each_disclosing(archive):
        asked = [one for one in asked_at(archive, compound) if one.item in PAPERS and one.calendar_year]
        since = ground_of(archive, compound, ACTOR).since
        contracts = archive.at(compound.id, Contract) if asked and since else ()
        running = [c for c in contracts if c.body.is_service and c.body.fee_basis == "commission" and _runs(archive, c)]
        others = [item for item in PAPERS if item not in {one.item for one in asked}]
        if running and since:
            start = max(since, asked[0].effective_from, min(_began(contract, since) for contract in running))
            for item in others:
                yield from _years(archive, running[-1], asked[0], item, start)


def _began(contract: Record[Contract], otherwise: date) -> date:
    return contract.body.start_date.last if contract.body.start_date else otherwise


def _runs(archive: Archive, contract: Record[Contract]) -> bool:
    return _began(contract, date.min) <= archive.as_of and contract.body.state_on(archive.as_of) != "ended"


def _years(archive: Archive, contract: Record[Contract], law: Disclosure, item: str, start: date) -> Iterator[Problem]:
    shown = [one for one in shown_at(archive, contract.place).get(item, ()) if one.day >= start]
    for cycle in each_calendar_year(start, shown, archive.as_of):
        done = cycle.shown.day if cycle.shown else None
        state, _ = standing(cycle.due, done, archive.as_of)
        if cycle.due is None or not cycle.due.certain or state not in (State.MISSING, State.LATE):
            continue
        year = cycle.due.day.year if cycle.due.day.month == 12 else cycle.due.day.year - 1
        facts = {"item": titled(item), "year": year, "due": cycle.due.day, "law": law}
        if done:
            yield Problem(contract, "/fee_basis", LATE, posted=done, **facts)
        else:
            yield Problem(contract, "/fee_basis", MISSING, **facts)
