"""A quick look at a text: what can it hold at all? It decides what a check of 100,000 records costs.

Whatever can be asked by looking for a fixed word is asked that way, in the text or in a view of its bytes: that takes a
tenth of a microsecond, and an expression that has to stop at every digit a hundred times as long. The look says yes too
often rather than once too seldom: whatever a detector finds has to be suspect (tests ask that of every disguise).
"""

import re
from collections.abc import Iterable

from gongkai.privacy.plain_text import CHINESE_DIGITS

_NUMERALS = "".join(CHINESE_DIGITS)
PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
# Digits as 0, capitals as small letters.
_BARE = bytes(0x30 if 0x30 <= byte <= 0x39 else byte | 0x20 if 0x41 <= byte <= 0x5A else byte for byte in range(256))
# Eleven digits in a row, or a digit before a sign that divides or covers: · • ‧ × − ● ・ － ． ／ ＿ ＊, dashes, x.
_LONG = re.compile(
    rb"0(?:0{10}|\xc2[\xb7\xa0]|\xc3\x97|\xe2(?:\x80[\x90-\x95\xa2\xa7]|\x88\x92|\x97\x8f)|\xe3(?:\x83\xbb|\x80\x80)"
    rb"|\xef\xbc[\x8a\x8d-\x8f\xbf]|x)"
)
_CHINESE_ROW = re.compile(rf"[{_NUMERALS}][ \t\-·]?[{_NUMERALS}\d]")
# One expression for three questions, because going over the text is what takes the time.
_SIGNS = re.compile(
    rf"[{_NUMERALS}{PROVINCES}幢栋楼座号元门梯#]"
    rf"(?:(?<=[{_NUMERALS}])[ \t\-·]?[{_NUMERALS}\d]|(?<=[{PROVINCES}])[\s·._•#-]{{0,12}}[A-Za-z]"
    rf"|(?<=[幢栋楼座号元门梯#])[ \t]?-?[ \t]?[\d{_NUMERALS}十])"
)
_LONG_NUMBER = re.compile(
    rf"[\d{_NUMERALS}](?:[\s\-#>/._·•・‧~*＊xX×●\u2010-\u2015\u2212\uff0d-\uff0f\uff3f]{{0,12}}[\d{_NUMERALS}]){{10}}"
)
# Other forms of digits, letters and @, and characters that nobody sees.
_WIDE = re.compile(rb"\xef(?:\xbc[\x90-\x99\xa0-\xba]|\xbd[\x81-\x9a]|[\xb8\xb9\xbb\xbe])")
_UNSEEN = re.compile(rb"\xe2(?:\x80[\x8b-\x8f\xaa-\xae]|\x91[\xa0-\xa8\xb4-\xbc]|[\x81\x82\x93\x9d\x9e])")
# First bytes of scripts in which there are more of them, and signs that begin a code.
_RARE = b"\xcd\xd8\xd9\xdb\xe0\xe1\xf0\xf3\\&"
_REACH = 40  # characters around a word that are looked at

# For the sieve, in the syntax of RE2: \s is there only what ASCII has, and here all that Python takes for a blank.
BLANKS = r"\s\x0b\x1c-\x1f\x{85}\x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}"
BETWEEN_DIGITS = r"[ \t\r\n#>/._~*-]"  # what is left out in `bare`
LONG_ROW = (
    rf"[\p{{Nd}}{_NUMERALS}](?:[{BLANKS}#>/._·•・‧~*＊xX×●\x{{2010}}-\x{{2015}}\x{{2212}}\x{{ff0d}}-\x{{ff0f}}\x{{ff3f}}-]{{0,12}}"
    rf"[\p{{Nd}}{_NUMERALS}]){{10}}"
)
# What `hides` asks of the bytes, by characters.
HIDDEN_ROW = (
    r"[\\&\x{ad}\x{340}-\x{37f}\x{600}-\x{67f}\x{6c0}-\x{6ff}\x{800}-\x{1fff}\x{200b}-\x{200f}\x{202a}-\x{202e}\x{2040}-\x{20bf}"
    r"\x{2460}-\x{2468}\x{2474}-\x{247c}\x{24c0}-\x{24ff}\x{2740}-\x{27bf}\x{3164}\x{fe00}-\x{fe7f}\x{fec0}-\x{feff}"
    r"\x{ff10}-\x{ff19}\x{ff20}-\x{ff3a}\x{ff41}-\x{ff5a}\x{ff80}-\x{ffbf}\x{10000}-\x{3ffff}\x{c0000}-\x{fffff}]"
)

_AROUND = ("(?=", "(?!", "(?<=", "(?<!")
_PIECE = re.compile(r"\\.|\[\^?\]?|\(\?<[=!]|\(\?[=!]|\(|\)|\]|.", re.DOTALL)

Spot = tuple[str, re.Pattern[str]]


def spots(*patterns: str) -> tuple[Spot, ...]:
    """Return expressions, each with the fixed character that it begins with: that one is looked for first."""
    return tuple((pattern.removeprefix("\\")[0], re.compile(pattern)) for pattern in patterns)


def loosened(pattern: str) -> str:
    """Return the expression for the sieve: without its looks around, which only say where it does not fit."""
    kept: list[str] = []
    left_out: list[bool] = []  # for each group that is open, whether it is a look around or stands in one
    in_class = False
    for piece in _PIECE.findall(pattern):
        inside = any(left_out)
        if in_class:
            in_class = piece != "]"
        elif piece.startswith("["):
            in_class = True
        elif piece.startswith("("):
            left_out.append(inside or piece in _AROUND)
            inside = left_out[-1]
        elif piece == ")":
            inside = left_out.pop()
        if not inside:
            kept.append(piece)
    return "".join(kept)


class Look:
    """A text as the detectors look at it first.

    `data` are its bytes. In `bare` each digit is a 0 and each capital a small letter, and what may divide the digits of
    a number is left out; in `hyphens` only blanks are. `signs` says whether there may be a row of numerals, a flat or
    a plate.
    """

    __slots__ = ("_long", "bare", "data", "hyphens", "signs", "text")

    def __init__(self, text: str, data: bytes | None = None) -> None:
        """Look at `text`; `data` is the same as UTF-8, if it is at hand."""
        self.text = text
        self.data = text.encode("utf-8", "surrogatepass") if data is None else data
        self.bare = self.data.translate(_BARE, b" \t\r\n-#>/._~*")
        self.hyphens = b"\n" + self.data.translate(_BARE, b" \t")  # so that whatever is first has something before it
        self.signs = _SIGNS.search(text) is not None
        self._long: bool | None = None

    def hides(self) -> bool:
        """Whether there are characters with which something could be hidden; then everything is suspect."""
        data = self.data
        if _WIDE.search(data) or _UNSEEN.search(data) or "\u3164" in self.text or "\xad" in self.text:
            return True
        return len(data.translate(None, _RARE)) != len(data)  # one pass for all ten of them

    def has_long_number(self) -> bool:
        """Whether there is a row of eleven digits or more."""
        if self._long is None:
            told = _LONG.search(self.bare) or (self.signs and _CHINESE_ROW.search(self.text))
            self._long = bool(told) and _LONG_NUMBER.search(self.text) is not None
        return self._long

    def has(self, characters: str) -> bool:
        """Whether one of the characters stands in the text."""
        text = self.text
        for character in characters:  # noqa: SIM110  # any() takes twice as long
            if character in text:
                return True
        return False

    def reads(self, spots: Iterable[Spot]) -> bool:
        """Whether one of the spots is found in the text."""
        text = self.text
        for first, pattern in spots:  # noqa: SIM110  # any() takes twice as long
            if first in text and pattern.search(text):
                return True
        return False

    def near(self, spots: Iterable[Spot], pattern: re.Pattern[str]) -> bool:
        """Whether `pattern` is found around a place where one of the spots is."""
        text = self.text
        for first, spot in spots:
            if first in text:
                for match in spot.finditer(text):
                    if pattern.search(text, max(0, match.start() - _REACH), match.end() + _REACH):
                        return True
        return False

    def reads_bare(self, patterns: Iterable[re.Pattern[bytes]]) -> bool:
        """Whether one of the patterns, each beginning with a fixed byte, is found in `bare`."""
        bare = self.bare
        for pattern in patterns:  # noqa: SIM110  # any() takes twice as long
            if pattern.search(bare):
                return True
        return False
