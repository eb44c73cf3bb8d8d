"""What has to be open to the owners: the items that the law names, each as often as it says.

The committee and the company have eight items each, and some places add others, such as the use of the seal or the
members' own fees. Where the law says “at least every half-year”, the next posting is due that many months after the
last one; the first is counted from the day since when the parties keep their record here, from the day the rule came
into force, or from the day the account was opened, whichever is latest. “Each calendar year” is due on 31 December,
from the first whole year on. Where it counts days from the end of the period, the days are counted from there.

The day on which a period begins is not counted, and a last day that is a weekend or a public holiday moves to the next
working day. Where the law says only “regularly” or “in time”, no day is made up: the newest posting is shown with its
age, and nobody is late. Money is counted for each account by its statements. A posting counts from its first day, on
whatever channel; where the law asks for a board in the compound, a posting that hangs nowhere there says so.

Source: Civil Code of the PRC, articles 201 to 203, 282 and 943; Guiding Rules on Owners' Assemblies and Committees
(2009), article 36; the local rules that the profile of the place names.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from gongkai.check.cycles import Cycle, cycles
from gongkai.check.duty import Duty, State, standing
from gongkai.check.hanging import hanging
from gongkai.check.jurisdiction import code_of
from gongkai.check.parties import BY, Ground, ground_of
from gongkai.check.shown import OF_FUND, Shown, shown_at
from gongkai.kinds.account import Account
from gongkai.kinds.compound import Compound
from gongkai.law.numbers import disclosures
from gongkai.model.archive import Archive
from gongkai.model.profile import Disclosure
from gongkai.model.record import Record
from gongkai.text import N_

TITLES = {
    "rules": N_("covenant and rules of procedure"),
    "decisions": N_("decisions of assembly and committee"),
    "service-contract": N_("property service contract"),
    "maintenance-fund": N_("maintenance fund, raised and used"),
    "common-income": N_("use of common parts and its income"),
    "parking": N_("parking spaces on common ground"),
    "expenses": N_("expenses of assembly and committee"),
    "committee-other": N_("other matters that are to be open"),
    "services": N_("property services"),
    "responsible-persons": N_("persons responsible for the services"),
    "service-quality": N_("quality of the services"),
    "charge-items": N_("what the company charges for"),
    "charge-rates": N_("rates the company charges"),
    "performance": N_("how the service contract is kept"),
    "company-fund-use": N_("use of the maintenance fund, as posted by the company"),
    "company-common-income": N_("business on common parts and its income, as posted by the company"),
    "members-fees": N_("members' own fees, paid or not"),
    "contacts": N_("members' names, posts and office contacts"),
    "seal-use": N_("use of the seal"),
    "utilities": N_("shared utilities"),
    "accounts": N_("last year's accounts and this year's budget"),
    "audit": N_("result of an audit"),
    "works-and-energy": N_("cost of works and common energy"),
}


def owed(archive: Archive, compound: Record[Compound]) -> Iterator[Duty]:
    """Yield what has to be open in a compound: what was shown for each day, and what is due next."""
    for asked in asked_at(archive, compound):
        if asked.on_commission:
            continue  # what only a company on commission owes is the matter of a rule
        ground = ground_of(archive, compound, BY[asked.by])
        if ground.since is None:
            yield _not_judged(compound, asked, ground)
            continue
        shown = shown_at(archive, compound.id).get(asked.item, ())
        for account in _accounts(archive, compound, asked.item) or [None]:
            yield from _of_account(archive, compound, asked, ground.since, shown, account)


def asked_at(archive: Archive, compound: Record[Compound]) -> list[Disclosure]:
    """Return what has to be open in a compound on the day of judgement by the law of its place."""
    code = archive.once(("code", compound.id), lambda: code_of(archive, compound.id))
    return archive.once(("asked", code), lambda: disclosures(archive.profiles, code, archive.as_of))


def _accounts(archive: Archive, compound: Record[Compound], item: str) -> list[Record[Account] | None]:
    if item not in OF_FUND.values():
        return []
    accounts = archive.at(compound.id, Account)
    open_ = [a for a in accounts if a.body.closed_on is None or a.body.closed_on > archive.as_of]
    return [account for account in open_ if OF_FUND.get(account.body.fund) == item]


def _of_account(
    archive: Archive,
    compound: Record[Compound],
    asked: Disclosure,
    since: date,
    shown: Sequence[Shown],
    account: Record[Account] | None,
) -> Iterator[Duty]:
    start = max(since, asked.effective_from)
    if account:
        start = max(start, account.body.opened_on or start)
        shown = [one for one in shown if one.account in ("", account.id)]
    if start > archive.as_of:
        return
    for cycle in cycles(asked, start, shown, archive.as_of):
        yield _duty(archive, compound, asked, cycle, account)


def _duty(
    archive: Archive, compound: Record[Compound], asked: Disclosure, cycle: Cycle, account: Record[Account] | None
) -> Duty:
    one = cycle.shown
    state, days = standing(cycle.due, one.day if one else None, archive.as_of)
    return Duty(
        name=asked.item,
        compound=compound.id,
        by=BY[asked.by],
        law=asked,
        state=state,
        due=cycle.due.day if cycle.due else None,
        certain=cycle.due.certain if cycle.due else True,
        days=days,
        subject=account.body.name if account else "",
        about=("account", account.id) if account else None,
        done_on=one.day if one else None,
        fulfilled_by=(one.record.kind, one.record.id) if one else None,
        on_site=one.on_site if one and asked.on_site else None,
        hanging=hanging(asked.posting_days, asked.posting_working_days, one.postings, asked.on_site) if one else None,
    )


def _not_judged(compound: Record[Compound], asked: Disclosure, ground: Ground) -> Duty:
    return Duty(
        name=asked.item,
        compound=compound.id,
        by=BY[asked.by],
        law=asked,
        state=State.NOT_JUDGED,
        reason=ground.why,
    )
