"""Accounts and their quarterly statements: every closing balance is the next opening one, to the fen."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from gongkai.demo.compounds import Compound
from gongkai.demo.days import day, iso, quarter, quarter_of
from gongkai.demo.dice import Dice
from gongkai.demo.money import yuan
from gongkai.demo.page import Record, posted, record, source
from gongkai.demo.projects import Payment

FUNDS = {"maintenance-fund": "住宅专项维修资金", "common-income": "公共收益", "committee-expense": "业主委员会经费"}
# Of each fund: category, what is written beside it, who pays or is paid, and between how many yuan a quarter.
_INCOME = {
    "maintenance-fund": (
        ("interest", "活期和定期存款利息", "开户银行", 800, 9_000),
        ("contribution", "业主补交首期维修资金", "业主（合计）", 0, 26_000),
    ),
    "common-income": (
        ("parking", "地面停车场地使用费", "停车业主（合计）", 12_000, 68_000),
        ("advertising", "电梯框架广告和道闸广告", "示例广告传媒有限公司", 2_000, 15_000),
        ("vending", "快递柜场地使用费", "示例快递柜运营有限公司", 900, 3_600),
        ("telecom", "通信基站占用费", "示例通信服务有限公司", 1_500, 6_000),
        ("venue", "广场临时场地使用费", "商户（合计）", 0, 5_200),
        ("charging", "集中充电分成", "示例充电科技有限公司", 600, 4_800),
    ),
    "committee-expense": (),
}  # fmt: skip
_EXPENDITURE = {
    "maintenance-fund": (("repair", "消防管道应急抢修", "示例应急维修服务部", 0, 6_000),),
    "common-income": (
        ("management", "停车秩序维护服务费", "物业服务企业", 3_000, 16_000),
        ("greening", "补种和除虫", "示例园林养护有限公司", 600, 5_000),
        ("utilities", "公共照明电费", "示例供电公司", 900, 6_800),
        ("cleaning", "化粪池清掏", "示例环卫服务有限公司", 0, 3_200),
        ("tax", "代开发票税费", "税务机关", 120, 1_500),
        ("audit", "年度收支审计费", "示例会计师事务所", 0, 3_800),
    ),
    "committee-expense": (
        ("office", "办公用品和打印", "示例文具店", 60, 420),
        ("meeting", "业主大会选票印制和计票", "示例图文印务", 0, 1_300),
        ("office", "工作人员通讯补贴", "业主委员会工作人员（合计）", 300, 900),
    ),
}  # fmt: skip

# Yuan for each square metre, when the homes were sold.
_FIRST_PAYMENT = 80


@dataclass(slots=True)
class Account:
    """One account as the years go by: what it holds (fen), and what is still to be paid from it for works."""

    fund: str
    balance: int
    due: list[Payment] = field(default_factory=list)

    def ref(self, place: Compound) -> str:
        """Return the id of the account in a compound."""
        return f"{place.id}/{self.fund}"


def accounts(place: Compound, dice: Dice) -> list[Account]:
    """Return the accounts of a compound at the beginning."""
    area = place.owners.area // 100
    found = [
        Account("maintenance-fund", area * dice.between(22, 80) * 100 + dice.below(10_000)),
        Account("common-income", dice.between(60_000, 480_000) * 100 + dice.below(100)),
    ]
    if place.governed:
        found.append(Account("committee-expense", dice.between(2_000, 12_000) * 100))
    return found


def account_record(place: Compound, dice: Dice, account: Account, first_year: int) -> Record:
    """Return the record of an account."""
    opened = day(place.built + 2, dice.between(1, 12), dice.between(1, 28))
    title = FUNDS[account.fund]
    holder, kind = place.body, "owners-committee" if place.governed else "acting-body"
    more = []
    if account.fund == "maintenance-fund":
        holder, kind = "示例区住宅专项维修资金管理中心", "fund-authority"
        more.append(f"first_payment: {yuan(place.owners.area // 100 * _FIRST_PAYMENT * 100)}")
    elif account.fund == "common-income":
        more.append("income_bases:")
        more += [f"  - {{category: {what}, allowed_by: 前期物业服务合同第九条}}" for what, *_ in _INCOME[account.fund]]
    return record(
        f"accounts/{account.ref(place)}",
        "kind: account",
        f"name: {place.name}{title}账户",
        f"fund: {account.fund}",
        f"holder: {holder}",
        f"holder_type: {kind}",
        f"organization_id: {place.acting_id}",
        f"bank: {place.bank}",
        f'last_four: "{dice.below(10_000):04d}"',
        "currency: CNY",
        f"opened_on: {iso(opened)}",
        *more,
        f"description: 专户存储{title}，只用于本小区，收支按季度公布，业主可以预约查阅对账单和凭证。",
        source("账户开立通知书", place.bank, opened),
    )


def quarter_records(place: Compound, dice: Dice, held: list[Account], year: int, number: int) -> Iterator[Record]:
    """Yield the statements of all accounts for one quarter, and carry their balances on."""
    first, last = quarter(year, number)
    allowance = dice.between(20, 48) * 100_00 if place.governed else 0
    moved = first + dice.between(5, 20)
    for account in held:
        entries = _regular(dice, account.fund, first, last)
        if allowance and account.fund != "maintenance-fund":
            entries.append(_transfer(place, account.fund, allowance, moved))
        entries += _works(account, year, number)
        entries.sort()
        yield _statement(place, dice, account, year, number, entries)


# Day, direction, category, fen, the fields that say what it was, and those that come after its voucher.
_Entry = tuple[int, str, str, int, str, str]


_URGENT = ", emergency: {{emergency_type: fire-system, confirmed_by: 街道办事处, confirmed_on: {on}}}"


def _regular(dice: Dice, fund: str, first: int, last: int) -> list[_Entry]:
    found = []
    for direction, table in (("revenue", _INCOME), ("expenditure", _EXPENDITURE)):
        party = "payer" if direction == "revenue" else "payee"
        for category, what, who, low, high in table[fund]:
            # Some things do not happen every quarter.
            if low == 0 and dice.happens(0.7):
                continue
            amount = dice.between(max(low, 50), high) * 100 + (
                dice.below(100) if category in ("interest", "utilities") else 0
            )
            lines = f"description: {what}, {party}: {who}"
            on = dice.between(first, last)
            # What the fund pays from quarter to quarter is urgent; all else are works that the owners decide on.
            urgent = _URGENT.format(on=iso(on)) if fund == "maintenance-fund" and direction == "expenditure" else ""
            found.append((on, direction, category, amount, lines, urgent))
    return found


def _transfer(place: Compound, fund: str, amount: int, on: int) -> _Entry:
    if fund == "common-income":
        other = f", counter_account_id: {place.id}/committee-expense"
        return on, "expenditure", "transfer", amount, f"description: 划转业主委员会经费, payee: {place.body}", other
    other = f", counter_account_id: {place.id}/common-income"
    return on, "revenue", "transfer", amount, "description: 公共收益划入的经费, payer: 公共收益账户", other


def _works(account: Account, year: int, number: int) -> list[_Entry]:
    now = [payment for payment in account.due if quarter_of(payment.on) == (year, number)]
    account.due = [payment for payment in account.due if payment not in now]
    return [(payment.on, "expenditure", payment.category, payment.amount, payment.fields, "") for payment in now]


def _statement(place: Compound, dice: Dice, account: Account, year: int, number: int, entries: list[_Entry]) -> Record:
    first, last = quarter(year, number)
    opening = account.balance
    lines = []
    for order, (on, direction, category, amount, what, more) in enumerate(entries, start=1):
        account.balance += amount if direction == "revenue" else -amount
        lines.append(
            f"  - {{booked_on: {iso(on)}, direction: {direction}, category: {category}, amount: {yuan(amount)}, "
            f"{what}, voucher: 记-{year}-{number}-{order:03d}{more}}}"
        )
    up = last + dice.between(4, 28)
    title = FUNDS[account.fund]
    return record(
        f"statements/{place.id}/{year}-q{number}-{account.fund}",
        "kind: statement",
        f"account_id: {account.ref(place)}",
        f"period: {{from: {iso(first)}, to: {iso(last)}}}",
        f"opening_balance: {yuan(opening)}",
        f"closing_balance: {yuan(account.balance)}",
        "entries:" if lines else "entries: []",
        *lines,
        *(_result(entries) if account.fund == "common-income" else ()),
        f"evidence: {place.bank}对账单{year}年第{number}季度",
        *(_reconciled(last, year, number) if account.fund == "maintenance-fund" else ()),
        posted("notice-board", up, up + 30, f"公告照片{iso(up)}-收支"),
        source(f"{year}年第{number}季度{title}收支公布表", place.body, up),
    )


def _result(entries: list[_Entry]) -> Iterator[str]:
    """Yield what the common parts earned in the quarter: all receipts less the costs of earning them."""
    gross = sum(amount for _, direction, category, amount, *_ in entries if (direction, category) in _EARNED)
    costs = [(category, amount) for _, direction, category, amount, *_ in entries if category in _COSTS]
    yield "income_result:"
    yield f"  gross: {yuan(gross)}"
    if costs:
        yield "  costs:"
    for category, amount in costs:
        yield f"    - {{category: {category}, amount: {yuan(amount)}, basis: {_COSTS[category]}}}"
    net = gross - sum(amount for _, amount in costs)
    yield f'  net: "{"-" if net < 0 else ""}{yuan(abs(net))[1:]}'


_EARNED = {("revenue", category) for category, *_ in _INCOME["common-income"]}
_COSTS = {"management": "停车管理协议第四条", "tax": "完税凭证"}


def _reconciled(last: int, year: int, number: int) -> Iterator[str]:
    """Yield when the fund was compared with the bank, and what was announced; household ledgers once a year."""
    yield f"reconciled_on: {iso(last + 2)}"
    yield f"bank_statement: 对账单{year}-{number}"
    yield f"announced_classes: [totals, works-and-shares{', household-ledgers' if number == 4 else ''}]"
