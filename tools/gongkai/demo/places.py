"""Where the made-up compounds lie: city, district, streets, communities, and the offices that serve them."""

from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.demo.days import day
from gongkai.demo.page import Record, record, source
from gongkai.demo.words import COMMUNITY_NAMES, MANAGER_NAMES, numeral

COMPOUNDS_OF_A_COMMUNITY = 8
COMMUNITIES_OF_A_STREET = 5
CITY, DISTRICT = "demo-city", "demo-district"
GAZETTE = "示例区地名办公室"
# Everything that stands before the first compound was founded on this day.
FOUNDED = day(2001, 6, 1)


@dataclass(frozen=True, slots=True)
class Community:
    """A community with its street, and who governs and serves the compounds in it."""

    id: str
    name: str
    street_id: str
    street_name: str

    @property
    def residents_committee_id(self) -> str:
        """Return the id of its residents' committee."""
        return f"{self.id}-residents-committee"

    @property
    def party_committee_id(self) -> str:
        """Return the id of its Party committee."""
        return f"{self.id}-party-committee"


def community_of(compound: int) -> Community:
    """Return the community that the compound with this number, counted from 0, lies in."""
    number = compound // COMPOUNDS_OF_A_COMMUNITY
    street, place = divmod(number, COMMUNITIES_OF_A_STREET)
    street_id = f"demo-street-{street + 1}"
    round_, name = divmod(number, len(COMMUNITY_NAMES))
    again = f"第{numeral(round_ + 1)}" if round_ else ""
    return Community(
        f"{street_id}-community-{place + 1}",
        f"{COMMUNITY_NAMES[name]}{again}社区",
        street_id,
        f"示例{numeral(street + 1)}街道",
    )


def manager_of(street_id: str, number: int) -> tuple[str, str]:
    """Return id and name of one of the property companies of a street."""
    street = int(street_id.rpartition("-")[2])
    number %= len(MANAGER_NAMES)
    return f"{street_id}-manager-{number + 1}", f"示例{MANAGER_NAMES[number]}{numeral(street)}分物业服务有限公司"


def shared_records() -> Iterator[Record]:
    """Yield what the whole archive shares: the city and the district, marked as fictional."""
    yield _area(CITY, "示例市", "city", "", "虚构的城市，用来试用和测量公开系统，与任何真实地方无关。")
    yield _area(DISTRICT, "示例区", "district", CITY, "虚构的市辖区，其下所有街道、社区和小区都是生成的。")
    housing = source("示例区机构名录", "示例区人民政府办公室", FOUNDED)
    yield record(
        "organizations/demo-housing-bureau",
        "kind: organization",
        "name: 示例区住房和建设局",
        "classification: government-office",
        f"area_id: {DISTRICT}",
        "founding_date: 2001-06-01",
        "description: 指导全区物业管理活动，受理业主委员会备案的复核。",
        housing,
    )


def street_records(community: Community) -> Iterator[Record]:
    """Yield a street, its offices and the property companies that work in it."""
    street, name = community.street_id, community.street_name
    yield _area(
        street, name, "subdistrict", DISTRICT, f"虚构的街道，下设{COMMUNITIES_OF_A_STREET}个社区，每个社区八个小区。"
    )
    listed = source(f"{name}机构名录", f"{name}办事处", FOUNDED)
    yield record(
        f"organizations/{street}-office",
        "kind: organization",
        f"name: {name}办事处",
        "classification: sub-district-office",
        f"area_id: {street}",
        "founding_date: 2001-06-01",
        "contact_details:",
        f"  - {{contact_type: office-address, contact: {name}建设路1号便民服务中心}}",
        "  - {contact_type: hours, contact: 工作日上午九点到下午五点}",
        "description: 指导和监督辖区业主大会、业主委员会的组建、换届和日常运作，每季度召集一次联席会议。",
        listed,
    )
    yield record(
        f"organizations/{street}-guidance-committee",
        "kind: organization",
        f"name: {name}物业管理指导委员会",
        "classification: guidance-committee",
        f"area_id: {street}",
        f"parent_id: {street}-office",
        "founding_date: 2007-03",
        "member_organizations:",
        f"  - {{organization_id: {street}-office, role: 牵头单位}}",
        "  - {organization_id: demo-housing-bureau, role: 业务指导}",
        "description: 制定责任清单和任务清单，协调处理跨部门的物业管理难题。",
        listed,
    )
    for number in range(len(MANAGER_NAMES)):
        manager, title = manager_of(street, number)
        yield record(
            f"organizations/{manager}",
            "kind: organization",
            f"name: {title}",
            "classification: property-manager",
            f"area_id: {street}",
            f"founding_date: {2003 + number}-04",
            f"ownership: {'public' if number % 4 == 0 else 'market'}",
            f"description: 在{name}范围内承接住宅小区物业服务，按合同约定提供保洁、绿化、秩序维护和共用部位维修。",
            source("物业服务企业信用信息公示", "示例区住房和建设局", FOUNDED + 900),
        )


def community_records(community: Community) -> Iterator[Record]:
    """Yield a community, its two grids, its residents' committee and its Party committee."""
    id_, name, street = community.id, community.name, community.street_id
    yield _area(id_, name, "community", street, "虚构的社区，设有居民委员会、社区党委和两个网格。")
    for number in (1, 2):
        yield _area(f"{id_}-grid-{number}", f"{name}第{numeral(number)}网格", "grid", id_, "每个网格配一名专职网格员。")
    listed = source(f"{community.street_name}基层组织名录", f"{community.street_name}办事处", FOUNDED)
    yield record(
        f"organizations/{community.residents_committee_id}",
        "kind: organization",
        f"name: {name}居民委员会",
        "classification: residents-committee",
        f"area_id: {id_}",
        f"parent_id: {street}-office",
        "founding_date: 2001-09",
        "contact_details:",
        f"  - {{contact_type: office-address, contact: {community.street_name}{name}居民服务站}}",
        "description: 协助指导小区业主大会和业主委员会，未成立业主委员会的小区由其依法代行职责。",
        listed,
    )
    yield record(
        f"organizations/{community.party_committee_id}",
        "kind: organization",
        f"name: 中共{name}委员会",
        "classification: party-committee",
        f"area_id: {id_}",
        "founding_date: 2001-09",
        "description: 领导社区各小区党支部，牵头党组织先议、三方协议、居民合议。",
        listed,
    )


def _area(id_: str, name: str, classification: str, parent: str, description: str) -> Record:
    above = f"parent_id: {parent}" if parent else ""
    return record(
        f"areas/{id_}",
        "kind: area",
        f"name: {name}",
        f"classification: {classification}",
        above,
        f"description: {description}",
        "fictional: true",
        "founding_date: 2001-06",
        source("示例区行政区划与网格名录", GAZETTE, FOUNDED),
    )
