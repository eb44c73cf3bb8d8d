"""Texts that mean something to a program somewhere between a record and its reader, and records full of them.

A name may hold all of these. On a page each of them is to be read as it was written, and to be nothing more than that.
"""

import json
import re
from collections import defaultdict, deque
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any

from gongkai.kinds import all_kinds
from gongkai.load.schemas import Schema, Schemas
from gongkai.model.kind import Home
from tests.hostile.strings import hostile_strings

TEXTS = [
    # Into an element, out of one, and out of every sort of element that pages have
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</p></div></main></body></html>",
    "</title><script src=//evil.example></script>",
    "</pre></code></details><h1>不是标题</h1>",
    "</td></tr></table><table><tr><td>",
    "</a><a href=javascript:alert(1)>点这里</a>",
    "<svg><desc></svg><img src onerror=alert(1)>",
    "<style>*{display:none}</style>",
    "<base href=https://evil.example/>",
    "<meta http-equiv=refresh content=0;url=//evil.example>",
    "<form action=//evil.example><button>提交",
    "<!-- ",
    "-->",
    "<![CDATA[ ]]>",
    "<?php echo 1 ?>",
    "<",
    ">",
    "< b",
    "<3",
    "甲<b>乙",
    "＜script＞",
    # Out of an attribute
    '"',
    "'",
    "`",
    '"><svg onload=alert(1)>',
    "'><b onclick=alert(1)>",
    '" onfocus="alert(1)" autofocus="',
    "' onmouseover='alert(1)",
    "` onload=`alert(1)",
    "x onerror=alert(1)",
    "/onerror=alert(1)",
    # Entities, written by people who have been escaped before
    "&",
    "&amp;",
    "&lt;b&gt;",
    "&#60;b&#62;",
    "&#x6a;avascript:",
    "&nbsp;|&notin;|&notit;",
    "A&B有限公司",
    # Addresses
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/html,<script>1</script>",
    "vbscript:msgbox(1)",
    "//evil.example/",
    "../../../etc/passwd",
    "#content",
    # Templates, formats, the marks of our own frame
    "{{ 7*7 }}",
    "{% raw %}",
    "{# 注 #}",
    "{n} {title} {0}",
    "{",
    "}",
    "%s %(n)d %",
    "$(id) `id` ${id}",
    "%%content%%",
    "%%?fictional%%甲%%/fictional%%",
    "%%commit%%",
    # Other languages that a page might be written in
    "*重* _斜_ [链接](javascript:1)",
    "# 标题",
    "| a | b |",
    "\\",
    "\\n\\u003cb\\u003e",
    "=1+1",
    # What stands where nothing should, and what breaks lines
    "null",
    "False",
    "一行\n<b>两行\n\n四行",
    "مرحبا שלום",
    "𠮷野家👍🏽",
    "y" * 150,
    "长" * 150,
]
URLS = [
    "https://example.org/?a=1&amp;b=2&lt;b&gt;&quot;",
    "http://user:secret@example.org/#javascript:alert(1)",
    "https://example.org/(a)[b]*c*_d_=1+1,%22onclick=alert(1)%22",
    "https://例子.测试/路径?%%content%%&copy=1",
]
FITTING = {
    "admin_code": "990101",
    "code": "A-1",
    "indicator_code": "1",
    "last_four": "0108",
    "pointer": "/name",
    "rater_code": "1",
    "rule": "vote-quorum",
    "salt": "0" * 32,
    "sha256": "0" * 64,
    "value_hash": "0" * 64,
    "veto_codes": "1",
}
TYPED = {"amount": "1.00", "square-metres": "1.00", "day": "2024-03-16", "date": "2024-03-16"}
SOME = 3  # items in a list
ENOUGH = 300  # characters of a field that would take more
BETWEEN = " · "
# How many records of a kind a place has, where there is one short field that takes few texts at a time.
SEVERAL = {"committee": 4, "correction": 4, "document": 4, "objection": 2, "seal-use": 2, "statement": 2, "waiver": 2}

Change = Callable[[str], str]
Field = tuple[str, str]  # path of the record, JSON Pointer


class HostileRecords:
    """Records of every kind, in `rounds` places, with every field that the schemas have.

    A field says first each of TEXTS, in record after record, and then goes on with the thousands of `hostile_strings`,
    which all fields share. `texts` has what the free texts say, by record and pointer. `change` is applied to each
    before it is written.
    """

    def __init__(self, schemas: Schemas, rounds: int, change: Change = lambda text: text) -> None:
        self._schemas = schemas
        self._change = change
        self._own: dict[tuple[str, str], Iterator[str]] = {}
        self._shared = deque(hostile_strings())
        self.texts: dict[Field, str] = {}
        self.used: dict[str, set[str]] = defaultdict(set)  # by name of the field
        self.records: dict[str, str] = {}
        for number in range(rounds):
            for kind in all_kinds().values():
                for again in range(SEVERAL.get(kind.name, 1)):
                    name = f"hostile-{number}" if kind.home is Home.FLAT else f"hostile-{number}/all"
                    path = f"{kind.folder}/{name}{'-again' * again}.yml"
                    record = self._value(kind.name, schemas.by_kind[kind.name], "", number, path)
                    # JSON is YAML, and says exactly which characters are meant.
                    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in record.items()]
                    self.records[path] = "".join(lines)

    def write(self, folder: Path) -> None:
        """Write the records below `folder`."""
        for path, text in self.records.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text, "utf-8")

    def _value(self, kind: str, node: Schema, pointer: str, number: int, path: str) -> Any:
        node = self._schemas.resolved(kind, node)
        name = next(step for step in reversed(["kind", *pointer.split("/")]) if step and not step.isdecimal())
        if "const" in node:
            return node["const"]
        if "enum" in node:
            return node["enum"][number % len(node["enum"])]
        if "x-ref" in node:
            return self._reference(kind if node["x-ref"] == "$same" else node["x-ref"], number)
        if node.get("x-type") in TYPED:
            return TYPED[node["x-type"]]
        if "properties" in node:
            items = node["properties"].items()
            return {key: self._value(kind, inner, f"{pointer}/{key}", number, path) for key, inner in items}
        if node.get("type") == "array":
            some = 1 if node.get("uniqueItems") else SOME
            return [self._value(kind, node["items"], f"{pointer}/{index}", number, path) for index in range(some)]
        if node["type"] == "boolean":
            return True
        if "integer" in node["type"]:
            return max(1, node.get("minimum", 1))
        assert node["type"] == "string", f"{kind} {pointer}: this generator does not know such a field yet"
        if name == "identifier":
            return pointer.split("/")[-2]
        if name == "record":
            return f"compounds/hostile-{number}"
        if name == "url":
            return URLS[number % len(URLS)]
        if "pattern" in node:
            return FITTING[name]
        return self._text(kind, pointer, path, name, min(node["maxLength"], ENOUGH))

    def _text(self, kind: str, pointer: str, path: str, name: str, limit: int) -> str:
        """Return as many texts as the field takes, the next time the ones after them."""
        place = (kind, re.sub(r"/\d+", "/*", pointer))
        own = self._own.setdefault(place, iter([text for text in TEXTS if len(text) <= limit]))
        said: list[str] = []
        room = limit
        while text := self._fitting(own, place, room):
            said.append(text)
            room -= len(text) + len(BETWEEN)
        self.used[name].update(said)
        self.texts[path, pointer] = BETWEEN.join(said)
        return self._change(BETWEEN.join(said).ljust(8, "。"))  # a reason has at least eight characters

    def _fitting(self, own: Iterator[str], place: tuple[str, str], room: int) -> str:
        """Return the next text for a place that has `room` characters left; "" where that is too little."""
        if text := next(own, ""):
            if len(text) <= room:
                return text
            self._own[place] = chain([text], own)
            return ""
        # Past those that are too long, which stay the first for another field; not far, for most are short.
        for index in range(min(30, len(self._shared))):
            if len(self._shared[index]) <= room:
                text = self._shared[index]
                del self._shared[index]
                self._shared.append(text)
                return text
        return ""

    def _reference(self, kind: str, number: int) -> str:
        if kind == "resolution":
            return f"hostile-{number}/all#1"
        if kind == "area":
            return "hehua-jiedao"  # one that has no area above it: the tree of areas has no circles
        flat = all_kinds()[kind].home is Home.FLAT
        return f"hostile-{number}" if flat else f"hostile-{number}/all"


def of_pages(texts: dict[Field, str]) -> Iterator[tuple[str, str, str]]:
    """Yield for each text the page on which it has to be read, its pointer and the text."""
    for (path, pointer), text in texts.items():
        page = path.removesuffix(".yml")
        if resolution := re.match(r"/resolutions/(\d+)/", pointer):
            page = f"{page}/{resolution[1]}"
        yield f"{page}.html", pointer, text
