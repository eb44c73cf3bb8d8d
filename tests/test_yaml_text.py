"""The reader of records: what values mean, what is refused and where, and that both ways of reading say the same."""

import json
import random
import re
import subprocess
import sys
import unicodedata
from itertools import combinations
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from gongkai.load import characters as chars
from gongkai.load import noted, positions, text_gate, yaml_fast, yaml_slow
from gongkai.load import reading_rules as rules
from gongkai.load import yaml_builder as build
from gongkai.load import yaml_colons as colons
from gongkai.load import yaml_slips as slips
from gongkai.load.look_alikes import ordinary
from gongkai.load.noted import Noted
from gongkai.load.yaml_text import Positions, read_text
from gongkai.load.yaml_text import positions as positions_in
from gongkai.model.finding import Finding
from tests.hostile.by_chance import damaged, damaged_bytes, generated_record, lines_by_chance
from tests.hostile.documents import DOCUMENTS

PATH = "records/meetings/example/2025-03-08.yml"

# A record as they are written, with every form that has to stay on the fast way.
USUAL_RECORD = """\
# 2025 年业主大会
kind: meeting
name: 示例花园（一期）业主大会会议
date: 2025-03-08
month: 2025-03
time: 19:30
place: 示例街道 12 号 3 楼 — “大会议室”
room: 12 号楼
phone: 0571-8888-0000
article: 278-4
pointer: /resolutions/0
open: {hours: 每周二 18:30 至 20:00, url: https://example.org/a, seal: (章)}
area_id: example-street
electorate: {heads: 482, area: "52310.45"}
taking_part: {heads: 365, area: '40118.20', in_person: true}
notice:
  posted_on: "2025-02-18"   # 提前十八天
  where: [公示栏, 业主群, "1号楼大堂", 3号楼]

resolutions:
  - identifier: "1"
    title: 选聘物业服务企业
    text: |
      同意以公开招标方式选聘，服务期三年: 2025 年起。
      - 合同由业主委员会签订 # 不是注释

        自公告之日起生效。
    votes:
      - {option: yes, heads: 318, area: "33210.00"}
      - {option: no, heads: 0, area: "4800.20", remarks: [无, -1]}
    note: |-
      只有一行
  - identifier: "2"
    votes:
    - 12.5万元
    - 'it''s'
    - -5
    - null
sources:
  - url: https://example.org/notice?id=3&page=2#top
    nothing:
complete: false
"""


# What values mean


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("0", 0),
        ("-5", -5),
        ("1250", 1250),
        ("123456789012345", 123456789012345),
        ("1234567890123456", "1234567890123456"),
        ("-0", "-0"),
        ("+5", "+5"),
        ("010", "010"),
        ("00", "00"),
        ("08", "08"),
        ("0x1f", "0x1f"),
        ("0o17", "0o17"),
        ("0b1", "0b1"),
        ("1_000", "1_000"),
        ("1,000", "1,000"),
        ("1250.5", "1250.5"),
        ("1250.50", "1250.50"),
        (".5", ".5"),
        ("5.", "5."),
        ("1e5", "1e5"),
        (".inf", ".inf"),
        ("-.inf", "-.inf"),
        (".nan", ".nan"),
        ("１２", "１２"),
        ("12%", "12%"),
        ("19:30", "19:30"),
        ("190:20:30", "190:20:30"),
        ("25:00:00", "25:00:00"),
        ("2024-01-01", "2024-01-01"),
        ("2016-07", "2016-07"),
        ("2024-02-30", "2024-02-30"),
        ("0000-00-00", "0000-00-00"),
        ("2024-01-01T10:00:00+99:99", "2024-01-01T10:00:00+99:99"),
        ("true", True),
        ("false", False),
        ("True", "True"),
        ("FALSE", "FALSE"),
        ("yes", "yes"),
        ("no", "no"),
        ("on", "on"),
        ("Off", "Off"),
        ("y", "y"),
        ("null", None),
        ("~", None),
        ("", None),
        ("Null", "Null"),
        ("NULL", "NULL"),
        ("=", "="),
        ('"1"', "1"),
        ("'true'", "true"),
        ('""', ""),
        ('"null"', "null"),
        ('"\\u4e1a\\x41"', "业A"),
        ("|\n  1\n  2\n", "1\n2\n"),
        (">-\n  1\n  2\n", "1 2"),
        ("一\n  二", "一 二"),
        ("3号楼", "3号楼"),
        ("-foo", "-foo"),
        ("a:b", "a:b"),
        ("x#1", "x#1"),
        ("x #1", "x"),
        ("“业主”", "“业主”"),
        ("张　三", "张　三"),
        ("𮧵", "𮧵"),
        ("[1, 010, yes, {a: 1.50}]", [1, "010", "yes", {"a": "1.50"}]),
        ("{}", {}),
    ],
)
def test_a_value_means_what_a_person_reads(written: str, meant: object) -> None:
    data, findings = read_text(f"value: {written}\n".encode(), PATH)
    assert findings == []
    assert data is not None
    assert same(data, {"value": meant})


@pytest.mark.parametrize(
    "key", ["1", "010", "1.5", "yes", "no", "true", "null", "~", "19:30", "2024-01-01", '"a"', "业主"]
)
def test_the_name_of_a_field_is_always_text(key: str) -> None:
    data, findings = read_text(f"{key}: x\n".encode(), PATH)
    assert findings == []
    assert data == {key.strip('"'): "x"}


def test_windows_line_ends_are_ordinary_line_ends() -> None:
    windows, unix = (USUAL_RECORD.replace("\n", end).encode() for end in ("\r\n", "\n"))
    assert read_text(windows, PATH) == read_text(unix, PATH)
    assert yaml_fast.fast_data(text_gate.text_of(windows, Noted(PATH)) or "") is not None


@pytest.mark.parametrize("text", ["---\na: 1\n", "a: 1\n...\n", "a: 1\n# end", "a: 1", "{a: 1}", "\n\na:   1  \n"])
def test_other_ways_to_write_a_record_are_read(text: str) -> None:
    assert read_text(text.encode(), PATH) == ({"a": 1}, [])


# What is refused, and where

DEEP = "".join("  " * i + "a:\n" for i in range(20))  # the last value is nothing, so there are 20 levels

REFUSED: list[tuple[str, str | bytes, list[tuple[str, int, int, str]]]] = [
    # one record
    ("nothing", "", [("yaml-one-record", 1, 1, build.EMPTY)]),
    ("only a comment", "# x\n", [("yaml-one-record", 1, 1, build.EMPTY)]),
    ("only a beginning", "---\n", [("yaml-one-record", 1, 1, build.EMPTY)]),
    ("a list", "# x\n- a: 1\n", [("yaml-one-record", 2, 1, build.NOT_FIELDS)]),
    ("a text", "业主\n", [("yaml-one-record", 1, 1, build.NOT_FIELDS)]),
    ("a quoted text", '\n"a: 1"\n', [("yaml-one-record", 2, 1, build.NOT_FIELDS)]),
    ("two documents", "a: 1\n---\nb: 2\n", [("yaml-one-record", 2, 1, build.SECOND)]),
    ("something after the end", "a: 1\n...\nb\n", [("yaml-well-formed", 3, 1, slips.AFTER_END)]),
    # plain
    ("anchor", "a: &x 1\n", [("yaml-plain", 1, 4, build.ANCHOR)]),
    ("anchor of fields", "a: &x\n  b: 1\n", [("yaml-plain", 1, 4, build.ANCHOR)]),
    ("alias", "a: [1, *x]\n", [("yaml-plain", 1, 8, build.ALIAS)]),
    ("alias as name", "*x : 1\n", [("yaml-plain", 1, 1, build.ALIAS)]),
    ("alias of itself", "a: &x [*x]\n", [("yaml-plain", 1, 4, build.ANCHOR), ("yaml-plain", 1, 8, build.ALIAS)]),
    ("merge key", "<<: {a: 1}\n", [("yaml-plain", 1, 1, build.MERGE)]),
    ("tag", "a: !x y\n", [("yaml-plain", 1, 4, slips.TAG)]),
    ("tag of YAML", "a:\n  - !!int 3\n", [("yaml-plain", 2, 5, slips.TAG)]),
    ("Chinese after !", "a: !重要\n", [("yaml-plain", 1, 4, slips.TAG)]),
    ("directive", "%YAML 1.1\n---\na: 1\n", [("yaml-plain", 1, 1, slips.DIRECTIVE)]),
    ("directive of nobody", "# x\n%X y\n---\na: 1\n", [("yaml-plain", 2, 1, slips.DIRECTIVE)]),
    ("per cent at the beginning", "%x\n", [("yaml-plain", 1, 1, slips.DIRECTIVE)]),
    ("list as name", "[a]: b\n", [("yaml-plain", 1, 1, build.COMPLEX_KEY)]),
    ("fields as name", "? {a: 1}\n: b\n", [("yaml-plain", 1, 3, build.COMPLEX_KEY)]),
    ("question mark", "? a\n: b\n", [("yaml-plain", 1, 3, build.QUESTION_MARK)]),
    # keys once
    ("key twice", "a: 1\nb: 2\na: 3\n", [("yaml-keys-once", 3, 1, build.TWICE)]),
    ("key twice, quoted once", 'a: 1\n"a": 3\n', [("yaml-keys-once", 2, 1, build.TWICE)]),
    ("key twice in brackets", "x:\n  - {a: 1, b: 2, a: 1}\n", [("yaml-keys-once", 2, 18, build.TWICE)]),
    ("key three times", "a: 1\na: 2\na: 3\n", [
        ("yaml-keys-once", 2, 1, build.TWICE), ("yaml-keys-once", 3, 1, build.TWICE)]),
    # colons
    ("Chinese colon", "a: 1\nheads：2\nc: 3\n", [("yaml-well-formed", 2, 6, colons.FULL_WIDTH_COLON)]),
    ("Chinese colon alone", "名称：金色\n", [("yaml-well-formed", 1, 3, colons.FULL_WIDTH_COLON)]),
    ("Chinese colon below a text", "a: x\n  heads：2\n", [("yaml-well-formed", 2, 8, colons.FULL_WIDTH_COLON)]),
    ("Chinese colon in brackets", "a: {heads：2}\n", [("yaml-well-formed", 1, 5, colons.FULL_WIDTH_COLON)]),
    ("no space", "a: 1\nheads:2\nc: 3\n", [("yaml-well-formed", 2, 6, colons.NO_SPACE)]),
    ("no space below a text", "a: x\n  heads:2\n", [("yaml-well-formed", 2, 8, colons.NO_SPACE)]),
    ("no space in brackets", "a: {heads:2}\n", [("yaml-well-formed", 1, 5, colons.NO_SPACE)]),
    ("Chinese space", "a: 1\nb:　2\nc: 3\n", [("yaml-well-formed", 2, 2, colons.WIDE_SPACE)]),
    ("Chinese space before", "a: 1\n　b: 2\n", [("yaml-well-formed", 2, 1, build.WIDE_BLANK)]),
    ("no colon", "a: 1\nheads\nc: 3\n", [("yaml-well-formed", 2, 1, slips.NO_COLON)]),
    ("no name", "a: 1\n: 2\n", [("yaml-well-formed", 2, 1, slips.NO_NAME)]),
    ("empty name", '"": 2\n', [("yaml-well-formed", 1, 1, slips.NO_NAME)]),
    ("colon in a value", "a: x: y\n", [("yaml-well-formed", 1, 5, slips.COLON_IN_VALUE)]),
    # indentation
    ("too far in", "a: x\n  b: 2\n", [("yaml-well-formed", 2, 3, slips.INDENTED)]),
    ("too far out", "a:\n  b: 1\n c: 2\n", [("yaml-well-formed", 3, 2, slips.INDENTED)]),
    ("list without field", "a: x\n- b\n", [("yaml-well-formed", 2, 1, colons.LIST_INDENTED)]),
    ("list below a text", "a: x\n  - b\n", [("yaml-well-formed", 2, 3, colons.LIST_INDENTED)]),
    ("list behind its name", "a: - b\n", [("yaml-well-formed", 1, 4, slips.LIST_ON_LINE)]),
    # quotation marks
    ("open quote", 'a: "x\nb: 1\n', [("yaml-well-formed", 1, 4, slips.OPEN_QUOTE)]),
    ("open single quote", "b: 1\na: 'x\n", [("yaml-well-formed", 2, 4, slips.OPEN_QUOTE)]),
    ("open quote, others below", 'a: "x\nb: "y"\nc: 1\n', [("yaml-well-formed", 1, 4, slips.OPEN_QUOTE)]),
    ("Chinese quote at the end", 'a: "x”\nb: 1\n', [("yaml-well-formed", 1, 4, slips.CURLY_QUOTE)]),
    ("text after a quote", 'a: "x" y\n', [("yaml-well-formed", 1, 8, slips.AFTER_QUOTE)]),
    ("quotes in quotes", 'a: "他说"好""\n', [("yaml-well-formed", 1, 8, slips.AFTER_QUOTE)]),
    ("comment glued to a quote", 'a: "x"#1\n', [("yaml-well-formed", 1, 7, slips.AFTER_QUOTE)]),
    ("comment glued to a bar", "a: |# x\n  y\n", [("yaml-well-formed", 1, 4, slips.BLOCK)]),
    ("backslash", 'a: "C:\\data"\n', [("yaml-well-formed", 1, 7, slips.ESCAPE)]),
    ("half an escape", 'a: "\\u12"\n', [("yaml-well-formed", 1, 5, slips.ESCAPE)]),
    ("beyond the last character", 'a: "\\U00110000"\n', [("yaml-well-formed", 1, 5, slips.ESCAPE)]),
    # signs at the beginning of a value
    ("at", "a: @x\n", [("yaml-well-formed", 1, 4, slips.RESERVED)]),
    ("backquote", "a: `x\n", [("yaml-well-formed", 1, 4, slips.RESERVED)]),
    ("per cent", "a: %x\n", [("yaml-well-formed", 1, 4, slips.RESERVED)]),
    ("star", "a: *重要*\n", [("yaml-well-formed", 1, 4, slips.RESERVED)]),
    ("ampersand", "a: & b\n", [("yaml-well-formed", 1, 4, slips.RESERVED)]),
    ("closing brace", "a: }\n", [("yaml-well-formed", 1, 4, slips.RESERVED)]),
    ("question mark in a value", "a: ? x\n", [("yaml-well-formed", 1, 4, slips.RESERVED)]),
    ("greater than", "a: >50%\n", [("yaml-well-formed", 1, 4, slips.BLOCK)]),
    ("bar", "a: | x\n", [("yaml-well-formed", 1, 4, slips.BLOCK)]),
    # brackets
    ("open bracket", "a: [1, 2\nb: 3\n", [("yaml-well-formed", 1, 4, slips.OPEN_BRACKET)]),
    ("open brace", "a: {b: 1\n", [("yaml-well-formed", 1, 4, slips.OPEN_BRACKET)]),
    ("cut off after a comma", "a: [{b: 1},\n", [("yaml-well-formed", 1, 4, slips.OPEN_BRACKET)]),
    ("cut off after a colon", "a: [{b: [1], c:\n", [("yaml-well-formed", 1, 5, slips.OPEN_BRACKET)]),
    ("Chinese brace", "a: ｛b: 1｝\n", [("yaml-well-formed", 1, 4, slips.CHINESE_BRACKET)]),
    ("Chinese brace in a list", "a:\n  - ｛b: 1｝\n", [("yaml-well-formed", 2, 5, slips.CHINESE_BRACKET)]),
    ("Chinese brace at the end", "a: {b: 1｝\n", [("yaml-well-formed", 1, 9, slips.CHINESE_BRACKET)]),
    ("Chinese bracket at the end", "a: [1, 2】\n", [("yaml-well-formed", 1, 9, slips.CHINESE_BRACKET)]),
    ("Chinese brackets in words", "a: 【通知】会议: x\n", [("yaml-well-formed", 1, 10, slips.COLON_IN_VALUE)]),
    ("words in Chinese brackets at the end", "a: [1, 【2】\n", [("yaml-well-formed", 1, 4, slips.OPEN_BRACKET)]),
    ("fence", "```yaml\na: 1\n```\n", [("yaml-well-formed", 1, 1, slips.FENCE)]),
    ("fence at the end", "a: 1\n```\n", [("yaml-well-formed", 2, 1, slips.FENCE)]),
    ("one bracket too many", "a: [x]]\n", [("yaml-well-formed", 1, 7, slips.STRAY_BRACKET)]),
    ("Chinese comma", "a: {b: 1，c: 2}\n", [("yaml-well-formed", 1, 9, slips.FULL_WIDTH_COMMA)]),
    ("no comma", "a: {b: yes c: 3}\n", [("yaml-well-formed", 1, 13, slips.NO_COMMA)]),
    ("only a comma", "a: [,]\n", [("yaml-well-formed", 1, 5, slips.NO_VALUE)]),
    ("question mark in brackets", "a: [x?, y]\n", [("yaml-well-formed", 1, 6, slips.QUESTION_INSIDE)]),
    # tabs and characters
    ("tab before", "a:\n\tb: 1\n", [("yaml-spaces", 2, 1, chars.TAB)]),
    ("tab behind", "a:\t1\n", [("yaml-spaces", 1, 3, chars.TAB)]),
    ("tab by escape", 'a: "\\t"\n', [("yaml-spaces", 1, 5, chars.TAB)]),
    ("byte order mark", "\ufeffa: 1\n", [("text-utf8", 1, 1, chars.BYTE_ORDER_MARK)]),
    ("the same further on", "a: 1\ufeff\n", [("text-visible", 1, 5, chars.INVISIBLE)]),
    ("carriage return", "a: 1\rb: 2\n", [("text-visible", 1, 5, chars.CARRIAGE_RETURN)]),
    ("line separator", "a: x\u2028y\n", [("text-visible", 1, 5, chars.LINE_END)]),
    ("next line", "a: x\x85y\n", [("text-visible", 1, 5, chars.LINE_END)]),
    ("escape character", "a: \x1b[31m\n", [("text-visible", 1, 4, chars.CONTROL)]),
    ("NUL", "a: 业\0\n", [("text-visible", 1, 5, chars.CONTROL)]),
    ("text direction", "a: 甲\nb: 甲\u202e乙\n", [("text-visible", 2, 5, chars.BIDI)]),
    ("isolate", "a: \u2067x\u2069\n", [("text-visible", 1, 4, chars.BIDI), ("text-visible", 1, 6, chars.BIDI)]),
    ("zero width space", "a: 甲\u200b乙\n", [("text-visible", 1, 5, chars.INVISIBLE)]),
    ("joiner", "a: x\u200dy\n", [("text-visible", 1, 5, chars.INVISIBLE)]),
    ("variation selector", "a: ☎\ufe0f\n", [("text-visible", 1, 5, chars.INVISIBLE)]),
    ("tag character", "a: 😀\U000e0041\n", [("text-visible", 1, 5, chars.INVISIBLE)]),
    ("no-break space", "a: x\xa0y\n", [("text-visible", 1, 5, chars.BLANK)]),
    ("no-break space before", "a:\n\xa0 b: 1\n", [("text-visible", 2, 1, chars.BLANK)]),
    ("noncharacter", "a: \ufdd0\n", [("text-visible", 1, 4, chars.NOT_A_CHARACTER)]),
    ("noncharacter far out", "a: \U0010ffff\n", [("text-visible", 1, 4, chars.NOT_A_CHARACTER)]),
    ("lost character", "a: \ufffd\n", [("text-visible", 1, 4, chars.LOST)]),
    ("private character", "a: \ue863\n", [("text-ordinary", 1, 4, chars.PRIVATE)]),
    ("Kangxi radical", "a: ⼀号\n", [("text-ordinary", 1, 4, chars.LOOK_ALIKE)]),
    ("radical of the supplement", "a: 队⻓\n", [("text-ordinary", 1, 5, chars.LOOK_ALIKE)]),
    ("radical without a character", "a: ⺀\n", [("text-ordinary", 1, 4, chars.PART)]),
    ("stroke", "a: ㇐\n", [("text-ordinary", 1, 4, chars.LOOK_ALIKE)]),
    ("compatibility ideograph", "a: \uf900\n", [("text-ordinary", 1, 4, chars.LOOK_ALIKE)]),
    ("compatibility ideograph far out", "a: \U0002f800\n", [("text-ordinary", 1, 4, chars.LOOK_ALIKE)]),
    ("in parts", "a: cafe\u0301\n", [("text-ordinary", 1, 7, chars.NOT_COMPOSED)]),
    ("old sign", "a: 5 \u212b\n", [("text-ordinary", 1, 6, chars.NOT_COMPOSED)]),
    ("31 marks", "a: x" + "\u0323" * 31 + "\n", [("text-ordinary", 1, 5, chars.STACKED)]),
    ("text direction by escape", 'a: "甲\\u202e"\n', [("text-visible", 1, 6, chars.BIDI)]),
    ("surrogate by escape", 'a: "\\ud800"\n', [("text-visible", 1, 5, chars.NOT_A_CHARACTER)]),
    ("NUL by escape", 'a: "x\\0"\n', [("text-visible", 1, 6, chars.CONTROL)]),
    ("next line by escape", 'a: "x\\N"\n', [("text-visible", 1, 6, chars.LINE_END)]),
    ("radical by escape in a name", '"\\u2f00": 1\n', [("text-ordinary", 1, 2, chars.LOOK_ALIKE)]),
    ("in parts by escape", 'a: "e\\u0301"\n', [("text-ordinary", 1, 4, chars.NOT_COMPOSED)]),
    ("two things at once", "a: \u200b1\na: 2\n", [
        ("text-visible", 1, 4, chars.INVISIBLE), ("yaml-keys-once", 2, 1, build.TWICE)]),
    ("one cause, one message", "a: 1\n\xa0\xa0b: 2\n@\n", [
        ("text-visible", 2, 1, chars.BLANK), ("text-visible", 2, 2, chars.BLANK)]),
    # encodings
    ("GBK", "name: 1\nplace: 金色家园业主大会\n".encode("gbk"), [("text-utf8", 2, 8, text_gate.GBK)]),
    ("UTF-16", "a: 业".encode("utf-16"), [("text-utf8", 1, 1, text_gate.UTF16)]),
    ("UTF-16 without a mark", "name: x".encode("utf-16-be"), [("text-utf8", 1, 1, text_gate.UTF16)]),
    ("cut off", "a: 业主".encode()[:-1], [("text-utf8", 1, 5, text_gate.CUT_OFF)]),
    ("Latin-1", "a: caf\xe9 au lait\n".encode("latin-1"), [("text-utf8", 1, 7, text_gate.NOT_UTF8)]),
    ("surrogate in bytes", b"a: \xed\xa0\x80\n", [("text-utf8", 1, 4, text_gate.NOT_UTF8)]),
    # limits
    ("depth", DEEP + "  " * 20 + "b: 1\n", [("yaml-size", 21, 41, build.TOO_DEEP)]),
    ("values", "a:\n" + "- 1\n" * 19_998, [("yaml-size", 19_999, 3, build.TOO_MANY)]),
    ("length of a value", f"a: {'x' * 40_001}\n", [("yaml-size", 1, 4, build.TOO_LONG)]),
    ("length of a name", f"{'x' * 101}: 1\n", [("yaml-size", 1, 1, build.LONG_NAME)]),
    ("size", b"#" * 262_145, [("file-size", 0, 0, text_gate.TOO_LARGE)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_what_is_refused_is_told_at_its_place(text: str | bytes, expected: list[tuple[str, int, int, str]]) -> None:
    data, findings = read_text(text.encode() if isinstance(text, str) else text, PATH)
    assert data is None
    assert [(f.rule, f.place.line, f.place.column, f.message) for f in findings] == expected
    assert {f.place.path for f in findings} == {PATH}
    assert all(worded(f) for f in findings)


@pytest.mark.parametrize(
    "text",
    [
        DEEP,
        "a:\n" + "- 1\n" * 19_997,
        f"a: {'x' * 40_000}\n",
        f"{'x' * 100}: 1\n",
        "a: 1 #" + " " * (262_144 - 6),
        "a: ẓ̌" + "\n",
        "a: x" + "\u0323" * 30 + "\n",
    ],
    ids=["20 levels", "20,000 values", "40,000 characters", "name of 100", "256 KiB", "marks in NFC", "30 marks"],
)
def test_what_stands_just_within_the_limits_is_read(text: str) -> None:
    data, findings = read_text(text.encode(), PATH)
    assert findings == []
    assert data is not None


def test_a_doubled_key_names_both_lines() -> None:
    _, (finding,) = read_text(b"a: 1\nb: 2\n# x\na: 3\n", PATH)
    assert worded(finding) == "The field “a” stands on line 1 and again on line 4. Keep one of the two."


def test_a_look_alike_names_the_ordinary_character() -> None:
    _, (finding,) = read_text("a: ⻓\n".encode(), PATH)
    assert finding.facts == {"character": "⻓", "code": "U+2ED3", "ordinary": "长", "ordinary_code": "U+957F"}


def test_many_equal_faults_are_told_twenty_times() -> None:
    _, findings = read_text(b"a: 1\n" + "b: \u200b\n".encode() * 30, PATH)
    invisible = [f for f in findings if f.rule == "text-visible"]
    assert [f.message for f in invisible] == [chars.INVISIBLE] * noted.LISTED + [noted.MORE]
    assert invisible[-1].place.line == 2 + noted.LISTED


def test_every_rule_of_reading_has_an_example_and_says_what_must_hold() -> None:
    shown = {rule for _, _, expected in REFUSED for rule, *_ in expected}
    about_files = {rules.FILE_NAME, rules.FILE_READABLE, rules.FILE_EXPECTED}  # in test_file_names.py
    about_form = {rules.SHAPE, rules.PATH_FITS_KIND}  # in tests/examples
    about_attachments = {rules.ATTACHMENT_READABLE, rules.PHOTO_BARE}  # in test_attachments.py
    assert shown | about_files | about_form | about_attachments == set(rules.READING_RULES)


# Characters

ALL_CHARACTERS = "".join(map(chr, range(0x110000)))


def test_the_usual_characters_need_no_second_look() -> None:
    usual = "".join(re.findall(f"[{chars.USUAL}]", ALL_CHARACTERS))
    assert not chars.REFUSED.search(usual)
    assert all(unicodedata.is_normalized("NFC", character) for character in usual)
    # None of them joins with the one before it, so a text of them is in NFC when each of them is.
    assert not any(map(unicodedata.combining, usual))
    assert unicodedata.is_normalized("NFC", usual)
    assert unicodedata.is_normalized("NFC", usual[::-1])


def test_the_sorts_of_refused_characters_do_not_overlap_and_leave_out_none() -> None:
    sorts = [set(re.findall(f"[{characters}]", ALL_CHARACTERS)) for _, _, characters in chars._SORTS]
    assert not any(one & other for one, other in combinations(sorts, 2))
    refused = set().union(*sorts)
    # Cf in general: some are visible, like the Arabic signs around a number; those stay.
    unseen = {c for c in ALL_CHARACTERS if unicodedata.category(c) in {"Cc", "Cs", "Co", "Zl", "Zp", "Zs"}}
    assert unseen - refused == {"\n", " ", "\u3000"}
    assert all(chars.fault_of(c, 1) for c in random.Random(1).sample(sorted(refused), 500))


def test_what_is_named_instead_of_a_look_alike_is_ordinary() -> None:
    look_alikes = [c for c in ALL_CHARACTERS[0x2E80:0x2FD6] if unicodedata.category(c) == "So"]
    look_alikes += [
        c for c in ALL_CHARACTERS[0xF900:0x30000] if unicodedata.name(c, "").startswith("CJK COMPATIBILITY I")
    ]
    named = {c: ordinary(c) for c in look_alikes}
    assert [f"{ord(c):04X}" for c, instead in named.items() if instead is None] == [
        "2E80", "FA0E", "FA0F", "FA11", "FA13", "FA14", "FA1F", "FA21", "FA23", "FA24", "FA27", "FA28", "FA29",
    ]  # fmt: skip
    assert not any(chars.fault_of(instead) for instead in named.values() if instead)
    assert not any(chars.fault_of(c) for c, instead in named.items() if instead is None and c > "\u3000")


# Where things stand

PLACES = """\
# x
name: 示例
/a~b: 1
list:
  - identifier: 110
    empty:
  - {yes: true, "no": "110", 面积: 1.50}
"""


@pytest.mark.parametrize(
    ("pointer", "value", "key", "written"),
    [
        ("", (2, 1), (2, 1), None),
        ("/name", (2, 7), (2, 1), "示例"),
        ("/~1a~0b", (3, 7), (3, 1), "1"),
        ("/list", (5, 3), (4, 1), None),
        ("/list/0", (5, 5), (5, 5), None),
        ("/list/0/identifier", (5, 17), (5, 5), "110"),
        ("/list/0/empty", (6, 5), (6, 5), ""),
        ("/list/1", (7, 5), (7, 5), None),
        ("/list/1/yes", (7, 11), (7, 6), "true"),
        ("/list/1/no", (7, 23), (7, 17), None),
        ("/list/1/面积", (7, 34), (7, 30), "1.50"),
        ("/list/1/missing", (7, 5), (7, 5), None),
        ("/list/9/missing/deeper", (5, 3), (5, 3), None),
        ("/missing", (2, 1), (2, 1), None),
    ],
)
def test_a_pointer_leads_to_its_place(
    pointer: str, value: tuple[int, int], key: tuple[int, int], written: str | None
) -> None:
    found = positions_in(PLACES.encode())
    assert (found.of(pointer), found.of_key(pointer), found.written(pointer)) == (value, key, written)


def test_every_value_of_a_record_has_a_place() -> None:
    data, _ = read_text(USUAL_RECORD.encode(), PATH)
    lines = USUAL_RECORD.split("\n")
    found = positions_in(USUAL_RECORD.encode())
    for pointer, key in pointers(data):
        line, column = found.of_key(pointer)
        if key:
            assert lines[line - 1][column - 1 :].startswith(f"{key}:")


def test_places_in_a_file_that_cannot_be_read_are_its_beginning() -> None:
    for _, text, _ in REFUSED:
        line, column = positions_in(text.encode() if isinstance(text, str) else text).of("/a/b")
        assert line >= 1
        assert column >= 1
    assert positions_in(b"\xff").of("/a") == (1, 1)


# Two ways, one meaning


def test_a_usual_record_goes_the_fast_way() -> None:
    fast = yaml_fast.fast_data(USUAL_RECORD)
    assert fast is not None
    assert same(fast, slow(USUAL_RECORD))


@pytest.mark.parametrize(
    "text",
    [
        "a: 010\n", "a: 0x1f\n", "a: 1_000\n", "a: 1250.5\n", "a: 1e5\n", "a: .inf\n", "a: +5\n", "a: -0\n", "a: 00\n",
        "a: 1234567890123456\n", "a: True\n", "a: TRUE\n", "a: False\n", "a: Null\n", "a: NULL\n", "a: [True]\n",
        "a: {b: 010}\n", "a: ~\n", "1: a\n", "true: a\n", "null: a\n", "- a\n- true: b\n", "a: {false: 1}\n",
        "a: &x 1\n",
        "a: *x\n", "a: !x 1\n", "a: %x\n", "a: @x\n", "a: `x\n", "a: ? x\n", "? a\n", "---\na: 1\n",
        "a: 1\n---\nb: 1\n",
        "a: 1\n...\n", "%YAML 1.1\n", 'a: "\\u202e"\n', "a: >\n  x\n", "a: |+\n  x\n", "a: |2\n  x\n", "a: |\n\n  x\n",
        "a: |\n    x\n  y\n", "a: x\n  y\n", "a: x\n   - y\n", "a: x\n\n  - y\n", 'a: "x\n  y"\n', "a: [1,\n  2]\n",
        "<<: {a: 1}\n",
        "a: x: y\n", "a: b:\n", "a: [x: y]\n", "a: [x?]\n", "a: {b}\n", "a: {b: }\n", "a: [1,2]\n", "a: [[1]]\n",
        "a: 1",
        " " * 13 + "a: 1\n", "a: [x, y\n", "a: 'x\n", "a:b\n", "a：b\n", "a: >50%\n", "a: | x\n", "\ta: 1\n",
    ],
)  # fmt: skip
def test_what_could_be_read_in_two_ways_does_not_go_the_fast_way(text: str) -> None:
    assert not yaml_fast.is_plain_record(text)


def test_the_deepest_record_of_the_fast_way_is_within_the_limits() -> None:
    lines = [" " * i + "a:" for i in range(13)] + [" " * 12 + "- a:", " " * 12 + "  - {a: [1]}"]
    deepest = "\n".join([*lines[:13], " " * 12 + "- a: {b: [1]}"]) + "\n"
    assert yaml_fast.is_plain_record(deepest)
    assert depth(yaml_fast.fast_data(deepest)) <= rules.DEPTH_LIMIT
    assert not yaml_fast.is_plain_record("\n".join(lines) + "\n")


def test_generated_records_are_read_alike_in_every_way() -> None:
    chance = random.Random(20250308)
    fast_ones = 0
    for _ in range(1500):
        text = generated_record(chance)
        fast = yaml_fast.fast_data(text)
        by_libyaml, by_python = outcome(text, yaml_slow.LIBYAML), outcome(text, yaml_slow.PYTHON)
        assert by_libyaml == by_python, text
        if fast is not None:
            fast_ones += 1
            assert same(fast, by_libyaml[0]), text
    assert fast_ones > 500


def test_lines_put_together_by_chance_are_read_alike_in_every_way() -> None:
    chance = random.Random(20250309)
    fast_ones = 0
    for _ in range(12_000):
        text = lines_by_chance(chance)
        fast = yaml_fast.fast_data(text)
        if fast is not None:
            fast_ones += 1
            data, findings, _ = outcome(text, yaml_slow.LIBYAML)
            assert (same(fast, data), findings) == (True, []), text
    assert fast_ones > 300


@pytest.mark.parametrize(("name", "text", "expected"), REFUSED, ids=[row[0] for row in REFUSED])
def test_both_engines_of_the_slow_way_refuse_alike(name: str, text: str | bytes, expected: object) -> None:
    if isinstance(text, str) and len(text) < 5000:
        assert outcome(text, yaml_slow.LIBYAML) == outcome(text, yaml_slow.PYTHON)


def test_without_yaml_rs_everything_is_read_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [USUAL_RECORD, PLACES, *(row[1] for row in REFUSED if isinstance(row[1], str) and len(row[1]) < 5000)]
    before = [read_text(text.encode(), PATH) for text in texts]
    monkeypatch.setattr(yaml_fast, "_READS_AS_WE_DO", False)
    assert [read_text(text.encode(), PATH) for text in texts] == before


def test_yaml_rs_is_used_here() -> None:
    assert yaml_fast._READS_AS_WE_DO


# Nothing gets through as an exception, a signal or another program's English


def test_damaged_records_are_read_or_refused_in_our_own_words() -> None:
    chance = random.Random(20250310)
    for number in range(1200):
        data = damaged(USUAL_RECORD, chance) if number % 3 else damaged_bytes(USUAL_RECORD.encode(), chance)
        read, findings = read_text(data, PATH)
        assert (read is None) == bool(findings)
        lines = data.decode("utf-8", "replace").replace("\r\n", "\n").split("\n")
        for finding in findings:
            assert worded(finding)
            assert 1 <= finding.place.line <= len(lines) + 1
            assert finding.place.column >= 1


def test_hostile_files_are_refused_within_the_limits_of_the_system() -> None:
    program = Path(__file__).parent / "hostile" / "documents.py"
    run = subprocess.run([sys.executable, program], capture_output=True, text=True, timeout=120)
    assert run.returncode == 0, run.stderr
    told = {line["name"]: line for line in map(json.loads, run.stdout.splitlines())}
    assert list(told) == list(DOCUMENTS)
    for name, (_, rule) in DOCUMENTS.items():
        assert not told[name]["data"], name
        assert any(found.startswith(rule) for found in told[name]["rules"]), (name, told[name]["rules"])
        assert len(told[name]["rules"]) <= 3 * (noted.LISTED + 1), name


# Help for the tests above


def slow(text: str) -> Any:
    return yaml_slow.slow_data(text, Noted(PATH))


def outcome(text: str, engine: Any) -> tuple[Any, list[Finding], dict[str, Any]]:
    """Return data, findings and places of `text`, its characters checked, read with one of PyYAML's two engines."""
    remarks, places = Noted(PATH), Positions()
    clean = text_gate.text_of(text.encode(), remarks)
    assert clean is not None
    data = yaml_slow.slow_data(clean, remarks, places, engine)
    return data, remarks.findings(), vars(places) if data is not None else {}


def same(one: Any, other: Any) -> bool:
    """Whether two values are equal and of equal types, which `1 == True` does not tell."""
    if type(one) is not type(other):
        return False
    if isinstance(one, dict):
        return list(one) == list(other) and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list):
        return len(one) == len(other) and all(map(same, one, other))
    return bool(one == other)


def depth(value: Any) -> int:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else None
    return 0 if inner is None else 1 + max(map(depth, inner), default=0)


def pointers(value: Any, pointer: str = "", key: str = "") -> list[tuple[str, str]]:
    found = [(pointer, key)]
    if isinstance(value, dict):
        for name, inner in value.items():
            found += pointers(inner, f"{pointer}/{positions.escaped(name)}", name)
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            found += pointers(inner, f"{pointer}/{number}")
    return found


def our_sentences(*modules: ModuleType) -> set[str]:
    return {
        value for module in modules for name, value in vars(module).items() if name.isupper() and type(value) is str
    }


SENTENCES = our_sentences(chars, noted, text_gate, build, colons, slips)


def worded(finding: Finding) -> str:
    """Return the English sentence of a finding, which must be one of ours and have every gap filled."""
    assert finding.message in SENTENCES, finding
    sentence = finding.message.format_map(finding.facts)
    assert all(c.isprintable() for c in sentence if not unicodedata.combining(c)), finding
    return sentence
