"""Until the next company takes over, the old one goes on serving.

Between two service contracts of a compound no day lies without service: the company that leaves serves until the next
one or the owners themselves have taken over, and can ask to be paid for it.

Source: Civil Code of the PRC, article 950.
"""

from collections.abc import Iterator
from itertools import pairwise

from gongkai.check.contracts import service_contracts
from gongkai.check.rule import Problem
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.model.period import day_after
from gongkai.text import N_

SEVERITY = Severity.INFO
ACTOR = Actor.STREET
FIX = N_("Say in the record who served in between; where nobody did, name an emergency company.")
GAP = N_(
    "The contract “{before}” ended on {end}, this one begins on {begin}: nobody is recorded as serving in between."
)


def check(archive: Archive) -> Iterator[Problem]:
    for contracts in service_contracts(archive):
        for before, after in pairwise(contracts):
            end, begin = before.body.end_date, after.body.start_date
            if end and begin and day_after(end.last) < begin.first:
                yield Problem(after, "/start_date", GAP, before=before.body.title, end=end, begin=begin)
