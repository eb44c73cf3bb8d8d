"""The number of owners who can vote is counted as the Supreme Court says.

One unit is one owner, however many names stand in the deed. Whoever has several units counts once. All units that the
developer has not sold, or has sold and not yet handed over, count together as one.

So there are never more owners than units, and fewer where the record tells of owners with several units or of units of
the developer. What the record does not tell is not assumed.

Source: Interpretation on the differentiated ownership of buildings (2020), article 9.
"""

from collections.abc import Iterator

from gongkai.check.assemblies import assemblies
from gongkai.check.rule import Problem
from gongkai.kinds.meeting import Electorate
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.text import N_

SEVERITY = Severity.ERROR
ACTOR = Actor.SECRETARY
FIX = N_("Count the roll again: each owner once, the developer once; then correct the number of owners.")
MORE_THAN_UNITS = N_("{heads} owners could vote, and there are only {units} units; a unit counts as one owner.")
COUNTED_TWICE = N_(
    "{heads} owners could vote. With {units} units, of which {several} belong to {owners} owners of several units and"
    " {developer} to the developer, there are at most {most}: each of them counts once."
)


def check(archive: Archive) -> Iterator[Problem]:
    for meeting in assemblies(archive):
        for index, resolution in enumerate(meeting.body.resolutions):
            entitled, at = resolution.electorate, f"/resolutions/{index}/electorate/heads"
            if entitled is None or entitled.number_of_units is None:
                continue
            heads, units = entitled.heads, entitled.number_of_units
            if heads > units:
                yield Problem(meeting, at, MORE_THAN_UNITS, heads=heads, units=units)
            elif heads > (most := _most(entitled, units)):
                owners = entitled.multi_unit_owners
                facts = {
                    "several": owners.number_of_units if owners else 0,
                    "owners": owners.heads if owners else 0,
                    "developer": entitled.developer_units or 0,
                }
                yield Problem(meeting, at, COUNTED_TWICE, heads=heads, units=units, most=most, **facts)


def _most(entitled: Electorate, units: int) -> int:
    """Return how many owners there can be: every unit one, less what several units of one owner count too often."""
    owners, developer = entitled.multi_unit_owners, entitled.developer_units or 0
    several = owners.number_of_units - owners.heads if owners else 0
    return units - max(0, several) - max(0, developer - 1)
