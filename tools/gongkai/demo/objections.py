"""Objections that households raise against a record, and the replies that stand beside them."""

from gongkai.demo.assemblies import Assembly
from gongkai.demo.compounds import Compound
from gongkai.demo.days import iso
from gongkai.demo.dice import Dice
from gongkai.demo.page import Record, record, source

_MATTERS = (
    ("询问计票表里弃权票怎么计算", "弃权票算参与，不算同意；计票表已附说明。", "not-upheld"),
    ("通知里的面积合计与名册差0.01平方米", "小数进位所致，名册无误，公告已加注。", "partly-upheld"),
    ("公告少贴了一栋楼的单元门口", "当天已补贴，并顺延公示期。", "upheld"),
)


def objection(place: Compound, held: Assembly) -> Record | None:
    """Return an objection to an assembly; most have none."""
    dice = Dice(place.id, "objection", held.id)
    if not dice.happens(0.4):
        return None
    title, reply, outcome = dice.one(_MATTERS)
    asked = held.last + dice.between(3, 12)
    return record(
        f"objections/{place.id}/{iso(asked)}",
        "kind: objection",
        f"title: {title}",
        f"record: meetings/{held.id}",
        f"households: {dice.between(1, 14)}",
        f"channel: {dice.one(('counter', 'box', 'letter'))}",
        f"received_on: {iso(asked)}",
        f"reply_due_on: {iso(asked + 10)}",
        f"replied_on: {iso(asked + dice.between(2, 9))}",
        f"reply: {reply}",
        "replied_by: 业主委员会",
        f"reply_outcome: {outcome}",
        source("异议登记表", place.body, asked),
    )
