"""From the bytes of a file to text that may be read on: UTF-8, visible, ordinary characters."""

import re
from itertools import islice

from gongkai.load.characters import REFUSED, faults_in, harmless, has_only_usual
from gongkai.load.lines import Lines
from gongkai.load.noted import ENOUGH, Noted
from gongkai.load.reading_rules import FILE_SIZE, SIZE_LIMIT, TEXT_UTF8
from gongkai.text.catalogue import N_

TOO_LARGE = N_("The file is larger than {limit} KiB, the most a record may have. Put the long part into an attachment.")
GBK = N_("The file is not UTF-8; it looks like GBK (called “ANSI” in some editors). Save it again as “UTF-8”.")
UTF16 = N_("The file is not UTF-8; it looks like UTF-16 (called “Unicode” in some editors). Save it again as “UTF-8”.")
CUT_OFF = N_(
    "The file ends in the middle of a character, as if it had been cut off. Copy it again from where it came from."
)
NOT_UTF8 = N_("There are bytes here that are not UTF-8 text. Save the file again as “UTF-8”.")

_CHINESE = "\u3000-\u303f\u4e00-\u9fff\uff00-\uffef"


def text_of(data: bytes, noted: Noted) -> str | None:
    """Return the text of a file, its line ends as LF; None where it is too large or in another encoding.

    What is wrong with the text is noted. Refused characters are replaced in what is returned, one for one, so that the
    structure of the file can still be looked at and the columns stay right.
    """
    if len(data) > SIZE_LIMIT:
        noted.add(FILE_SIZE, (0, 0), TOO_LARGE, {"limit": SIZE_LIMIT // 1024})
        return None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as problem:
        before = data[: problem.start].decode("utf-8")
        noted.add(TEXT_UTF8, Lines(before).spot(len(before)), _likely_encoding(data, problem))
        return None
    if "\r" in text:
        text = text.replace("\r\n", "\n")
    if has_only_usual(text):
        return text
    if _looks_like_utf16(data):
        noted.add(TEXT_UTF8, (1, 1), UTF16)
        return None
    lines = Lines(text)
    for fault in islice(faults_in(text), ENOUGH):
        noted.add(fault.rule, lines.spot(fault.index), fault.message, fault.facts)
    return harmless(text) if noted else text


def _likely_encoding(data: bytes, problem: UnicodeDecodeError) -> str:
    if _looks_like_utf16(data):
        return UTF16
    if problem.reason == "unexpected end of data":
        return CUT_OFF
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        return NOT_UTF8
    # GB18030 has a character for nearly every pair of bytes; it was meant only where Chinese prevails.
    chinese = len(re.findall(f"[{_CHINESE}]", text))
    others = len(re.findall(f"[^\n -~{_CHINESE}]", text))
    return GBK if chinese > others and not REFUSED.search(text.replace("\r\n", "\n")) else NOT_UTF8


def _looks_like_utf16(data: bytes) -> bool:
    return data[:2] in (b"\xff\xfe", b"\xfe\xff") or data.count(0) * 3 > len(data)
