"""A budget against what came of it: what was planned for each line, and what the entries of its category sum to."""

from collections import defaultdict
from decimal import Decimal

from msgspec import Struct

from gongkai.kinds.statement import Statement
from gongkai.model.money import NOTHING


class Budgeted(Struct, frozen=True):
    """One category of money in or out, in yuan; `planned` is None where the budget has no line for it."""

    direction: str
    category: str
    planned: Decimal | None
    actual: Decimal


def against_budget(statement: Statement) -> list[Budgeted]:
    """Return what comes in before what goes out, each by the budget and then what it has no line for.

    Nothing where the statement has no budget.
    """
    planned: dict[tuple[str, str], Decimal] = defaultdict(lambda: NOTHING)
    for line in statement.budget:
        planned[line.direction, line.category] += line.amount
    if not planned:
        return []
    actual: dict[tuple[str, str], Decimal] = defaultdict(lambda: NOTHING)
    for entry in statement.entries:
        actual[entry.direction, entry.category] += entry.amount
    unplanned = sorted(key for key in actual if key not in planned)
    lines = [
        *(Budgeted(*key, planned=amount, actual=actual.get(key, NOTHING)) for key, amount in planned.items()),
        *(Budgeted(*key, planned=None, actual=actual[key]) for key in unplanned),
    ]
    return sorted(lines, key=lambda line: line.direction != "revenue")
