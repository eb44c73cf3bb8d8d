"""The addresses on a page that goes into an offline copy: what the copy does not hold leads to the site, or nowhere.

Our own templates have made the HTML, and tests see that it is well formed; so addresses are found by patterns.
"""

import re
from collections.abc import Container
from functools import lru_cache
from html import escape, unescape
from posixpath import dirname, join, normpath, relpath
from urllib.parse import unquote

_ANCHOR = re.compile(r'<a\b([^>]*?) ?\bhref="([^"]*)"([^>]*)>(.*?)</a>', re.DOTALL)
_LINK = re.compile(r'<link\b([^>]*?)\bhref="([^"]*)"([^>]*)>\n?')
_OTHER = re.compile(r'\b(src|action)="([^"]*)"')
_WHOLE = re.compile(r"[a-z][a-z0-9+.-]*:|#|$", re.IGNORECASE)  # another site, the page itself, nothing
_LANGUAGE = re.compile(r' lang="[^"]*"')


class Links:
    """Puts the addresses of pages right for a copy that holds the files `inside`; `url` is the site, "" if unknown."""

    def __init__(self, inside: Container[str], url: str) -> None:
        self._inside = inside
        self._url = url.rstrip("/")
        self._leads = lru_cache(maxsize=1 << 14)(self._led)

    def right(self, html: str, path: str, at: str = "") -> str:
        """Return the page that stands at `path` on the site as it has to be in the copy, where it stands `at`."""
        here, there = dirname(path), dirname(at or path)

        def anchor(found: re.Match[str]) -> str:
            before, address, after, words = found.groups()
            leads = self._leads(here, there, address)
            if leads:
                return found[0] if leads == address else f'<a{before} href="{leads}"{after}>{words}</a>'
            language = _LANGUAGE.search(before + after)
            return f'<span class="away"{language[0] if language else ""}>{words}</span>'

        def link(found: re.Match[str]) -> str:
            leads = self._leads(here, there, found[2])
            return found[0].replace(f'"{found[2]}"', f'"{leads}"') if leads else ""

        def other(found: re.Match[str]) -> str:
            return f'{found[1]}="{self._leads(here, there, found[2])}"'

        html = _LINK.sub(link, _ANCHOR.sub(anchor, html))
        return _OTHER.sub(other, html) if here != there else html

    def _led(self, here: str, there: str, address: str) -> str:
        """Return where an address leads from a page in the folder `there`; "" where it leads nowhere."""
        if _WHOLE.match(address):
            return address
        target, mark, fragment = address.partition("#")
        path = normpath(join(here, unquote(unescape(target))))
        if path in self._inside:
            return address if here == there else escape(relpath(path, there or ".")) + mark + fragment
        return f"{escape(self._url)}/{escape(path)}{mark}{fragment}" if self._url else ""
