"""The maintenance fund is compared with the bank in each calendar year.

Whoever keeps the owners' money compares it with the bank's own figures at least once a year. It is counted from the
first whole year since the parties keep their record here; the last day is 31 December, moved to the next working day.
A statement says on which day it was done.

Source: Measures for the Residential Maintenance Fund (Order 165), article 30.
"""

from collections.abc import Iterator

from gongkai.check.cycles import each_calendar_year
from gongkai.check.duty import Duty, standing
from gongkai.check.jurisdiction import law_at
from gongkai.check.parties import ground_of
from gongkai.check.shown import Shown
from gongkai.kinds.account import Account
from gongkai.kinds.compound import Compound
from gongkai.kinds.statement import Statement
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor
from gongkai.model.record import Record
from gongkai.text import N_

TITLES = {"fund-reconciliation": N_("yearly reconciliation of the maintenance fund")}


def owed(archive: Archive, compound: Record[Compound]) -> Iterator[Duty]:
    """Yield one duty for each year and each account of the maintenance fund."""
    since = ground_of(archive, compound, Actor.COMMITTEE).since
    law = law_at(archive, compound.id, "fund_reconciliation_per_year_count", archive.as_of) if since else None
    for account in archive.at(compound.id, Account) if law else ():
        closed = account.body.closed_on is not None and account.body.closed_on <= archive.as_of
        if account.body.fund != "maintenance-fund" or closed or law is None or since is None:
            continue
        start = max(since, law.effective_from, account.body.opened_on or since)
        done = [
            Shown("fund-reconciliation", s.body.reconciled_on, s, ())
            for s in archive.at(compound.id, Statement)
            if s.body.account_id == account.id and s.body.reconciled_on and start <= s.body.reconciled_on
        ]
        done = sorted((one for one in done if one.day <= archive.as_of), key=lambda one: (one.day, one.record.id))
        for cycle in each_calendar_year(start, done, archive.as_of):
            one, due = cycle.shown, cycle.due
            state, days = standing(due, one.day if one else None, archive.as_of)
            yield Duty(
                name="fund-reconciliation",
                compound=compound.id,
                by=Actor.COMMITTEE,
                law=law,
                state=state,
                due=due.day if due else None,
                certain=due.certain if due else True,
                days=days,
                subject=account.body.name,
                about=("account", account.id),
                done_on=one.day if one else None,
                fulfilled_by=("statement", one.record.id) if one else None,
            )
