"""No WeChat or QQ name of a person stands in the record.

It leads to a person like a telephone number does. A name is found by the word before it: 微信, 微信号, VX, WeChat, QQ
and the ways in which they are hidden. A public account 公众号, a mini-program, a group and the name of the service
itself are left alone. Without a colon or the word 号 it is only a warning.

Source: Personal Information Protection Law of the PRC, articles 6 and 25; Civil Code of the PRC, article 1034.
"""

import re
from collections.abc import Iterator

from gongkai.model.finding import Actor, Severity
from gongkai.privacy.hit import Found
from gongkai.privacy.plain_text import CHINESE_DIGITS, PlainText
from gongkai.privacy.suspicion import Look, loosened, spots
from gongkai.text import N_

SEVERITY = Severity.ERROR
ACTOR = Actor.SECRETARY
FIX = N_("Delete the name before you commit, and write the public account or the place of an office instead.")
FOUND = N_("A WeChat or QQ name stands here ({masked}). It must not be published.")

_GAP = r"(?:[ \t]{0,3}|[ \t]*\r?\n[ \t]*(?:#[ \t]*)?)"
_SIGN = rf"{_GAP}([:：=]|号码?|是|为|id|账号|帐号|名)?{_GAP}[:：=是为]?{_GAP}[“\"'（(]?"
_WECHAT = (
    rf"(?<!公众)(?<!企业)(?:[微薇威徽]{_GAP}[信❤芯]|v{_GAP}信|wei{_GAP}xin|we{_GAP}chat|(?<![a-z0-9])[vw]{_GAP}x(?![a-z0-9]))"
    rf"{_SIGN}"
)
_JOINED = r"(?:[ \t]*\r?\n[ \t]*(?:#[ \t]*)?(?=[0-9a-z_-]*(?:[^0-9a-z_:：-]|\Z)))"
# In a row, with one line end, or letter by letter.
_NAME = rf"([a-z](?:[0-9a-z_-]|{_JOINED}){{5,23}}|[a-z](?:[ -][0-9a-z_]){{5,19}})(?![0-9a-z_])"
_NAMED = re.compile(_WECHAT + _NAME, re.IGNORECASE)
_QQ = re.compile(
    rf"(?<![0-9a-z@.])q{_GAP}q{_SIGN}([1-9][0-9]{{4,10}}|[1-9](?:[ -][0-9]){{4,10}}"
    rf"|[1-9][0-9]{{1,5}}[ -][0-9]{{2,5}}(?:[ -][0-9]{{2,4}})?"
    rf"|[1-9][0-9]*[ \t]*\r?\n[ \t]*(?:#[ \t]*)?[0-9]{{1,9}})(?![0-9a-z@.])",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"wechat|weixin|official|account|group|public|qrcode|mini|program|work|https?|mp[_.]|alipay|zhifubao"
)
_BETWEEN = re.compile(r"[\s#]|-(?=[0-9A-Za-z](?:-|\Z))")
_TRACES = spots("微", "薇", r"威(?=\s{0,9}[信芯])", r"徽(?=\s{0,9}信)", "信(?<=[vV].信)|信(?<=[vV]信)")
# Addresses of public articles, mp.weixin.qq.com, are left alone.
_BARE = [re.compile(row) for row in (rb"v(?=x)", rb"w(?=x|ei(?!xinqqcom)|ec)", rb"q(?=q(?!com))")]
_LETTERS = re.compile(r"[vVwW][\s#]{0,9}(?:[xX]|[eE][\s#]{0,9}[iIcC](?!xin\.qq\.com))|[qQ][\s#]{0,9}[qQ](?!\.com)")
_TRACE = re.compile(
    _WECHAT + rf"[a-z](?:{_GAP}[0-9a-z_-])|q{_GAP}q{_SIGN}[0-9{''.join(CHINESE_DIGITS)}]", re.IGNORECASE
)
SIEVE = f"(?i:{loosened(_TRACE.pattern)})"


def may_hold(look: Look) -> bool:
    """Whether one of the words is there."""
    return look.near(_TRACES, _TRACE) or (look.reads_bare(_BARE) and look.near([("", _LETTERS)], _TRACE))


def find(plain: PlainText) -> Iterator[Found]:
    """Yield the names at WeChat and QQ."""
    for pattern, numbers in ((_NAMED, False), (_QQ, True)):
        for match in pattern.finditer(plain.digits):
            name = _BETWEEN.sub("", match[2]).lower()
            if not _NO_NAME.match(name) and (not numbers or 5 <= len(re.sub(r"\D", "", name)) <= 11):
                yield Found(match.start(2), match.end(2), name, doubtful=match[1] is None and not _is_told(match))


def _is_told(match: re.Match[str]) -> bool:
    return re.search(r"[:：=是为]\s*[“\"'（(]?\Z", match.string[match.start() : match.start(2)]) is not None
