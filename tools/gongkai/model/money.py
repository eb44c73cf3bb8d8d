"""Sums of yuan, exact to the fen."""

from collections.abc import Iterable
from decimal import Decimal

NOTHING = Decimal("0.00")


def total(amounts: Iterable[Decimal]) -> Decimal:
    """Return the sum in yuan, with two decimals; nothing gives 0.00."""
    return sum(amounts, NOTHING)
