"""Where something is paid by the piece, the quantity times the price of one is the amount.

Shared water and electricity are posted with how much was used, at which price, and what that comes to, so that every
owner can multiply. The product is rounded to the fen, halves up or down.

Source: Hangzhou Property Management Regulations, article 54; Beijing Property Management Regulations, article 70.
"""

from collections.abc import Iterator
from decimal import Decimal

from gongkai.check.rule import Problem
from gongkai.kinds.statement import Statement
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.text import N_

SEVERITY = Severity.WARNING
ACTOR = Actor.SECRETARY
FIX = N_("Compare the three numbers with the bill, and correct the one that was mistyped.")
DIFFERS = N_("{quantity} × {price} is {product} yuan, and the amount says {amount}.")


def check(archive: Archive) -> Iterator[Problem]:
    for statement in archive.each(Statement):
        for index, entry in enumerate(statement.body.entries):
            if entry.quantity is None or entry.unit_price is None:
                continue
            product = entry.quantity * entry.unit_price
            # Multiplied out: half a fen away is still the same amount.
            if abs(product - entry.amount) * 200 > 1:
                facts = {"quantity": entry.quantity, "price": entry.unit_price, "amount": entry.amount}
                yield Problem(
                    statement, f"/entries/{index}/amount", DIFFERS, product=product.quantize(Decimal("0.01")), **facts
                )
