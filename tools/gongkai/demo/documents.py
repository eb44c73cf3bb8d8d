"""Rules of procedure, covenants, audit reports, and what is shown to the owners besides.

Each has its version and the decision that adopted it.
"""

from collections.abc import Iterator

from gongkai.demo.assemblies import Decision
from gongkai.demo.compounds import Building, Compound
from gongkai.demo.days import day, iso
from gongkai.demo.money import spoken
from gongkai.demo.page import Record, fingerprint, gap, posted, record, source
from gongkai.demo.words import numeral

_TITLES = {"management-covenant": "管理规约", "rules-of-procedure": "业主大会议事规则"}
_ARTICLES = {
    "management-covenant": (
        "全体业主共同遵守本规约，共有部分的使用以不妨碍他人为限。",
        "装修前到物业服务中心登记，工作日十八时至次日八时和节假日不得进行产生噪声的施工。",
        "装修垃圾装袋后放到指定地点，不得堆放在楼道和消防通道。",
        "电动自行车在集中充电点充电，不得在楼道停放或者从户内拉线充电。",
        "饲养犬只应当办理登记，牵绳出户，及时清理粪便。",
        "停车按划线停放，消防通道和出入口禁止停车，临时停车不超过两小时。",
        "利用共有部分经营所得扣除合理成本后属于全体业主，按季度公布。",
        "高空抛物的，由物业服务企业调取监控并报告公安机关，依法追究责任。",
        "违反本规约的，业主委员会可以劝阻、公示事由并要求改正，但不公布个人信息和门牌号。",
    ),
    "rules-of-procedure": (
        "业主大会由物业管理区域内全体业主组成，每年至少召开一次定期会议。",
        "经专有部分面积和业主人数各占五分之一以上的业主提议，应当召开临时会议。",
        "会议通知连同议题在召开十五日以前张贴于公告栏和各单元门口。",
        "一套房屋计一人，同一业主有多套的仍计一人，建设单位未交付的部分计一人。",
        "表决可以采用书面、线上或者集中投票，同一业主以最先送达的有效选票为准。",
        "收到选票没有表态的，不计入已表决的多数意见。",
        "计票由居民委员会派员监督并全程录像，计票表遮盖个人信息后公布。",
        "业主委员会每两个月至少召开一次会议，过半数委员出席方为有效。",
        "决定作出之日起三日内公告，并报街道办事处备查。",
    ),
}  # fmt: skip


# Of each paper: the end of its name, its title, who publishes it, and the items it discloses.
_SHOWN = (
    ("owners", "业主委员会公开事项", "body", "rules, decisions, service-contract, common-income, parking, expenses"),
    ("services", "物业服务事项和人员", "manager", "services, responsible-persons, service-quality"),
    ("charges", "物业收费项目和标准", "manager", "charge-items, charge-rates"),
    ("performance", "物业履约和经营情况", "manager", "performance, company-fund-use, company-common-income"),
)


def standing_document(place: Compound, kind: str, version: int, decision: Decision | None, on: int) -> Record:
    """Return a covenant or rules: adopted by `decision` on the day `on`, or older than the archive."""
    title = f"{place.name}{_TITLES[kind]}（第{numeral(version)}版）"
    unknown = "" if decision else gap("resolution_id", "not-kept", "通过时的会议资料没有整理入库。")
    return record(
        f"documents/{place.id}/{kind}-v{version}",
        "kind: document",
        f"title: {title}",
        f"classification: {kind}",
        f'version: "{version}"',
        f"date: {iso(on)}",
        f"effective_on: {iso(on + 1)}",
        f"organization_id: {place.acting_id}",
        f"resolution_id: {decision.id}" if decision else "",
        "text: |-",
        *(f"  第{numeral(number)}条 {said}" for number, said in enumerate(_ARTICLES[kind], start=1)),
        f"sha256: {fingerprint(place.id, kind, version)}",
        posted("notice-board", on + 1, on + 31, f"公告照片{iso(on)}-{kind}"),
        source(title, place.body, on + 1),
        unknown,
    )


def audit_report(place: Compound, year: int, balance: int) -> Record:
    """Return the audit of one year's common income; `balance` is what was left, in fen."""
    on = day(year + 1, 3, 20)
    return record(
        f"documents/{place.id}/{year}-audit-report",
        "kind: document",
        f"title: {place.name}{year}年度公共收益收支审计报告",
        "classification: audit-report",
        f"date: {iso(on)}",
        f"organization_id: {place.acting_id}",
        f"sha256: {fingerprint(place.id, year, 'audit')}",
        posted("notice-board", on + 3, on + 33, f"公告照片{iso(on)}-审计"),
        f"description: 受托对{year}年度公共收益账户的收支进行审计。"
        f"期末余额{spoken(balance)}，与银行对账单核对一致；"
        "抽查的凭证齐全，大额支出均有业主共同决定或者业主委员会会议记录。"
        "建议缩短停车收入的入账时间，并继续按季度公布。",
        source("审计报告", "示例会计师事务所", on),
    )


def disclosures(place: Compound, year: int) -> Iterator[Record]:
    """Yield what the committee and the company show of their items besides the accounts, in January of a year."""
    for slug, title, publisher, items in _SHOWN:
        on = day(year, 1, 9)
        yield record(
            f"documents/{place.id}/{year}-{slug}",
            "kind: document",
            f"title: {place.name}{title}（{year}年）",
            "classification: list",
            f"date: {iso(on)}",
            f"discloses: [{items}]",
            posted("notice-board", on, on + 31, f"公告照片{iso(on)}-{slug}"),
            source(f"{title}公布表", place.body if publisher == "body" else place.manager, on),
        )


def building_covenant(place: Compound, building: Building, year: int) -> Record:
    """Return the covenant of one building."""
    on = day(year, 4, 1 + building.number)
    return record(
        f"documents/{place.id}/building-{building.number}-covenant",
        "kind: document",
        f"title: {place.name}{building.number}号楼楼栋公约",
        "classification: building-covenant",
        'version: "1"',
        f"date: {iso(on)}",
        "text: |-",
        "  第一条 楼道不堆物，不停放电动车。",
        "  第二条 夜间二十二时以后不大声喧哗。",
        "  第三条 每月最后一个周六为楼栋清洁日，自愿参加。",
        "  第四条 邻里有事先找楼栋长商量。",
        source("楼栋公约签署页（已遮盖）", f"{place.community.name}居民委员会", on),
    )
