"""The floor area of a vote comes from one basis, or the record says why it does not.

The area of a unit is that of the register; of a unit that is not registered, the surveyed area; where there is no
survey, that of the sale contract. Mixing them is allowed where it has to be, and then a note says which units are
counted how, because two bases can shift a vote that is close.

Source: Interpretation on the differentiated ownership of buildings (2020), article 8.
"""

from collections.abc import Iterator

from gongkai.check.assemblies import assemblies
from gongkai.check.rule import Problem
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.text import N_

SEVERITY = Severity.WARNING
ACTOR = Actor.SECRETARY
FIX = N_("Add a note to the electorate that says which units are counted by which basis.")
MIXED = N_("The floor areas come from several bases, and no note says which units are counted how.")


def check(archive: Archive) -> Iterator[Problem]:
    for meeting in assemblies(archive):
        for index, resolution in enumerate(meeting.body.resolutions):
            entitled = resolution.electorate
            if entitled and entitled.area_basis == "mixed" and not entitled.note:
                yield Problem(meeting, f"/resolutions/{index}/electorate/area_basis", MIXED)
