"""A text without its disguises, in which every character still knows where it stood.

Undone are: full-width and other forms of letters and digits, characters that nobody can see, escapes as YAML and JSON
write them, numerals in Chinese characters, and `0`, `1` written in another way. Blanks, hyphens, dots and line ends
between digits stay: only a detector can tell whether a number goes on behind them.
"""

import re
import sys
import unicodedata
from functools import cache

from msgspec import Struct

CHINESE_DIGITS = {
    character: digit
    for digit, characters in enumerate(
        ("〇零○◯", "一壹幺弌", "二贰貳弍", "三叁參弎", "四肆", "五伍", "六陆陸", "七柒", "八捌", "九玖")
    )
    for character in characters
}
INVISIBLE = (
    "\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0"
)
# In the quotation marks of YAML and JSON any character may be written as its code, and in HTML as an entity.
_CODE = r"\\x([0-9A-Fa-f]{2})|\\u([0-9A-Fa-f]{4})|&#([0-9]{1,6});|&#[xX]([0-9A-Fa-f]{1,5});|\\(?:\r?\n[ \t]*)"
_DROPPED = re.compile(f"[{INVISIBLE}\U000e0000-\U000e0fff]|{_CODE}")
_DASHES = "\u00ad\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2043\u30fc\ufe58\uff70"
# Where another form of a character of ASCII may be: everywhere but in ASCII itself and among the Chinese characters.
_OTHER_FORMS = re.compile("[^\x00-\x7f\u3001-\u302f\u3400-\u9fff]")
CHINESE_DIGITS_AS_TEXT = {character: str(digit) for character, digit in CHINESE_DIGITS.items()}
_NUMERAL = re.compile("[" + "".join(CHINESE_DIGITS) + "]")


class PlainText(Struct, frozen=True):
    """`text` is as a person reads it, `digits` the same with Chinese numerals as digits; both are equally long.

    `at` says for each character where it stands in `source`; None where nothing was left out.
    """

    source: str
    text: str
    digits: str
    at: list[int] | None

    def where(self, index: int) -> int:
        """Return where the character at `index` stands in the source; the end of the source for the end of the text."""
        if self.at is None:
            return index
        return self.at[index] if index < len(self.at) else len(self.source)

    def end_where(self, index: int) -> int:
        """Return where something in the source ends that ends before `index` here."""
        return self.where(index - 1) + 1 if index else 0


def plain_text(source: str) -> PlainText:
    """Return `source` without its disguises."""
    at: list[int] | None = None
    text = source
    if _DROPPED.search(source):
        text, at = _without_dropped(source)
    forms = _ordinary()
    text = _OTHER_FORMS.sub(lambda match: forms.get(match[0], match[0]), text)
    return PlainText(source, text, _NUMERAL.sub(lambda match: CHINESE_DIGITS_AS_TEXT[match[0]], text), at)


def _without_dropped(source: str) -> tuple[str, list[int]]:
    kept: list[str] = []
    at: list[int] = []
    done = 0
    for match in _DROPPED.finditer(source):
        kept.append(source[done : match.start()])
        at.extend(range(done, match.start()))
        codes = [group for group in match.groups() if group]
        if codes:
            decimal = match[3] is not None
            number = int(codes[0], 10 if decimal else 16)
            kept.append(chr(number) if number <= sys.maxunicode else "\ufffd")
            at.append(match.start())
        done = match.end()
    kept.append(source[done:])
    at.extend(range(done, len(source)))
    return "".join(kept), at


@cache
def _ordinary() -> dict[str, str]:
    """Return, for each character that is another form of a letter, digit or sign of ASCII, that one."""
    ordinary = {}
    # Beyond these planes nothing has a form in ASCII; looking at all of Unicode would take ten times as long.
    for code in (*range(0x80, 0x3400), *range(0xA000, 0xAC00), *range(0xF900, 0x11000), *range(0x1D400, 0x1F200)):
        character = chr(code)
        digit = unicodedata.digit(character, None)
        form = unicodedata.normalize("NFKC", character)
        if digit is not None:
            ordinary[character] = str(digit)
        elif len(form) == 1 and "!" <= form <= "~":
            ordinary[character] = form
        elif character.isspace() and character not in "\x85\u2028\u2029":
            ordinary[character] = " "
    return ordinary | dict.fromkeys(_DASHES, "-") | dict.fromkeys("•‧・∙⋅●・", "·")
