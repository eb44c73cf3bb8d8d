"""A contract is with the bidder who was selected, at the price of the bid.

One bid is selected; the other side of the contract is that bidder, and the price is the price of the bid. Where a
decision maker has a tie to a bidder, the record says so and that he stood aside.

Source: Law of the PRC on Tendering and Bidding, article 46 (the contract follows the bid), for contracts by tender.
"""

from collections.abc import Iterator

from gongkai.check.rule import Problem
from gongkai.kinds.contract import Contract
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.text import N_

SEVERITY = Severity.WARNING
ACTOR = Actor.COMMITTEE
FIX = N_("Compare the selection with the contract and correct the bid, the price or the other side.")
NONE_SELECTED = N_("There are {bids} bids and none is marked as selected.")
SEVERAL = N_("{selected} bids are marked as selected; a contract follows one.")
OTHER_SIDE = N_("“{bidder}” was selected, but the contract is with another organization.")
OTHER_PRICE = N_("The selected bid was {bid} yuan; the contract says {price} yuan.")


def check(archive: Archive) -> Iterator[Problem]:
    for contract in archive.each(Contract):
        body = contract.body
        if body.selection is None or not body.selection.bids:
            continue
        bids = body.selection.bids
        selected = [(index, bid) for index, bid in enumerate(bids) if bid.bid_outcome == "selected"]
        if not selected:
            yield Problem(contract, "/selection/bids", NONE_SELECTED, bids=len(bids))
            continue
        if len(selected) > 1:
            yield Problem(contract, "/selection/bids", SEVERAL, selected=len(selected))
            continue
        index, bid = selected[0]
        if bid.organization_id and body.organization_id and bid.organization_id != body.organization_id:
            yield Problem(contract, f"/selection/bids/{index}", OTHER_SIDE, bidder=bid.bidder)
        elif bid.amount is not None and body.amount is not None and bid.amount != body.amount:
            yield Problem(contract, "/amount", OTHER_PRICE, bid=bid.amount, price=body.amount)
