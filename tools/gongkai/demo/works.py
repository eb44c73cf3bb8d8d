"""Kinds of work that owners decide on: what each costs, from which fund, and what it changes that can be counted."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Work:
    """A kind of work: how its project is named and filed, what it costs, and what it changes that can be counted."""

    slug: str
    name: str
    category: str
    fund: str
    low: int
    high: int
    label: str
    unit: str
    reason: str


MAINTENANCE, INCOME = "maintenance-fund", "common-income"
# Costs in yuan.
WORKS = (
    Work(
        "roof-waterproofing",
        "屋面防水维修",
        "repair",
        MAINTENANCE,
        80_000,
        360_000,
        "渗漏报修",
        "件",
        "多户顶层住户反映雨季渗漏，经查勘防水层老化开裂",
    ),
    Work(
        "lift-overhaul",
        "电梯大修",
        "repair",
        MAINTENANCE,
        90_000,
        420_000,
        "电梯困人",
        "次",
        "电梯使用超过十年，年检提出曳引机和门机需要更换",
    ),
    Work(
        "outer-wall",
        "外墙空鼓排险修缮",
        "repair",
        MAINTENANCE,
        120_000,
        500_000,
        "外墙隐患点",
        "处",
        "外墙面砖空鼓脱落，对行人有危险，需要尽快排险",
    ),
    Work(
        "fire-system",
        "消防设施修复",
        "repair",
        MAINTENANCE,
        60_000,
        260_000,
        "消防故障点",
        "处",
        "消防联动测试发现管网漏水、部分烟感失灵，被要求限期整改",
    ),
    Work(
        "drainage",
        "雨污管网疏通改造",
        "renewal",
        MAINTENANCE,
        70_000,
        300_000,
        "积水点",
        "处",
        "暴雨时多处积水倒灌，原有管径偏小并且多处塌陷",
    ),
    Work(
        "parking-lines",
        "停车位重新划线和道闸更新",
        "renewal",
        INCOME,
        20_000,
        90_000,
        "停车位",
        "个",
        "车位紧张，通道被占，原有道闸经常故障",
    ),
    Work(
        "cameras",
        "视频监控补点",
        "security",
        INCOME,
        30_000,
        150_000,
        "监控盲区",
        "处",
        "多起高空抛物和电动车被盗因监控盲区无法查实",
    ),
    Work(
        "charging-sheds",
        "非机动车棚和集中充电设施建设",
        "charging",
        INCOME,
        40_000,
        160_000,
        "充电端口",
        "个",
        "飞线充电和楼道停放电动车屡禁不止，缺少集中充电场所",
    ),
    Work(
        "greening",
        "绿化补种和休闲座椅更新",
        "greening",
        INCOME,
        15_000,
        80_000,
        "黄土裸露",
        "平方米",
        "绿地踩踏裸露，老人缺少休息座椅",
    ),
    Work(
        "gates",
        "单元门禁更换",
        "security",
        INCOME,
        25_000,
        110_000,
        "门禁故障",
        "次",
        "单元门长期损坏，外来人员随意进出",
    ),
)
