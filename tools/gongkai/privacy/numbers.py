"""The numbers of a text: digits, and digits that belong together although blanks, hyphens or line ends divide them."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from msgspec import Struct

from gongkai.privacy.plain_text import PlainText

# Between two groups of digits: blanks with at most one sign among them, or one line end (in a comment the next line
# begins with `#`, in a quotation with `>`). A comma is none: it divides thousands, and the cells of a table.
_SIGN = r"[ \t]{0,4}[-._·/~*][ \t]{0,4}"
_LINE_END = r"[ \t]{0,8}[-]?\r?\n[ \t]*+(?:(?:#|>|//)[ \t]*+)?"
_BETWEEN = rf"(?:{_SIGN}|[ \t]{{1,4}}|{_LINE_END})"
_CHAIN = re.compile(rf"[0-9]++(?:{_BETWEEN}[0-9]++)*+")
_GROUP = re.compile(r"[0-9]+")
_NUMERALS_FIRST = re.compile(r"[^\x00-\x7f]{1,2}(?=[0-9]{10})")

# What stands before a number that is meant to be one of papers, not of a person or an account of one.
_OF_PAPERS = re.compile(
    r"(?:合同|发票|订单|流水|凭证|票据|收据|案|文|工单|单据|交易|受理|备案|许可证?|执照|产权|宗地|代码|信用代码|税号"
    r"|识别|标段|招标|项目|资产|设备|电表|水表|气表|型号|批次|快递|运单)(?:编号|编码|号码|单号|代码|号)?"
    r"[ \t:：=（(“\"'#№]{0,4}\Z"
)
_UNIT = re.compile(r"[ \t]{0,2}(?:元|万|亿|千|平方米|平米|㎡|m²|m2|人民币|吨|度|千瓦|立方)")
# The two first digits: provinces (GB/T 2260), and the cards of residents from Hong Kong, Macao and Taiwan.
PROVINCE = re.compile(r"1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]")
_IN_WORD = re.compile(r"[0-9A-Za-z]\Z")
# Words that stand directly before a number of a person, so that the letters are not part of a longer code.
_LEADS = re.compile(
    r"(?:\A|[^0-9A-Za-z])(?:tel|phone|mobile|mob|cell|call|sms|sj|dh|wx|vx|wechat|weixin|qq|id|sfz|no|card|m|t|v)\Z",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"[a-z]{3,6}://[^\s\"'<>（）()，。；]*\Z", re.IGNORECASE)
_ASKED = re.compile(r"[?&#;/](?:phone|mobile|tel|sj|shouji|cell|m|idcard|card|sfz)[=/]\Z", re.IGNORECASE)


class Number(Struct, frozen=True):
    """Digits that may be one number: the digits alone, how long each group is, and from where up to where it stands."""

    digits: str
    groups: tuple[int, ...]
    start: int
    end: int
    across_lines: bool


def numbers_in(plain: PlainText, shortest: int, longest: int) -> Iterator[Number]:
    """Yield every number with so many digits that begins and ends with a whole group, where a number may stand.

    Groups are taken together in every way, so that of two numbers side by side both are found.
    """
    text = plain.digits
    for chain in _CHAIN.finditer(text):
        if chain.end() - chain.start() < shortest:
            continue
        groups = list(_groups(plain, chain.start(), chain.end()))
        for first, (start, _) in enumerate(groups):
            if first == 0 and _is_part_of_a_word(text, start):
                continue
            digits = 0
            for last in range(first, len(groups)):
                digits += groups[last][1] - groups[last][0]
                if digits > longest:
                    break
                if digits >= shortest:
                    number = _number(text, groups[first : last + 1])
                    if _may_stand(text, number):
                        yield number


def _groups(plain: PlainText, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield where each group of digits begins and ends. A name may end as a numeral does: 张三13900000000 are two."""
    for group in _GROUP.finditer(plain.digits, start, end):
        begin = group.start()
        if name := _NUMERALS_FIRST.match(plain.text, begin, group.end()):
            yield begin, name.end()
            begin = name.end()
        yield begin, group.end()


def _number(text: str, groups: list[tuple[int, int]]) -> Number:
    start, end = groups[0][0], groups[-1][1]
    digits = "".join(text[a:b] for a, b in groups)
    lines = any("\n" in text[a:b] for (_, a), (b, _) in pairwise(groups))
    return Number(digits, tuple(b - a for a, b in groups), start, end, lines)


def _is_part_of_a_word(text: str, start: int) -> bool:
    before = text[max(0, start - 12) : start]
    return bool(_IN_WORD.search(before)) and not _LEADS.search(before)


def _may_stand(text: str, number: Number) -> bool:
    after = text[number.end : number.end + 8]
    if after[:1].isascii() and after[:1].isalpha() and after[:1] not in "xX":
        return False
    return not _UNIT.match(after)


def is_of_papers(plain: PlainText, number: Number) -> bool:
    """Whether the words directly before a number say that it is one of a contract, an invoice, an order."""
    return _OF_PAPERS.search(plain.text, max(0, number.start - 24), number.start) is not None


def is_in_an_address(plain: PlainText, number: Number) -> bool:
    """Whether a number is part of a web address, and not the answer to a question for somebody's number."""
    before = plain.text[max(0, number.start - 300) : number.start]
    return _ADDRESS.search(before) is not None and not _ASKED.search(before)


def is_an_amount(plain: PlainText, number: Number) -> bool:
    """Whether a point and one or two digits follow: an amount or an area."""
    return len(number.groups) == 1 and re.match(r"\.[0-9]{1,2}(?![0-9.])", plain.digits[number.end :][:4]) is not None


def day(digits: str) -> date | None:
    """Return the day that eight digits write, None if there is no such day."""
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return None
