"""Votes of the owners that can be counted again from the record.

Counted over the decisions of the owners' assemblies in the window. A vote that was counted again and did not pass is
verified all the same.

Source: Civil Code of the PRC, article 278.
"""

from gongkai.check.verdict import Standing
from gongkai.derive.decisions import decisions_in
from gongkai.derive.indicator import Tally, Unit, share
from gongkai.kinds.compound import Compound
from gongkai.model.archive import Archive
from gongkai.model.period import Period
from gongkai.model.record import Record
from gongkai.text import N_

TITLE = N_("Votes that can be verified")
UNIT = Unit.SHARE


def tally(archive: Archive, compound: Record[Compound], window: Period) -> Tally | None:
    verdicts = [found.verdict for found in decisions_in(archive, compound.id, window) if found.verdict]
    return share(sum(v.standing is not Standing.UNVERIFIED for v in verdicts), len(verdicts))
