"""What the property company has to post again and again is posted in time.

The Civil Code has the company open eight items to the owners regularly, and names no interval. Where the place does,
each posting is due so many months after the last one, or once in each calendar year. It is counted from the day since
when the parties keep their record here; before it, or without it, nothing is called missing. What is missing is told
once for the compound; what was late, on the record that was late.

Source: Civil Code of the PRC, article 943; Beijing Property Management Regulations, article 70; Huzhou Property
Management Regulations, article 31; Liaocheng Property Management Regulations, articles 45 and 53.
"""

from collections.abc import Iterator

from gongkai.check.duties import disclosures
from gongkai.check.overdue import late_and_missing
from gongkai.check.rule import Problem
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.text import N_

SEVERITY = Severity.WARNING
ACTOR = Actor.COMPANY
FIX = N_("Post what is missing on a board in the compound now, and record it; what was late stays as it is.")


def check(archive: Archive) -> Iterator[Problem]:
    return late_and_missing(archive, lambda duty: duty.by is ACTOR and duty.name in disclosures.TITLES)
