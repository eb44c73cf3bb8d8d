"""No number of a bank card and no whole number of an account stands in the record.

Of an account the record says the bank and the last four digits: enough to tell two accounts apart, and not enough to
take money or to find out more on the telephone. A number is taken for that of a card where it has 16 to 19 digits
whose last one is right (Luhn), and begins with 62 as all UnionPay cards do, or where words beside it speak of a card.
After 账号 and its like any number of 10 to 23 digits counts, because the account of a company has no check digit.

Source: Personal Information Protection Law of the PRC, articles 28 and 29; Civil Code of the PRC, articles 1032 and
1034.
"""

import re
from collections.abc import Iterator

from stdnum import luhn

from gongkai.model.finding import Actor, Severity
from gongkai.privacy.hit import Found
from gongkai.privacy.numbers import Number, is_in_an_address, is_of_papers, numbers_in
from gongkai.privacy.plain_text import PlainText
from gongkai.privacy.suspicion import BETWEEN_DIGITS, LONG_ROW, Look
from gongkai.text import N_

SEVERITY = Severity.ERROR
ACTOR = Actor.SECRETARY
FIX = N_("Delete the number before you commit; write the bank, and of the number only the last four digits.")
FOUND = N_("The number of a bank card or a whole account number stands here ({masked}). It must not be published.")

_CARD = re.compile(r"[卡账帐]|储蓄|bank|card|account", re.IGNORECASE)
_ACCOUNT = re.compile(
    r"(?:(?:银行|对公|收款|付款|开户)?(?:账|帐)(?:户|号)?(?:号码|号)?|卡号|银行卡(?:号码?)?"
    r"|account(?:[ _]?(?:no|number))?)"
    r"[ \t:：=是为（(“\"'.]{0,6}\Z",
    re.IGNORECASE,
)
# Of an account, ten digits are enough.
SIEVE = rf"{LONG_ROW}|[0-9](?:{BETWEEN_DIGITS}*[0-9]){{9}}"


def may_hold(look: Look) -> bool:
    """Whether there is a number long enough; of an account ten digits are."""
    return look.has_long_number() or (look.has("账帐卡") and b"0000000000" in look.bare)


def find(plain: PlainText) -> Iterator[Found]:
    """Yield the numbers of cards and accounts."""
    for number in numbers_in(plain, 10, 23):
        if _follows_account(plain, number) or _is_card(plain, number):
            yield Found(number.start, number.end, number.digits)


def _follows_account(plain: PlainText, number: Number) -> bool:
    if len(number.groups) > 1 and min(number.groups[:-1]) < 3 and max(number.groups) > 1:
        return False  # days and times in a row
    return _ACCOUNT.search(plain.text, max(0, number.start - 24), number.start) is not None


def _is_card(plain: PlainText, number: Number) -> bool:
    if not 16 <= len(number.digits) <= 19 or number.digits[0] not in "3456" or not luhn.is_valid(number.digits):
        return False
    if len(number.groups) > 1 and not number.across_lines and not _is_divided_like_one(number.groups):
        return False
    if is_of_papers(plain, number) or is_in_an_address(plain, number):
        return False
    return number.digits.startswith("62") or bool(_CARD.search(plain.text[max(0, number.start - 16) : number.start]))


def _is_divided_like_one(groups: tuple[int, ...]) -> bool:
    return set(groups) == {1} or set(groups[:-1]) == {4} or groups[0] == 6 or min(groups) >= 4
