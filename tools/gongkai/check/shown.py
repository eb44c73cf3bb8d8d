"""What a compound has shown to its owners: each item that the law has opened, by which record, from which day on."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from msgspec import Struct

from gongkai.kinds.account import Account
from gongkai.kinds.committee import Committee
from gongkai.kinds.contract import Contract
from gongkai.kinds.document import Document
from gongkai.kinds.meeting import Meeting
from gongkai.kinds.statement import Statement
from gongkai.model.archive import Archive
from gongkai.model.facts import Posting
from gongkai.model.period import Period
from gongkai.model.record import Record

# Channels that hang where people pass by. A chat group or a website reaches those who are in it.
ON_SITE = frozenset({"notice-board", "building-entrance"})
OF_FUND = {"maintenance-fund": "maintenance-fund", "common-income": "common-income", "committee-expense": "expenses"}
OF_CLASS = {"rules-of-procedure": "rules", "management-covenant": "rules", "audit-report": "audit"}
DECIDING = frozenset({"owners-assembly", "owners-committee", "commission"})


class Shown(Struct, frozen=True):
    """One item as a record shows it. `account` is the account it is about; "" where it is about none in particular."""

    item: str
    day: date
    record: Record[Any]
    postings: tuple[Posting, ...]
    period: Period | None = None
    account: str = ""

    @property
    def on_site(self) -> bool:
        """Return whether it hung in the compound itself."""
        return any(posting.channel in ON_SITE for posting in self.postings)


def shown_at(archive: Archive, compound: str) -> Mapping[str, Sequence[Shown]]:
    """Return what a compound has shown until the day of judgement, by item, the earliest first."""
    return archive.once(("shown", compound), lambda: _shown_at(archive, compound))


def posted_on(postings: Iterable[Posting], as_of: date) -> date | None:
    """Return the first day of a posting; None where there is none until `as_of`."""
    return min((posting.from_ for posting in postings if posting.from_ <= as_of), default=None)


def _shown_at(archive: Archive, compound: str) -> Mapping[str, Sequence[Shown]]:
    found: dict[str, list[Shown]] = defaultdict(list)

    def add(
        record: Record[Any],
        items: Iterable[str],
        postings: tuple[Posting, ...],
        period: Period | None = None,
        account: str = "",
    ) -> None:
        day = posted_on(postings, archive.as_of)
        for item in items if day else ():
            found[item].append(Shown(item, day or date.max, record, postings, period, account))

    for document in archive.at(compound, Document):
        of_class = OF_CLASS.get(document.body.classification)
        items = dict.fromkeys((*document.body.discloses, *((of_class,) if of_class else ())))
        add(document, items, document.body.posted, document.body.period)
    for statement in archive.at(compound, Statement):
        account = archive.get(statement.body.account_id, Account)
        item = OF_FUND.get(account.body.fund) if account else None
        if item:
            add(statement, [item], statement.body.posted, statement.body.period, statement.body.account_id)
    for meeting in archive.at(compound, Meeting):
        body = meeting.body
        if body.resolutions and body.classification in DECIDING:
            add(meeting, ["decisions"], body.posted or tuple(p for r in body.resolutions for p in r.posted))
    for contract in archive.at(compound, Contract):
        if contract.body.is_service:
            add(contract, ["service-contract"], contract.body.posted)
    for committee in archive.at(compound, Committee):
        if committee.body.contact_details:
            add(committee, ["contacts"], committee.body.posted)
    return {item: _one_a_day(shown) for item, shown in found.items()}


def _one_a_day(shown: Iterable[Shown]) -> list[Shown]:
    """Return them by day. Of several of one account that hang from the same day, the newest stands for all."""

    def key(one: Shown) -> tuple[str, date, date, str]:
        return one.account, one.day, one.period.to if one.period else date.min, one.record.id

    newest = [list(same)[-1] for _, same in groupby(sorted(shown, key=key), key=lambda one: (one.account, one.day))]
    return sorted(newest, key=lambda one: (one.day, one.account))
