"""The fast way to read a record: a gate that lets through only what cannot be read in two ways, then yaml_rs.

yaml_rs is eight times as fast as PyYAML and reads some things otherwise than a person does: `010` is 10, `1_000` is
1000, `1250.50` a float, `TRUE` true; it follows aliases, takes several documents for one, and passes invisible
characters. None of that can come through the gate. The gate is a grammar, not a list of what is forbidden: each line of
the file has to be one of the few forms in which records are written. What it does not know goes the slow way, which
reads everything and says what is wrong. Tests compare the two ways.
"""

import re
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from typing import Any

from gongkai.load.reading_rules import NODE_LIMIT

_yaml_rs: Callable[..., Any] | None = None
with suppress(ImportError):  # no wheel for this machine
    from yaml_rs import loads

    _yaml_rs = loads

# What the gate lets through, in every form whose meaning could change with a version of yaml_rs.
_PROBE = """\
number: 1250
day: 2024-01-01
month: 2016-07
time: 19:30
word: no
quoted: "010"
mapping: {yes: true, text: 甲}
list: [null, false]
lines: |
  甲

  乙
nothing:
"""
_PROBE_MEANS = {
    "number": 1250,
    "day": "2024-01-01",
    "month": "2016-07",
    "time": "19:30",
    "word": "no",
    "quoted": "010",
    "mapping": {"yes": True, "text": "甲"},
    "list": [None, False],
    "lines": "甲\n\n乙\n",
    "nothing": None,
}

# Text of this length cannot hold more nodes than allowed (each takes two characters at least), nor a value too long.
LENGTH_LIMIT = NODE_LIMIT * 2

# Classes may say `[^...]`, for every refused character has been found before: what is left outside ASCII is a letter or
# sign without a meaning in YAML. All repeats are possessive (`*+`), so that no text makes the gate try twice.
_END = r"(?:\n| ++\#[^\n]*+\n)"
_DOUBLE = r'"[^"\\\n]*+"'
_SINGLE = r"'(?:[^'\n]++|'')*+'"
# What may follow the first character of a plain scalar: no `: ` and no ` #`; inside brackets no sign of those either.
_REST = r"[^\n \#:]*+(?:(?: ++(?![\#\n])|:(?![ \n])|\#)[^\n \#:]*+)*+"
_REST_INSIDE = r"[^\n \#:,?{}\[\]]*+(?:(?: ++(?![\#,\]}])|:(?=[0-9A-Za-z/])|\#)[^\n \#:,?{}\[\]]*+)*+"
# Names of fields. `true:` and its kind would become a key that is not text.
_KEY = r"(?:[a-eg-mo-su-z_]|t(?!rue:)|f(?!alse:)|n(?!ull:))[a-z0-9_]{0,63}+:"
_CHINESE = r"[^\x00-\x7f]"
_NO_NUMBER = r"(?:[0-9]*+(?:-[0-9]++)++|[0-9]?+:[0-9]{2})"  # what follows the first digit


def _value(rest: str, stop: str, *collections: str) -> str:
    """Return the expression for a value: quoted, text, whole number, date, time, or one of `collections`."""
    forms = [
        _DOUBLE,
        rf"[^\x00-')-.0-@FNT\[-`{{-\x7f]{rest}",
        # Digits with hyphens are a date, an article or a telephone number. Of other numbers that are not in their usual
        # form, those are let through which a Chinese character shows to be text.
        rf"[1-9](?:[0-9]{{0,14}}+{stop}|{_NO_NUMBER}{stop}|[0-9./-]*+ ?+{_CHINESE}{rest})",
        rf"0(?:{stop}|{_NO_NUMBER}{stop}|[0-9./-]*+ ?+{_CHINESE}{rest})",
        *collections,
        _SINGLE,
        # Not True, TRUE and their kind, which yaml_rs takes for true.
        rf"T(?!rue|RUE){rest}",
        rf"F(?!alse|ALSE){rest}",
        rf"N(?!ull|ULL){rest}",
        rf"-[1-9][0-9]{{0,14}}+{stop}",
    ]
    return f"(?:{'|'.join(forms)})"


def _block_text(indent: str) -> str:
    """Return the expression for `|` text; its first line sets the indentation, so that is the one a reader expects."""
    return rf"\|-?\n(?P=in){indent}(?! )[^\n]++\n(?:\n|(?P=in){indent}[^\n]++\n)*+"


_INSIDE_END = r"(?=[,\]}])"
_INNER = _value(_REST_INSIDE, _INSIDE_END)


def _list(item: str) -> str:
    return rf"\[(?:{item}(?:, {item})*+)?+\]"


def _mapping(*collections: str) -> str:
    field = rf"{_KEY} {_value(_REST_INSIDE, _INSIDE_END, *collections)}"
    return rf"\{{{field}(?:, {field})*+\}}"


# An entry may hold mappings: {post: member, posted: [{channel: notice-board}], emergency: {confirmed_on: 2025-12-01}}
_LIST = _list(rf"(?:{_INNER}|{_mapping()})")
_VALUE = _value(_REST, r"(?=[ \n])", _mapping(_LIST, _mapping()), _LIST)
# A line deeper than a text, with `-`, would be read as more of that text: the slow way says so.
_VALUE_LINE = rf"{_VALUE}{_END}(?!\n*+(?P=in) ++-)"
# At most twelve spaces of indentation: no deeper than eighteen levels, so the limit on depth is kept too.
_LINE = (
    r"(?:(?P<in> {0,12}+)(?:"
    rf"{_KEY}(?: ++(?:{_VALUE_LINE}|{_block_text('  ')})|{_END})"
    rf"|- (?:{_KEY}(?: ++(?:{_VALUE_LINE}|{_block_text('    ')})|{_END})|{_VALUE_LINE})"
    r"|\#[^\n]*+\n)|\n)"
)


@cache
def _record() -> re.Pattern[str]:
    # Compiled when the first record is read: it takes longer than a check in which nothing has changed.
    return re.compile(rf"{_LINE}*+\Z")


def is_plain_record(text: str) -> bool:
    """Whether every line of `text` has one of the usual forms, so that there is one way to read it.

    The characters of `text` must have been checked before (`text_gate`).
    """
    return len(text) <= LENGTH_LIMIT and _record().match(text) is not None


def fast_data(text: str) -> dict[str, Any] | None:
    """Return the data of a record in the usual form, None for anything that has to go the slow way."""
    return _data(text) if _READS_AS_WE_DO and is_plain_record(text) else None


def _data(text: str) -> dict[str, Any] | None:
    if _yaml_rs is None:
        return None
    try:
        data = _yaml_rs(text, parse_datetime=False)
    except Exception:  # noqa: BLE001 whatever it is, the slow way says it in our own words
        return None
    return data if type(data) is dict else None


_READS_AS_WE_DO = _data(_PROBE) == _PROBE_MEANS and _data("a: 1\na: 1\n") is None
