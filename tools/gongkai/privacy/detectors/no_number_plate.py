"""No number plate of a car stands in the record.

A plate leads to its owner, and beside a garage or a day it says where somebody was. A plate begins with the character
of a province and a letter; five places follow, or six for cars with new energy, without the letters I and O. Blanks,
dots and hyphens between the places change nothing.

Source: Personal Information Protection Law of the PRC, articles 6, 25 and 28; Civil Code of the PRC, article 1034.
"""

import re
from collections.abc import Iterator

from gongkai.model.finding import Actor, Severity
from gongkai.privacy.hit import Found
from gongkai.privacy.plain_text import CHINESE_DIGITS, PlainText
from gongkai.privacy.suspicion import BLANKS, PROVINCES, Look
from gongkai.text import N_

SEVERITY = Severity.ERROR
ACTOR = Actor.SECRETARY
FIX = N_("Delete the plate before you commit; say how many cars it is about, or which parking space.")
FOUND = N_("A number plate stands here ({masked}). It must not be published.")

_BETWEEN = r"(?:[ \t]{0,2}[-·._][ \t]{0,2}|[ \t]{1,2}|[ \t]*\r?\n[ \t]*(?:#[ \t]*)?)?"
_PLACE = r"[0-9A-HJ-NP-Za-hj-np-z]"
_START = re.compile(rf"([{PROVINCES}]){_BETWEEN}([A-HJ-NP-Za-hj-np-z])")
_PLACES = {
    count: re.compile(rf"(?:{_BETWEEN}{_PLACE}){{{count}}}(?![0-9A-Za-z]|[ \t]{{0,2}}[-.][ \t]{{0,2}}[0-9])")
    for count in (6, 5)
}
_SPECIAL = re.compile(rf"(?:{_BETWEEN}{_PLACE}){{4}}{_BETWEEN}[挂学警港澳使领]")
_PARTS = re.compile(r"[0-9A-Za-z]+")
# A letter at one end, and digits (but for one letter beside it) elsewhere.
_NEW_ENERGY = re.compile(r"[A-HJK][0-9A-Z][0-9]{4}|[0-9]{5}[A-HJK]")
# After the character of a province a letter, and then a digit, a numeral or a second letter.
_TRACE = re.compile(
    rf"[{PROVINCES}][\s·._•#-]{{0,12}}[A-HJ-NP-Za-hj-np-z][\s·._•#-]{{0,12}}(?:[0-9A-Z{''.join(CHINESE_DIGITS)}]|[a-z][\s·._•-]?[0-9])"
)
SIEVE = (
    rf"[{PROVINCES}][{BLANKS}·._•#-]{{0,12}}[A-HJ-NP-Za-hj-np-z][{BLANKS}·._•#-]{{0,12}}"
    rf"(?:[0-9A-Z{''.join(CHINESE_DIGITS)}]|[a-z][{BLANKS}·._•-]?[0-9])"
)


def may_hold(look: Look) -> bool:
    """Whether there are a province, a letter and a digit, or what reads like one."""
    return look.signs and _TRACE.search(look.text) is not None


def find(plain: PlainText) -> Iterator[Found]:
    """Yield the number plates."""
    for start in _START.finditer(plain.digits):
        for places, end in _places(plain, start.end()):
            yield Found(start.start(), end, f"{start[1]}{start[2].upper()}{places}")
            break


def _places(plain: PlainText, start: int) -> Iterator[tuple[str, int]]:
    """Yield the places behind the letter, if they are those of a plate, and where they end."""
    for pattern in (*_PLACES.values(), _SPECIAL):
        match = pattern.match(plain.digits, start)
        if match is None:
            continue
        parts = _PARTS.findall(match[0])
        places = "".join(parts).upper()
        # At most two divisions, or one before each place.
        if len(parts) > 3 and len(parts) != len(places):
            continue
        digits = sum(place.isdigit() for place in places)
        if len(places) == 4 or (len(places) == 5 and digits >= 2) or _NEW_ENERGY.fullmatch(places):
            yield places, match.end()
