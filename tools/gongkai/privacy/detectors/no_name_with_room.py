"""No name stands beside the number of a flat.

The pair says who lives where: a court has held a company liable for telling it to a group of neighbours, and the open
web is wider. So a record names a building, or a post, and never both a person and a flat. A flat is written
3幢2单元501室, 3-2-501 or 501室; a name is guessed by its surname. It is certain where a word says that it is one
(业主, 户主, 姓名, 先生, 女士); otherwise it is only a warning.

Source: Personal Information Protection Law of the PRC, articles 6, 25 and 28; Civil Code of the PRC, articles 1032
and 1034.
"""

import re
from collections.abc import Iterator

from gongkai.model.finding import Actor, Severity
from gongkai.privacy.hit import Found
from gongkai.privacy.people import CALLED, DIGIT, NAME, PERSON, ROOM, SURNAME, TITLE, is_name
from gongkai.privacy.plain_text import PlainText
from gongkai.privacy.suspicion import Look
from gongkai.text import N_

SEVERITY = Severity.ERROR
ACTOR = Actor.SECRETARY
FIX = N_("Delete the name or the flat before you commit; name at most the building.")
FOUND = N_("A name stands beside the number of a flat here ({masked}). The two together must not be published.")

_B = r"[ \t]{0,2}"
_LEAD = rf"(?:(?:{PERSON}){_B}(?:[:：为是]{_B})?)"
_JOIN = r"[ \t]{0,4}(?:[,，、:：;；/（(【\[的之|“\"'-]|住在|家住|住|户|·)?(?:[ \t]*\r?\n[ \t]*(?:#[ \t]*)?)?[ \t]{0,4}"
_END = r"(?=[^\u4e00-\u9fff]|\Z|[的说称反住家等欠提投报来在未拒已要为和与、])"
_NAME = rf"(?P<lead>{_LEAD})?(?P<name>{NAME})(?P<title>{_B}(?:{TITLE}))?"
# A surname alone is a person where a title follows.
_TITLED = rf"(?P<lead2>{_LEAD})?(?P<name2>{SURNAME}(?:{_B}[\u4e00-\u9fff]){{0,2}}?)(?P<title2>{_B}(?:{TITLE}))"
_AFTER = re.compile(rf"{ROOM}{_JOIN}(?:{_TITLED}|{_NAME}{_END})")
_FRONT = rf"(?:(?<![\u4e00-\u9fff])|(?={PERSON})|{'|'.join(f'(?<={word})' for word in (*PERSON.split('|'), *CALLED))})"
_BEFORE = re.compile(rf"{_FRONT}(?:{_TITLED}|{_NAME}){_JOIN}[（(“\"]?{ROOM}")
# In the view of the bytes: 3-2-501 or 3-501, and no day.
_HYPHENS = re.compile(rb"-(?:(?<=[^0-]0-)|(?<=[^0-]00-)|(?<=[^0-]000-))(?:0{1,2}-)?0{3,4}(?![0-])")
_ROOM_TRACE = re.compile(rf"室(?<={DIGIT}.)|室(?<={DIGIT}[ \t].)")
_BUILDING_TRACE = re.compile(rf"[幢栋楼座号元门梯#][ \t]?-?[ \t]?{DIGIT}{{3}}")
SIEVE = (
    rf"[幢栋楼座号元门梯#][ \t]?-?[ \t]?{DIGIT}{{3}}|{DIGIT}[ \t]?室"
    r"|(?:^|[^0-9 \t-])[ \t]*(?:[0-9][ \t]*){1,3}-[ \t]*(?:(?:[0-9][ \t]*){1,2}-[ \t]*)?(?:[0-9][ \t]*){3,4}"
    r"(?:[^0-9 \t-]|$)"
)


def may_hold(look: Look) -> bool:
    """Whether there is the number of a flat."""
    text = look.text
    return (
        (look.signs and _BUILDING_TRACE.search(text) is not None)
        or ("室" in text and _ROOM_TRACE.search(text) is not None)
        or _HYPHENS.search(look.hyphens) is not None
    )


def find(plain: PlainText) -> Iterator[Found]:
    """Yield the names beside flats."""
    for pattern in (_AFTER, _BEFORE):
        for match in pattern.finditer(plain.text):
            lead, name, title = ("lead", "name", "title") if match["name"] else ("lead2", "name2", "title2")
            if not match[name] or not (match[title] or is_name(match[name])):
                continue
            before = match[lead] or plain.text[max(0, match.start() - 2) : match.start()]
            certain = bool(match[title]) or re.search(PERSON, before) is not None
            value = re.sub(r"\s", "", match[0])
            yield Found(match.start(), match.end(), value, doubtful=not certain, hidden=match.span(name))
