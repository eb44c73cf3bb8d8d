"""Income from common parts rests on a decision of the owners, or on a clause that holds until there is one.

Advertising in lifts, rented ground, lockers, masts and charging points are business on common parts, which the owners
decide on by the special majority (item 8 of Civil Code article 278). The account names the basis of each type of income
once under `income_bases`, or the receipt names it itself: a resolution, or the clause of the contract that held before
there was an assembly. The decision was taken by the owners, is about this matter, and was not rejected. Before 2021 the
matter was one of the other major ones (item 7 of Property Law article 76).

Each is told once for each account and type of income; a missing basis only where the compound keeps its record here.

Source: Civil Code of the PRC, article 278; Property Management Regulations, article 54.
"""

from collections.abc import Iterator

from gongkai.check.decided import resolution_named, was_rejected
from gongkai.check.disclosing import is_kept
from gongkai.check.rule import Problem
from gongkai.kinds.account import Account
from gongkai.kinds.statement import Statement
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.model.record import Record
from gongkai.text import N_

SEVERITY = Severity.WARNING
ACTOR = Actor.COMMITTEE
FIX = N_(
    "Name the owners' decision or the clause among the bases of income of the account; where there is none, ask them."
)
NO_BASIS = N_("{amount} yuan came in from common parts, and the record names no decision or clause that allows it.")
NOT_THE_OWNERS = N_("“{title}” was decided by “{meeting}”; only the owners decide on business on common parts.")
OTHER_MATTER = N_("The decision “{title}” is not about business on common parts: its matter is {item}.")
REJECTED = N_("The owners did not agree to “{title}”, which is named as the basis of this income.")
_ON_COMMON_PARTS = frozenset({"parking", "advertising", "venue", "vending", "telecom", "charging"})
_BUSINESS = frozenset({"278-8", "76-7"})


def check(archive: Archive) -> Iterator[Problem]:
    for account in archive.each(Account):
        for index, basis in enumerate(account.body.income_bases):
            if basis.resolution_id:
                yield from _decision(archive, account, f"/income_bases/{index}/resolution_id", basis.resolution_id)
    told = set()
    for statement in archive.each(Statement):
        account_ = archive.get(statement.body.account_id, Account)
        if account_ is None or account_.body.fund != "common-income":
            continue
        named = {basis.category for basis in account_.body.income_bases if basis.resolution_id or basis.allowed_by}
        for index, entry in enumerate(statement.body.entries):
            if entry.direction != "revenue" or entry.category not in _ON_COMMON_PARTS:
                continue
            key = (account_.id, entry.category, entry.resolution_id)
            if entry.category in named or key in told:
                continue
            if entry.resolution_id:
                told.add(key)
                yield from _decision(archive, statement, f"/entries/{index}/resolution_id", entry.resolution_id)
            elif is_kept(archive, statement.place, entry.booked_on):
                told.add(key)
                yield Problem(statement, f"/entries/{index}/category", NO_BASIS, amount=entry.amount)


def _decision(
    archive: Archive, record: Record[Account] | Record[Statement], pointer: str, named: str
) -> Iterator[Problem]:
    found = resolution_named(archive, named)
    if found is None:
        return  # one cause, one message: `references-exist` says it
    meeting, resolution = found
    if meeting.body.classification != "owners-assembly":
        yield Problem(record, pointer, NOT_THE_OWNERS, title=resolution.title, meeting=meeting.body.name)
    elif resolution.legal_item and resolution.legal_item not in _BUSINESS:
        yield Problem(record, pointer, OTHER_MATTER, title=resolution.title, item=resolution.legal_item)
    elif resolution.result != "pass" and was_rejected(archive, meeting, resolution):
        yield Problem(record, pointer, REJECTED, title=resolution.title)  # announced as passed: see `vote-majority`
