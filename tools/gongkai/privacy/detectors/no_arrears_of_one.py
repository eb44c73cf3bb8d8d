"""Who owes fees, and for which flat, does not stand in the record.

A court has held a company liable for posting an owner's name with what was owed. What is owed is published as a
total: of the compound or of a building, as an amount and as a number of households. 欠费, 欠缴, 拖欠 or 催缴 beside
the number of a flat or beside a person is found.

Source: Personal Information Protection Law of the PRC, articles 6 and 25; Civil Code of the PRC, articles 1032 and
1034.
"""

import re
from collections.abc import Iterator

from gongkai.model.finding import Actor, Severity
from gongkai.privacy.detectors.no_name_with_room import may_hold as may_hold_flat
from gongkai.privacy.hit import Found
from gongkai.privacy.people import NAME, PERSON, ROOM, SURNAME, TITLE, is_name
from gongkai.privacy.plain_text import PlainText
from gongkai.privacy.suspicion import Look
from gongkai.text import N_

SEVERITY = Severity.ERROR
ACTOR = Actor.SECRETARY
FIX = N_("Write only how much is owed in all and by how many households; who it is stays with the company.")
FOUND = N_("Here it says who owes fees, or for which flat ({masked}). Only totals may be published.")

_OWES = r"(?:欠[ \t]?[费缴交款]|拖[ \t]?欠|欠着|未[ \t]?[缴交][ \t]?[纳费清]|催[ \t]?[缴交])"
_CLAUSE = r"[^。；;\n\r]{0,16}?"
_PERSON = (
    rf"(?:(?:{PERSON})[ \t]{{0,2}}[:：]?[ \t]{{0,2}}(?P<name>{NAME})"
    rf"|(?P<titled>{SURNAME}[\u4e00-\u9fff]{{0,2}}?)(?:{TITLE}))"
)
_PATTERNS = (
    re.compile(rf"(?P<room>{ROOM}){_CLAUSE}{_OWES}"),
    re.compile(rf"{_OWES}{_CLAUSE}(?P<room>{ROOM})"),
    re.compile(rf"{_PERSON}[^。；;\n\r]{{0,6}}?{_OWES}"),
)
SIEVE = "[欠缴]"


def may_hold(look: Look) -> bool:
    """Whether something is owed, by a flat or by a person."""
    return look.has("欠缴") and (may_hold_flat(look) or re.search(rf"{PERSON}|{TITLE}", look.text) is not None)


def find(plain: PlainText) -> Iterator[Found]:
    """Yield flats and persons beside what is owed."""
    for pattern in _PATTERNS:
        for match in pattern.finditer(plain.text):
            parts = match.groupdict()
            part = next((name for name in ("room", "name", "titled") if parts.get(name)), None)
            if part and (part != "name" or is_name(parts[part] or "")):
                yield Found(match.start(), match.end(), re.sub(r"\s", "", match[0]), hidden=match.span(part))
