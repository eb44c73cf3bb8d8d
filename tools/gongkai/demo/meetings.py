"""The other meetings of a year: the committee, the three parties, residents' deliberation, duty evenings, buildings."""

from collections.abc import Iterator

from gongkai.demo.committees import Term
from gongkai.demo.compounds import Compound
from gongkai.demo.days import day, iso
from gongkai.demo.dice import Dice
from gongkai.demo.page import Record, fingerprint, posted, record, source
from gongkai.demo.places import Community
from gongkai.demo.topics import TOPICS
from gongkai.demo.words import numeral

_EVENINGS = ("停车", "漏水", "噪声", "电梯", "路灯", "物业费", "养犬", "加装电梯意向", "快递堆放", "下水堵塞")


def year_of_meetings(place: Compound, dice: Dice, year: int, terms: list[Term]) -> Iterator[Record]:
    """Yield the meetings that a compound held in a year, apart from the owners' assembly."""
    if place.governed:
        for month in (1, 3, 5, 7, 9, 11):
            on = day(year, month, dice.between(2, 27))
            term = next((t for t in terms if t.first <= on and (not t.ended or on <= t.ended)), None)
            if term:
                yield _committee_meeting(place, dice, on, term)
    for quarter in range(4):
        yield _three_parties(place, dice, day(year, 3 * quarter + 2, dice.between(2, 27)))
        if dice.happens(0.6):
            yield _duty_evening(place, dice, day(year, 3 * quarter + 3, dice.between(2, 27)))
    for month in (4, 10):
        yield _deliberation(place, dice, day(year, month, dice.between(2, 27)))
    for building in dice.some(place.buildings, dice.between(0, 2)):
        yield _building_meeting(place, dice, day(year, dice.between(2, 12), dice.between(1, 28)), building.number)


def street_meetings(community: Community, dice: Dice, year: int) -> Iterator[Record]:
    """Yield the joint meetings of a street in a year, one a quarter."""
    for quarter in range(4):
        on = day(year, 3 * quarter + 3, dice.between(5, 26))
        topics = dice.some(TOPICS, 3)
        office = f"{community.street_name}办事处"
        yield record(
            f"meetings/{community.street_id}/{iso(on)}-joint",
            "kind: meeting",
            f"name: {community.street_name}{year}年第{numeral(quarter + 1)}季度物业管理联席会议",
            "classification: joint",
            "status: passed",
            f"start_date: {iso(on)}",
            f"location: {community.street_name}便民服务中心三楼会议室",
            f"organization_id: {community.street_id}-guidance-committee",
            "agenda:",
            *_agenda([topic[0] for topic in topics]),
            f"attendance: {{present: {dice.between(14, 38)}}}",
            f"description: {'；'.join(f'{said}，会议商定{agreed}' for _, said, agreed in topics)}。",
            source(f"联席会议纪要{year}年第{quarter + 1}期", office, on + 3),
        )


def _agenda(titles: list[str]) -> list[str]:
    return [f"  - {{order: {order}, description: {title}}}" for order, title in enumerate(titles, start=1)]


def _committee_meeting(place: Compound, dice: Dice, on: int, term: Term) -> Record:
    topics = dice.some(TOPICS, dice.between(1, 3))
    present = dice.between(term.seats // 2 + 2, term.seats)
    resolutions: list[str] = []
    for number, (title, _, agreed) in enumerate(topics, start=1):
        # More than half of all members, not only of those who came.
        yes = dice.between(term.seats // 2 + 1, present)
        resolutions += (
            f'  - identifier: "{number}"',
            f"    title: {title}",
            f"    text: {agreed}。",
            f"    date: {iso(on)}",
            f"    electorate: {{heads: {term.seats}}}",
            f"    participating: {{heads: {present}}}",
            "    counts:",
            f"      - {{option: yes, heads: {yes}}}",
            f"      - {{option: abstain, heads: {present - yes}}}" if present > yes else "",
            "    result: pass",
            f"    signatures: {yes}",
        )
    return record(
        f"meetings/{place.id}/{iso(on)}-committee",
        "kind: meeting",
        f"name: 第{numeral(term.number)}届业主委员会{iso(on)[:4]}年{int(iso(on)[5:7])}月会议",
        "classification: owners-committee",
        "status: passed",
        f"start_date: {iso(on)}",
        "location: 业主委员会办公室",
        f"organization_id: {place.id}-owners-assembly",
        f"committee_id: {place.id}/term-{term.number}",
        "notice:",
        posted("notice-board", on - 7, on, f"公告照片{iso(on - 7)}-通知", "  "),
        "agenda:",
        *_agenda([topic[0] for topic in topics]),
        f"attendance: {{entitled: {term.seats}, present: {present}, proxies: 0}}",
        "documents:",
        f"  - {{document_class: minutes, title: 会议纪要, date: {iso(on)}, "
        f"sha256: {fingerprint(place.id, on, 'minutes')}}}",
        "resolutions:",
        *resolutions,
        posted("notice-board", on + dice.between(0, 3), on + 20, f"公告照片{iso(on)}-决定"),
        f"description: {'；'.join(said for _, said, _ in topics)}。",
        source("业主委员会会议纪要", place.body, on + 1),
    )


def _three_parties(place: Compound, dice: Dice, on: int) -> Record:
    topics = dice.some(TOPICS, 2)
    return record(
        f"meetings/{place.id}/{iso(on)}-three-party",
        "kind: meeting",
        f"name: {place.name}三方联席会议",
        "classification: three-party",
        "status: passed",
        f"start_date: {iso(on)}",
        "location: 小区党群服务站",
        f"organization_id: {place.community.residents_committee_id}",
        "agenda:",
        *_agenda([topic[0] for topic in topics]),
        f"attendance: {{present: {dice.between(7, 16)}}}",
        f"description: 社区、{'业主委员会' if place.governed else '业主代表'}、{place.manager}三方参加。"
        f"{'。'.join(f'{said}，三方商定{agreed}' for _, said, agreed in topics)}。"
        f"上次会议议定的事项已办结{numeral(dice.between(2, 5))}件，其余说明了原因和期限。",
        source("三方联席会议记录", f"{place.community.name}居民委员会", on + 2),
    )


def _duty_evening(place: Compound, dice: Dice, on: int) -> Record:
    raised = dice.between(3, 14)
    settled = dice.between(1, raised)
    return record(
        f"meetings/{place.id}/{iso(on)}-duty-evening",
        "kind: meeting",
        f"name: {place.name}书记接待日",
        "classification: duty-evening",
        "status: passed",
        f"start_date: {iso(on)}",
        "location: 小区党群服务站",
        f"organization_id: {place.id}-party-branch",
        f"attendance: {{present: {raised + dice.between(0, 6)}}}",
        f"description: 晚上七点到八点半接待居民，共收集问题{raised}件，"
        f"主要是{'、'.join(dice.some(_EVENINGS, 3))}，"
        f"当场答复{settled}件，其余转物业服务企业或者社区办理，下次接待日反馈。",
        "figures:",
        f"  - {{label: 收集问题, value: {raised}, unit: 件}}",
        f"  - {{label: 当场答复, value: {settled}, unit: 件}}",
        source("书记接待日登记表（汇总）", f"中共{place.name}支部委员会", on + 1),
    )


def _deliberation(place: Compound, dice: Dice, on: int) -> Record:
    title, said, agreed = dice.one(TOPICS)
    came = dice.between(18, 86)
    return record(
        f"meetings/{place.id}/{iso(on)}-deliberation",
        "kind: meeting",
        f"name: {place.name}居民议事会（{title}）",
        "classification: residents-deliberation",
        "status: passed",
        f"start_date: {iso(on)}",
        "location: 中心广场",
        f"organization_id: {place.community.residents_committee_id}",
        "agenda:",
        *_agenda([title]),
        f"attendance: {{present: {came}}}",
        f"description: 党支部先议、三方协商后，召集居民合议。{said}。"
        f"到场居民{came}人，先后{numeral(dice.between(4, 15))}人发言，多数同意{agreed}；"
        "不同意见一并记录，由三方联席会议跟进，一个月内在公告栏反馈进展。",
        source("居民议事会记录", f"{place.community.name}居民委员会", on + 2),
    )


def _building_meeting(place: Compound, dice: Dice, on: int, building: int) -> Record:
    title, said, agreed = dice.one(TOPICS)
    return record(
        f"meetings/{place.id}/{iso(on)}-building-{building}",
        "kind: meeting",
        f"name: {building}号楼楼栋会议（{title}）",
        "classification: building",
        "status: passed",
        f"start_date: {iso(on)}",
        f"location: {building}号楼一层大厅",
        "agenda:",
        *_agenda([title]),
        f"attendance: {{present: {dice.between(8, 40)}}}",
        f"description: 由楼栋长召集。{said}。大家商定{agreed}。",
        source("楼栋会议记录", f"{place.community.name}居民委员会", on + 1),
    )
