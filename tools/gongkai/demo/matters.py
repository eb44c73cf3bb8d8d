"""What owners vote on: each matter with its item of article 278 and the words it is put to them in."""

from dataclasses import dataclass

from gongkai.demo.compounds import Building, Compound
from gongkai.demo.dice import Dice
from gongkai.demo.money import spoken
from gongkai.demo.words import numeral
from gongkai.demo.works import MAINTENANCE, WORKS, Work


@dataclass(frozen=True, slots=True)
class Matter:
    """One matter put to the vote. `work` and `ceiling` (fen) stand where it is about money for a work."""

    purpose: str
    item: str
    title: str
    text: str
    work: Work | None = None
    ceiling: int = 0
    scope: tuple[Building, ...] = ()


def works_of_the_year(place: Compound, dice: Dice, affordable: dict[str, int]) -> list[Matter]:
    """Return the works proposed in a year, none dearer than a third of what its fund holds (fen)."""
    found = []
    for work in dice.some(WORKS, dice.one((0, 1, 1, 1, 2, 2))):
        cost = dice.between(work.low, work.high) // 100 * 10_000
        if cost * 3 <= affordable.get(work.fund, 0):
            found.append(_work_matter(place, dice, work, cost))
    return found


def _work_matter(place: Compound, dice: Dice, work: Work, cost: int) -> Matter:
    paid = "住宅专项维修资金" if work.fund == MAINTENANCE else "公共收益"
    # A work on one or two buildings is decided by their owners alone.
    scope: tuple[Building, ...] = ()
    where = "全小区"
    if work.slug in ("roof-waterproofing", "lift-overhaul", "outer-wall") and dice.happens(0.5):
        scope = tuple(dice.some(place.buildings, dice.between(1, 2)))
        where = "、".join(f"{building.number}号楼" for building in scope)
    text = (
        f"同意对{where}实施{work.name}，资金从{paid}列支，总额不超过{spoken(cost)}，据实结算并由有资质的第三方审价；"
        f"{work.reason}。施工单位通过公开比选确定，施工方案、合同和结算在公告栏公示不少于七日。"
    )
    return Matter(
        "work", "278-5" if work.fund == MAINTENANCE else "278-9", f"{where}{work.name}", text, work, cost, scope
    )


def ordinary_matters(place: Compound, dice: Dice, year: int, version: int) -> list[Matter]:
    """Return what else the owners are asked in a year; `version` numbers the covenant and rules that it would adopt."""
    found = [
        Matter(
            "budget",
            "278-9",
            f"{year}年度公共收益收支计划",
            f"同意{year}年度公共收益收支计划：收入主要来自停车、广告和场地，支出用于秩序维护、绿化养护、审计和业主委员会经费，"
            "结余的七成补充住宅专项维修资金。",
        )
    ]
    if year % 3 == place.built % 3:
        found.append(
            Matter(
                "manager",
                "278-4",
                "续聘物业服务企业",
                f"同意与{place.manager}续签物业服务合同三年，物业费标准不变，服务等级和考核办法见合同附件，考核两次不合格的可以解除合同。",
            )
        )
    if dice.happens(0.35):
        found.append(
            Matter(
                "business",
                "278-8",
                "利用共有部分设置快递柜和电梯广告",
                "同意在主出入口设置智能快递柜两组、在电梯轿厢内设置框架广告，租金进入公共收益账户，按季度公布，合同期不超过两年。",
            )
        )
    if dice.happens(0.3):
        found.append(
            Matter(
                "covenant",
                "278-2",
                "修订管理规约",
                f"同意管理规约第{numeral(version)}版，增加装修垃圾定点堆放、文明养犬和禁止飞线充电的约定。",
            )
        )
    if dice.happens(0.15):
        found.append(
            Matter(
                "rules",
                "278-1",
                "修订业主大会议事规则",
                f"同意业主大会议事规则第{numeral(version)}版，明确电子投票与纸质投票并行时的核对办法。",
            )
        )
    return found


def election(place: Compound, term: int, seats: int) -> Matter:
    """Return the election of a committee."""
    return Matter(
        "election",
        "278-3",
        f"选举第{numeral(term)}届业主委员会",
        f"选举产生{place.name}第{numeral(term)}届业主委员会委员{numeral(seats)}名、候补委员一名，候选人由业主联名推荐和自荐产生并经公示无异议。",
    )
