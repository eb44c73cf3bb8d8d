"""One made-up compound and its buildings: the facts that all its records have to agree on."""

from dataclasses import dataclass

from gongkai.demo.dice import Dice
from gongkai.demo.places import Community, community_of, manager_of
from gongkai.demo.votes import Share
from gongkai.demo.words import BANK_NAMES, STREET_NAMES, compound_name

_CLASSES = ("new", "new", "old", "old", "mixed", "resettlement", "business")
_MODES = ("owners-committee",) * 16 + ("residents-committee-acting",) * 2 + ("property-management-commission", "none")


@dataclass(frozen=True, slots=True)
class Building:
    """One building: its number, storeys, units, and its owners by number and by floor area."""

    number: int
    storeys: int
    units: int
    owners: Share


@dataclass(frozen=True, slots=True)
class Compound:
    """What the records of one compound need to know of it."""

    id: str
    name: str
    community: Community
    classification: str
    mode: str
    address: str
    built: int
    buildings: tuple[Building, ...]
    manager_id: str
    manager: str
    bank: str
    cameras: tuple[int, int]
    spaces: int

    @property
    def units(self) -> int:
        """Return how many units it has."""
        return sum(building.units for building in self.buildings)

    @property
    def owners(self) -> Share:
        """Return all its owners, by number and by floor area."""
        return Share(sum(b.owners.heads for b in self.buildings), sum(b.owners.area for b in self.buildings))

    @property
    def governed(self) -> bool:
        """Return whether its owners have a committee of their own."""
        return self.mode == "owners-committee"

    @property
    def body(self) -> str:
        """Return who speaks for the owners, as it signs its papers."""
        return f"{self.name}业主委员会" if self.governed else f"{self.community.name}居民委员会"

    @property
    def acting_id(self) -> str:
        """Return the id of the organisation that convenes the owners."""
        return f"{self.id}-owners-assembly" if self.governed else self.community.residents_committee_id


def compound(index: int, dice: Dice, first_year: int) -> Compound:
    """Return the compound with this number, counted from 0, as it stands in the first year of the archive."""
    name, id_ = compound_name(index)
    community = community_of(index)
    classification = dice.one(_CLASSES)
    manager_id, manager = manager_of(community.street_id, dice.below(100))
    number = dice.between(4, 14)
    cameras = number * dice.between(1, 3)
    buildings = []
    for place in range(number):
        storeys = dice.one((6, 6, 7, 11, 18, 26))
        units = storeys * dice.between(2, 4) * (2 if storeys < 10 else 1)
        # Some owners hold two units, so there are fewer owners than units.
        buildings.append(
            Building(place + 1, storeys, units, Share(units - dice.below(1 + units // 12), _floor(dice, units)))
        )
    return Compound(
        id=id_,
        name=name,
        community=community,
        classification=classification,
        mode=dice.one(_MODES),
        address=f"{community.street_name}{dice.one(STREET_NAMES)}{dice.between(2, 480)}号",
        built=min(first_year - 6, dice.between(1996, 2016)),
        buildings=tuple(buildings),
        manager_id=manager_id,
        manager=manager,
        bank=dice.one(BANK_NAMES),
        cameras=(cameras, cameras * dice.between(2, 6)),
        spaces=dice.between(20, 60) * number // 2,
    )


def _floor(dice: Dice, units: int) -> int:
    return sum(dice.between(5_200, 14_800) for _ in range(units))


def has_covenant(building: Building) -> bool:
    """Return whether the people of this building wrote a covenant of their own."""
    return building.number % 4 == 1
