"""Cases: what residents raised, how it was handled step by step, and what came of it. No person and no household."""

from dataclasses import dataclass

from gongkai.demo.compounds import Compound
from gongkai.demo.days import day, iso
from gongkai.demo.dice import Dice
from gongkai.demo.page import Record, record, source
from gongkai.demo.troubles import TROUBLES

_PLACES = ("东侧", "西侧", "一单元", "二单元", "三单元", "北门", "地下车库", "中心花园", "南侧道路", "顶层")
_CHANNELS = ("hotline", "hotline", "wechat-group", "platform", "visit", "box", "duty-evening", "counter", "meeting")
_LEVELS = ("building", "grid", "compound", "compound", "community")
_HIGHER = {"building": "compound", "grid": "community", "compound": "community", "community": "subdistrict"}
_RECEIVED = ("登记编号并告知办理期限", "网格员现场核实后登记", "接到反映后一小时内到场查看", "汇总同类反映后合并登记")
_ANSWERED = (
    "当面说明办理方案，居民表示同意",
    "电话答复预计完成时间",
    "在单元公告栏张贴答复",
    "在接待日向反映的居民说明进展",
)
_AFTER = (
    "同类问题列入每周巡查清单",
    "三个月内没有再接到同类反映",
    "处理结果张贴在单元公告栏七日",
    "建议纳入下一年度维修计划",
)

_OUTCOMES = (("settled", "satisfied"),) * 7 + (
    ("settled", "mostly-satisfied"),
    ("partly-settled", "mostly-satisfied"),
    ("partly-settled", "not-satisfied"),
)


def year_of_cases(place: Compound, dice: Dice, year: int, number: int, first: int = 1) -> list[Record]:
    """Return the cases of a compound in a year, `number` of them, in the order they came in, numbered from `first`."""
    start = day(year, 1, 1)
    received = sorted(start + dice.below(352) for _ in range(number))
    return [_case(place, dice, year, order, on) for order, on in enumerate(received, start=first)]


def _case(place: Compound, dice: Dice, year: int, order: int, on: int) -> Record:
    trouble = dice.one(TROUBLES)
    which = dice.below(len(trouble.titles))
    where = f"{dice.one(place.buildings).number}号楼{dice.one(_PLACES)}"
    channel = dice.one(_CHANNELS)
    handled = _handled(place, dice, on, trouble.done[which])
    return record(
        f"cases/{place.id}/{year}-{order:03d}-{trouble.slug}",
        "kind: case",
        f"title: {where}{trouble.titles[which]}",
        f"classification: {trouble.classification}",
        f"category: {trouble.category}",
        f"channel: {channel}",
        f"level: {handled.level}",
        "status: closed" if handled.outcome else "status: open",
        f"outcome: {handled.outcome}" if handled.outcome else "",
        "events:",
        *handled.events,
        f"satisfaction: {handled.satisfaction}" if handled.satisfaction else "",
        f"description: {where}有居民反映，{trouble.raised[which]}。办理情况：{handled.said}。",
        source(f"{place.name}办件登记簿{year}年第{order}号", f"{place.community.name}居民委员会", handled.day),
    )


@dataclass(slots=True)
class _Handling:
    """How far a case has come: the level it has reached, the last day, its events so far and what came of it."""

    level: str
    day: int
    events: list[str]
    outcome: str = ""
    satisfaction: str = ""
    said: str = "仍在办理"

    def next(self, event: str, days: int, said: str) -> None:
        """Add an event so many days after the one before."""
        self.day += days
        self.events.append(
            f"  - {{event_type: {event}, date: {iso(self.day)}, level: {self.level}, description: {said}}}"
        )


def _handled(place: Compound, dice: Dice, received: int, done: str) -> _Handling:
    case = _Handling(dice.one(_LEVELS), received, [])
    case.next("received", 0, dice.one(_RECEIVED))
    case.next("assigned", dice.below(3), f"交{place.manager}办理")
    if dice.happens(0.25):
        case.level = _HIGHER[case.level]
        case.next("escalated", dice.between(2, 8), "超出本级职责或者需要协调多方，上报处理")
    case.next("answered", dice.between(1, 6), dice.one(_ANSWERED))
    if dice.happens(0.06):
        return case
    case.next("settled", dice.between(1, 21), done)
    if dice.happens(0.08):
        case.next("reopened", dice.between(5, 20), "居民反映问题再次出现，重新办理")
        case.next("settled", dice.between(2, 12), f"复查后再次处理，{done}")
    case.next("fed-back", dice.between(0, 4), "向反映渠道反馈办理结果")
    case.outcome, satisfaction = dice.one(_OUTCOMES)
    case.next("confirmed", dice.between(1, 5), "回访确认")
    if dice.happens(0.7):  # not everybody who confirms also rates
        case.satisfaction = satisfaction
    case.said = f"{done}。{dice.one(_AFTER)}"
    return case
