"""The statements of an account follow each other without a gap, an overlap or a jump of the balance.

Each statement begins on the day after the one before ended, with the balance that the one before closed with.

Source: arithmetic; Civil Code of the PRC, article 281 (the fund's use has to be published regularly).
"""

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from gongkai.check.rule import Problem
from gongkai.kinds.statement import Statement
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.model.period import day_after, day_before
from gongkai.model.record import Record
from gongkai.text import N_

SEVERITY = Severity.ERROR
ACTOR = Actor.SECRETARY
FIX = N_("Begin with the closing balance of the statement before, or add the statement that is missing between.")
GAP = N_("There is no statement from {first} to {last}: the one before ends on {end}, this one begins on {begin}.")
OVERLAP = N_(
    "This statement begins on {begin}, but the one before ({before}) runs until {end}: a day counts only once."
)
JUMP = N_(
    "The statement before ({before}) closed with {closing} yuan, this one opens with {opening}: {difference} apart."
)


def check(archive: Archive) -> Iterator[Problem]:
    of_account: dict[str, list[Record[Statement]]] = defaultdict(list)
    # What a statement that could not be read closed with is not known: its compound is judged once it can be.
    unknown = {path.split("/")[2] for path in archive.unread if path.startswith("records/statements/")}
    for statement in archive.each(Statement):
        if statement.place in unknown:
            continue
        of_account[statement.body.account_id].append(statement)
    for statements in of_account.values():
        statements.sort(key=lambda s: (s.body.period.from_, s.body.period.to))
        for before, after in pairwise(statements):
            yield from _link(before, after)


def _link(before: Record[Statement], after: Record[Statement]) -> Iterator[Problem]:
    end, begin = before.body.period.to, after.body.period.from_
    if begin > day_after(end):
        facts: dict[str, object] = {"first": day_after(end), "last": day_before(begin), "end": end, "begin": begin}
        yield Problem(after, "/period/from", GAP, **facts)
    elif begin <= end:
        yield Problem(after, "/period/from", OVERLAP, begin=begin, end=end, before=before.id)
        return
    closing, opening = before.body.closing_balance, after.body.opening_balance
    if closing != opening:
        facts = {"closing": closing, "opening": opening, "difference": abs(closing - opening), "before": before.id}
        yield Problem(after, "/opening_balance", JUMP, **facts)
