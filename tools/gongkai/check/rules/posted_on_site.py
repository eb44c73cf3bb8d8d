"""What has to hang in the compound hangs there, and not online alone.

Where the law asks for a conspicuous place in the compound, a chat group or a website comes in addition: it reaches
those who are in it, and not the owner who has no phone for it. A board or the entrances of the buildings have to be
among the channels. A paper that was shown for several items is told once.

Source: Beijing Property Management Regulations, article 70; Hangzhou Property Management Regulations, article 8;
Weifang Property Management Regulations, article 49.
"""

from collections.abc import Iterator

from gongkai.check.duty import duties_of, titled
from gongkai.check.overdue import each_disclosing, fulfilling
from gongkai.check.rule import Problem
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.text import N_

SEVERITY = Severity.WARNING
ACTOR = Actor.COMMITTEE
FIX = N_("Hang it on the notice board or at the entrances too, and record where and from which day.")
ONLINE_ONLY = N_("“{item}” was posted, but on no board in the compound; online alone is not enough ({law}).")


def check(archive: Archive) -> Iterator[Problem]:
    for compound in each_disclosing(archive):
        told = set()
        for duty in duties_of(archive, compound):
            record = fulfilling(archive, duty)
            if duty.on_site is False and record and record.path not in told:
                told.add(record.path)
                yield Problem(record, "/posted", ONLINE_ONLY, item=titled(duty.name), law=duty.law)
