"""Urgent use of the maintenance fund is confirmed by someone, and the owners see it.

Where a lift, a fire pump or a façade endangers people, the fund may be used without the ordinary vote. The law then
asks for proof: the record names who confirmed the emergency, on a day not after the money was drawn, and where it was
posted for the owners. Some places ask that the papers hang for some days before the money is drawn. What is missing is
told only where the compound keeps its record here.

Source: Civil Code of the PRC, article 281; Hangzhou Property Management Regulations, article 73; Zibo Property
Management Regulations, article 67.
"""

from collections.abc import Iterator

from gongkai.check.disclosing import is_kept
from gongkai.check.fund import FundPayment, fund_payments
from gongkai.check.jurisdiction import law_at
from gongkai.check.rule import Problem
from gongkai.law.calendar import before, days_between
from gongkai.model.archive import Archive
from gongkai.model.facts import Emergency
from gongkai.model.finding import Actor, Severity
from gongkai.text import N_

SEVERITY = Severity.WARNING
ACTOR = Actor.COMMITTEE
FIX = N_("Get the confirmation in writing and post it with all costs; add both to the record.")
UNCONFIRMED = N_("{amount} yuan were paid for an emergency, and the record does not say who confirmed it.")
CONFIRMED_LATE = N_("{amount} yuan were paid on {day}, before the emergency was confirmed on {confirmed}.")
UNPOSTED = N_("{amount} yuan were paid for an emergency, and the record does not say where the owners could see it.")
POSTED_LATE = N_("Posted on {posted}, {days} days before the money was drawn on {day}; {needed} are asked for ({law}).")


def check(archive: Archive) -> Iterator[Problem]:
    for payment in fund_payments(archive):
        if payment.emergency:
            yield from _confirmed(archive, payment, payment.emergency)
            yield from _posted(archive, payment)


def _confirmed(archive: Archive, payment: FundPayment, emergency: Emergency) -> Iterator[Problem]:
    entry, at = payment.entry, f"/entries/{payment.index}/amount"
    if emergency.confirmed_by is None:
        if is_kept(archive, payment.statement.place, entry.booked_on):
            yield Problem(payment.statement, at, UNCONFIRMED, amount=entry.amount)
    elif emergency.confirmed_on and entry.booked_on < emergency.confirmed_on:
        facts = {"amount": entry.amount, "day": entry.booked_on, "confirmed": emergency.confirmed_on}
        yield Problem(payment.statement, at, CONFIRMED_LATE, **facts)


def _posted(archive: Archive, payment: FundPayment) -> Iterator[Problem]:
    statement, entry, at = payment.statement, payment.entry, f"/entries/{payment.index}/amount"
    own = payment.project.body.posted if payment.project else ()
    if not own and not statement.body.posted:
        if is_kept(archive, statement.place, entry.booked_on):
            yield Problem(statement, at, UNPOSTED, amount=entry.amount)
        return
    needed = law_at(archive, statement.place, "emergency_posting_days", entry.booked_on)
    if needed is None or not own:
        return
    first = min(posting.from_ for posting in own)
    if first > before(entry.booked_on, needed.whole):
        facts = {"posted": first, "day": entry.booked_on, "days": days_between(first, entry.booked_on)}
        yield Problem(statement, at, POSTED_LATE, needed=needed.whole, law=needed, **facts)
