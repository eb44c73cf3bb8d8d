"""Which characters a record may not hold, and the sentence for each sort of them."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from itertools import groupby

from msgspec import Struct

from gongkai.load.look_alikes import ordinary
from gongkai.load.reading_rules import TEXT_ORDINARY, TEXT_UTF8, TEXT_VISIBLE, YAML_SPACES
from gongkai.model.finding import Fact
from gongkai.text.catalogue import N_

TAB = N_("There is a tab here. Use spaces instead, two for each step to the right.")
BYTE_ORDER_MARK = N_("The file begins with a byte order mark. Save it as “UTF-8” without BOM.")
CARRIAGE_RETURN = N_(
    "A line ends here with a carriage return alone. Save the file with ordinary line ends (LF or CRLF)."
)
LINE_END = N_(
    "{code} here is a line end that not every program takes for one. Put an ordinary line end or a space instead."
)
CONTROL = N_("{code} here is a control character that nobody can see. Delete it.")
BIDI = N_("{code} here is invisible and turns the direction of the text, so that it shows something else. Delete it.")
INVISIBLE = N_("{code} here is an invisible character. Delete it.")
BLANK = N_("{code} here is a blank that is not the ordinary space. Put a space instead.")
NOT_A_CHARACTER = N_("{code} here is not a character. Delete it.")
LOST = N_("A character was lost here when the text was copied or converted ({code}). Write it again from the original.")
PRIVATE = N_(
    "{code} here is a private character: other computers show something else or nothing. "
    "Write the character that Unicode has for it."
)
LOOK_ALIKE = N_(
    "“{character}” ({code}) here only looks like “{ordinary}” ({ordinary_code}). Write “{ordinary}”. "
    "Such characters come from copying out of a PDF."
)
PART = N_("“{character}” ({code}) here is a part of a character. Write the ordinary character that is meant.")
NOT_COMPOSED = N_(
    "“{found}” ({codes}) here is written in an old way or in parts. Write “{ordinary}” ({ordinary_codes})."
)
STACKED = N_("More than {limit} marks are put on one character here. Delete them.")

MARK_LIMIT = 30  # on one character; no script of the world needs more (Unicode's Stream-Safe Text Format has the same)
_HIDDEN_MARKS = "\u0f73\u0f75\u0f81"  # each is two marks once it is taken apart, and says it is none

# Each sort with its characters as they stand in a regular expression's class. The order matters for nothing: they do
# not overlap (a test asks). The twelve compatibility ideographs that are left out are ordinary characters in spite of
# their place.
_SORTS = (
    (YAML_SPACES, TAB, r"\t"),
    (TEXT_VISIBLE, CARRIAGE_RETURN, r"\r"),
    (TEXT_VISIBLE, LINE_END, "\x85\u2028\u2029"),
    (TEXT_VISIBLE, CONTROL, "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f"),
    (TEXT_VISIBLE, BIDI, "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"),
    (
        TEXT_VISIBLE,
        INVISIBLE,
        "\xad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200d\u2060-\u2065\u206a-\u206f\u2800\u3164"
        "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff",
    ),
    (TEXT_VISIBLE, BLANK, "\xa0\u1680\u2000-\u200a\u202f\u205f"),
    (TEXT_VISIBLE, LOST, "\ufffc\ufffd"),
    (
        TEXT_VISIBLE,
        NOT_A_CHARACTER,
        "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
        + "".join(chr((plane << 16) + last) for plane in range(1, 17) for last in (0xFFFE, 0xFFFF)),
    ),
    (TEXT_ORDINARY, PRIVATE, "\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd"),
    (
        TEXT_ORDINARY,
        LOOK_ALIKE,
        "\u2e80-\u2fdf\u31c0-\u31ef\uf900-\ufa0d\ufa10\ufa12\ufa15-\ufa1e\ufa20\ufa22\ufa25\ufa26\ufa2a-\ufaff"
        "\U0002f800-\U0002fa1f",
    ),
)

# Characters of which nothing has to be looked up: visible, in NFC by themselves and beside any neighbour of this sort.
# Not all there are, but nearly all that records are written with.
USUAL = (
    "\n -~\xa1-\xac\xae-\xff\u2010-\u2015\u2018-\u2027\u2030-\u203b\u20ac\u2103\u2116\u2160-\u217f\u2190-\u2193"
    "\u2460-\u24ff\u2500-\u25ff\u2605\u2606\u3000-\u3029\u3041-\u3096\u30a1-\u30fe\u3220-\u33ff\u3400-\u4dbf"
    "\u4e00-\u9fff\uff01-\uff5e\uffe0-\uffe6\U00020000-\U0002f7ff"
)
_USUAL = re.compile(f"[{USUAL}]*+\\Z")

REFUSED = re.compile("[" + "".join(characters for _, _, characters in _SORTS) + "]")
_WHICH = re.compile("|".join(f"([{characters}])" for _, _, characters in _SORTS))


class Fault(Struct, frozen=True):
    """A character that may not stand where it stands: `index` counts from the beginning of the text."""

    index: int
    rule: str
    message: str
    facts: Mapping[str, Fact]


def code_of(text: str) -> str:
    """Return the codes of `text` as people write them: `U+2F00`, more than one with a space between."""
    return " ".join(f"U+{ord(character):04X}" for character in text)


def has_only_usual(text: str) -> bool:
    """Whether `text` is beyond doubt: a quick look, and False does not mean that anything is wrong."""
    return _USUAL.match(text) is not None


def fault_of(character: str, index: int = 0) -> Fault | None:
    """Return what is wrong with one character, None if it may stand in a record."""
    match = _WHICH.match(character)
    if match is None or match.lastindex is None:
        return None
    rule, message, _ = _SORTS[match.lastindex - 1]
    facts: dict[str, Fact] = {"code": code_of(character)}
    if character == "\ufeff" and index == 0:
        return Fault(index, TEXT_UTF8, BYTE_ORDER_MARK, {})
    if message == LOOK_ALIKE:
        facts["character"] = character
        instead = ordinary(character)
        if instead is None:
            message = PART
        else:
            facts |= {"ordinary": instead, "ordinary_code": code_of(instead)}
    elif message in (TAB, CARRIAGE_RETURN):
        facts = {}
    return Fault(index, rule, message, facts)


def faults_in(text: str) -> Iterator[Fault]:
    """Yield what is wrong with the characters of `text`, first the refused ones, then those that are not in NFC."""
    for match in REFUSED.finditer(text):
        fault = fault_of(match[0], match.start())
        if fault is not None:
            yield fault
    stack = None if text.isascii() else _first_stack(text)
    if stack is not None:
        # Normalizing sorts the marks of a character in quadratic time: 250 KB of them would take a quarter of a minute.
        yield Fault(stack, TEXT_ORDINARY, STACKED, {"limit": MARK_LIMIT})
    elif not unicodedata.is_normalized("NFC", text):
        yield from _not_composed(harmless(text))


def harmless(text: str) -> str:
    """Return `text`, as long as before, with every refused character replaced: a blank by a space, others by a box."""
    return REFUSED.sub(lambda match: " " if match[0] == "\t" or match[0].isspace() else "□", text)


def _is_mark(character: str) -> bool:
    return unicodedata.combining(character) != 0 or character in _HIDDEN_MARKS


def _first_stack(text: str) -> int | None:
    start = 0
    for is_mark, run in groupby(text, _is_mark):
        length = sum(1 for _ in run)
        if is_mark and length > MARK_LIMIT:
            return start
        start += length
    return None


def _not_composed(text: str) -> Iterator[Fault]:
    start = 0
    for line in text.split("\n"):
        composed = unicodedata.normalize("NFC", line)
        if composed != line:
            at = next((i for i, (a, b) in enumerate(zip(line, composed, strict=False)) if a != b), len(composed))
            end = at + 1
            while end < min(len(line), at + MARK_LIMIT) and unicodedata.normalize("NFC", line[at:end]) == line[at:end]:
                end += 1
            found, instead = line[at:end], unicodedata.normalize("NFC", line[at:end])
            facts = {
                "found": found,
                "codes": code_of(found),
                "ordinary": instead,
                "ordinary_codes": code_of(instead),
            }
            yield Fault(start + at, TEXT_ORDINARY, NOT_COMPOSED, facts)
        start += len(line) + 1
