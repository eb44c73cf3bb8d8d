"""Changes of records as one page of HTML that stands alone: before and after side by side, the weightiest first.

It is made to be handed on, as an attachment or beside a pull request: no script, nothing fetched, and a policy in its
head that would forbid both. Everything from a record is escaped by the template.
"""

import base64
import hashlib
from collections.abc import Iterator, Sequence

from jinja2 import Environment, StrictUndefined
from msgspec import Struct

from gongkai.derive.changes import Changes, FileNote, RecordChange, Sort
from gongkai.load.file_names import visible
from gongkai.load.schemas import Schemas
from gongkai.model.edits import Op
from gongkai.report.changes import COLOURS, COUNTED, HEADING, ITS_REASON, MOVED_TO, NOT_READABLE, SORTS, of_sort, total
from gongkai.report.edit_words import EditWords, Parts
from gongkai.report.words import safe, sentence
from gongkai.text import N_, Catalogue

FROM_TO = N_("From {base} to {head}")
FILES_AS_THEY_LIE = N_("the files as they lie in the folder now")
COLUMNS = (N_("Where"), N_("Before"), N_("Now"), N_("What it is about"))
LANGUAGES = {"zh": "zh-Hans", "en": "en"}

_STYLE = """:root { color-scheme: light dark; --paper: #fff; --ink: #1a1a1a; --line: #757575; --bad: #a31f1f; }
@media (prefers-color-scheme: dark) { :root { --paper: #151515; --ink: #ececec; --line: #8c8c8c; --bad: #ff9f95; } }
body { background: var(--paper); color: var(--ink); font: 18px/1.6 "PingFang SC", "Noto Sans CJK SC", sans-serif;
  margin: 0 auto; max-width: 60rem; overflow-wrap: anywhere; padding: 1rem; }
h2.weighty { color: var(--bad); border-left: .4rem solid; padding-left: .6rem; }
h3 { border-top: 1px solid var(--line); padding-top: .8rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid var(--line); padding: .4rem .6rem; text-align: left; vertical-align: top; min-width: 3rem; }
nav a { color: inherit; display: block; min-height: 44px; padding: .4rem 0; box-sizing: border-box; }
"""
_POLICY = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
_PAGE = """<!doctype html>
<html lang="{{ language }}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-{{ policy }}'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>{{ heading }}</title>
<style>{{ style|safe }}</style>{# ours; the policy allows exactly these bytes #}
</head>
<body>
<main>
<h1>{{ heading }}</h1>
<p>{{ from_to }}</p>
<p>{{ total }}</p>
{% if sections %}
<nav><ul>
{% for section in sections %}<li><a href="#{{ section.id }}">{{ section.title }}</a></li>
{% endfor %}
</ul></nav>
{% endif %}
{% for section in sections %}
<section id="{{ section.id }}">
<h2{% if section.weighty %} class="weighty"{% endif %}>{{ section.title }}</h2>
{% for item in section.items %}
<article>
<h3>{{ item.title }}</h3>
{% for said in item.said %}<p>{{ said }}</p>
{% endfor %}
{% if item.rows %}
<div class="wide" role="region" tabindex="0" aria-label="{{ item.title }}"><table>
<thead><tr>{% for column in columns %}<th scope="col">{{ column }}</th>{% endfor %}</tr></thead>
<tbody>
{% for row in item.rows %}
<tr><th scope="row">{{ row.where }}</th><td>{{ row.was }}</td><td>{{ row.becomes }}</td><td>{{ row.about }}</td></tr>
{% endfor %}
</tbody>
</table></div>
{% endif %}
</article>
{% endfor %}
</section>
{% endfor %}
</main>
</body>
</html>
"""


class _Item(Struct, frozen=True):
    title: str
    said: tuple[str, ...]
    rows: tuple[Parts, ...]


class _Section(Struct, frozen=True):
    id: str
    title: str
    weighty: bool
    items: tuple[_Item, ...]


def page(changes: Changes, base: str, head: str | None, schemas: Schemas, catalogue: Catalogue) -> str:
    """Return the page; without `head`, what is compared are the files as they lie in the folder."""
    words = EditWords(schemas, catalogue)
    facts = {"base": base[:12], "head": head[:12] if head else catalogue.gettext(FILES_AS_THEY_LIE)}
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(_PAGE).render(
        language=LANGUAGES[catalogue.language],
        policy=_POLICY,
        style=_STYLE,
        heading=catalogue.gettext(HEADING),
        from_to=catalogue.gettext(FROM_TO).format_map(facts),
        total=total(changes, catalogue),
        sections=list(_sections(changes, words, catalogue)),
        columns=[catalogue.gettext(column) for column in COLUMNS],
    )


def _sections(changes: Changes, words: EditWords, catalogue: Catalogue) -> Iterator[_Section]:
    for sort in Sort:
        items = of_sort(changes, sort)
        if items:
            title = catalogue.gettext(COUNTED).format(sort=catalogue.gettext(SORTS[sort]), count=len(items))
            yield _Section(sort.value, title, sort in COLOURS, tuple(_items(items, words, catalogue)))


def _items(items: Sequence[RecordChange | FileNote], words: EditWords, catalogue: Catalogue) -> Iterator[_Item]:
    for item in items:
        if isinstance(item, FileNote):
            yield _Item(safe(visible(item.path)), (sentence(item.message, item.facts, catalogue),), ())
            continue
        rows = [
            words.parts(item, touched)
            for touched in item.touched
            if not (touched.edit.moved and touched.edit.op is Op.REMOVE)
        ]
        yield _Item(words.title(item), tuple(_said(item, catalogue)), tuple(rows))


def _said(item: RecordChange, catalogue: Catalogue) -> Iterator[str]:
    """Yield what is to be said of a record as a whole, the reasons for single values among it."""
    if item.sort is Sort.UNREADABLE:
        yield catalogue.gettext(NOT_READABLE)
    if item.moved_to:
        yield sentence(MOVED_TO, {"path": visible(item.moved_to)}, catalogue)
    given = {n.path: n.reason for n in (item.notice, *(touched.notice for touched in item.touched)) if n}
    for path, reason in given.items():
        yield sentence(ITS_REASON, {"reason": reason, "path": path}, catalogue)
