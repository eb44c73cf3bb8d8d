"""The page frame that the site generator made, cut into pieces once and filled for one record by joining strings.

The theme leaves marks in the pages: `%%name%%` is a gap, and `%%?name%%...%%/name%%` a part that is kept only where it
applies. Links in the frame are relative to the root of its language; they are turned once for each depth of page.
"""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from markupsafe import Markup, escape
from msgspec import Struct

from gongkai.publish.frame import SHELL_PAGE, FrameError
from gongkai.publish.languages import LANGUAGES, Language, twin_of
from gongkai.publish.marked import marked, title_language
from gongkai.text import N_

SECTIONS = ("home", "areas", "compounds", "records", "about")
GAPS = frozenset(
    {"title", "description", "content", "breadcrumbs", "as_of", "commit", "source", "source_url"}
    | {"permalink", "permalink_text", "canonical", "twin", "alternate", "title_language", "feed", "within"}
    | {"as_of_day", "newest_duty", "patience", "believable"}
)

NO_SHELL = N_("The frame of the site has no page {page}; build the frame again.")
WRONG_MARKS = N_("The shell of the site has marks that do not fit: {marks}.")

_MARK = re.compile(r"%%([?/]?)([a-z_]+)%%")
# An address inside the site, as written at its root. Left alone: other schemes, fragments, addresses from the server's
# root, and addresses that are gaps.
_ADDRESS = re.compile(r'((?:href|src|action)=")(?![a-z][a-z0-9+.-]*:|[#/"%])')
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)


class Crumb(NamedTuple):
    """One step of the way to a page: its name and its path from the root of its language (`areas/xiamen.html`)."""

    title: str
    path: str


class Shell(Struct, frozen=True):
    """The frame around every record page in one language; `twin` is the language that its pages lead over to."""

    html: str
    language: Language = LANGUAGES["zh"]
    twin: Language | None = None

    @classmethod
    def read(cls, frame: Path, language: str = "zh", built: Sequence[str] = tuple(LANGUAGES)) -> "Shell":
        """Return the shell of the frame in the folder `frame` for the pages in `language`; `built` are all there are.

        Raises FrameError when there is none, or when its marks are not those that `fill` has values for.
        """
        page = LANGUAGES[language].folder + SHELL_PAGE
        try:
            html = (frame / page).read_text("utf-8").strip() + "\n"
        except FileNotFoundError:
            raise FrameError(NO_SHELL, page=page) from None
        gaps = {name for kind, name in _MARK.findall(html) if not kind}
        parts = {name for kind, name in _MARK.findall(html) if kind}
        unknown = (
            (gaps - GAPS) | (parts - GAPS - {*SECTIONS, "fictional", "fresh"}) | ({"title", "content", "commit"} - gaps)
        )
        if unknown:
            raise FrameError(WRONG_MARKS, marks=", ".join(sorted(unknown)))
        return cls(html, LANGUAGES[language], twin_of(language, built))

    def fill(
        self,
        *,
        path: str,
        title: str,
        description: str,
        content: Markup,
        as_of: str,
        commit: str,
        source: str = "",
        source_url: str = "",
        site_url: str = "",
        breadcrumbs: Sequence[Crumb] = (),
        section: str = "",
        fictional: bool = False,
        feed: str = "",
        fresh: Mapping[str, str] | None = None,
    ) -> str:
        """Return the whole page that stands at `path` (`compounds/jinse-jiayuan.html`), from the root of its language.

        Every argument but `content` is text and is escaped here. `as_of` is the date as it is to be read. `source` is
        the file in the repository, and `source_url` where to read it: from the root of the site, or with http(s).
        `site_url`, when known, makes the permanent link absolute and adds a canonical one. `section` is one of SECTIONS
        or empty. Paths in `breadcrumbs` start at the root of the language; `feed`, the feed of the page's changes, at
        that of the site. `fresh` are the gaps that say how old the page is; None for a page that is meant to be old.
        """
        up = upward(path)
        own = self.language.folder + path
        root, there = upward(own), (self.twin.folder if self.twin else "") + path
        permalink = f"{site_url.rstrip('/')}/{own}" if site_url else own
        values = {
            "title": escape(title),
            "within": escape(_within(title, breadcrumbs)),
            "title_language": title_language(title, self.language.code),
            "description": escape(description),
            "content": content,
            "as_of": escape(as_of),
            "commit": escape(commit),
            "source": escape(source),
            "source_url": escape(source_url if _ELSEWHERE.match(source_url) else root + source_url)
            if source_url
            else "",
            "permalink": escape(permalink if site_url else up + path),
            "twin": escape(root + there),
            "alternate": escape(f"{site_url.rstrip('/')}/{there}" if site_url else root + there),
            "permalink_text": escape(permalink),
            "canonical": escape(permalink) if site_url else "",
            "feed": escape(root + feed) if feed else "",
            "breadcrumbs": marked("".join(_crumb(up, crumb) for crumb in breadcrumbs), self.language.code),
        }
        wanted = ("breadcrumbs", "source", "source_url", "canonical", "feed", "within")
        shown = {section, *(name for name in wanted if values[name])}
        parts = (("fictional", fictional), ("twin", self.twin), ("fresh", fresh))
        shown |= {name for name, holds in parts if holds}
        return _joined(_pieces(self.html, up, frozenset(shown)), {**values, **(fresh or {})})


def _within(title: str, breadcrumbs: Sequence[Crumb]) -> str:
    """Return where a page belongs, so that two tabs can be told apart: each compound has a building no. 1."""
    nearest = breadcrumbs[-1].title if breadcrumbs else ""
    return "" if nearest in title else nearest


def _crumb(up: str, crumb: Crumb) -> str:
    return f'<li><a href="{up}{escape(crumb.path)}">{escape(crumb.title)}</a></li>'


def upward(path: str) -> str:
    """Return what leads from the page at `path` to the root of the site: "" or "../../"."""
    return "../" * path.count("/")


def stamped(html: str, *, as_of: str, commit: str, twin: bool = True, fresh: Mapping[str, str] | None = None) -> str:
    """Return a hand-written page of the frame with the date and the commit in its footer.

    `twin` says whether the page is there in the other language too, `fresh` are the gaps that say how old it is.
    """
    shown = frozenset(name for name, holds in (("twin", twin), ("fresh", fresh)) if holds)
    return _joined(_pieces(html, "", shown), {"as_of": escape(as_of), "commit": escape(commit), **(fresh or {})})


def _joined(pieces: tuple[str, ...], values: dict[str, str]) -> str:
    """Return the text: every second piece is the name of a gap. A value is never searched for marks."""
    parts = list(pieces)
    parts[1::2] = [values[name] for name in pieces[1::2]]
    return "".join(parts)


@lru_cache(maxsize=512)
def _pieces(html: str, up: str, shown: frozenset[str]) -> tuple[str, ...]:
    """Return text, gap, text, gap ... text, with addresses for this depth and only the parts that are shown."""
    pieces = [""]
    hidden: list[str] = []
    # Split by a pattern with two groups: text, kind of mark, name, text, kind ...
    cut = iter(_MARK.split(_ADDRESS.sub(rf"\1{up}", html)))
    pieces[0] = next(cut)
    for kind, name, text in zip(cut, cut, cut, strict=True):
        if kind == "?" and name not in shown:
            hidden.append(name)
        elif kind == "/" and hidden and hidden[-1] == name:
            hidden.pop()
        elif not kind and not hidden:
            pieces += [name, ""]
        if not hidden:
            pieces[-1] += text
    return tuple(pieces)
