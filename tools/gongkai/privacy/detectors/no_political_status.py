"""Whether a person is a member of the Party, of another party or of the League does not stand in the record.

The political status (政治面貌) of a person says something about convictions, and is nobody's business beside a name.
A notice in the compound may have to show it for a time; the record on the open web keeps the number only (党员 3 人).
A word such as 中共党员, 共青团员, 民盟盟员 or 群众 directly beside a name is found, and so is 政治面貌 in a line with a
name. It is a warning, because a name is guessed by its surname.

Numbers, the Party organisation and its offices (党支部书记), and what is only called after its members (党员先锋岗,
党员议事会) are left alone.

Source: Personal Information Protection Law of the PRC, articles 6, 25 and 28; Civil Code of the PRC, article 1034.
"""

import re
from collections.abc import Iterator

from gongkai.model.finding import Actor, Severity
from gongkai.privacy.hit import Found
from gongkai.privacy.people import CALLED, NAME, PERSON, SURNAME, TITLE, is_name
from gongkai.privacy.plain_text import PlainText
from gongkai.privacy.suspicion import Look, spots
from gongkai.text import N_

SEVERITY = Severity.WARNING
ACTOR = Actor.SECRETARY
FIX = N_("Delete the name or what it says of the person's party; a number of members is enough.")
FOUND = N_("A name stands beside what says of which party the person is ({masked}). Only a number may be published.")

_B = r"[ \t]{0,2}"


def _loose(words: str) -> str:
    """Return the expression for words, divided by blanks, that may have blanks between their characters."""
    return "(?:" + "|".join(_B.join(word) for word in words.split()) + ")"


_STATUS = _loose(
    "中共预备党员 中共正式党员 中国共产党党员 中共党员 共产党员 预备党员 正式党员 老党员 民革党员 农工党党员 农工党员"
    " 致公党党员 致公党员 党员 中国共青团员 共青团员 团员 民盟盟员 台盟盟员"
    " 无党派人士 无党派民主人士 民主党派成员 民主党派人士 民主党派"
)
# Looked for as they are, without blanks inside: their characters stand in every other text.
_ASSOCIATIONS = ("民建会员", "民进会员", "九三学社社员")
_STATUS = rf"(?:{_STATUS}|{'|'.join(_ASSOCIATIONS)})"
_MASSES = _loose("群众")  # an ordinary word, but where a sign or the words before it say that it is somebody's status
_LABEL = rf"(?:{_loose('政治面貌 政治面目 党派')}|political[_ ]status){_B}[:：为是]?{_B}"
_LINE_END = r"(?:[ \t]*+\r?\n[ \t]*+(?:#[ \t]*+)?)"
_BREAK = rf"(?:[ \t]{{0,4}}[,，、:：;；/|（(【\[“\"'·-]?{_LINE_END}?[ \t]{{0,4}})"
_SIGN = rf"(?:[ \t]{{0,4}}[,，、:：;；/|（(【\[·-]{_LINE_END}?[ \t]{{0,4}})"
_SEX = rf"(?:[男女]{_BREAK})?"
# Not directly before the name of an activity, an office or a number: 党员先锋岗, 党员 12 人, 党员代表大会.
_ALONE = r"(?![\u4e00-\u9fff]|[ \t]{0,2}[0-9]|[ \t]{0,2}[:：=])"
_ROLE = rf"(?:{_loose('业主 居民 住户 代表 志愿者 楼长 楼道长 楼栋长 单元长 网格员 同志')}{_B}){{0,2}}"
_END = r"(?=[^\u4e00-\u9fff]|\Z|[的说称是为等和与、家带任担主负组参发在提作到]|同志|先生|女士|老师)"
_POSTS = ("主任", "委员", "候选人", "代表", "组长", "楼长")
# The surname is asked for first: that alone refuses most places at once.
_WORDS_BEFORE = "|".join(f"(?<={word})" for word in (*PERSON.split("|"), *CALLED, *_POSTS))
_FRONT = rf"(?={SURNAME})(?:(?<![\u4e00-\u9fff])|{_WORDS_BEFORE})"
_TITLED = rf"(?:{_B}(?:{TITLE}))?"
_PATTERNS = (
    # 张某某（中共党员）; 张某某，男，中共党员; 张某某是党员
    re.compile(
        rf"{_FRONT}(?P<name>{NAME}){_TITLED}(?:{_SIGN}{_SEX}(?:{_STATUS}|{_MASSES}){_ALONE}"
        rf"|{_BREAK}[男女]{_BREAK}(?:[^。；;\n\r]{{1,24}}?{_SIGN})?(?:{_STATUS}|{_MASSES}){_ALONE}"
        rf"|{_BREAK}(?:[是系为][ \t]?(?:一?名[ \t]?)?)?{_STATUS}{_ALONE})"
    ),
    # 党员张某某; 中共党员、业主张某某
    re.compile(rf"{_STATUS}{_BREAK}{_ROLE}(?P<name>{NAME}){_END}"),
    # 姓名：张某某 性别：男 政治面貌：群众
    re.compile(
        rf"{_FRONT}(?P<name>{NAME})(?=[^\u4e00-\u9fff])[^。\n\r]{{0,60}}?{_LINE_END}?"
        rf"{_LABEL}(?:{_STATUS}|{_MASSES}){_ALONE}"
    ),
    re.compile(
        rf"{_LABEL}(?:{_STATUS}|{_MASSES})[^\u4e00-\u9fff。\n\r]{{1,4}}(?:{_loose('姓名')}{_SIGN})?(?P<name>{NAME}){_END}"
    ),
)
# Words that begin like a name and end like one of these are a post or a group: 党员任组长, 党员张贴栏.
_NO_NAME = re.compile(r"[长员岗会队组站人家们日栏]\Z")
# What any of the words has: only around it a name is looked for, since that takes a hundred times as long.
_WORD = re.compile(r"党[ \t]{0,2}[员派]|群[ \t]{0,2}众|[团盟][ \t]{0,2}员|民[建进]会员|九三学社社员")
_REACH, _BEHIND = 120, 60  # characters around a word, and those of them that a name behind it may need
_BEFORE_MORE = rf"(?=[ \t]{{0,2}}(?:[^\u4e00-\u9fff0-9 \t]|{SURNAME}|[业居住代志楼单网同])|[ \t]{{0,2}}\Z)"
_TRACES = spots(
    rf"党[ \t]{{0,2}}(?:员{_BEFORE_MORE}|派)",
    r"群(?<=(?:[^\u4e00-\u9fff]|[貌目派为是男女])群)(?=[ \t]{0,2}众(?![\u4e00-\u9fff]))",
    *("团(?=[ \t]{0,2}员)", "盟(?=[ \t]{0,2}员)", "九(?=三学社社员)"),
    *("建(?<=民建)(?=会员)", "进(?<=民进)(?=会员)"),
)
SIEVE = r"党[ \t]*[员派]|群[ \t]*众|[团盟][ \t]*员|九三学社社员|民[建进]会员"


def may_hold(look: Look) -> bool:
    """Whether a word tells a political status, and does not go on as a word for something else."""
    return look.reads(_TRACES)


def find(plain: PlainText) -> Iterator[Found]:
    """Yield the names beside a political status."""
    done = 0
    for word in _WORD.finditer(plain.text):
        if word.end() + _BEHIND <= done:
            continue
        start, done = max(0, word.start() - _REACH), word.end() + _REACH
        for pattern in _PATTERNS:
            for match in pattern.finditer(plain.text, start, done):
                name = match["name"]
                if is_name(name) and not _NO_NAME.search(name):
                    yield Found(match.start(), match.end(), re.sub(r"\s", "", match[0]), hidden=match.span("name"))
