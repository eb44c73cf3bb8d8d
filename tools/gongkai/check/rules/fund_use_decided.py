"""Money leaves the maintenance fund only by a decision of the owners to use it.

The owners decide together on using the fund: item 5 of Civil Code article 278, before 2021 item 5 of Property Law
article 76. The payment, its contract or its works name that resolution; it was taken by the owners and not by a
committee, it is about using the fund, it was not rejected, and the buildings whose works are paid are among those whose
owners voted. Urgent use is allowed without this vote; then the payment or its works say so under `emergency`.

How many have to agree is the law of the day, checked with the vote itself. That Order 165 (article 22) still asks for
two thirds of all owners is overtaken by the Civil Code. A payment that names no decision is a finding too: without
that link the chain from decision to money to work says nothing.

Source: Civil Code of the PRC, articles 278 and 281; before 2021 Property Law of the PRC, article 76.
"""

from collections.abc import Iterator

from gongkai.check.decided import resolution_named, was_rejected
from gongkai.check.fund import FundPayment, fund_payments
from gongkai.check.rule import Problem
from gongkai.kinds.meeting import Resolution
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.text import N_

SEVERITY = Severity.ERROR
ACTOR = Actor.COMMITTEE
FIX = N_("Name the owners' decision to use the fund; where there is none, stop paying and put it to the owners.")
NO_DECISION = N_("{amount} yuan were paid from the maintenance fund, and the record names no decision of the owners.")
NOT_THE_OWNERS = N_("“{title}” was decided by “{meeting}”; only the owners decide on using the maintenance fund.")
OTHER_MATTER = N_("The decision “{title}” is not about using the maintenance fund: its matter is {item}.")
REJECTED = N_("The owners did not agree to “{title}”, and {amount} yuan were paid from the maintenance fund.")
OTHER_BUILDINGS = N_("The works are on buildings whose owners did not take part in the decision “{title}”.")
_FUND_USE = frozenset({"278-5", "76-5"})


def check(archive: Archive) -> Iterator[Problem]:
    for payment in fund_payments(archive):
        if payment.emergency is None:
            yield from _decision(archive, payment)


def _decision(archive: Archive, payment: FundPayment) -> Iterator[Problem]:
    statement, entry, at = payment.statement, payment.entry, f"/entries/{payment.index}"
    own = entry.resolution_id or (payment.contract.body.resolution_id if payment.contract else None)
    named = own or (payment.project.body.resolution_id if payment.project else None)
    pointer = at + ("/resolution_id" if entry.resolution_id else "/project_id" if entry.project_id else "/contract_id")
    if named is None:
        yield Problem(statement, f"{at}/amount", NO_DECISION, amount=entry.amount)
        return
    found = resolution_named(archive, named)
    if found is None:
        return  # one cause, one message: `references-exist` says it
    meeting, resolution = found
    facts: dict[str, object] = {"title": resolution.title, "amount": entry.amount}
    if meeting.body.classification != "owners-assembly":
        yield Problem(statement, pointer, NOT_THE_OWNERS, meeting=meeting.body.name, title=resolution.title)
    elif resolution.legal_item and resolution.legal_item not in _FUND_USE:
        yield Problem(statement, pointer, OTHER_MATTER, item=resolution.legal_item, title=resolution.title)
    elif own is None and was_rejected(archive, meeting, resolution):
        yield Problem(
            statement, pointer, REJECTED, **facts
        )  # its own decision is the matter of `paid-by-passed-decision`
    elif _other_buildings(payment, resolution):
        yield Problem(statement, pointer, OTHER_BUILDINGS, title=resolution.title)


def _other_buildings(payment: FundPayment, resolution: Resolution) -> bool:
    works = payment.project.body.scope if payment.project else None
    if works is None or resolution.scope is None:
        return False
    return not set(works.building_ids) <= set(resolution.scope.building_ids)
