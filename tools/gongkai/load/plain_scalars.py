"""What a value without quotation marks means: nearly always the text that stands there.

YAML 1.1 reads `19:30` as 1170, `no` as False, `010` as 8 and `2024-02-30` as an error. A person reads none of this. So
only a whole number in its usual form is a number, only `true` and `false` are yes and no, and only `null`, `~` and
nothing at all are nothing. Everything else stays text and gets its type from the schema: `1250.5` loses no digit.
"""

import re

WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}
# [0-9], because \d would take full-width digits too. Fifteen digits are exact in every program that reads the exports.
WHOLE_NUMBER = re.compile(r"(?:0|-?[1-9][0-9]{0,14})\Z")


def meaning(text: str) -> str | int | bool | None:
    """Return what the plain scalar `text` means."""
    if text in WORDS:
        return WORDS[text]
    return int(text) if WHOLE_NUMBER.match(text) else text
