"""A vote of some buildings is counted on those buildings.

A matter that concerns only part of a compound, a lift of one staircase for example, is voted by the owners of that part
with the same shares. Then everyone who could vote is everyone in those buildings, and nobody else.

The floor area and the units of the electorate are compared with the records of the buildings named in the scope. Where
one of these does not give the number, nothing is said.

Source: Shanghai Residential Property Management Provisions, article 69; Civil Code of the PRC, article 278.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from gongkai.check.assemblies import assemblies
from gongkai.check.rule import Problem
from gongkai.kinds.building import Building
from gongkai.kinds.compound import Compound
from gongkai.kinds.meeting import Resolution
from gongkai.model.archive import Archive
from gongkai.model.finding import Actor, Severity
from gongkai.text import N_

SEVERITY = Severity.WARNING
ACTOR = Actor.SECRETARY
FIX = N_("Take the numbers of the named buildings as the electorate, or correct the records of the buildings.")
WHOLE_COMPOUND = N_(
    "Only the named buildings vote here, {sum} m² together, and the electorate of {area} m² is that of the whole"
    " compound."
)
OTHER_AREA = N_("The named buildings have {sum} m² together, and the electorate is given as {area} m².")
OTHER_UNITS = N_("The named buildings have {sum} units together, and the electorate is given as {units} units.")


def check(archive: Archive) -> Iterator[Problem]:
    for meeting in assemblies(archive):
        for index, resolution in enumerate(meeting.body.resolutions):
            entitled = resolution.electorate
            if resolution.scope is None or entitled is None:
                continue
            at, buildings = f"/resolutions/{index}/electorate", _buildings(archive, resolution)
            areas = [building.total_exclusive_area for building in buildings]
            units = [building.number_of_units for building in buildings]
            area = sum((a for a in areas if a is not None), Decimal()) if areas and None not in areas else None
            if area is not None and entitled.area is not None and entitled.area != area:
                compound = archive.get(meeting.place, Compound)
                whole = compound is not None and compound.body.total_exclusive_area == entitled.area
                message = WHOLE_COMPOUND if whole else OTHER_AREA
                yield Problem(meeting, f"{at}/area", message, sum=area, area=entitled.area)
            elif units and None not in units and entitled.number_of_units not in (None, _sum(units)):
                facts = {"sum": _sum(units), "units": entitled.number_of_units}
                yield Problem(meeting, f"{at}/number_of_units", OTHER_UNITS, **facts)


def _buildings(archive: Archive, resolution: Resolution) -> list[Building]:
    """Return the buildings of the scope; none where one of them is not in the archive."""
    named = resolution.scope.building_ids if resolution.scope else ()
    found = [record.body for name in named if (record := archive.get(name, Building))]
    return found if len(found) == len(named) else []


def _sum(counts: Sequence[int | None]) -> int:
    return sum(count for count in counts if count is not None)
