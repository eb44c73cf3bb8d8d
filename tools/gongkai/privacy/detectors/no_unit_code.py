"""No code of a flat in the register of real estate stands in the record.

The code of a real-estate unit (不动产单元代码, on certificates 不动产单元号) leads to one flat and its owner. It has 28
places: six digits of the county, twice three of the cadastral district, two letters and five digits of the parcel, the
letter of what stands on it, and eight digits. With the letter F it is a building, the last four digits being the flat.
Blanks, hyphens, full-width signs, Chinese numerals and line ends between the places change nothing.

The code of a parcel, of a whole building (its last four digits are 0000) and of land on which nothing stands (the
letter W) is left alone, because it tells nobody's flat.

Source: Personal Information Protection Law of the PRC, articles 6 and 25; Civil Code of the PRC, articles 1032 and
1034.
"""

import re
from collections.abc import Iterator

from gongkai.model.finding import Actor, Severity
from gongkai.privacy.hit import Found
from gongkai.privacy.numbers import PROVINCE
from gongkai.privacy.plain_text import PlainText
from gongkai.privacy.suspicion import BETWEEN_DIGITS, Look
from gongkai.text import N_

SEVERITY = Severity.ERROR
ACTOR = Actor.SECRETARY
FIX = N_("Delete the code before you commit; name at most the building, or the parcel of the compound.")
FOUND = N_("The code of a flat in the register of real estate stands here ({masked}). It must not be published.")

_B = r"(?:[ \t]{0,2}[-·._/][ \t]{0,2}|[ \t]{1,3}|[ \t]*+\r?\n[ \t]*+(?:#[ \t]*+)?)?"
_CODE = re.compile(
    rf"(?<![0-9])[0-9](?:{_B}[0-9]){{11}}{_B}[GJZgjz]{_B}[A-Za-z](?:{_B}[0-9]){{5}}{_B}[Ff](?:{_B}[0-9]){{8}}(?![0-9])"
)
_BETWEEN = re.compile(r"[^0-9A-Za-z]")
_WHOLE_BUILDING = "0000"
# In the view of the bytes: the letter F, and before it a parcel, or a sign that only a detector can read.
_TRACE = re.compile(
    rb"f(?=[0\xc2\xe2-\xef])(?:(?<=[gjz][a-z]00000f)|(?<=[\x80-\xff]f)|(?<=[\x80-\xff]0f)|(?<=[\x80-\xff]00f)"
    rb"|(?<=[\x80-\xff]000f)|(?<=[\x80-\xff]0000f)|(?<=[\x80-\xff]00000f)|(?<=[\x80-\xff][a-z]00000f))"
)
SIEVE = (
    rf"[gjzGJZ]{BETWEEN_DIGITS}*[a-zA-Z]{BETWEEN_DIGITS}*(?:[0-9]{BETWEEN_DIGITS}*){{5}}[fF]"
    rf"|[^\x00-\x7f]{BETWEEN_DIGITS}*(?:[a-zA-Z]{BETWEEN_DIGITS}*)?(?:[0-9]{BETWEEN_DIGITS}*){{0,5}}[fF]"
    rf"{BETWEEN_DIGITS}*[0-9\x{{80}}-\x{{10ffff}}]"
)


def may_hold(look: Look) -> bool:
    """Whether there is the letter of a building behind a parcel."""
    return _TRACE.search(look.bare) is not None


def find(plain: PlainText) -> Iterator[Found]:
    """Yield the codes of flats."""
    for match in _CODE.finditer(plain.digits):
        code = _BETWEEN.sub("", match[0]).upper()
        if PROVINCE.match(code) and code[2:4] != "00" and not code.endswith(_WHOLE_BUILDING):
            yield Found(match.start(), match.end(), code)
