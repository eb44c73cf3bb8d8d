"""Made-up personal data of every kind in every disguise, and public numbers: what the firewall is measured with.

Everything comes from a seed. No value belongs to anybody but by chance, and none is written down anywhere.
"""

import random
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from stdnum import luhn
from stdnum.cn import ric, uscc

Random = random.Random
NUMERALS = dict(zip("0123456789", "零一二三四五六七八九", strict=True))
FULL_WIDTH = {**{ord(c): ord(c) + 0xFEE0 for c in "0123456789@.-:"}, **{c: c + 0xFEE0 for c in range(0x41, 0x5B)}}
FULL_WIDTH |= {c: c + 0xFEE0 for c in range(0x61, 0x7B)}
UNSEEN = "\u200b\u200c\u200d\u2060\ufeff\xad"
_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高梁郑谢宋唐许韩邓冯曹彭曾"
_GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰涛超霞刚桂英华玉建国志明秀兰"
_STATUSES = (
    "党员",
    "团员",
    "盟员",
    "社员",
    "人士",
    "群众",
    "中共",
    "预备",
    "共青",
    "会员",
    "民建",
    "民盟",
    "九三",
    "无党",
)
_LETTERS = "abcdefghijkmnpqrstuvwxyz"


def digits(rnd: Random, count: int) -> str:
    """Return so many digits."""
    return "".join(rnd.choice("0123456789") for _ in range(count))


def mobile(rnd: Random) -> str:
    """Return a mobile number."""
    return f"1{rnd.choice('3456789')}{digits(rnd, 9)}"


def _day(rnd: Random, first: date, days: int) -> date:
    return first + timedelta(rnd.randrange(days))


def resident_id(rnd: Random) -> str:
    """Return a number of 18 places with the right last one."""
    county = rnd.choice(["110105", "330106", "440304", "510107", "370202", "650102", "210203"])
    front = f"{county}{_day(rnd, date(1940, 1, 1), 25_000):%Y%m%d}{digits(rnd, 3)}"
    return front + str(ric.calc_check_digit(f"{front}0"))


def old_resident_id(rnd: Random) -> str:
    """Return a number of 15 places."""
    return f"{rnd.choice(['110105', '330106', '440301'])}{_day(rnd, date(1930, 1, 1), 20_000):%y%m%d}{digits(rnd, 3)}"


def bank_card(rnd: Random) -> str:
    """Return the number of a UnionPay card."""
    front = f"62{digits(rnd, rnd.choice([13, 16]))}"[: rnd.choice([15, 18])]
    front = front if len(front) in (15, 18) else front[:15]
    return front + luhn.calc_check_digit(front)


def plate(rnd: Random) -> str:
    """Return a number plate, one of three with new energy."""
    front = rnd.choice(_PROVINCES) + rnd.choice("ABCDEFGHJK")
    if rnd.random() < 1 / 3:
        return f"{front}{rnd.choice('DF')}{digits(rnd, 5)}"
    places = list(digits(rnd, 5))
    places[rnd.randrange(5)] = rnd.choice("ABCDEFGHJKLMNPQRSTUVWXYZ")
    return front + "".join(places)


def email(rnd: Random) -> str:
    """Return an address of e-mail."""
    name = "".join(rnd.choice(_LETTERS) for _ in range(rnd.randint(4, 9)))
    return f"{name}{digits(rnd, 3)}@{rnd.choice(['qq.com', '163.com', 'sina.com.cn', 'gmail.com', 'mail.zju.edu.cn'])}"


def wechat(rnd: Random) -> str:
    """Return a name at WeChat with the word before it."""
    name = "".join(rnd.choice(_LETTERS) for _ in range(rnd.randint(6, 9)))
    return f"{rnd.choice(['微信：', '微信号：', 'VX：', '加微信：'])}{name}{digits(rnd, 3)}"


def person(rnd: Random) -> str:
    """Return a name."""
    return rnd.choice(_SURNAMES) + "".join(rnd.sample(_GIVEN, rnd.choice([1, 2, 2, 2])))


def _room(rnd: Random) -> str:
    return f"{rnd.randint(1, 30)}幢{rnd.randint(1, 4)}单元{rnd.randint(1, 18)}0{rnd.randint(1, 4)}室"


def name_with_room(rnd: Random) -> str:
    """Return a name and a flat."""
    return rnd.choice(
        [f"业主{person(rnd)}，{_room(rnd)}", f"{_room(rnd)}，业主{person(rnd)}", f"{_room(rnd)}，{person(rnd)}"]
    )


def minor(rnd: Random) -> str:
    """Return a child that could be told apart."""
    name, age = person(rnd), rnd.randint(2, 17)
    return rnd.choice([f"{name}，{age}岁", f"小学生，{name}", f"{name}，女，{age}岁"])


def unit_code(rnd: Random) -> str:
    """Return the code of a flat in the register of real estate."""
    parcel = f"{rnd.choice(['G', 'J'])}{rnd.choice('ABXCD')}{digits(rnd, 5)}"
    flat = f"F{rnd.randint(1, 60):04}{rnd.randint(1, 400):04}"
    return f"{rnd.choice(['330106', '110105', '440304', '510107'])}{digits(rnd, 6)}{parcel}{flat}"


def political_status(rnd: Random) -> str:
    """Return a person and what says of which party the person is."""
    name = person(rnd)
    status = rnd.choice(
        ["中共党员", "党员", "预备党员", "共青团员", "民盟盟员", "民建会员", "九三学社社员", "无党派人士"]
    )
    return rnd.choice(
        [
            f"{name}，{status}",
            f"{name}，男，{status}",
            f"{status}，{name}",
            f"{name}，政治面貌：{rnd.choice([status, '群众'])}",
            f"业主{name}，{status}",
        ]
    )


KINDS: dict[str, tuple[str, Callable[[Random], str]]] = {
    "resident ID, 18": ("no-resident-id", resident_id),
    "resident ID, 15": ("no-resident-id", old_resident_id),
    "mobile": ("no-mobile-number", mobile),
    "bank card": ("no-bank-card", bank_card),
    "plate": ("no-number-plate", plate),
    "e-mail": ("no-email-address", email),
    "WeChat": ("no-wechat-id", wechat),
    "name with room": ("no-name-with-room", name_with_room),
    "minor": ("no-minors", minor),
    "unit code": ("no-unit-code", unit_code),
    "political status": ("no-political-status", political_status),
}


def _grouped(value: str, sign: str, rnd: Random) -> str:
    """Return a value as people divide it: a mobile 3-4-4, a card by fours, an ID by its parts."""
    if value.isdigit() and len(value) == 11:
        cuts = rnd.choice([(3, 7), (4, 8), (3,)])
    elif value[:-1].isdigit() and len(value) in (15, 18) and not value.startswith("62"):
        cuts = (6, 12) if len(value) == 15 else (6, 14)
    elif value.isdigit():
        cuts = (4, 8, 12, 16)
    elif value[0] in _PROVINCES and len(value) in (7, 8):
        cuts = (1, 2)
    elif "@" in value:
        at = value.index("@")
        return f"{value[:at]} @ {value[at + 1 :].replace('.', ' . ')}" if sign == " " else value.replace("@", "[at]")
    elif "岁" in value or "小学生" in value or value.endswith(_STATUSES) or value.startswith(_STATUSES):
        return value.replace("，", sign).replace("岁", f"{sign if sign == ' ' else ''}岁")
    elif "幢" in value:
        return value.replace("幢", "-").replace("单元", "-").replace("室", "") if sign == "-" else _spaced(value)
    elif len(value) == 28 and value.isascii():
        cuts = rnd.choice([(6, 12, 19), (6, 9, 12, 14, 19, 20, 24)])
    else:
        return value.replace("：", f"{sign}：" if sign == " " else "：")
    parts = [value[a:b] for a, b in zip((0, *cuts), (*cuts, len(value)), strict=True)]
    return sign.join(part for part in parts if part)


def _spaced(value: str) -> str:
    for word in ("幢", "单元", "室"):
        value = value.replace(word, f" {word} ")
    return value.strip()


def _broken(value: str, rnd: Random) -> str:
    """Return a value over two lines, indented as YAML wants it; words are broken where a writer would."""
    if "，" in value:
        return value.replace("，", "，\n  ", 1)
    if "：" in value:
        return value.replace("：", "：\n  ", 1)
    cut = value.index("@") + rnd.choice([0, 1]) if "@" in value else rnd.randint(1, len(value) - 1)
    if value[0] in _PROVINCES:
        cut = rnd.randint(1, 2)
    return f"{value[:cut]}\n  {value[cut:]}"


def _unseen(value: str, rnd: Random) -> str:
    return "".join(c + (rnd.choice(UNSEEN) if rnd.random() < 0.5 else "") for c in value)


def _numerals(value: str, rnd: Random) -> str:
    some = dict(NUMERALS) | ({"0": "〇", "1": "幺"} if rnd.random() < 0.5 else {})
    return "".join(some.get(c, c) for c in value)


def _coded(value: str, rnd: Random) -> str:
    return "".join(f"\\u{ord(c):04x}" if rnd.random() < 0.4 else c for c in value)


def _one_by_one(value: str, rnd: Random) -> str:
    return (
        " ".join(value)
        if (value.isascii() and "@" not in value) or value[0] in _PROVINCES
        else _grouped(value, " ", rnd)
    )


DISGUISES: dict[str, Callable[[str, Random], str]] = {
    "plain": lambda value, _: value,
    "full-width": lambda value, _: value.translate(FULL_WIDTH),
    "spaces": lambda value, rnd: _grouped(value, " ", rnd),
    "one by one": _one_by_one,
    "dashes": lambda value, rnd: _grouped(value, "-", rnd),
    "dots": lambda value, rnd: _grouped(value, "·", rnd),
    "numerals": _numerals,
    "line break": _broken,
    "zero-width": _unseen,
    "codes": _coded,
}
_AROUND = (
    "note: 请联系{}。",
    "note: {}",
    "# {}",
    "text: |\n  说明如下。\n  {}\n",
    "{}",
    'note: "{}"',
    "  - {{description: {}}}",
)


def personal(kind: str, disguise: str, count: int, seed: int = 7) -> Iterator[tuple[str, str]]:
    """Yield so many texts that hold a value of the kind in the disguise, and the value without it."""
    rnd = random.Random(f"{kind} {disguise} {seed}")
    make, hide = KINDS[kind][1], DISGUISES[disguise]
    for index in range(count):
        value = make(rnd)
        yield _AROUND[index % len(_AROUND)].format(hide(value, rnd)), value


def _uscc(rnd: Random, alphabet: str) -> str:
    front = rnd.choice(["91", "52", "12", "51"]) + rnd.choice(["330106", "110105", "440304"])
    front += "".join(rnd.choice(alphabet) for _ in range(9))
    return front + str(uscc.calc_check_digit(front))


def _when(rnd: Random) -> date:
    return _day(rnd, date(2005, 1, 1), 7600)


PUBLIC: dict[str, Callable[[Random], str]] = {
    "credit code": lambda r: f"统一社会信用代码：{_uscc(r, '0123456789ABCDEFGHJKLMNPQRTUWXY')}",
    "credit code of digits": lambda r: f"identifier: {_uscc(r, '0123456789')}",
    "invoice": lambda r: f"发票号码：{digits(r, r.choice([8, 20]))}",
    "invoice code": lambda r: f"发票代码 {digits(r, r.choice([10, 12]))} 号码 {digits(r, 8)}",
    "contract": lambda r: f"合同编号：{r.choice(['HT', 'WY-', ''])}{_when(r):%Y%m%d}{digits(r, r.choice([3, 4, 6]))}",
    "order": lambda r: f"订单号：{digits(r, r.choice([11, 15, 16, 18, 19]))}",
    "amount": lambda r: f'amount: "{digits(r, r.randint(4, 11)).lstrip("0")}1.{digits(r, 2)}"',
    "amount in words": lambda r: (
        f"共计{r.randint(10**9, 10**11)}元，另有{r.randint(1, 9)},{digits(r, 3)},{digits(r, 3)}.00 元"
    ),
    "area": lambda r: f"total_exclusive_area: '{r.randint(10**3, 10**6)}.{digits(r, 2)}'",
    "hotline": lambda r: (
        f"热线 {r.choice(['12345', '110', '119', '12315', '96' + digits(r, 3), '95' + digits(r, 3), '10086'])}"
    ),
    "400 and 800": lambda r: f"{r.choice(['400', '800'])}-{digits(r, 3)}-{digits(r, 4)} 或 400{digits(r, 7)}",
    "landline": lambda r: f"办公电话：0{r.choice(['571', '10', '755', '21'])}-{r.randint(2, 8)}{digits(r, 7)}",
    "landline, extension": lambda r: f"contact: 0571-8{digits(r, 7)}-{digits(r, 3)}（工作日）",
    "days": lambda r: f"from: {_when(r)}, to: {_when(r)} 至 {_when(r)} {r.randint(8, 19):02}:{digits(r, 1)}0",
    "days in a row": lambda r: " ".join(str(_when(r)) for _ in range(4)),
    "day and time": lambda r: f"{_when(r)}T{r.randint(10, 23)}:30:00+08:00 {_when(r):%Y%m%d%H%M%S}",
    "code of a place": lambda r: f"code: '{r.choice(['330106', '110105'])}{digits(r, 6)}'",
    "code of a compound": lambda r: f"local_code: 330106{digits(r, 6)}-{digits(r, 4)}",
    "SHA-256": lambda r: f"sha256: {r.randbytes(32).hex()}",
    "UUID": lambda r: "-".join(r.randbytes(n).hex() for n in (4, 2, 2, 2, 6)),
    "address of a page": lambda r: (
        f"url: https://www.hangzhou.gov.cn/art/{_when(r):%Y/%m/%d}/art_{digits(r, 10)}_{digits(r, 11)}.html"
    ),
    "address of an article": lambda r: (
        f"url: https://mp.weixin.qq.com/s?mid={digits(r, 10)}&idx=1&sn={r.randbytes(16).hex()}"
    ),
    "last four": lambda r: f'last_four: "{digits(r, 4)}"，账号末四位 {digits(r, 4)}',
    "document number": lambda r: (
        f"杭政办函〔{r.randint(2005, 2026)}〕{r.randint(1, 300)}号，浙B2-{_when(r):%Y}{digits(r, 4)}"
    ),
    "id of a record": lambda r: f"records/meetings/jinse-jiayuan/{_when(r)}-owners-assembly-{r.randint(1, 9)}",
    "counts": lambda r: (
        f"counts: {{yes: {r.randint(1, 2000)}, no: {r.randint(1, 999)}, area: {digits(r, 5)}.{digits(r, 2)}}}"
    ),
    "buildings": lambda r: "、".join(str(n) for n in sorted(r.sample(range(1, 30), 9))) + "号楼",
    "shares": lambda r: f"{r.randint(10, 99)}.{digits(r, 2)}% 和 {r.randint(1, 9)}/{r.randint(10, 99)}",
    "a flat alone": lambda r: f"地点：{_room(r)}门前公共走道",
    "a name alone": lambda r: f"display_name: {person(r)}",
    "children in number": lambda r: (
        f"儿童活动场地 {r.randint(1, 9)} 处，{r.randint(3, 12)}岁以下儿童 {r.randint(20, 300)} 人"
    ),
    "office mailbox": lambda r: f"  - contact_type: mailbox\n    contact: yeweihui{digits(r, 2)}@jiayuan.org.cn",
    "authority": lambda r: f"信箱 jd{digits(r, 2)}@hz.gov.cn，微信公众号：hzfabu{digits(r, 2)}",
    "year in numerals": lambda r: (
        f"二〇{r.choice('一二')}{r.choice('一二三四五六七八九')}年十二月三十一日第{r.choice('一二三四')}届第{r.choice('五六七')}次"
    ),
    "code of a parcel": lambda r: (
        f"宗地代码 330106{digits(r, 6)}GB{digits(r, 5)}，不动产单元代码 {unit_code(r)[:19]}W00000000"
    ),
    "code of a building": lambda r: f"不动产单元号：{unit_code(r)[:24]}0000",
    "party members in number": lambda r: (
        f"党员 {r.randint(3, 90)} 人，预备党员{r.randint(1, 9)}名，群众 {r.randint(3, 900)} 人；"
        f"党员占 {r.randint(10, 60)}%"
    ),
    "called after party members": lambda r: (
        f"{r.choice(['党员先锋岗', '党员议事会', '党员志愿者服务队', '党员代表大会', '党员楼道长', '在职党员进小区'])}"
        f"由{r.choice(['居委会', '业委会'])}组织，"
        f"{r.choice(['方便群众', '听取群众意见', '党员高度重视', '党员任组长，群众参与'])}"
    ),
    "posts of the party": lambda r: f"党支部书记{person(r)}，党委委员{person(r)}，社区党组织负责人{person(r)}",
    "office beside a name": lambda r: (
        f"业委会主任{person(r)}，{r.choice(['党员大会', '党员活动室', '群众工作组'])}已经告知"
    ),
    "versions": lambda r: (
        f"v{r.randint(1, 20)}.{r.randint(0, 99)}.{r.randint(0, 999)}, 127.0.0.1:8000,"
        f" 192.168.{r.randint(0, 255)}.{r.randint(0, 255)}"
    ),
}


def public(sort: str, count: int, seed: int = 7) -> Iterator[str]:
    """Yield so many texts that hold something public of this sort."""
    rnd = random.Random(f"{sort} {seed}")
    for _ in range(count):
        yield PUBLIC[sort](rnd)
