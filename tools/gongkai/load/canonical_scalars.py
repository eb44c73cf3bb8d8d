"""One value as it stands in a record in canonical form: bare where everybody reads it alike, else in quotes."""

import re

from gongkai.load.plain_scalars import WORDS

# What another reader of YAML, or a person, would take for a number. A day or an article (278-4) is none; long runs of
# digits with a hyphen are.
_LIKE_A_NUMBER = re.compile(
    r"(?:[-+]?[.]?[0-9][0-9_,]*(?:[.][0-9_]*)?(?:[eE][-+]?[0-9]+)?|0[box][0-9a-fA-F_]+|[0-9]{5,}(?:-[0-9]+)+)\Z"
)
_LIKE_A_WORD = re.compile(r"(?:true|false|null|[-+]?[.]inf|[.]nan)\Z", re.IGNORECASE)
_FINGERPRINT = re.compile(r"[0-9a-f]{32,}\Z")  # one of them in a thousand is a number with an exponent
_INDICATORS = "-?:,[]{}#&*!|>'\"%@`="
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_UNSAFE = re.compile(r": | #|:\Z")
_UNSAFE_IN_BRACKETS = re.compile(r"[,\[\]{}?]|:(?![0-9A-Za-z/])")
_BLOCK = re.compile(r"(?![ \t\n]).*[^\n]\n?\Z", re.DOTALL)
_ESCAPED = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}

Scalar = str | int | bool | None


def written(value: Scalar, *, in_brackets: bool) -> str:
    """Return a value on one line. `in_brackets`: between `{}` or `[]`, more needs quotes."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if is_bare(value, in_brackets=in_brackets):
        return value
    if ('"' in value or "\\" in value) and not _UNSEEN.search(value):
        return "'" + value.replace("'", "''") + "'"
    return '"' + "".join(map(_in_double, value)) + '"'


def is_bare(text: str, *, in_brackets: bool) -> bool:
    """Return whether a text can stand without quotes and means the same to every reader."""
    return not (
        text in WORDS
        or text[0] in _INDICATORS
        or text != text.strip()
        or _LIKE_A_NUMBER.match(text)
        or _LIKE_A_WORD.match(text)
        or _FINGERPRINT.match(text)
        or _UNSAFE.search(text)
        or _UNSEEN.search(text)
        or (in_brackets and _UNSAFE_IN_BRACKETS.search(text))
    )


def block_sign(value: object) -> str | None:
    """Return how a text of several lines is announced, `|` or `|-`; None for what stands on one line."""
    if not isinstance(value, str) or "\n" not in value or not _BLOCK.match(value):
        return None
    lines = value.removesuffix("\n").split("\n")
    # A line of blanks, or blanks at the end of one, would be lost to the first editor that strips them.
    if any(line != line.rstrip(" \t") or _UNSEEN.search(line) for line in lines):
        return None
    return "|" if value.endswith("\n") else "|-"


def _in_double(character: str) -> str:
    if character in _ESCAPED:
        return _ESCAPED[character]
    if not _UNSEEN.match(character):
        return character
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
