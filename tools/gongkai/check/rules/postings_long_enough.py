"""A posting hangs for as long as the place says.

Hangzhou asks for fifteen days, Huzhou and Liaocheng for thirty. The day it was put up is not counted; a day on which
nobody works counts all the same. Of several postings of one paper, the longest counts, and where the law asks for a
board in the compound, only those there. A posting whose last day is not recorded may still hang. How long decisions
hang is the matter of other rules.

Source: Hangzhou Property Management Regulations, article 30; Huzhou Property Management Regulations, article 31;
Liaocheng Property Management Regulations, article 53; Civil Code of the PRC, article 201.
"""

from collections.abc import Iterator

from gongkai.check.duties import disclosures
from gongkai.check.duty import duties_of, titled
from gongkai.check.overdue import each_disclosing, fulfilling
from gongkai.check.rule import Problem
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.text import N_

SEVERITY = Severity.WARNING
ACTOR = Actor.COMMITTEE
FIX = N_("Post it again for the whole time, and record until when it hung; if a day is a slip, correct it.")
SHORT = N_("“{item}” hung for {days} days; {needed} days are needed ({law}).")
SHORT_WORKING = N_("“{item}” hung for {days} working days; {needed} working days are needed ({law}).")


def check(archive: Archive) -> Iterator[Problem]:
    for compound in each_disclosing(archive):
        told = set()
        for duty in duties_of(archive, compound):
            hung, record = duty.hanging, fulfilling(archive, duty)
            if hung is None or not hung.too_short or record is None or duty.name not in disclosures.TITLES:
                continue
            if duty.name != "decisions" and record.path not in told:
                told.add(record.path)
                facts = {"item": titled(duty.name), "days": hung.days, "needed": hung.needed, "law": duty.law}
                yield Problem(record, "/posted", SHORT_WORKING if hung.working else SHORT, **facts)
