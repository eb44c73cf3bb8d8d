"""No child can be told apart in the record.

What is known about a person under 14 is sensitive, and what is published about one under 18 stays with them. A name
beside an age under 18, a school class or words like 学生 and 儿子 is pointed out. It is a warning, because a name is
guessed by its surname; counts (儿童 12 人) and facilities for children are left alone.

Source: Personal Information Protection Law of the PRC, articles 28 and 31; Law on the Protection of Minors, article
4.
"""

import re
from collections.abc import Iterator

from gongkai.model.finding import Actor, Severity
from gongkai.privacy.hit import Found
from gongkai.privacy.people import CALLED, NAME, SURNAME, is_name
from gongkai.privacy.plain_text import PlainText
from gongkai.privacy.suspicion import Look, loosened, spots
from gongkai.text import N_

SEVERITY = Severity.WARNING
ACTOR = Actor.SECRETARY
FIX = N_("Delete the name and what points to the child; a number of children is enough.")
FOUND = N_("A name stands beside what points to a child here ({masked}). Nothing about a child may be published.")

_B = r"[ \t]{0,2}"
_BREAK = r"(?:[ \t]{0,4}(?:[,，、:：;；（(【“\"'·-])?(?:[ \t]*\r?\n[ \t]*(?:#[ \t]*)?)?[ \t]{0,4})"


def _loose(words: str) -> str:
    """Return the expression for words, divided by blanks, that may have blanks between their characters."""
    return "(?:" + "|".join(_B.join(word) for word in words.split()) + ")"


_ONE = "[0-9一二三四五六七八九幺]"
_TEENS = rf"(?:[1一幺]{_B}[0-7一二三四五六七零〇幺]|十[一二三四五六七]?)"
_AGE = (
    rf"(?:{_loose('年龄')}{_B}[:：]?{_B}|今年|年仅|现年)?(?<![0-9一二三四五六七八九十])(?:{_TEENS}|{_ONE})"
    rf"{_B}-?{_B}(?:周{_B})?岁(?!以|及|至|[-~—])"
)
_CHILD = _loose("小孩 女孩 男孩 女童 男童 小学生 初中生 高中生 中学生 学生 儿子 女儿 孙子 孙女 外孙 孩子")
# Words that are ordinary before others (儿童活动): a name follows only behind a sign, or stands before them.
_CHILDREN = _loose("未成年人 未成年 儿童 幼儿 婴儿 小朋友")
_CLASS = (
    rf"(?:[一二三四五六七八九高初0-9]{{1,2}}{_B}{_loose('年级')}"
    rf"|[一二三0-9]{{1,2}}{_B}[（(]{_B}[0-9一二三四五六]{_B}[）)]{_B}班)"
)
_SIGN = rf"(?:{_AGE}|{_CHILD}|{_CLASS})"
_ANY_SIGN = rf"(?:{_SIGN}|{_CHILDREN})"
_END = r"(?=[^\u4e00-\u9fff]|\Z|[的在是被和与、于今说上就未])"
_SEX = r"(?:[男女][,，·]?)?"
_FRONT = "|".join(f"(?<={word})" for word in (*CALLED, "业主", "户主", "住户", "居民", "姓名", "之子", "之女"))
_AFTER = re.compile(rf"(?:{_SIGN}{_BREAK}|{_CHILDREN}[ \t]?[,，、:：（(“][ \t]?)(?:姓名[:：]?)?({NAME})(?:同学)?{_END}")
_BEFORE = re.compile(rf"(?:(?<![\u4e00-\u9fff])|{_FRONT})({NAME})(?:同学)?{_BREAK}{_SEX}{_BREAK}{_ANY_SIGN}")
_TRACES = spots(
    *("岁", "童", "孩", "孙"),
    "儿(?=[ \t]{0,2}[童子])|儿(?<=[女幼婴男]儿)|儿(?<=[女幼婴男][ \t]儿)",
    *("生(?<=学生)|生(?<=学[ \t]生)", "级(?<=年级)|级(?<=年[ \t]级)", "班(?<=[)）]班)"),
    *("友(?<=朋友)|友(?<=朋[ \t]友)", "成(?=[ \t]?年)"),
)
_TRACE = re.compile(rf"{_ANY_SIGN}{_BREAK}(?:姓名[:：]?)?{SURNAME}|{NAME}(?:同学)?{_BREAK}{_SEX}{_BREAK}{_ANY_SIGN}")
SIEVE = loosened(_TRACE.pattern)


def may_hold(look: Look) -> bool:
    """Whether a word points to a child."""
    return look.near(_TRACES, _TRACE)


def find(plain: PlainText) -> Iterator[Found]:
    """Yield the names beside what points to a child."""
    for pattern in (_AFTER, _BEFORE):
        for match in pattern.finditer(plain.text):
            if is_name(match[1]):
                yield Found(match.start(), match.end(), re.sub(r"\s", "", match[0]), hidden=match.span(1))
