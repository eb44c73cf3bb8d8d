"""No number of an identity card stands in the record.

With it contracts are signed and accounts are opened in somebody's name. The number of a resident has 18 digits (the
last may be an X), or 15 on cards of the first generation, and tells the county and the day of birth. A number is
taken for one if it begins with the code of a province, holds a day that exists, and its last digit is the right one;
where the words 身份证 stand beside it, a wrong last digit changes nothing. Digits that are divided by blanks, hyphens
or line ends count as well, and so do numbers of which not more than six digits are covered with stars.

Source: Personal Information Protection Law of the PRC, articles 25, 28 and 29; Civil Code of the PRC, article 1034.
"""

import re
from collections.abc import Iterator

from stdnum.cn import ric, uscc

from gongkai.model.finding import Actor, Severity
from gongkai.privacy.hit import Found
from gongkai.privacy.numbers import PROVINCE, Number, day, is_of_papers, numbers_in
from gongkai.privacy.plain_text import PlainText
from gongkai.privacy.suspicion import LONG_ROW, Look
from gongkai.text import N_

SEVERITY = Severity.ERROR
ACTOR = Actor.SECRETARY
FIX = N_("Delete the number before you commit. Nothing in the record needs it, not even its last digits.")
FOUND = N_("The number of an identity card stands here ({masked}). It must not be published.")

_LAST = re.compile(r"[ \t]{0,3}[-._·/]?[ \t]{0,3}(?:\r?\n[ \t]*(?:#[ \t]*)?)?([xX×])(?![0-9A-Za-z])")
_CARD = re.compile(r"身\s*份\s*证|证件号|公民身份|居民证|sfz|id\s*card|identity", re.IGNORECASE)
_OF_AN_ORGANIZATION = re.compile(r"信用代码|纳税人|税号|credit|uscc", re.IGNORECASE)
# Of a covered number too much is left where the day of birth can be read or found by trying.
_COVERED = re.compile(r"(?<![0-9A-Za-z*])([0-9]{6,17})([*＊xX×•●#]{1,6})([0-9]{0,10}[0-9xX])(?![0-9A-Za-z*])")
_YEARS = range(1900, 2050)
SIEVE = LONG_ROW


def may_hold(look: Look) -> bool:
    """Whether there is a number long enough."""
    return look.has_long_number()


def find(plain: PlainText) -> Iterator[Found]:
    """Yield the numbers of identity cards."""
    for number in numbers_in(plain, 15, 18):
        digits, end = number.digits, number.end
        if len(digits) == 17:
            last = _LAST.match(plain.text, end)
            if last is None:
                continue
            digits, end = f"{digits}X", last.end()
        if (len(digits) == 18 and _is_new(plain, number, digits)) or (len(digits) == 15 and _is_old(plain, number)):
            yield Found(number.start, end, digits)
    for match in _COVERED.finditer(plain.text):
        if len(match[0]) == 18 and PROVINCE.match(match[1]):
            yield Found(match.start(), match.end(), match[0])


def _is_new(plain: PlainText, number: Number, digits: str) -> bool:
    born = day(digits[6:14])
    if born is None or born.year not in _YEARS or not PROVINCE.match(digits):
        return False
    before = plain.text[max(0, number.start - 24) : number.start]
    if digits[-1] != ric.calc_check_digit(digits):
        return _CARD.search(before) is not None
    return not (uscc.is_valid(digits) and _OF_AN_ORGANIZATION.search(before))


def _is_old(plain: PlainText, number: Number) -> bool:
    if not PROVINCE.match(number.digits) or day(f"19{number.digits[6:12]}") is None:
        return False
    if any(size < 3 for size in number.groups) and len(number.groups) != 15 and not number.across_lines:
        return False  # days and times in a row
    return not is_of_papers(plain, number) and not _OF_AN_ORGANIZATION.search(
        plain.text[max(0, number.start - 24) : number.start]
    )
