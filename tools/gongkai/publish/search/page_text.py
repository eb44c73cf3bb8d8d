"""The text of a page as a reader sees it, line by line, taken from its HTML.

Our own templates have made the HTML, and tests see that it is well formed; so it is cut by patterns, which takes a
twentieth of the time of a parser. `site/theme/assets/search-text.js` takes the same lines from the page that a browser
has read.
"""

import re
from collections.abc import Iterator
from html import unescape

# What stands in one of these is a line of its own. Others (a, strong, span, code ...) are part of a line.
BLOCKS = (
    "address|article|aside|blockquote|br|caption|dd|details|div|dl|dt|figcaption|figure|footer|form|h[1-6]|header|hr|li|main|nav"
    "|ol|p|pre|section|summary|svg|table|tbody|td|text|tfoot|th|thead|tr|ul"
)
_BLOCK = re.compile(rf"</?(?:{BLOCKS})\b[^>]*>")
_TAG = re.compile(r"<[^>]*>")
_MAIN = re.compile(r"<main\b[^>]*>(.*)</main>", re.DOTALL)
# The way to the page, links to other hand-written pages, and what a page says is not to be searched.
_NOT_ITS_OWN = re.compile(
    r'<nav class="(?:breadcrumbs|more-pages)".*?</nav>|<(template|noscript|script)\b.*?</\1>', re.DOTALL
)
_FILE = re.compile(r'<pre class="numbered".*?</pre>', re.DOTALL)
# One value of a record's file with its name before it: `date: 2024-09-23`, in a list or in braces too.
_VALUE = re.compile(r'(?:^|[{,]|- )\s*([a-z_]+): *("[^"\n]*"|[^,{}\[\]\n"]+)', re.MULTILINE)
_DAY = re.compile(r"\d{4}(?:-\d\d){0,2}")
_AMOUNT = re.compile(r"-?\d+(?:\.\d+)?")


def lines_of(html: str) -> list[str]:
    """Return the lines of a page's main part, each once, in order, with single blanks.

    The record's file, which is printed on its page, says most things a second time: of it only the values are taken
    that the page does not show, such as the ids of other records.
    """
    found = _MAIN.search(html)
    if found is None:
        return []
    main = _NOT_ITS_OWN.sub("", found[1])
    files = [_text(file) for file in _FILE.findall(main)]
    shown = dict.fromkeys(_lines(_FILE.sub("", main)))
    if files:
        text = "\n".join(shown)
        plain = text.replace(",", "")
        for file in files:
            shown.update(dict.fromkeys(_only_in_file(file, text, plain)))
    return list(shown)


def title_of(html: str) -> str:
    """Return the heading of a page; "" where it has none."""
    found = re.search(r"<h1\b[^>]*>(.*?)</h1>", html, re.DOTALL)
    return _single(_text(found[1])) if found else ""


def _lines(html: str) -> Iterator[str]:
    for part in _BLOCK.split(html):
        if line := _single(_text(part)):
            yield line


def _text(html: str) -> str:
    return unescape(_TAG.sub("", html)) if "<" in html or "&" in html else html


def _single(text: str) -> str:
    return " ".join(text.split())


def _only_in_file(file: str, text: str, plain: str) -> Iterator[str]:
    """Yield `name: value` for each value of a file that the page does not show in any spelling."""
    for name, written in _VALUE.findall(file):
        value = written.strip().strip("\"'")
        if not value or value in text or _DAY.fullmatch(value):
            continue
        if not (_AMOUNT.fullmatch(value) and value.lstrip("-") in plain):
            yield f"{name}: {value}"
