"""Income of the common parts, less its costs, is the net income that belongs to the owners.

The gross income under `income_result` is the sum of all receipts of the statement except transfers between accounts;
the net income is the gross less every cost that is listed. Both are counted again to the fen.

Source: arithmetic; Civil Code of the PRC, article 282.
"""

from collections.abc import Iterator

from gongkai.check.rule import Problem
from gongkai.kinds.statement import Statement
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.text import N_

SEVERITY = Severity.ERROR
ACTOR = Actor.SECRETARY
FIX = N_("Count again; correct the figure, or add the receipt or the cost that is missing.")
GROSS = N_(
    "The receipts add up to {receipts} yuan, but the gross income says {gross}: a difference of {difference} yuan."
)
NET = N_(
    "Gross income {gross} − costs {costs} = {computed} yuan, but the net income says {net}: a difference of"
    " {difference} yuan."
)


def check(archive: Archive) -> Iterator[Problem]:
    for statement in archive.each(Statement):
        result = statement.body.income_result
        if result is None:
            continue
        receipts = statement.body.income
        if receipts != result.gross:
            facts = {"receipts": receipts, "gross": result.gross, "difference": abs(receipts - result.gross)}
            yield Problem(statement, "/income_result/gross", GROSS, **facts)
        computed = result.computed_net
        if computed != result.net:
            facts = {"gross": result.gross, "costs": result.cost, "computed": computed, "net": result.net}
            yield Problem(statement, "/income_result/net", NET, difference=abs(computed - result.net), **facts)
