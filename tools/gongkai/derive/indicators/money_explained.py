"""Spending that is explained: with a decision or a project behind it, and with a voucher.

Counted in yuan over the payments booked in the window, transfers between accounts left out. A payment is explained
where it names a resolution, a contract or a project, and its voucher.

Source: Civil Code of the PRC, articles 281 and 282 (what the owners' money is used for is open to them).
"""

from fractions import Fraction

from gongkai.derive.balances import TRANSFER
from gongkai.derive.indicator import Tally, Unit, share
from gongkai.kinds.compound import Compound
from gongkai.kinds.statement import Statement
from gongkai.model.archive import Archive
from gongkai.model.period import Period
from gongkai.model.record import Record
from gongkai.text import N_

TITLE = N_("Spending explained")
UNIT = Unit.SHARE


def tally(archive: Archive, compound: Record[Compound], window: Period) -> Tally | None:
    spent, explained, n = Fraction(), Fraction(), 0
    for statement in archive.at(compound.id, Statement):
        if statement.body.period.to < window.from_ or window.to < statement.body.period.from_:
            continue
        for entry in statement.body.entries:
            paid = entry.direction == "expenditure" and entry.category != TRANSFER
            if paid and window.from_ <= entry.booked_on <= window.to:
                amount = Fraction(entry.amount)
                spent, n = spent + amount, n + 1
                if entry.voucher and (entry.resolution_id or entry.project_id or entry.contract_id):
                    explained += amount
    return share(explained, spent, n)
