"""The records of a compound as such, of its own organisations and of its buildings."""

from collections.abc import Iterator

from gongkai.demo.compounds import Building, Compound, has_covenant
from gongkai.demo.days import day, iso
from gongkai.demo.dice import Dice
from gongkai.demo.money import yuan
from gongkai.demo.page import Record, record, source
from gongkai.demo.words import numeral

_STAGES = {
    "new": "transition",
    "business": "maturity",
    "resettlement": "maturity",
    "old": "renewal",
    "mixed": "maturity",
}


def compound_records(place: Compound, dice: Dice, first_year: int, disclosing: int) -> Iterator[Record]:
    """Yield the compound, its organisations and its buildings; its parties disclose since the day `disclosing`."""
    yield _compound(place, dice, first_year, disclosing)
    yield from _organizations(place)
    for building in place.buildings:
        yield _building(place, building, dice, first_year)


def _compound(place: Compound, dice: Dice, first_year: int, disclosing: int) -> Record:
    owners = place.owners
    served = f"{max(place.built + 1, first_year - dice.between(1, 5))}-07"
    engaged = [
        f"organization_id: {place.manager_id}, party_role: property-manager, start_date: {served}",
        f"organization_id: {place.community.residents_committee_id}, party_role: residents-committee",
        f"organization_id: {place.id}-party-branch, party_role: party-branch",
    ]
    if place.governed:
        engaged.append(f"organization_id: {place.id}-owners-assembly, party_role: owners-assembly")
    before, after = place.cameras
    entitled = f"全体业主{owners.heads}人，专有部分面积以不动产登记簿为准"
    return record(
        f"compounds/{place.id}",
        "kind: compound",
        f"name: {place.name}",
        f"area_id: {place.community.id}",
        f"classification: {place.classification}",
        f"stage: {_STAGES[place.classification]}",
        f"governance_mode: {place.mode}",
        f"address: {place.address}",
        f'completion_date: "{place.built}"',
        f"number_of_buildings: {len(place.buildings)}",
        f"number_of_units: {place.units}",
        f"owner_head_count: {owners.heads}",
        f"total_exclusive_area: {yuan(owners.area)}",
        "area_basis: register",
        "organizations:",
        *(f"  - {{{row}}}" for row in engaged),
        "facilities:",
        "  - label: 监控摄像头",
        "    unit: 个",
        "    counts_over_time:",
        f"      - {{count: {before}, date: {first_year}-01}}",
        f"      - {{count: {after}, date: {first_year}-11}}",
        "  - label: 地面和地下停车位",
        "    unit: 个",
        "    counts_over_time:",
        f"      - {{count: {place.spaces}, date: {first_year}-01}}",
        f"disclosing_since: {iso(disclosing)}",
        "contact_details:",
        f"  - {{contact_type: office-address, contact: {place.name}1号楼底层物业服务中心}}",
        f"description: {place.name}建成于{place.built}年，位于{place.community.street_name}{place.community.name}，"
        f"共{len(place.buildings)}栋{place.units}套，{entitled}。现由{place.manager}提供物业服务。",
        source("小区基本情况登记表", f"{place.community.street_name}办事处", day(first_year, 1, 5)),
    )


def _organizations(place: Compound) -> Iterator[Record]:
    on = day(place.built + 1, 9, 1)
    listed = source(f"{place.community.name}组织登记簿", f"{place.community.name}居民委员会", on + 30)
    common = f"area_id: {place.community.id}\ncompound_ids:\n  - {place.id}\nfounding_date: {iso(on)}"
    yield record(
        f"organizations/{place.id}-party-branch",
        "kind: organization",
        f"name: 中共{place.name}支部委员会",
        "classification: party-branch",
        f"area_id: {place.community.id}",
        f"parent_id: {place.community.party_committee_id}",
        "compound_ids:",
        f"  - {place.id}",
        f"founding_date: {iso(on)}",
        "description: 组织小区党员参与治理，重大事项先议，并监督物业服务和公共收益的使用。",
        listed,
    )
    yield record(
        f"organizations/{place.id}-volunteers",
        "kind: organization",
        f"name: {place.name}志愿服务队",
        "classification: volunteer-team",
        common,
        "description: 由楼栋志愿者组成，承担信息传达、矛盾劝解和夜间巡查，每周至少巡查一次。",
        listed,
    )
    if place.governed:
        yield record(
            f"organizations/{place.id}-owners-assembly",
            "kind: organization",
            f"name: {place.name}业主大会",
            "classification: owners-assembly",
            common,
            "description: 由物业管理区域内全体业主组成，业主委员会是其执行机构。",
            listed,
        )


def _building(place: Compound, building: Building, dice: Dice, first_year: int) -> Record:
    headed = dice.happens(0.85)
    honour = ""
    if dice.happens(0.2):
        honour = (
            f"honours:\n  - {{title: 最美楼栋, date: {first_year}-12, authority: {place.community.street_name}办事处}}"
        )
    covenant = f"document_id: {place.id}/building-{building.number}-covenant" if has_covenant(building) else ""
    care = "设楼栋长一名，由居民推荐产生" if headed else "楼栋长暂缺，由网格员兼管"
    return record(
        f"buildings/{place.id}/building-{building.number}",
        "kind: building",
        f"name: {place.name}{building.number}号楼",
        f"number_of_units: {building.units}",
        f"owner_head_count: {building.owners.heads}",
        f"total_exclusive_area: {yuan(building.owners.area)}",
        f"storeys: {building.storeys}",
        f"has_building_head: {'true' if headed else 'false'}",
        covenant,
        honour,
        f"description: 地上{numeral(building.storeys)}层，{building.units}套。{care}，楼道内设公示栏一处。",
        source("楼栋基本情况登记表", f"{place.community.name}居民委员会", day(first_year, 1, 5)),
    )
