"""No e-mail address of a person stands in the record.

An address leads to a person, and whoever collects addresses finds it within days. The mailbox of an office is
possible as contact of the type mailbox, unless it is a number at a provider of free mail: that is somebody's QQ or
telephone. Addresses of authorities (gov.cn), those that nobody reads (noreply) and those kept for examples
(example.com) are left alone. Blanks around the signs, full-width signs and `[at]` change nothing.

Source: Personal Information Protection Law of the PRC, articles 6 and 25; Civil Code of the PRC, article 1034.
"""

import re
from collections.abc import Iterator

from gongkai.model.finding import Actor, Severity
from gongkai.privacy.hit import Found
from gongkai.privacy.plain_text import PlainText
from gongkai.privacy.suspicion import Look, spots
from gongkai.text import N_

SEVERITY = Severity.ERROR
ACTOR = Actor.SECRETARY
FIX = N_("Delete the address before you commit, or name the mailbox of an office under contact_details.")
FOUND = N_("An e-mail address stands here ({masked}). It must not be published.")

_GAP = r"(?:[ \t]{0,3}|[ \t]*\r?\n[ \t]*(?:#[ \t]*)?)"
_DOT = rf"{_GAP}(?:[.。]|\[dot\]|\(dot\)|（dot）|\(点\)|（点）|点){_GAP}"
_ADDRESS = re.compile(
    # The part before the sign: in a row, or letter by letter with blanks.
    rf"(?<![0-9A-Za-z._%+-])([0-9A-Za-z](?:[0-9A-Za-z_%+.-]{{0,63}}|(?:[ -][0-9A-Za-z._]){{2,40}}))"
    rf"{_GAP}(@|[\[(（{{]at[\])）}}]|[\[(（]艾特[\])）]|艾特|#at#){_GAP}"
    rf"((?:[0-9A-Za-z](?:[0-9A-Za-z-]{{0,40}}|(?:[ -][0-9A-Za-z]){{1,20}}){_DOT}){{1,4}})"
    rf"([A-Za-z]{{2,10}}(?:{_GAP}\.{_GAP}cn)?|c[ -]?o[ -]?m|c[ -]n|n[ -]e[ -]t)"
    r"(?![0-9A-Za-z_-])",
    re.IGNORECASE,
)
_KNOWN_ENDS = re.compile(
    r"(?:com|cn|net|org|edu|gov|info|top|xyz|vip|me|cc|io|asia|tech|site|club|hk|tw|mo)(?:\.cn)?\Z"
)
_NOT_A_PART = re.compile(r"[^0-9a-z@._%+-]")
_NOBODY = re.compile(
    r"(?:no-?reply|do-?not-?reply|git|actions)@|@(?:.*\.)?(?:gov\.cn|users\.noreply\.github\.com)\Z"
    r"|[@.]example\.(?:com|org|net|cn)\Z|[@.](?:test|invalid|localhost)\Z"
)
_FREE_MAIL = re.compile(
    r"[0-9]{5,13}@(?:vip\.)?(?:qq|foxmail|163|126|139|189|sina|sohu|yeah|wo|gmail|hotmail|outlook|aliyun)\."
)
_MAILBOX = re.compile(r"contact_type: mailbox\b")


_TRACES = spots(r"\[(?=[aA艾])", r"\((?=[aA艾])", r"（(?=[aA艾])", r"#(?=[aA]t#)", r"\{(?=[aA]t)")
SIEVE = r"[@﹫艾]|[\[(（][aA]|#[aA]t#|\{[aA]t"


def may_hold(look: Look) -> bool:
    """Whether there is the sign between name and domain, or one of the ways to write it."""
    return look.has("@﹫艾") or look.reads(_TRACES)


def find(plain: PlainText) -> Iterator[Found]:
    """Yield the e-mail addresses."""
    for match in _ADDRESS.finditer(plain.digits):
        end = re.sub(r"[^a-z.]", "", match[4].lower())
        name = re.sub(r"[ \t]", "", match[1])
        domain = re.sub(r"\[dot\]|\(dot\)|（dot）|\(点\)|（点）|点|。", ".", match[3].lower())
        value = _NOT_A_PART.sub("", f"{name}@{domain}{end}".lower())
        # In a row, any end will do; with blanks or words for the signs, one that addresses here have.
        if re.search(r"[^0-9A-Za-z@._%+-]", match[0]) and not _KNOWN_ENDS.search(end):
            continue
        if _NOBODY.search(value) or (not _FREE_MAIL.match(value) and _is_a_mailbox(plain, match)):
            continue
        yield Found(match.start(), match.end(), value)


def _is_a_mailbox(plain: PlainText, match: re.Match[str]) -> bool:
    line = plain.text.rfind("\n", 0, match.start()) + 1
    end = plain.text.find("\n", match.end())
    before = plain.text.rfind("\n", 0, max(0, line - 1)) + 1
    after = plain.text.find("\n", end + 1) if end >= 0 else -1
    of_line = plain.text[line : end if end >= 0 else None]
    beside = plain.text[before:line] + of_line + (plain.text[end : after if after >= 0 else None] if end >= 0 else "")
    return "contact:" in of_line and bool(_MAILBOX.search(beside))
