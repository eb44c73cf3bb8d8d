"""Words of another language on a page, marked as what they are, for whoever has the page read aloud.

An English page quotes the records, which are Chinese, and a Chinese page may quote English. It is seen by the script:
where an element holds nothing but words of the other language it is marked itself, else a span is put around them.
Done once for the finished page, because a quotation stands in any place of any template, and in the gaps of sentences.
It takes a tenth of the time of a page.
"""

import re

from markupsafe import Markup
from msgspec import Struct

# Ideographs, their punctuation, and the full-width forms; beyond U+FFFF the rarer ideographs of names.
_HAN = "\u2e80-\uffff\U00020000-\U0003ffff"
# Four words or more one after another: fewer are a name, a unit or an abbreviation. Never tried twice from one word.
_WORD = "[A-Za-z][A-Za-z']*+"
_SENTENCE = rf"(?<![A-Za-z']){_WORD}(?:[,;:]?+ {_WORD}){{3}}"
# What every such sentence holds. A blank is found much sooner than a letter.
_BEFORE_ALL = re.compile(f"[ ]{_WORD}[,;:]?+ {_WORD}[,;:]?+ ")

_HOLD_NOTHING = ("</", "<br", "<wbr", "<img", "<hr", "<input")
_HOLD_WORDS_ONLY = ("<title", "<desc", "<text", "<option")


class Foreign(Struct, frozen=True):
    """Words of another language: how a text is found that has some, what makes it mixed, and how they are found in it.

    Each pattern for a text begins at the end of the tag before it, and ends before the tag that follows.
    """

    tag: str
    holding: re.Pattern[str]
    mixed: re.Pattern[str]
    run: re.Pattern[str]

    def mark(self, html: str) -> str:
        """Return HTML with these words marked."""
        return self.holding.sub(self._marked, html)

    def _marked(self, found: re.Match[str]) -> str:
        text, slash = found.groups()
        before, end = found.string, found.start()
        start = before[before.rfind("<", 0, end) : end]
        if " lang=" in start or (self.tag == "en" and start.startswith("<code")):
            return found[0]
        mixed = self.mixed.search(text)
        if start.startswith(_HOLD_WORDS_ONLY):
            return f' lang="{self.tag}"{found[0]}'
        if slash and not mixed and not start.startswith(_HOLD_NOTHING) and not start.endswith("/"):
            return f' lang="{self.tag}"{found[0]}'
        around = f'<span lang="{self.tag}">'
        if mixed:
            return f">{self.run.sub(lambda words: f'{around}{words[0]}</span>', text)}"
        return f">{around}{text}</span>"


_CHINESE = Foreign(
    "zh-Hans",
    re.compile(rf">([^<>{_HAN}]*+[{_HAN}][^<>]*+)(?=<(/?))"),
    re.compile("[a-z]{2}"),
    # Between two ideographs also figures and what stands between figures: 2024 年 1—3 月.
    re.compile(rf"[{_HAN}](?:[^{_HAN}A-Za-z<>&]{{0,12}}[{_HAN}])*"),
)
_ENGLISH = Foreign(
    "en",
    re.compile(rf">([^<>]*?{_SENTENCE}[^<>]*+)(?=<(/?))"),
    re.compile(f"[{_HAN}]"),
    # Never from the middle of a word, nor from that of an entity: `&lt;` would come to pieces.
    re.compile(rf"(?<![A-Za-z&])[A-Za-z][^<>{_HAN}]*[^<>{_HAN}\s]"),
)


def marked(content: str, language: str) -> Markup:
    """Return the HTML of a page in `language`, `zh` or `en`, with every quotation in the other one marked."""
    if language == "zh" and _BEFORE_ALL.search(content) is None:
        return Markup(content)  # noqa: S704  # rendered by templates that escape
    foreign = _ENGLISH if language == "zh" else _CHINESE
    first, *others = content.split("<pre")
    parts = [foreign.mark(first)]
    for other in others:
        file, end, after = other.partition("</pre>")
        # The file of a record is shown as it is, and marked as a whole.
        tag = f' lang="{foreign.tag}"' if foreign is _CHINESE and _ENGLISH.mixed.search(file) else ""
        parts += ("<pre", tag, file, end, foreign.mark(after))
    return Markup("".join(parts))  # noqa: S704  # nothing but tags was put in


def title_language(title: str, language: str) -> str:
    """Return the attribute of a `<title>` that says in which language it is; "" where it is in that of the page."""
    return ' lang="zh-Hans"' if language != "zh" and _ENGLISH.mixed.search(title) else ""
