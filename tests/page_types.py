"""Which pages of a site stand for all: one of each template, and more until each class is on one of them."""

import re
from collections import Counter
from collections.abc import Mapping

from tests.site_reader import PublishedSite

_CLASSES = re.compile(r'class="([^"]*)"')
_FORMS = re.compile(r"<(details|dl|form|input|ol|pre|select|svg|table|text)\b")


def pages_of_each_type(site: PublishedSite, templates: Mapping[str, str]) -> list[str]:
    """Return the paths of few Chinese pages on which everything is that the site can show.

    `templates` says by which template a page was made; one that is not there is written by hand and a type of its own.
    A new template or a new class is covered by itself.
    """
    shown = {path: _features(path, site.html(path), templates) for path in site.files if _is_chinese_page(path)}
    common = Counter(feature for features in shown.values() for feature in features)
    left, chosen = set(common), []
    while left:
        # Of those that show most of what is left, the first by its path.
        best = min(shown, key=lambda path: (-len(shown[path] & left), path))
        chosen.append(best)
        left -= shown[best]
    return sorted(chosen)


def _is_chinese_page(path: str) -> bool:
    return path.endswith(".html") and not path.startswith("en/")


def _features(path: str, html: str, templates: Mapping[str, str]) -> set[str]:
    classes = {name for found in _CLASSES.findall(html) for name in found.split()}
    return {f"made by {templates.get(path, path)}", *(f".{name}" for name in classes), *_FORMS.findall(html)}
