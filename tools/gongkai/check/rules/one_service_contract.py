"""One compound has one company at a time.

A property management area is served by one company. A preliminary contract of the developer ends on the day when the
contract of the owners' assembly takes effect. The day of the change may belong to both.

Source: Civil Code of the PRC, article 940; Property Management Regulations, articles 26 and 33.
"""

from collections.abc import Iterator
from itertools import pairwise

from gongkai.check.contracts import service_contracts
from gongkai.check.rule import Problem
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.text import N_

SEVERITY = Severity.ERROR
ACTOR = Actor.COMMITTEE
FIX = N_("Record the day on which the earlier contract ended, or correct the dates.")
BOTH = N_("This contract begins on {begin}, while “{before}” runs until {end}.")
OPEN = N_("This contract begins on {begin}, but the record does not say when “{before}” ended.")


def check(archive: Archive) -> Iterator[Problem]:
    for contracts in service_contracts(archive):
        for before, after in pairwise(contracts):
            begin, end = after.body.start_date, before.body.end_date
            assert begin is not None
            if end is not None:
                if begin.certainly_before(end):
                    yield Problem(after, "/start_date", BOTH, begin=begin, end=end, before=before.body.title)
            elif before.body.last_day is None or begin.last <= before.body.last_day:
                # A preliminary contract ends by law when the owners' own contract begins.
                preliminary = before.body.classification == "preliminary-property-service"
                if not preliminary and not any(gap.field == "end_date" for gap in before.body.gaps):
                    yield Problem(after, "/start_date", OPEN, begin=begin, before=before.body.title)
