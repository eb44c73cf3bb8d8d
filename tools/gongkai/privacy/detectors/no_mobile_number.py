"""No number of a person's mobile telephone stands in the record.

A mobile number leads to one person, and whoever has copied it keeps it. Offices publish a landline, a hotline or a
place and hours instead. A number of eleven digits is taken for a mobile one where it begins with 13 to 19, also with
86 before it, and also where it is written with blanks, hyphens, full-width digits, Chinese numerals or over two
lines.

A mobile telephone that belongs to an office is possible in one place: as contact of the type office-phone, with words
beside the number that say so (办公手机, 值班手机, 工作手机). Numbers of contracts, invoices and orders are left alone
where the word stands directly before them, and so are landlines, hotlines and amounts.

Source: Personal Information Protection Law of the PRC, articles 6 and 25; Civil Code of the PRC, article 1034.
"""

import re
from collections.abc import Iterator

from gongkai.model.finding import Actor, Severity
from gongkai.privacy.hit import Found
from gongkai.privacy.numbers import Number, day, is_an_amount, is_in_an_address, is_of_papers, numbers_in
from gongkai.privacy.plain_text import PlainText
from gongkai.privacy.suspicion import LONG_ROW, Look
from gongkai.text import N_

SEVERITY = Severity.ERROR
ACTOR = Actor.SECRETARY
FIX = N_("Delete the number before you commit, and write the landline, the place or the hours of an office instead.")
FOUND = N_("A mobile telephone number stands here ({masked}). It must not be published.")

# As people divide it. What divides is the same everywhere, or nothing is lost if it is not.
_GROUPS = {
    (3, 4, 4),
    (4, 4, 3),
    (3, 8),
    (7, 4),
    (3, 3, 5),
    (3, 5, 3),
    (4, 3, 4),
    (5, 6),
    (1, 10),
    (1,) * 11,
}
_GROUPS |= {
    (1, 2, 2, 2, 2, 2),
    (2, 2, 2, 2, 2, 1),
    (3, 2, 2, 2, 2),
    (3, 2, 2, 4),
    (3, 4, 2, 2),
}
_MOBILE = re.compile(r"(?:00?86|86)?0?(1[3-9][0-9]{9})")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
# An office says in the same line that the telephone is its own.
_OFFICE = re.compile(r"contact_type: office-phone\b")
_OF_OFFICE = re.compile(r"办公手机|值班手机|工作手机|公用手机|值班电话|office mobile")
SIEVE = LONG_ROW


def may_hold(look: Look) -> bool:
    """Whether there is a number long enough."""
    return look.has_long_number()


def find(plain: PlainText) -> Iterator[Found]:
    """Yield the mobile numbers."""
    for number in numbers_in(plain, 11, 16):
        match = _MOBILE.fullmatch(number.digits)
        if match is None or not _is_divided_like_one(number, match.start(1)) or is_an_amount(plain, number):
            continue
        if is_of_papers(plain, number) or is_in_an_address(plain, number) or _is_of_an_office(plain, number):
            continue
        yield Found(number.start, number.end, match[1])


def _is_divided_like_one(number: Number, prefix: int) -> bool:
    groups = list(number.groups)
    if len(groups) == 1:
        return True
    # 86 stands alone, or together with the first group.
    while prefix:
        if groups[0] <= prefix:
            prefix -= groups.pop(0)
        else:
            groups[0] -= prefix
            prefix = 0
    digits = number.digits[-11:]
    if number.across_lines and len(groups) == 2:
        return groups[1] != 8 or not _is_day(digits[groups[0] :])
    # A number with two years behind it, and a number with a day, are none.
    if groups == [3, 4, 4] and _YEAR.fullmatch(digits[3:7]) and _YEAR.fullmatch(digits[7:]):
        return False
    if groups == [3, 8] and _is_day(digits[3:]):
        return False
    return len(groups) == 1 or tuple(groups) in _GROUPS


def _is_day(digits: str) -> bool:
    return _YEAR.match(digits) is not None and day(digits) is not None


def _is_of_an_office(plain: PlainText, number: Number) -> bool:
    line = plain.text.rfind("\n", 0, number.start) + 1
    end = plain.text.find("\n", number.end)
    of_line = plain.text[line : end if end >= 0 else None]
    before = plain.text[plain.text.rfind("\n", 0, max(0, line - 1)) + 1 : line]
    return bool(_OF_OFFICE.search(of_line)) and bool(_OFFICE.search(of_line) or _OFFICE.search(before))
